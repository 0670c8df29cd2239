import { render } from 'preact';
import { chooseLanguage, directionOf, wordsOf } from '../words/words.ts';
import { ask } from '../overlay/wire.ts';
import { Frame } from './app.tsx';
import { openSource } from './open.ts';
import type { Doings, Opened, Source } from './opened.ts';
import { takeFile } from './handing.ts';
import { openPlain } from './plain.ts';
import { linkToPlace, readerAddress } from './ways.ts';
import { keepPlaces } from './places.ts';
import { change, state } from './state.ts';
import { keepFocus } from '../panel/parts/keep-focus.ts';

/** Runs the reader in this page. `?address=` names a document on the covered sites, `#O1.3` a clause in it. */
export async function startReader(): Promise<void> {
  const settings = await ask('overlay/settings', null);
  const language = chooseLanguage(settings?.language ?? 'auto', navigator.languages);
  const { reader: words, pages } = wordsOf(language);
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  const [frame, paper] = ['frame', 'paper'].map((id) => document.getElementById(id));
  if (!frame || !paper) return;

  const places = keepPlaces((place) => opened?.goTo(place));
  let source: Source | null = null;
  let opened: Opened | null = null;
  let stop = new AbortController();
  const open = async (given: Source, password: string | null = null): Promise<void> => {
    // The same source stays the same object: its bytes are kept by it, for a second try with another password.
    const next = given.name === seen(given.name) ? given : { ...given, name: seen(given.name) };
    stop.abort();
    stop = new AbortController();
    source = next;
    opened = null;
    document.title = `${next.name} – Rapporteur`;
    const mine = stop;
    const done = await openSource(next, { root: paper, words, pages, language, places }, password, mine.signal);
    if (!mine.signal.aborted) opened = done;
  };
  const openFile = (file: File): void => {
    history.replaceState(null, '', location.pathname);
    void open({ name: file.name, address: null, file });
  };
  const doings: Doings = {
    openFile,
    retry: () => void (source && open(source)),
    unlock: (password) => void (source && open(source, password)),
    openOther: ({ address }) => location.assign(readerAddress(address)),
    setView: (view) => opened?.setView(view),
    showComments: (shown) => opened?.showComments(shown),
    zoom: (by) => opened?.zoom(by),
    goToPage: (page) => opened?.goToPage(page),
    turn: () => opened?.turn(),
    showPreviews: (shown) => opened?.showPreviews(shown),
    print: () => void opened?.print().catch(() => undefined),
    copyLink: async () => {
      const address = source?.address;
      if (!address) return false;
      const place = opened?.placeNow() ?? null;
      return navigator.clipboard.writeText(linkToPlace(address, place)).then(() => true, () => false);
    },
    openPlain: (address) => void openPlain(address),
    find: (wanted) => opened?.find(wanted) ?? [],
    show: (start, end) => opened?.show(start, end),
  };
  render(<Frame doings={doings} words={words} pages={pages} />, frame);
  keepFocus();

  addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  addEventListener('drop', (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    openFile(file);
  });

  const query = new URLSearchParams(location.search);
  const [address, ticket, asked] = ['address', 'file', 'asked'].map((name) => query.get(name));
  const handed = ticket ? await takeFile(ticket) : null;
  if (handed) openFile(handed);
  else if (asked) change({ phase: { kind: 'unknown', asked } });
  else if (!address) change({ ...state.value, phase: { kind: 'empty' } });
  else void open({ name: nameOf(address), address, file: null });
}

/** A name without what turns other letters round or is not seen: “report fdp.exe” is no PDF. */
function seen(name: string): string {
  return name.replace(/[\p{Cc}\u200B\u2028\u2029\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu, '');
}

/** The last step of an address, as people call the file. */
function nameOf(address: string): string {
  if (!URL.canParse(address)) return address.slice(0, 200);
  const { pathname, hostname } = new URL(address);
  const last = pathname.split('/').findLast((step) => step !== '') ?? hostname;
  try {
    return decodeURIComponent(last).slice(0, 200);
  } catch {
    return last.slice(0, 200);
  }
}
