import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createSession } from '../overlay/session.ts';
import { brought } from '../overlay/stages.ts';

/** The third script of the overlay: put into a page by the background where there is something to show. */
export default defineUnlistedScript(() => {
  brought.session = createSession;
});
