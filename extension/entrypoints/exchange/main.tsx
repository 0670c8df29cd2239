import { render } from 'preact';
import { Exchange } from '../../panel/exchange/page.tsx';

render(<Exchange />, document.getElementById('root')!);
