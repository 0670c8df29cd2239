import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startOverlay } from '../overlay/start.ts';
import { orphaned } from '../overlay/wire.ts';

/**
 * The first script of the overlay: the manifest puts it into every covered page (`wxt.config.ts`). It is no content script
 * of wxt's, whose frame would be half of it and be compiled on each page anew.
 */
export default defineUnlistedScript(() => {
  // Plain text, pictures and the browser's own PDF view have no page to read.
  if (!(document instanceof HTMLDocument) || !document.contentType.includes('html')) return;
  void startOverlay(orphaned);
});
