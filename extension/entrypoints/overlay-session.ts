import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createSession } from '../overlay/session.ts';
import { offer } from '../overlay/stages.ts';

/** The second script of the overlay: put into a page by the background when the first one asks for it. */
export default defineUnlistedScript(() => offer(createSession));
