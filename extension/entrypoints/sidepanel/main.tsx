import { render } from 'preact';
import { Panel } from '../../panel/app.tsx';
import { startPresence } from '../../panel/person/presence.tsx';
import { startPanel } from '../../panel/state.ts';

render(<Panel />, document.getElementById('root')!);
void startPanel();
startPresence();
