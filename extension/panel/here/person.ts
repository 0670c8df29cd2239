/** The person at this computer: his account, his delegations, and the one at work. */
import { computed } from '@preact/signals';
import { database, type DelegationRow, PRIVATE } from '../../store/database.ts';
import { accountOf, streamAtWork } from '../../store/values.ts';
import { following } from './follow.ts';
import { values } from './values.ts';

export const account = computed(() => accountOf(values.value?.account ?? null));
const ofDelegations = following<{ readonly whose: string; readonly rows: readonly DelegationRow[] } | null>(() => {
  const whose = account.value;
  return async () => ({ whose, rows: await database.delegations.where('account').equals(whose).sortBy('name') });
}, null);
export const delegations = computed(() => ofDelegations.value?.rows ?? []);
/** Until then nobody knows where a new note would go: a composer opened too early would offer "only you". */
export const delegationsKnown = computed(() => values.value !== null && ofDelegations.value?.whose === account.value);
export const stream = computed(() => (values.value === null ? PRIVATE : streamAtWork(values.value, delegations.value)));

/** Where a new note goes unless the person says otherwise: the delegation at work, if he may write in it. */
export const streamForNew = computed(() => (delegations.value.some((each) => each.id === stream.value && each.role !== 'observer') ? stream.value : PRIVATE));
