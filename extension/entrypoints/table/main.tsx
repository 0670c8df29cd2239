import { render } from 'preact';
import { TablePage } from '../../table/app.tsx';
import { startTable } from '../../table/state.ts';
import { keepFocus } from '../../panel/parts/keep-focus.ts';

startTable();
render(<TablePage />, document.getElementById('root')!);
keepFocus();
