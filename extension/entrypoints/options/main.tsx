import { render } from 'preact';
import { Options } from '../../panel/person/options.tsx';
import { keepFocus } from '../../panel/parts/keep-focus.ts';

render(<Options />, document.getElementById('root')!);
keepFocus();
