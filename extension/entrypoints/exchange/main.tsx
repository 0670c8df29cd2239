import { render } from 'preact';
import { Exchange } from '../../panel/exchange/page.tsx';
import { keepFocus } from '../../panel/parts/keep-focus.ts';

render(<Exchange />, document.getElementById('root')!);
keepFocus();
