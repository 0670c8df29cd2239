/** The reader's frame: what is open, what can be done with it, and what to say when it cannot be opened. */
import { useEffect, useRef } from 'preact/hooks';
import { fill } from '../words/choose.ts';
import { Find } from './find-bar.tsx';
import type { Finder } from './find.ts';
import { state, type Shown } from './state.ts';
import type { ReaderWords } from '../words/shape.ts';

export interface Doings {
  readonly openFile: (file: File) => void;
  readonly retry: () => void;
  readonly unlock: (password: string) => void;
  readonly setView: (view: 'final' | 'original' | 'marked') => void;
  readonly zoom: (by: number | 'fit') => void;
  readonly goToPage: (page: number) => void;
  readonly turn: () => void;
  readonly find: Finder;
  readonly show: (start: number, end: number) => void;
}

const TYPES = '.pdf,.docx,application/pdf,application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export function Frame({ doings, words }: { doings: Doings; words: ReaderWords }) {
  const { phase, shown, address } = state.value;
  return (
    <>
      <header class="bar">
        <h1 title={shown?.name ?? ''}><bdi>{shown?.name ?? words.title}</bdi></h1>
        {shown && phase.kind === 'shown' ? <Find key={shown.name} doings={doings} words={words} /> : null}
        {shown ? <Tools shown={shown} doings={doings} words={words} /> : null}
        {address && phase.kind !== 'empty' ? <a href={address} target="_blank" rel="noreferrer">{words.plain}</a> : null}
        <FileButton doings={doings} words={words} />
      </header>
      <div class="notice" role="status" aria-live="polite">
        {phase.kind === 'loading' ? <p>{phase.bytes === null ? words.opening : fill(words.received, { done: (phase.bytes / 1_048_576).toFixed(1) })}</p> : null}
        {phase.kind === 'shown' && shown?.reading ? <p>{words.reading}</p> : null}
        {phase.kind === 'shown' && shown?.scanned ? <p>{words.scanned}</p> : null}
        {phase.kind === 'shown' && shown?.kept ? <p>{words.kept}</p> : null}
      </div>
      {phase.kind === 'empty' ? <section class="empty"><p>{words.drop}</p><p class="small">{words.privacy}</p></section> : null}
      {phase.kind === 'unknown' ? <section class="empty" role="alert"><p>{words.unknownName}: <bdi>{phase.asked}</bdi></p><p class="small">{words.hint}</p></section> : null}
      {phase.kind === 'trouble' ? (
        <section class="empty" role="alert">
          <p>{words.troubles[phase.trouble]}</p>
          {phase.again ? <button type="button" onClick={doings.retry}>{words.retry}</button> : null}
        </section>
      ) : null}
      {phase.kind === 'locked' ? <Lock again={phase.again} doings={doings} words={words} /> : null}
    </>
  );
}

function Tools({ shown, doings, words }: { shown: Shown; doings: Doings; words: ReaderWords }) {
  if (shown.kind === 'docx') {
    if (!shown.tracked) return null;
    return (
      <label>
        <span class="unseen">{words.view}</span>
        <select value={shown.view} onChange={(event) => doings.setView(event.currentTarget.value as 'final' | 'original' | 'marked')}>
          <option value="final">{words.final}</option>
          <option value="original">{words.original}</option>
          <option value="marked">{words.marked}</option>
        </select>
      </label>
    );
  }
  return (
    <>
      <PageNumber page={shown.page} pages={shown.pages} doings={doings} words={words} />
      <span class="zoom">
        <button type="button" title={words.smaller} aria-label={words.smaller} onClick={() => doings.zoom(1 / 1.2)}>−</button>
        <button type="button" title={words.larger} aria-label={words.larger} onClick={() => doings.zoom(1.2)}>+</button>
        <button type="button" onClick={() => doings.zoom('fit')}>{words.fit}</button>
        <button type="button" title={words.turn} aria-label={words.turn} onClick={doings.turn}>↻</button>
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

function FileButton({ doings, words }: { doings: Doings; words: ReaderWords }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="open" onClick={() => input.current?.click()}>{words.open}</button>
      <input
        ref={input} type="file" accept={TYPES} hidden
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) doings.openFile(file);
        }}
      />
    </>
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
