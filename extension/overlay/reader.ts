/** Walks the page again and again as it changes, in slices, has its text read, and keeps what has not changed. */
import type { DocumentText } from '../../shared/text/types.ts';
import { htmlText, htmlTextSteps, type HtmlText } from '../sources/html.ts';
import { drive } from './pacing.ts';
import { pageReading, type PageReading } from './page-reading.ts';
import type { WatchPage } from './stages.ts';
import { askUntil } from './wire.ts';

export interface Reader {
  readAgain(): void;
}

/** Walks that may be disturbed by the page before one is done in one go. */
const ATTEMPTS = 3;

/**
 * @param watching tells when the page changes
 * @param ours elements of ours in the page, which are not read
 * @param found hears of each reading; `same` is true when the words stayed what they were and only their nodes moved
 */
export function keepReading(watching: WatchPage, ours: ReadonlySet<Node>, found: (page: PageReading, same: boolean) => void, signal: AbortSignal): Reader {
  let last: PageReading | null = null;
  let running = false;
  let again = false;

  const run = async () => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      await once();
    } while (again && !signal.aborted);
    running = false;
  };
  const watch = watching(document, ours, () => void run(), signal);

  const walk = async (): Promise<HtmlText | null> => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      watch.disturbed();
      const text = await drive(htmlTextSteps(document, { ignore: ours }), () => signal.aborted || watch.disturbed());
      if (text || signal.aborted) return text;
    }
    return htmlText(document, { ignore: ours });
  };

  const once = async () => {
    const text = await walk();
    if (!text || signal.aborted) return;
    const address = location.href;
    if (last && last.address === address && sameDocument(last.text.document, text.document)) {
      // The observer's view of nodes is refreshed even where no word changed: frameworks replace nodes.
      last = pageReading(text, last.reading, address);
      watch.settled('same');
      found(last, true);
      return;
    }
    const reading = await askUntil('overlay/read', text.document, () => signal.aborted || again);
    if (!reading || signal.aborted) return;
    last = pageReading(text, reading, address);
    watch.settled('changed');
    found(last, false);
  };

  void run();
  return { readAgain: () => void run() };
}

function sameDocument(one: DocumentText, two: DocumentText): boolean {
  return one.text === two.text && one.blocks.length === two.blocks.length
    && one.blocks.every((block, index) => block.role === two.blocks[index]!.role && block.level === two.blocks[index]!.level && block.start === two.blocks[index]!.start);
}
