import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { BOXES } from '../overlay/boxes.ts';
import { brought } from '../overlay/stages.ts';

/** Put into a page by the background before whatever draws boxes. */
export default defineUnlistedScript(() => {
  brought.boxes ??= BOXES;
});
