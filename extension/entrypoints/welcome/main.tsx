import { render } from 'preact';
import { Welcome } from '../../welcome/page.tsx';

render(<Welcome />, document.getElementById('root')!);
