import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { brought } from '../overlay/stages.ts';
import { createWatch } from '../overlay/watch.ts';

/** The second script of the overlay: put into a page by the background where there could be something to read. */
export default defineUnlistedScript(() => {
  brought.reading = createWatch;
});
