import { render } from 'preact';
import { Options } from '../../panel/options.tsx';

render(<Options />, document.getElementById('root')!);
