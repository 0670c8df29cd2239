/** The report as it will be written, for the eye and the printer. */
import type { JSX } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { arrange, type AboutClause, type Thread } from '../../../shared/notes/exchange/arrange.ts';
import { type Collection, type ExchangedClause, type ExchangedDocument, type ExchangedNote, setAgainst } from '../../../shared/notes/exchange/types.ts';
import { bodyOf, byline, factsOf, headingOf, headOf, marksOf, summaryOf, type Labels } from '../../exchange/labels.ts';
import { fill } from '../../words/words.ts';
import { renderMarkdown } from '../parts/markdown.ts';
import { Amendment } from '../positions/amendment.tsx';

interface ReportProps {
  readonly collection: Collection;
  readonly clauses: 'all' | 'noted';
  readonly labels: Labels;
}

export function Report({ collection, clauses, labels }: ReportProps): JSX.Element {
  const t = labels.exchange;
  const holdsPrivate = collection.documents.some(({ notes }) => notes.some((note) => note.private));
  return (
    <article class="report">
      {holdsPrivate && <p class="holds-private" role="note">{t.holdsPrivate}</p>}
      {collection.delegation !== null && <p class="hint">{fill(t.forDelegation, { name: collection.delegation })}</p>}
      {collection.documents.map((document) => <OfDocument key={document.id} document={document} collection={collection} clauses={clauses} labels={labels} />)}
    </article>
  );
}

function OfDocument({ document, collection, clauses, labels }: ReportProps & { readonly document: ExchangedDocument }): JSX.Element {
  const abouts = useMemo(() => arrange(document, clauses), [document, clauses]);
  const summary = useMemo(() => summaryOf(document, labels), [document, labels]);
  return (
    <section class="of-document" data-document={document.id}>
      <h2 dir="auto">{document.name}</h2>
      {document.title !== null && document.title !== document.name && <p dir="auto" lang={document.language ?? undefined}>{document.title}</p>}
      <dl>
        {factsOf(document, collection.delegation, collection.made, labels).slice(1).map(([name, value]) => <div key={name}><dt>{name}</dt><dd><bdi>{value}</bdi></dd></div>)}
      </dl>
      {summary.length > 0 && <dl class="summary">{summary.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>}
      {abouts.map((about) => <About key={about.path ?? ''} about={about} document={document} labels={labels} />)}
    </section>
  );
}

/** The path as it stands in every language, then the document's own words for the clause. */
function Heading({ heading, path }: { readonly heading: string; readonly path: string }): JSX.Element {
  return <><bdi class="path" dir="ltr">{path}</bdi><span class="hint">{heading.slice(path.length)}</span></>;
}

function About({ about, document, labels }: { readonly about: AboutClause; readonly document: ExchangedDocument; readonly labels: Labels }): JSX.Element {
  const { path, clause, agreed, opinions, amendments, notes, highlights } = about;
  const t = labels.exchange;
  return (
    <section class={clause === null ? 'about' : `about of-${clause.kind}`}>
      <h3 dir="auto">{path === null ? t.wholeDocument : <Heading heading={headingOf(about, document, labels)} path={path} />}</h3>
      {clause !== null && <p class="words" dir="auto" lang={document.language ?? undefined}>{clause.words}</p>}
      {clause?.whole === false && <p class="hint">{t.shortened}</p>}
      {clause === null && path !== null && document.clauses.length > 0 && <p class="hint">{t.elsewhere}</p>}
      {agreed !== null && <Said note={agreed} what={t.agreed} clause={clause} labels={labels} strong />}
      {opinions.map((one) => <OfThread key={one.first.source} thread={one} what={t.opinion} clause={clause} labels={labels} />)}
      {amendments.map((one) => <OfThread key={one.first.source} thread={one} what={t.amendment} clause={clause} labels={labels} />)}
      {notes.map((one) => <OfThread key={one.first.source} thread={one} what={t.note} clause={clause} labels={labels} />)}
      {highlights.map((one) => <Said key={one.source} note={one} what={t.highlight} clause={clause} labels={labels} />)}
    </section>
  );
}

interface SaidProps {
  readonly note: ExchangedNote;
  readonly what: string;
  readonly clause: ExchangedClause | null;
  readonly labels: Labels;
  readonly strong?: boolean;
}

function OfThread({ thread: { first, replies }, what, clause, labels }: { readonly thread: Thread } & Omit<SaidProps, 'note'>): JSX.Element {
  return (
    <>
      <Said note={first} what={first.kind === 'reply' ? labels.exchange.reply : what} clause={clause} labels={labels} />
      {replies.length > 0 && <div class="replies">{replies.map((reply) => <Said key={reply.source} note={reply} what={labels.exchange.reply} clause={clause} labels={labels} />)}</div>}
    </>
  );
}

function Said({ note, what, clause, labels, strong = false }: SaidProps): JSX.Element {
  const quote = note.anchor?.target === 'text' ? (note.anchor.quote?.exact ?? '') : '';
  return (
    <div class={strong ? 'said agreed' : 'said'} data-said={note.kind} data-source={note.source}>
      <p class="said-head"><b>{headOf(what, note, labels)}</b> · <bdi>{byline(note, labels)}</bdi>{marksOf(note, labels).map((mark) => <span key={mark} class="chip">{mark}</span>)}</p>
      {quote !== '' && note.kind !== 'reply' && quote !== clause?.words && <blockquote dir="auto">{quote}</blockquote>}
      {note.wording !== null && <Amendment clause={setAgainst(note, clause) ?? ''} wording={note.wording} language={note.anchor?.language ?? null} />}
      <Body note={note} />
      {note.tags.length > 0 && <p class="hint">{note.tags.map((tag) => `#${tag}`).join(' ')}</p>}
    </div>
  );
}

function Body({ note }: { readonly note: ExchangedNote }): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => place.current?.replaceChildren(renderMarkdown(bodyOf(note))), [note]);
  return <div class="body" ref={place} />;
}
