import { computed, signal } from '@preact/signals';
import { database } from '../../store/database.ts';
import { allValues, type Values } from '../../store/values.ts';
import { following } from './follow.ts';

// Opened while the page's other scripts begin: the first question to it would be asked a task later. Whoever asks is told what went wrong.
database.open().catch(() => undefined);

/** What is kept of the person's choices and of the connection; null until the disk has told. */
export const values = following<Values | null>(() => allValues, null, () => (broken.value = true));
/** The local database cannot be opened. */
export const broken = signal(false);
export const valuesKnown = computed(() => values.value !== null);
