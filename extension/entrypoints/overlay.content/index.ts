import { defineContentScript } from 'wxt/utils/define-content-script';
import { startOverlay } from '../../overlay/start.ts';
import { orphaned } from '../../overlay/wire.ts';
import { COVERED } from '../../overlay/covered.ts';
// The browser adds this sheet by itself: no element in the page, no policy of the page in the way.
import './page.css';

export default defineContentScript({
  matches: [...COVERED],
  allFrames: false,
  runAt: 'document_idle',
  // The page is told nothing, and what it says back is not heard: neither wxt's messages nor its signal are used.
  noScriptStartedPostMessage: true,
  main() {
    // Plain text, pictures and the browser's own PDF view have no page to read.
    if (!(document instanceof HTMLDocument) || !/html/u.test(document.contentType)) return;
    void startOverlay(orphaned);
  },
});
