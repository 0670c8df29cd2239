/** @jsxImportSource ./jsx */
/** The cited text in a popover: the place cited, what stands around it, what changed between versions. Text only. */
import type { ComponentChildren } from 'preact';
import type { FetchTroubleName } from '../library/fetching.ts';
import type { Change, CitedText, ShownClause } from '../library/cited.ts';
import { count, fill } from '../words/choose.ts';
import { parts } from './sentence.tsx';
import type { Speech } from './speech.ts';

/** Bytes that have come, of a text that is being fetched; or why it did not come; null: nothing was asked. */
export type Fetching = { readonly bytes: number } | { readonly trouble: FetchTroubleName } | null;

export interface CitedProps {
  readonly speech: Speech;
  readonly locator: string | null;
  /** Null while it is not known. */
  readonly cited: CitedText | null;
  readonly fetching: Fetching;
  readonly onFetch: (event: Event) => void;
  readonly onCite: (id: string, locator: string | null, event: Event) => void;
}

export function Cited(props: CitedProps) {
  const { cited, speech, onCite } = props;
  if (!cited) return null;
  const { text, versions, linked } = cited;
  const { popover } = speech;
  return (
    <>
      {text && <Words {...props} text={text} />}
      <Fetch {...props} cited={cited} />
      {versions && <Compared speech={speech} versions={versions} here={props.locator !== null && text?.found === true} />}
      {linked.length > 0 && (
        <details open>
          <summary>{count(popover.linked, linked.length, speech.language)}</summary>
          <ul class="linked">
            {linked.map(({ id, name, title }) => (
              <li key={id}><button type="button" class="cite" onPointerDown={stay} onClick={(event) => onCite(id, null, event)}>{name}</button>{title && <span dir="auto"> {title}</span>}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Words({ speech, locator, text, onCite }: CitedProps & { readonly text: NonNullable<CitedText['text']> }) {
  const { popover } = speech;
  const clauses = (shown: readonly ShownClause[]) => shown.map((clause) => <Clause key={clause.path} clause={clause} onCite={onCite} />);
  const folded = (name: string, shown: readonly ShownClause[]) => shown.length > 0 && <details><summary>{name}</summary>{clauses(shown)}</details>;
  return (
    <section class="text" aria-label={popover.citedText} lang={text.language ?? undefined} dir={text.direction}>
      <div class="said" lang={speech.language} dir={speech.direction}>
        {text.other && text.languageName !== null && <p>{fill(popover.otherLanguage, { language: text.languageName })}</p>}
        {text.version !== null && <p class="newer">{parts(popover.otherVersion, { name: text.version })}</p>}
        {!text.found && locator !== null && <p>{parts(popover.placeMissing, { locator })}</p>}
        {locator === null && <p class="quiet">{popover.begins}</p>}
      </div>
      {folded(popover.before, text.before)}
      {clauses(text.cited)}
      {text.cut && <p class="quiet">{popover.cut}</p>}
      {folded(popover.after, text.after)}
      <p class="said quiet" lang={speech.language} dir={speech.direction}>
        {text.source === null ? popover.ofFile : parts(popover.readAt, { site: text.source })}{!text.official && ` (${popover.unofficial})`}
      </p>
    </section>
  );
}

function Clause({ clause: { path, words, cites }, onCite }: { readonly clause: ShownClause; readonly onCite: CitedProps['onCite'] }) {
  const pieces: ComponentChildren[] = [];
  let at = 0;
  for (const { start, end, id, locator } of cites) {
    if (start < at) continue;
    pieces.push(words.slice(at, start), <button key={start} type="button" class="cite" onPointerDown={stay} onClick={(event) => onCite(id, locator, event)}>{words.slice(start, end)}</button>);
    at = end;
  }
  return <p class="clause"><span class="path" dir="ltr">{path}</span> {pieces}{words.slice(at)}</p>;
}

function Fetch({ speech, cited, fetching, onFetch }: CitedProps & { readonly cited: CitedText }) {
  const { popover } = speech;
  const { official, text } = cited;
  const site = official?.site ?? '';
  const busy = fetching !== null && 'bytes' in fetching;
  const label = official && fill(text === null ? popover.fetch : popover.fetchIn, { site, language: cited.languageName });
  return (
    <>
      {official && label && (
        <p class="fetch">
          <button type="button" class="go" aria-disabled={busy} onPointerDown={stay} onClick={onFetch}>
            {busy ? fill(popover.fetching, { site }) : official.certain ? label : `${label} (${popover.guessed})`}
          </button>
        </p>
      )}
      <p role="status" class={busy || fetching === null ? 'quiet' : 'trouble'}>
        {busy ? fetching.bytes > 0 && fill(popover.received, { size: (fetching.bytes / 1_048_576).toFixed(1) }) : fetching && popover.troubles[fetching.trouble]}
      </p>
    </>
  );
}

function Compared({ speech, versions, here }: { readonly speech: Speech; readonly versions: NonNullable<CitedText['versions']>; readonly here: boolean }) {
  const { popover } = speech;
  const { was, now, list, more } = versions;
  const each = (changes: readonly Change[]) => changes.map((change, index) => <Changed key={index} speech={speech} change={change} />);
  return (
    <section class="versions">
      {here && (versions.here.length > 0 ? <><p class="newer">{parts(popover.changedHere, { was, now })}</p>{each(versions.here)}</> : <p class="quiet">{parts(popover.sameHere, { was, now })}</p>)}
      <details>
        <summary>{count(popover.changes, list.length + more, speech.language, { was, now })}</summary>
        {each(list)}
        {more > 0 && <p class="quiet">{fill(popover.more, { n: more })}</p>}
      </details>
    </section>
  );
}

function Changed({ speech: { popover }, change: { path, kind, parts: words } }: { readonly speech: Speech; readonly change: Change }) {
  return (
    <p class="clause" dir="auto">
      <span class="path" dir="ltr">{path}</span>{' '}
      {kind !== 'changed' && <em>{popover[kind]} </em>}
      {words.map(({ kind: what, text }, index) => {
        if (what === 'same') return shortened(text, index === 0, index === words.length - 1);
        const Tag = what === 'gone' ? 'del' : 'ins';
        return <Tag key={index}><span class="status">{what === 'gone' ? popover.removedWords : popover.addedWords} </span>{text}</Tag>;
      })}
    </p>
  );
}

/** Of long words that stayed, those beside the changes. */
function shortened(text: string, first: boolean, last: boolean): string {
  if (text.length < 240) return text;
  const head = first ? '' : text.slice(0, 90).replace(/\S*$/u, '');
  const tail = last ? '' : text.slice(-90).replace(/^\S*/u, '');
  return `${head}…${tail}`;
}

/** Leaves the focus and the page's selection where they are when a button is clicked. */
function stay(event: Event): void {
  event.preventDefault();
}
