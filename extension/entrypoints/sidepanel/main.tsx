import { render } from 'preact';
import { askBackground } from '../../messages.ts';
import { Panel } from '../../panel/app.tsx';
import { firstScreen, startPanel } from '../../panel/opening.ts';
import { startPresence } from '../../panel/person/presence.tsx';
import { keepFocus } from '../../panel/parts/keep-focus.ts';

startPanel();
await firstScreen();
render(<Panel />, document.getElementById('root')!);
startPresence();
// The background hears it by itself while it is awake; this wakes it.
addEventListener('online', () => void askBackground('panel/sync', null));
keepFocus();
