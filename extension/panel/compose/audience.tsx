import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { LOCAL, PRIVATE } from '../../store/database.ts';
import { count } from '../../words/words.ts';
import { account, delegations } from '../here/person.ts';
import { language, words } from '../here/words.ts';
import type { Draft } from '../here/draft.ts';

/** Who will see it, in plain words. A note stays where it was once it is written; a reply is where its parent is. */
export function Audience({ draft: written, change }: { readonly draft: Draft; readonly change: (stream: string) => void }): JSX.Element {
  const t = words.value.composer;
  const own = account.value === LOCAL ? t.onlyYouHere : t.onlyYou;
  const writable = delegations.value.filter((each) => each.role !== 'observer');
  const known = written.stream === PRIVATE || writable.some((each) => each.id === written.stream);
  useEffect(() => {
    // Written for a delegation that he has left, or only observes: private is the safe side.
    if (!known && written.editing === null) change(PRIVATE);
  }, [known]);
  const label = (id: string): string => {
    const each = delegations.value.find((one) => one.id === id);
    return each === undefined ? own : count(t.delegationSees, each.members, language.value, { name: each.name });
  };
  // What is agreed is the delegation's by its nature.
  const fixed = written.editing !== null || written.parent !== null || written.agreed || writable.length === 0;
  return (
    <label class="audience">
      <span>{t.whoSees}</span>
      {fixed ? (
        <output data-audience={written.stream}>{label(written.stream)}</output>
      ) : (
        <select data-audience={written.stream} value={written.stream} onChange={(event) => change(event.currentTarget.value)}>
          {writable.map((each) => <option key={each.id} value={each.id}>{label(each.id)}</option>)}
          <option value={PRIVATE}>{own}</option>
        </select>
      )}
    </label>
  );
}
