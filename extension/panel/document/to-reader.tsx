/** From the panel into the reader: the document that the tab shows, a file of this computer, an instrument that is cited. */
import { effect, signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { openFileInReader } from '../../reader/handing.ts';
import type { InstrumentCard } from '../../messages.ts';
import { fileOf, readable } from '../../library/readable.ts';
import { readerAddress } from '../../reader/ways.ts';
import { copiesKept, deleteCopies } from '../../reader/copies.ts';
import { Icon } from '../parts/icons.tsx';
import { Kept } from './kept-texts.tsx';
import { tab, tabDocument } from '../here/tab.ts';
import { language, words } from '../here/words.ts';

const TYPES = '.pdf,.docx,application/pdf,application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The address of the tab; null where it is none of the covered sites (the browser does not tell others). */
const address = signal<string | null>(null);

effect(() => {
  const now = tab.value;
  address.value = null;
  if (now !== null) void browser.tabs.get(now).then(({ url }) => tab.peek() === now && (address.value = url ?? null), () => undefined);
});
browser.tabs?.onUpdated?.addListener((changed, change, { url }) => {
  if (changed === tab.peek() && (change.url !== undefined || change.status === 'complete')) address.value = url ?? null;
});

/** Offers the reader beside a PDF or Word document, which the overlay cannot reach. */
export function ReaderOffer(): JSX.Element | null {
  const now = address.value;
  const here = tab.value;
  const found = now === null ? null : readable(now, language.value);
  // A page that itself has the act's clauses needs no reader: only its address looks like that of a file.
  const read = tabDocument.value?.outline.some(({ kind }) => kind === 'preamble' || kind === 'operative') ?? false;
  if (found === null || here === null || read) return null;
  const t = words.value.reader;
  return (
    <div class="banner" role="status" data-banner="reader">
      <p>{t.showsDocument}</p>
      <button type="button" class="plain" title={found.certain ? found.address : t.openGuessed} onClick={() => void browser.tabs.update(here, { url: readerAddress(found.address) })}>{t.openHere}</button>
    </div>
  );
}

export function FileChoice(): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  const t = words.value.reader;
  return (
    <p class="file-choice">
      <button type="button" class="plain" onClick={() => input.current?.click()}>{t.open}</button>
      <input
        ref={input} type="file" accept={TYPES} hidden aria-label={t.open}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) void openFileInReader(file);
          event.currentTarget.value = '';
        }}
      />
      <span class="hint">{t.privacy}</span>
    </p>
  );
}

/** Opens a cited instrument in the reader at the place cited, where a file of it is known. */
export function ReadHere({ card, locator }: { readonly card: InstrumentCard | undefined; readonly locator: string | null }): JSX.Element | null {
  const now = language.value;
  const file = useMemo(() => (card === undefined ? null : fileOf(card, now)), [card, now]);
  if (file === null) return null;
  const t = words.value.reader;
  const label = file.certain ? t.openHere : t.openGuessed;
  return (
    <a class="official read-here" href={readerAddress(file.address, locator)} target="_blank" rel="noopener" title={label} data-certain={file.certain}>
      <Icon name="book" size={13} />
      <span class="unseen">{label}</span>
      {file.certain ? null : <span aria-hidden="true">?</span>}
    </a>
  );
}

/** In the settings: how much is kept for reading without a network. */
export function Copies(): JSX.Element {
  const t = words.value.reader;
  return (
    <section data-section="copies">
      <h2>{t.copies}</h2>
      <p class="hint">{t.copiesHint}</p>
      <Kept size={copiesKept} clear={deleteCopies} none={t.copiesNone} some={t.copiesSize} clearing={t.copiesClear} />
    </section>
  );
}
