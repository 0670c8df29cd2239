/** A Word file on the page: taken apart in a worker, drawn here. */
import type { DocxText } from '../sources/docx.ts';
import type { HtmlText } from '../sources/html.ts';
import { drawDocx, nameChanges } from './docx-view.ts';
import { finderOf } from './find.ts';
import { keepInLibrary } from '../library/taking-in.ts';
import { identified } from './identity.ts';
import type { Desk, Opened, Whole } from './opened.ts';
import { placeInAddress } from './places.ts';
import { readElsewhere } from './read-elsewhere.ts';
import { startSession } from './session.ts';
import { change, changeShown } from './state.ts';
import { firstWhere } from '../../shared/first-where.ts';

/** Rejects where the file cannot be read. */
export async function openAsDocx(source: Whole, { root, words, places }: Desk, signal: AbortSignal): Promise<Opened> {
  const { promise, resolve, reject } = Promise.withResolvers<DocxText>();
  const reading = readElsewhere(source.file, { format: 'docx', password: null, address: source.address }, { docx: resolve }, signal);
  reading.catch(reject);
  const document = await promise;
  signal.throwIfAborted();
  const view = drawDocx(document, root, words);
  signal.addEventListener('abort', view.release);
  root.dataset['view'] = 'final';
  root.dataset['comments'] = 'shown';
  change({
    phase: { kind: 'shown' },
    shown: { kind: 'docx', name: source.name, kept: source.kept, reading: { page: 0, pages: 0 }, scanned: false, leftOut: document.leftOut > 0, tracked: document.revisions.some(({ kind }) => kind !== 'format'), view: 'final', comments: document.comments.length > 0 ? 'shown' : 'none' },
  });
  const session = await startSession((start, end) => bring(view.text, start, end), places.leave, signal);
  const back = places.restore();
  void reading.then(async (found) => {
    const known = await identified(found, source);
    signal.throwIfAborted();
    root.lang = known.document.language ?? '';
    session.read(view.text, known, source.address ?? location.href);
    void keepInLibrary(document, known, source.address);
    changeShown({ reading: null });
    // Who comes back is where he was, not at the clause that he once came for.
    if (placeInAddress() !== '' && !back) session.goTo(placeInAddress());
    return null;
  }).catch(() => changeShown({ reading: null }));
  const laidAnew = (): void => session.laid({ ...view.text });
  return {
    setView: (next) => {
      root.dataset['view'] = next;
      nameChanges(root, next === 'marked');
      changeShown({ view: next });
      laidAnew();
    },
    showComments: (shown) => {
      root.dataset['comments'] = shown ? 'shown' : 'hidden';
      changeShown({ comments: shown ? 'shown' : 'hidden' });
      laidAnew();
    },
    zoom: () => undefined,
    goToPage: () => undefined,
    turn: () => undefined,
    showPreviews: () => undefined,
    print: async () => window.print(),
    find: finderOf(document.text),
    show: session.show,
    goTo: session.goTo,
    placeNow: () => session.placeNow(offsetInSight(view.text)),
  };
}

async function bring(text: HtmlText, start: number, end: number): Promise<void> {
  const range = text.rangesOf(start, Math.min(end, start + 400))[0];
  const box = range?.getBoundingClientRect();
  if (!box || (box.top > 80 && box.bottom < innerHeight - 40)) return;
  scrollBy({ top: box.top - innerHeight / 3, behavior: 'instant' });
}

/** Where the first block stands that ends below the bar; null where none does. */
function offsetInSight({ elements, document }: HtmlText): number | null {
  return document.blocks[firstWhere(elements.length, (at) => (elements[at]?.getBoundingClientRect().bottom ?? 0) > 120)]?.start ?? null;
}
