import type { JSX } from 'preact';
import { Empty } from '../panel/parts/empty.tsx';
import { time } from '../panel/here/time.ts';
import { problemText, language, words } from '../panel/here/words.ts';
import { fill } from '../words/words.ts';
import { delegations, stream } from '../panel/here/person.ts';
import { Controls } from './controls.tsx';
import { Grid } from './grid.tsx';
import { broken, documents, loading, shown } from './state.ts';

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
      <main class="table-frame" tabIndex={-1}><Content /></main>
    </div>
  );
}

function Content(): JSX.Element {
  const t = words.value.stance.table;
  if (broken.value) return <Empty text={problemText('diskFull')} />;
  if (loading.value) return <Empty text={words.value.common.loading} />;
  if (documents.value.length === 0) return <Empty text={t.noDocuments} hint={t.noDocumentsHint} />;
  if (shown.value.length === 0) return <Empty text={t.none} hint={t.noneHint} />;
  return <Grid />;
}
