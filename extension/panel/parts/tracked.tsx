import type { JSX } from 'preact';
import type { DiffPart } from '../../../shared/anchors/diff.ts';
import { words } from '../here/words.ts';

/** Words as a tracked change: struck out what went, underlined what came, both named to who cannot see it. Never as markup. */
export function Tracked({ parts }: { readonly parts: readonly DiffPart[] }): JSX.Element {
  const t = words.value.panel;
  return (
    <>
      {parts.map((part, index) => {
        if (part.kind === 'gone') return <del key={index}><span class="unseen">{t.removedWords}: </span>{part.text}</del>;
        if (part.kind === 'new') return <ins key={index}><span class="unseen">{t.addedWords}: </span>{part.text}</ins>;
        return <span key={index}>{part.text}</span>;
      })}
    </>
  );
}
