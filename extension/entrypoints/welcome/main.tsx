import { render } from 'preact';
import { Welcome } from '../../welcome/page.tsx';
import { keepFocus } from '../../panel/parts/keep-focus.ts';

render(<Welcome />, document.getElementById('root')!);
keepFocus();
