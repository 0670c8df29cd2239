import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { time } from '../here/time.ts';
import { count, fill } from '../../words/words.ts';
import { documentName } from '../here/symbols.ts';
import { Empty } from '../parts/empty.tsx';
import { Quietly } from '../parts/quietly.tsx';
import { Icon, type IconName } from '../parts/icons.tsx';
import { PositionName } from '../positions/mark.tsx';
import { onRowKeys } from '../parts/row-keys.ts';
import { account, delegations } from '../here/person.ts';
import { documentKey } from '../here/tab.ts';
import { language, words } from '../here/words.ts';
import { answer, answered, FIRST, type Found, most, progress, searchBroken, startAgain, turn } from './asking.ts';
import { goTo } from './going.ts';
import type { Query } from './query.ts';
import type { Hit } from './answers.ts';

/** What was found, document by document: the one at hand first. */
export function Results(): JSX.Element {
  const t = words.value.notesView.search;
  const found = answer.value;
  const { done, all } = progress.value;
  if (searchBroken.value) {
    return (
      <div class="empty" role="alert">
        <p>{t.broken}</p>
        <button type="button" class="plain" onClick={startAgain}>{words.value.common.retry}</button>
      </div>
    );
  }
  const counted = found === null ? '' : found.total > found.shown ? fill(t.first, { n: found.shown, all: found.total }) : count(t.count, found.total, language.value);
  return (
    <div class="results" data-answered={answered.value} aria-busy={answered.value !== turn.value}>
      {all !== null && (
        <p class="reading">
          {all > 0 ? <progress max={all} value={done} aria-label={t.reading} /> : <progress aria-label={t.reading} />}
          <span class="hint">{t.reading}</span>
        </p>
      )}
      <p class="found-count hint" aria-hidden="true">{counted}</p>
      <Quietly text={counted} />
      {found !== null && found.total === 0 && all === null && <Empty text={fill(words.value.panel.noResults, { words: saying(found.of) })} hint={t.nothingHint} />}
      {found !== null && found.hits.length > 0 && <Groups found={found} />}
      {found !== null && found.total > found.shown && <button type="button" class="plain more-results" onClick={() => (most.value += FIRST * 3)}>{t.showMore}</button>}
    </div>
  );
}

function saying({ words: said, filters }: Query): string {
  return (filters.length > 0 && said.length === 0 ? filters.map((each) => each.typed) : said).join(' ').slice(0, 80);
}

/** The heights of a hit without its words, of a line of them, and of what is above the hits, in CSS pixels: by these the first hits fill the screen. */
const HEAD = 36;
const LINE = 20;
const LINES_MOST = 3;
const ABOVE = 150;
/** What a letter takes of a line at the least, and what stands beside the line. */
const LETTER = 5;
const BESIDE = 32;
/** Milliseconds after the last key in which nothing is drawn below the screen, and hits that are then drawn in one go. */
const PAUSE = 200;
const PORTION = 6;

/** How many hits fill the screen, and no more than one too many: each is laid out before anything is seen. */
function onScreen(hits: readonly Hit[]): number {
  const letters = Math.max((innerWidth - BESIDE) / LETTER, 1);
  let left = innerHeight - ABOVE;
  let first = 0;
  while (first < hits.length && left > 0) left -= HEAD + LINE * Math.min(Math.ceil(lengthOf(hits[first++]!) / letters), LINES_MOST);
  return first;
}

function lengthOf({ pieces }: Hit): number {
  return pieces.reduce((sum, { text }) => sum + text.length, 0);
}

/** Of a new question a screen of hits at once, the others when nobody types: each key is answered with one screen. */
function useHits(found: Found): readonly Hit[] {
  const question = found.of;
  const screen = useMemo(() => onScreen(found.hits), [found]);
  const [drawn, setDrawn] = useState<{ readonly of: Query; readonly hits: number }>({ of: question, hits: screen });
  const now = drawn.of === question ? Math.max(drawn.hits, screen) : screen;
  useEffect(() => {
    if (now >= found.hits.length) return;
    let idle = 0;
    const timer = setTimeout(() => {
      idle = requestIdleCallback(() => setDrawn({ of: question, hits: now + PORTION }), { timeout: 500 });
    }, now === screen ? PAUSE : 0);
    return () => {
      clearTimeout(timer);
      cancelIdleCallback(idle);
    };
  }, [question, found, now]);
  return useMemo(() => found.hits.slice(0, now), [found, now]);
}

function Groups({ found }: { readonly found: Found }): JSX.Element {
  const hits = useHits(found);
  const groups = useMemo(() => grouped(hits), [hits]);
  let first = true;
  return (
    <div class="result-groups" onKeyDown={onRowKeys}>
      {groups.map(([document, here]) => {
        const known = found.documents[document];
        const stop = first;
        first = false;
        return (
          <section key={document} class="result-group" data-document={document}>
            <h2>
              <bdi>{documentName(document, language.value)}</bdi>
              {document === documentKey.value && <span class="chip">{words.value.notesView.search.thisDocument}</span>}
              {known?.title != null && known.title !== '' && <span class="instrument-title" dir="auto">{known.title}</span>}
            </h2>
            <ul>
              {here.map((hit, index) => <Result key={hit.note?.id ?? `c${hit.path}`} hit={hit} address={known?.address ?? null} stop={stop && index === 0} />)}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Result({ hit, address, stop }: { readonly hit: Hit; readonly address: string | null; readonly stop: boolean }): JSX.Element {
  const { note, path } = hit;
  const t = words.value;
  const icon: IconName = note === null ? 'page' : note.what === 'agreed' ? 'check' : note.what === 'reply' ? 'reply' : 'speech';
  const kind = note === null ? t.notesView.search.clause : note.what === 'agreed' ? t.notesView.list.agreed : note.what === 'reply' ? t.note.reply : note.what === 'highlight' ? t.note.highlight : t.panel.notes;
  return (
    <li>
      <button type="button" class="result" data-row data-kind={hit.kind} data-found={note?.id ?? path} tabIndex={stop ? 0 : -1} onClick={() => void goTo({ document: hit.document, path, note: note?.id ?? null, address })}>
        <span class="result-head">
          <span title={kind}><Icon name={icon} size={13} /><span class="unseen">{kind}</span></span>
          {path !== null && <bdi class="path" dir="ltr">{path}</bdi>}
          {note !== null && <bdi class="author">{authorName(note.author)}</bdi>}
          {note?.position != null && <PositionName position={note.position} agreed={note.what === 'agreed'} />}
          {note?.resolved === true && <span class="chip">{t.notesView.list.resolved}</span>}
          {note !== null && <time dateTime={note.edited}>{time(note.edited)}</time>}
        </span>
        {hit.pieces.length > 0 && <span class="snippet" dir="auto">{hit.pieces.map((piece, index) => (piece.match ? <mark key={index}>{piece.text}</mark> : piece.text))}</span>}
      </button>
    </li>
  );
}

function authorName(author: string | null): string {
  if (author === null || author === account.value) return words.value.note.you;
  for (const { roster } of delegations.value) {
    const found = roster.find((each) => each.person === author);
    if (found !== undefined) return found.name;
  }
  return words.value.note.former;
}

function grouped(hits: readonly Hit[]): readonly (readonly [string, readonly Hit[]])[] {
  const groups = new Map<string, Hit[]>();
  for (const hit of hits) {
    const here = groups.get(hit.document);
    if (here === undefined) groups.set(hit.document, [hit]);
    else here.push(hit);
  }
  return [...groups];
}
