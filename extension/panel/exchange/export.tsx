import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Collection } from '../../../shared/notes/exchange/types.ts';
import { documentName, documentsWithNotes, gather, type NotesOfDocument } from '../../exchange/gather.ts';
import type { Form } from '../../exchange/docx.ts';
import type { Labels } from '../../exchange/labels.ts';
import { fileName, saveFile } from '../../exchange/save.ts';
import { PRIVATE } from '../../store/database.ts';
import { count, fill } from '../../words/words.ts';
import { account, delegations, stream } from '../here/person.ts';
import { values } from '../here/values.ts';
import { language, words } from '../here/words.ts';
import { clauseWordsOf } from '../positions/addressees.ts';
import type { Beside } from './beside.ts';
import { Report } from './report.tsx';

const FORMATS = ['word', 'markdown', 'csv', 'annotations'] as const;
type Format = (typeof FORMATS)[number];

export function Export({ beside }: { readonly beside: Beside | null }): JSX.Element {
  const all = useDocuments();
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const [withPrivate, setWithPrivate] = useState(stream.value === PRIVATE);
  const [withHighlights, setWithHighlights] = useState(true);
  const [clauses, setClauses] = useState<Form['clauses']>('all');
  const [format, setFormat] = useState<Format>('word');
  const t = words.value.exchange;
  const documents = useMemo(() => chosen ?? new Set(all === null ? [] : beside !== null && all.some(({ document }) => document === beside.id) ? [beside.id] : all.map(({ document }) => document)), [chosen, all, beside]);
  const collection = useCollection(documents, withPrivate, withHighlights, beside);
  if (all === null) return <p role="status">{words.value.common.loading}</p>;
  if (all.length === 0) return <p class="empty" data-empty="export">{t.nothing}</p>;
  const own = all.filter(({ document }) => documents.has(document)).reduce((sum, each) => sum + each.private, 0);
  const toggle = (id: string, on: boolean): void => setChosen(new Set(on ? [...documents, id] : [...documents].filter((each) => each !== id)));
  return (
    <div class="exporting">
      <form class="choices" aria-label={t.export} onSubmit={(event) => event.preventDefault()}>
        <fieldset>
          <legend>{t.chosen}</legend>
          <label class="switch"><input type="checkbox" name="all" checked={documents.size === all.length} onChange={(event) => setChosen(new Set(event.currentTarget.checked ? all.map(({ document }) => document) : []))} /><span>{t.allDocuments}</span></label>
          <ul class="documents">
            {all.map(({ document, delegation, private: mine }) => (
              <li key={document}>
                <label class="switch">
                  <input type="checkbox" name="document" value={document} checked={documents.has(document)} onChange={(event) => toggle(document, event.currentTarget.checked)} />
                  <span><bdi>{documentName(document, language.value)}</bdi> <span class="hint">{count(t.notesOn, delegation + (withPrivate ? mine : 0), language.value)}</span></span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
        <fieldset>
          <legend>{t.whose}</legend>
          <p>{delegations.value.find(({ id }) => id === stream.value)?.name ?? t.onlyMine}</p>
          {own > 0 && (
            <>
              <label class="switch"><input type="checkbox" name="private" checked={withPrivate} onChange={(event) => setWithPrivate(event.currentTarget.checked)} /><span>{count(t.includePrivate, own, language.value)}</span></label>
              {!withPrivate && <p class="hint" data-left-out>{count(t.privateLeftOut, own, language.value)}</p>}
            </>
          )}
          <label class="switch"><input type="checkbox" name="highlights" checked={withHighlights} onChange={(event) => setWithHighlights(event.currentTarget.checked)} /><span>{t.includeHighlights}</span></label>
        </fieldset>
        <fieldset>
          <legend>{t.clauses}</legend>
          {(['all', 'noted'] as const).map((each) => (
            <label key={each} class="switch"><input type="radio" name="clauses" value={each} checked={clauses === each} onChange={() => setClauses(each)} /><span>{each === 'all' ? t.allClauses : t.notedClauses}</span></label>
          ))}
        </fieldset>
        <fieldset>
          <legend>{t.format}</legend>
          {FORMATS.map((each) => (
            <label key={each} class="switch">
              <input type="radio" name="format" value={each} checked={format === each} onChange={() => setFormat(each)} />
              <span>{t[each]}{each === 'markdown' ? null : <small class="hint">{each === 'word' ? t.wordHint : each === 'csv' ? t.csvHint : t.annotationsHint}</small>}</span>
            </label>
          ))}
        </fieldset>
        <Writing collection={collection} format={format} clauses={clauses} />
      </form>
      <section class="preview" aria-label={t.preview}>
        {collection === null ? <p role="status">{words.value.common.loading}</p> : <Report collection={collection} clauses={clauses} labels={labels()} />}
      </section>
    </div>
  );
}

function labels(): Labels {
  const { exchange, pages, positions, kinds, languages } = words.value;
  return { exchange, pages, positions, kinds, languages, language: language.value };
}

function Writing({ collection, format, clauses }: { readonly collection: Collection | null; readonly format: Format; readonly clauses: Form['clauses'] }): JSX.Element {
  const [state, setState] = useState<'idle' | 'busy' | { readonly saved: string } | { readonly failed: string }>('idle');
  const t = words.value.exchange;
  useEffect(() => setState('idle'), [collection, format, clauses]);
  const missing = collection?.documents.filter((document) => document.clauses.length === 0 || document.clauses.some(({ whole }) => !whole)).length ?? 0;
  const save = async (): Promise<void> => {
    if (collection === null) return;
    setState('busy');
    try {
      setState({ saved: await write(collection, format, { clauses, labels: labels() }) });
    } catch (error) {
      setState({ failed: error instanceof Error ? error.name : 'Error' });
    }
  };
  return (
    <>
      {missing > 0 && <p class="hint" data-missing={missing}>{count(t.textMissing, missing, language.value)}</p>}
      <div class="buttons">
        <button type="button" class="main" data-save disabled={collection === null || collection.documents.length === 0 || state === 'busy'} onClick={() => void save()}>{state === 'busy' ? t.working : t.save}</button>
        <button type="button" class="plain" data-print disabled={collection === null || collection.documents.length === 0} onClick={() => window.print()}>{t.print}</button>
      </div>
      <p role="status" class="good">{typeof state === 'object' && 'saved' in state ? fill(t.saved, { name: state.saved }) : ''}</p>
      {typeof state === 'object' && 'failed' in state && <p role="alert" class="problem">{fill(words.value.errors.unknown, { detail: state.failed })}</p>}
    </>
  );
}

/** Each writer comes when it is asked for. @returns the file's name */
async function write(collection: Collection, format: Format, form: Form): Promise<string> {
  const name = collection.documents.length === 1 ? collection.documents[0]!.name : form.labels.exchange.report;
  const called = (ending: string): string => fileName(name, collection.made, ending);
  switch (format) {
    case 'word': {
      const { toDocx } = await import('../../exchange/docx.ts');
      saveFile(called('docx'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', toDocx(collection, form));
      return called('docx');
    }
    case 'markdown': {
      const { toMarkdown } = await import('../../exchange/markdown.ts');
      saveFile(called('md'), 'text/markdown;charset=utf-8', toMarkdown(collection, form));
      return called('md');
    }
    case 'csv': {
      const [{ separatorFor, toCsv }, fieldWords] = await Promise.all([import('../../exchange/csv.ts'), clauseWordsOf(form.labels.language)]);
      saveFile(called('csv'), 'text/csv;charset=utf-8', toCsv(collection, { ...form.labels, fieldWords }, separatorFor(navigator.language)));
      return called('csv');
    }
    case 'annotations': {
      const { toAnnotations } = await import('../../../shared/notes/exchange/web-annotations.ts');
      saveFile(called('jsonld'), 'application/ld+json', `${JSON.stringify(toAnnotations(collection, `${form.labels.exchange.report}: ${name}`), null, 1)}\n`);
      return called('jsonld');
    }
  }
}

function useDocuments(): readonly NotesOfDocument[] | null {
  const [all, setAll] = useState<readonly NotesOfDocument[] | null>(null);
  const whose = account.value;
  const at = stream.value;
  useEffect(() => {
    let stale = false;
    void documentsWithNotes(whose, at).then((found) => !stale && setAll(found));
    return () => {
      stale = true;
    };
  }, [whose, at]);
  return all;
}

function useCollection(documents: ReadonlySet<string>, includePrivate: boolean, includeHighlights: boolean, open: Beside | null): Collection | null {
  const [collection, setCollection] = useState<Collection | null>(null);
  const whose = account.value;
  const delegation = delegations.value.find(({ id }) => id === stream.value) ?? null;
  const shown = language.value;
  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    setCollection(null);
    const me = values.value?.account?.name ?? null;
    gather({ account: whose, me, delegation, documents: [...documents], includePrivate, includeHighlights, language: shown, open }, signal).then(
      (gathered) => !signal.aborted && setCollection({ ...gathered, documents: gathered.documents.filter(({ notes }) => notes.length > 0) }),
      () => undefined,
    );
    return () => ended.abort();
  }, [whose, delegation?.id, documents, includePrivate, includeHighlights, shown, open]);
  return collection;
}
