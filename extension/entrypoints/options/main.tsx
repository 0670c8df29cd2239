import { render } from 'preact';
import { Options } from '../../panel/person/options.tsx';

render(<Options />, document.getElementById('root')!);
