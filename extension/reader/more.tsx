/** What is done more seldom: behind one button at the end of the bar. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { changeValue, valueOf } from '../store/values.ts';
import { fill } from '../words/choose.ts';
import type { ReaderWords } from '../words/reader/shape.ts';
import type { Doings } from './opened.ts';
import type { Shown } from './state.ts';

const TYPES = '.pdf,.docx,application/pdf,application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export function More({ shown, address, doings, words }: { shown: Shown | null; address: string | null; doings: Doings; words: ReaderWords }) {
  const box = useRef<HTMLDetailsElement>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const close = (): void => {
      if (box.current) box.current.open = false;
    };
    addEventListener('pointerdown', (event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) close();
    }, { signal: stop.signal });
    addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || box.current?.open !== true) return;
      close();
      box.current?.querySelector('summary')?.focus();
    }, { signal: stop.signal });
    return () => stop.abort();
  }, []);
  const item = (name: string, act: () => void) => (
    <button
      type="button"
      onClick={() => {
        if (box.current) box.current.open = false;
        // What had the focus is folded away.
        box.current?.querySelector('summary')?.focus();
        act();
      }}
    >
      {name}
    </button>
  );
  return (
    <details class="more" ref={box} onToggle={() => setCopied(false)}>
      <summary title={words.more} aria-label={words.more}>⋯</summary>
      <div class="choices">
        {shown?.kind === 'pdf' ? (
          <>
            {item(words.fit, () => doings.zoom('width'))}
            {item(words.fitPage, () => doings.zoom('page'))}
            {item(words.turn, doings.turn)}
            <label><input type="checkbox" checked={shown.previews} onChange={(event) => doings.showPreviews(event.currentTarget.checked)} />{words.previews}</label>
          </>
        ) : null}
        {shown ? item(words.print, doings.print) : null}
        {shown && address ? <button type="button" onClick={() => void doings.copyLink().then(setCopied)}>{copied ? words.linkCopied : words.copyLink}</button> : null}
        {address ? item(words.plain, () => doings.openPlain(address)) : null}
        {address ? <ByItself address={address} words={words} /> : null}
        <FileButton doings={doings} words={words} />
      </div>
    </details>
  );
}

/** Whether documents of this site open here by themselves. */
function ByItself({ address, words }: { address: string; words: ReaderWords }) {
  const site = URL.canParse(address) ? new URL(address).hostname : null;
  const [on, setOn] = useState(false);
  useEffect(() => {
    if (site) void valueOf('sitesRead').then((sites) => setOn(sites.includes(site)));
  }, [site]);
  if (site === null) return null;
  return (
    <label>
      <input
        type="checkbox" checked={on}
        onChange={(event) => {
          const wanted = event.currentTarget.checked;
          setOn(wanted);
          void changeValue('sitesRead', (sites) => [...sites.filter((each) => each !== site), ...(wanted ? [site] : [])]);
        }}
      />
      <span>{fill(words.byItself, { site: `\u2068${site}\u2069` })}</span>
    </label>
  );
}

export function FileButton({ doings, words }: { doings: Doings; words: ReaderWords }) {
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
