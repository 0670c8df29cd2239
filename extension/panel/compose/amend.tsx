import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { numberedLike, oneLine } from '../../../shared/notes/amendment.ts';
import { Amendment } from '../positions/amendment.tsx';
import { wordsOfClause, type ClauseWords } from '../positions/clause-words.ts';
import { tab, tabDocument } from '../here/tab.ts';
import { words } from '../here/words.ts';
import type { Draft } from '../here/draft.ts';
import { directionOfField } from '../parts/fields.tsx';
import { grow } from './grow.ts';

interface Props {
  readonly draft: Draft;
  /** null: the clause's own words. */
  readonly change: (wording: string | null) => void;
}

/** The proposed wording, begun with the clause's own words, and the tracked change that it makes. */
export function Wording({ draft, change }: Props): JSX.Element {
  const [clause, setClause] = useState<ClauseWords | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const t = words.value.stance.compose;
  const path = draft.anchor.from?.path ?? '';
  useEffect(() => {
    let ended = false;
    const shown = tabDocument.value;
    const language = draft.anchor.language ?? shown?.document.language ?? null;
    void wordsOfClause({ document: draft.document, path, language, tab: tab.value, shown, anchor: draft.anchor }).then((found) => ended || setClause(found));
    return () => {
      ended = true;
    };
  }, [draft.document, path]);
  useEffect(() => grow(field.current, 0.3), [draft.wording, clause]);

  // A tabulator after a number is the page's way of setting it.
  const wording = draft.wording ?? clause?.text.replace(/[^\S\n]+/gu, ' ').trim() ?? '';
  const same = clause !== null && sameWords(clause.text, wording);
  return (
    <fieldset class="wording">
      <legend>{t.wording}</legend>
      <textarea ref={field} {...directionOfField(wording)} lang={clause?.language ?? undefined} rows={3} value={wording} aria-label={t.wording} aria-describedby="wording-hint" data-wording
        onInput={(event) => change(event.currentTarget.value)} />
      <p id="wording-hint" class="hint">{clause === null || clause.whole ? t.wordingHint : t.wordingUnknown}</p>
      {clause !== null && (
        <div class="tracked">
          <p class="hint tracked-head">
            <span>{same ? t.same : t.against}</span>
            {!same && <button type="button" class="link" onClick={() => change(null)}>{t.asItStands}</button>}
          </p>
          {!same && <Amendment clause={clause.text} wording={wording} language={clause.language} />}
        </div>
      )}
    </fieldset>
  );
}

/** Whether a wording proposes nothing: the clause's own words, however their lines break. */
export function sameWords(clause: string, wording: string): boolean {
  return oneLine(numberedLike(clause, wording)) === oneLine(wording);
}
