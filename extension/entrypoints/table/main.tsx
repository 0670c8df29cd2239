import { render } from 'preact';
import { TablePage } from '../../table/app.tsx';
import { startTable } from '../../table/state.ts';

startTable();
render(<TablePage />, document.getElementById('root')!);
