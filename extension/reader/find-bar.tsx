/** The field that finds words in the whole document. Enter and Shift+Enter step through the places. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { fill } from '../words/choose.ts';
import type { ReaderWords } from '../words/reader/shape.ts';
import type { Finder } from './find.ts';

interface Step {
  readonly wanted: string;
  readonly places: ReturnType<Finder>;
  readonly at: number;
}

export function Find({ doings, words }: { doings: { readonly find: Finder; readonly show: (start: number, end: number) => void }; words: ReaderWords }) {
  const input = useRef<HTMLInputElement>(null);
  const [step, setStep] = useState<Step | null>(null);
  useEffect(() => {
    const keys = new AbortController();
    addEventListener('keydown', (event) => {
      if (event.key !== 'f' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      // A second press is for the browser's own search.
      if (document.activeElement === input.current) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    }, { signal: keys.signal });
    return () => keys.abort();
  }, []);

  const go = (by: 1 | -1): void => {
    const wanted = input.current?.value.trim() ?? '';
    if (wanted === '') return setStep(null);
    const same = step?.wanted === wanted && step.places.length > 0;
    const places = same ? step.places : doings.find(wanted);
    const at = same ? (step.at + by + places.length) % places.length : by === 1 ? 0 : Math.max(0, places.length - 1);
    setStep({ wanted, places, at });
    const place = places[at];
    if (place) doings.show(place[0], place[1]);
  };

  return (
    <search class="find">
      <input
        ref={input} type="search" dir="auto" placeholder={words.find} aria-label={words.find}
        onInput={(event) => {
          if (event.currentTarget.value === '') setStep(null);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.isComposing) return;
          event.preventDefault();
          go(event.shiftKey ? -1 : 1);
        }}
      />
      <button type="button" title={words.findPrevious} aria-label={words.findPrevious} onClick={() => go(-1)}>↑</button>
      <button type="button" title={words.findNext} aria-label={words.findNext} onClick={() => go(1)}>↓</button>
      <span class="found" aria-live="polite">{step === null ? '' : step.places.length === 0 ? words.findNone : fill(words.findCount, { n: step.at + 1, all: step.places.length })}</span>
    </search>
  );
}
