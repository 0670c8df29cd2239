import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Language } from '../../../shared/languages/types.ts';
import { amendment } from '../../../shared/notes/amendment.ts';
import { words } from '../state.ts';
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
  const t = words.value.panel;
  const parts = useMemo(() => (clause === '' ? [] : amendment(oneLine(clause), oneLine(wording))), [clause, wording]);
  const tongue = language === null ? {} : { lang: language };
  // Without the clause the wording stands alone; nothing is said to be new that may not be.
  if (clause === '') return <p class="amendment" dir="auto" {...tongue}>{wording}</p>;
  return (
    <p class="amendment" dir="auto" {...tongue}>
      {parts.map((part, index) => {
        if (part.kind === 'gone') return <del key={index}><span class="unseen">{t.removedWords}: </span>{part.text}</del>;
        if (part.kind === 'new') return <ins key={index}><span class="unseen">{t.addedWords}: </span>{part.text}</ins>;
        return <span key={index}>{part.text}</span>;
      })}
    </p>
  );
}

/** Where a line breaks is the page's doing, not the clause's. */
function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
