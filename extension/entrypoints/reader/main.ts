import { startReader } from '../../reader/main.tsx';

void startReader();
