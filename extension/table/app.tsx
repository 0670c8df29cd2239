import type { JSX } from 'preact';
import { Empty } from '../panel/parts/empty.tsx';
import { time } from '../panel/here/time.ts';
import { problemText, language, words } from '../panel/here/words.ts';
import { fill } from '../words/words.ts';
import { delegations, stream } from '../panel/here/person.ts';
import { Controls } from './controls.tsx';
import { Grid } from './grid.tsx';
import { broken, documents, loading, placing, shown } from './state.ts';

/** The clause table: what a delegation thinks of a document's clauses, or of all documents of a meeting. */
export function TablePage(): JSX.Element {
  const t = words.value.stance.table;
  const delegation = delegations.value.find((each) => each.id === stream.value)?.name ?? null;
  return (
    <div class="table-page" lang={language.value}>
      <header class="table-head">
        <h1>{t.title}</h1>
        <p class="hint">{delegation === null ? words.value.composer.onlyYou : fill(t.internal, { name: delegation })}</p>
        <p class="hint on-paper">{fill(t.printed, { when: time(new Date().toISOString()) })}</p>
      </header>
      <Controls />
      <main class="table-frame" tabIndex={-1}><Placing /><Content /></main>
    </div>
  );
}

/** The first clauses are there before all notes are placed: what is missing is said. */
function Placing(): JSX.Element | null {
  const now = placing.value;
  if (now === null) return null;
  const text = fill(words.value.notesView.list.reading, now);
  return <p class="placing"><progress max={now.all} value={now.done} aria-label={text} /><span class="hint">{text}</span></p>;
}

function Content(): JSX.Element {
  const t = words.value.stance.table;
  if (broken.value) return <Empty text={problemText('diskFull')} />;
  if (loading.value) return <Empty text={words.value.common.loading} />;
  if (documents.value.length === 0) return <Empty text={t.noDocuments} hint={t.noDocumentsHint} />;
  if (shown.value.length === 0 && placing.value !== null) return <Empty text={words.value.common.loading} />;
  if (shown.value.length === 0) return <Empty text={t.none} hint={t.noneHint} />;
  return <Grid />;
}
