import { listenForFetches } from '../../library/fetching.ts';

listenForFetches();
