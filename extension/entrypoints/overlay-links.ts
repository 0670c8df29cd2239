import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createLinks } from '../overlay/link-offer.ts';
import { brought } from '../overlay/stages.ts';

/** Put into a page by the background when the pointer or the keyboard first comes to a link to a document. */
export default defineUnlistedScript(() => {
  brought.links = createLinks;
});
