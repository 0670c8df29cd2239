import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Language } from '../../../shared/languages/types.ts';
import { amendment, oneLine } from '../../../shared/notes/amendment.ts';
import { Tracked } from '../parts/tracked.tsx';
import './positions.css';

interface Props {
  /** The words of the clause as they stand; empty: they are not known here. */
  readonly clause: string;
  readonly wording: string;
  /** Of the clause, where it is known. */
  readonly language?: Language | null;
}

/** A proposed wording as a tracked change against its clause: struck out what would go, underlined what would come. */
export function Amendment({ clause, wording, language = null }: Props): JSX.Element {
  const parts = useMemo(() => (clause === '' ? [] : amendment(oneLine(clause), oneLine(wording))), [clause, wording]);
  const tongue = language === null ? {} : { lang: language };
  // Without the clause the wording stands alone; nothing is said to be new that may not be.
  if (clause === '') return <p class="amendment" dir="auto" {...tongue}>{wording}</p>;
  return (
    <p class="amendment" dir="auto" {...tongue}>
      <Tracked parts={parts} />
    </p>
  );
}
