/** The reader's frame: what is open, what can be done with it, and what to say when it cannot be opened. */
import { useEffect, useRef } from 'preact/hooks';
import { fill } from '../words/choose.ts';
import { FileButton, More } from './more.tsx';
import { Find } from './find-bar.tsx';
import type { Doings } from './opened.ts';
import { state, type Phase, type Shown } from './state.ts';
import type { PagesWords } from '../words/pages/shape.ts';
import type { ReaderWords } from '../words/reader/shape.ts';

export function Frame({ doings, words, pages }: { doings: Doings; words: ReaderWords; pages: PagesWords }) {
  const { phase, shown, address } = state.value;
  return (
    <>
      <header class="bar">
        <h1 title={shown?.name ?? ''}><bdi>{shown?.name ?? words.title}</bdi></h1>
        {shown && phase.kind === 'shown' ? <Find key={shown.name} doings={doings} words={words} /> : null}
        {shown ? <Tools shown={shown} doings={doings} words={words} /> : null}
        {phase.kind === 'empty' || phase.kind === 'unknown' ? <FileButton doings={doings} words={words} /> : <More shown={shown} address={address} doings={doings} words={words} />}
      </header>
      <div class="notice" role="status" aria-live="polite">
        {phase.kind === 'loading' ? <Loading phase={phase} words={words} /> : null}
        {/* Said once when they appear; that they count on is for the eye. */}
        {phase.kind === 'shown' && shown?.reading ? <p><span aria-live="off">{shown.reading.page > 0 ? fill(words.readingPages, { n: shown.reading.page, all: shown.reading.pages }) : words.reading}</span></p> : null}
        {phase.kind === 'shown' && shown?.printing ? <p><span aria-live="off">{fill(words.printing, { n: shown.printing.page + 1, all: shown.printing.pages })}</span></p> : null}
        {phase.kind === 'shown' && shown?.scanned ? <p>{words.scanned} {pages.hint}</p> : null}
        {phase.kind === 'shown' && shown?.leftOut ? <p>{shown.kind === 'pdf' ? pages.cover : words.leftOut}</p> : null}
        {phase.kind === 'shown' && shown?.kept ? <p>{words.kept}</p> : null}
      </div>
      {phase.kind === 'empty' ? <section class="empty" aria-label={words.open}><p>{words.drop}</p><p class="small">{words.privacy}</p></section> : null}
      {phase.kind === 'unknown' ? <section class="empty" role="alert"><p>{words.unknownName}: <bdi>{phase.asked}</bdi></p><p class="small">{words.hint}</p></section> : null}
      {phase.kind === 'trouble' ? (
        <section class="empty" role="alert">
          <p>{words.troubles[phase.trouble]}</p>
          <p class="ways">
            {phase.others.map((other) => <button type="button" key={other.kind} title={other.address} onClick={() => doings.openOther(other)}>{fill(words.tryAs, { kind: other.kind })}</button>)}
            {phase.again ? <button type="button" onClick={doings.retry}>{words.retry}</button> : null}
          </p>
        </section>
      ) : null}
      {phase.kind === 'locked' ? <Lock again={phase.again} doings={doings} words={words} /> : null}
    </>
  );
}

const megabytes = (bytes: number): string => (bytes / 1_048_576).toFixed(1);

function Loading({ phase: { received }, words }: { phase: Extract<Phase, { kind: 'loading' }>; words: ReaderWords }) {
  if (received === null) return <p>{words.opening}</p>;
  if (received.all === null) return <p><span aria-live="off">{fill(words.received, { done: megabytes(received.bytes) })}</span></p>;
  return (
    <p>
      <span aria-live="off">{fill(words.receivedOf, { done: megabytes(received.bytes), all: megabytes(received.all) })}</span>{' '}
      <progress value={received.bytes} max={received.all} aria-label={words.opening} />
    </p>
  );
}

function Tools({ shown, doings, words }: { shown: Shown; doings: Doings; words: ReaderWords }) {
  if (shown.kind === 'docx') {
    return (
      <>
        {shown.tracked ? (
          <label>
            <span class="unseen">{words.view}</span>
            <select value={shown.view} onChange={(event) => doings.setView(event.currentTarget.value as 'final' | 'original' | 'marked')}>
              <option value="final">{words.final}</option>
              <option value="original">{words.original}</option>
              <option value="marked">{words.marked}</option>
            </select>
          </label>
        ) : null}
        {shown.comments === 'none' ? null : <label><input type="checkbox" checked={shown.comments === 'shown'} onChange={(event) => doings.showComments(event.currentTarget.checked)} />{words.comments}</label>}
      </>
    );
  }
  return (
    <>
      <PageNumber page={shown.page} pages={shown.pages} doings={doings} words={words} />
      <span class="zoom">
        <button type="button" title={words.smaller} aria-label={words.smaller} onClick={() => doings.zoom(1 / 1.2)}>−</button>
        <button type="button" title={words.larger} aria-label={words.larger} onClick={() => doings.zoom(1.2)}>+</button>
      </span>
    </>
  );
}

/** Shows the page that one is on; what is being typed into it is not overwritten by scrolling. */
function PageNumber({ page, pages, doings, words }: { page: number; pages: number; doings: Doings; words: ReaderWords }) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current && document.activeElement !== input.current) input.current.value = String(page);
  }, [page]);
  return (
    <label class="page-number">
      {words.page}
      <input
        ref={input} type="number" min={1} max={pages} defaultValue="1"
        onChange={(event) => {
          const wanted = event.currentTarget.valueAsNumber;
          if (wanted >= 1 && wanted <= pages) doings.goToPage(Math.floor(wanted));
          else event.currentTarget.value = String(page);
        }}
      />
      <span>{fill(words.ofPages, { n: pages })}</span>
    </label>
  );
}

function Lock({ again, doings, words }: { again: boolean; doings: Doings; words: ReaderWords }) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), [again]);
  return (
    <form
      class="empty"
      onSubmit={(event) => {
        event.preventDefault();
        const password = input.current?.value ?? '';
        if (password !== '') doings.unlock(password);
      }}
    >
      <p role="alert">{again ? words.lockedAgain : words.locked}</p>
      <label>{words.password} <input ref={input} type="password" autocomplete="off" /></label>
      <button type="submit">{words.unlock}</button>
    </form>
  );
}
