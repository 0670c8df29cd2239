import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { diff } from '../../../shared/anchors/diff.ts';
import type { Quote as Quoted } from '../../../shared/anchors/types.ts';
import type { NoteRow } from '../../store/database.ts';
import { go, located, tabDocument } from '../here/tab.ts';
import { fill } from '../../words/words.ts';
import { words } from '../here/words.ts';
import { Tracked } from '../parts/tracked.tsx';
import { Move } from './move.tsx';

/** UTF-16 units at either end of a long quote that are compared. */
const END = 1_000;

interface QuoteProps {
  readonly row: NoteRow;
  /** The clause whose words stand above the note already; null: none do. */
  readonly under: string | null;
}

/** The words that the note stands on, and what became of them on this page. */
export function Quote({ row, under }: QuoteProps): JSX.Element | null {
  const { anchor } = row.note;
  const { quote, language, page } = anchor;
  const found = located.value[row.id];
  const t = words.value.panel;
  // A note on a whole clause that is as it was would say what the heading says.
  const said = under !== null && anchor.target === 'clause' && (found === undefined || found.outcome === 'exact') && under === (found?.path ?? anchor.from?.path);
  const exact = said ? '' : (quote?.exact ?? '');
  const hint = hintOf(row);
  const was = anchor.from?.path ?? null;
  const moved = found?.path != null && was !== null && found.path !== was;
  if (exact === '' && hint === null && !moved && page === undefined) return null;
  return (
    <>
      <div id={`quote-${row.id}`} class="quote" data-outcome={found?.outcome} data-reason={found?.reason ?? undefined} data-was={exact.slice(0, 200)}>
        {page !== undefined && (
          <button type="button" class="place" disabled={found?.outcome === 'lost'} onClick={() => void go({ note: row.id })}>{fill(page.area === undefined ? words.value.pages.page : words.value.pages.area, { n: page.number })}</button>
        )}
        {exact !== '' && (
          <button type="button" class="place" title={found?.outcome === 'lost' ? undefined : fill(t.goTo, { place: found?.path ?? was ?? '' })} disabled={found?.outcome === 'lost'} onClick={() => void go({ note: row.id })}>
            {found?.outcome === 'changed' && found.now !== null && quote !== null
              ? <Difference quote={quote} now={found.now} language={language} />
              : <q dir="auto" lang={language ?? undefined}>{exact}</q>}
          </button>
        )}
        {hint !== null && <p class="hint">{hint}</p>}
        {moved && <p class="hint" data-formerly>{before(t.formerlyAt)}<bdi class="path" dir="ltr">{was}</bdi>{after(t.formerlyAt)}</p>}
      </div>
      <Move row={row} />
    </>
  );
}

/** What is to be said of the place; null where the words stand as they stood. */
function hintOf({ id, note: { anchor } }: NoteRow): string | null {
  const found = located.value[id];
  const t = words.value.panel;
  const here = tabDocument.value?.document.language ?? null;
  switch (found?.outcome) {
    case 'changed': return t.changedPlace;
    case 'clause':
      if (found.above === true) return t.clauseAbove;
      if (anchor.language === null || here === null || anchor.language === here) return t.clauseWordsGone;
      return fill(t.clauseOtherLanguage, { language: words.value.languages[anchor.language] });
    case 'document': return found.otherFile === true ? words.value.pages.otherFile : null;
    case 'lost':
      if (anchor.page !== undefined) return words.value.pages.gone;
      return found.reason === 'ambiguous' ? t.lostAmbiguous : t.lostWords;
    default: return null;
  }
}

/** The words of then and of now in one: struck out what went, underlined what came. */
function Difference({ quote, now, language }: { readonly quote: Quoted; readonly now: string; readonly language: string | null }): JSX.Element {
  const parts = useMemo(() => diff(quote.exact, quote.elided === undefined || now.length <= 2 * END ? now : `${now.slice(0, END)}…${now.slice(-END)}`), [quote, now]);
  return (
    <q class="difference" dir="auto" lang={language ?? undefined}>
      <Tracked parts={parts} />
    </q>
  );
}

function before(sentence: string): string {
  return sentence.split('{path}')[0] ?? '';
}

function after(sentence: string): string {
  return sentence.split('{path}')[1] ?? '';
}
