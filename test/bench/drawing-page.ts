/** The part of the drawing bench that runs in the page: the shipped painter over a text that was read, with a thousand notes. Marks tell the trace where it is. */
import { createHost } from '../../extension/overlay/host.ts';
import { pageReading } from '../../extension/overlay/page-reading.ts';
import type { PlacedMark } from '../../extension/messages.ts';
import { createPainter, type Scene } from '../../extension/overlay/painter.ts';
import { htmlText } from '../../extension/sources/html.ts';
import { read } from '../../shared/reading.ts';
import marksCss from '../../extension/overlay/marks.css?inline';

export interface Drawn {
  /** Frames of a scroll through the page. */
  readonly frames: number;
  /** Elements that the page has more than before. */
  readonly elements: number;
  /** Boxes of notes that were drawn, most at one time: what the figures were measured on. */
  readonly boxes: number;
}

const FRAMES = 240;

declare global {
  var drawNotes: (notes: number, turns: number) => Promise<Drawn>;
}

const LETTERS = { support: 'S', oppose: 'O', amend: 'A', reserve: 'R', 'ask-capital': '?' };

globalThis.drawNotes = async (notes, turns) => {
  const before = document.querySelectorAll('*').length;
  const text = htmlText(document);
  const page = pageReading(text, read(text.document, { address: location.href }), location.href);

  const frame = () => new Promise<void>((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve, 0));
  });

  const stop = new AbortController();
  const host = createHost(document, marksCss, stop.signal);
  const seen = { painted: 0 };
  const painter = createPainter(host, stop.signal, () => {
    seen.painted += 1;
  });
  const scene = (placed: readonly PlacedMark[]): Scene => ({ page, bands: true, citations: true, placed, standing: () => 'current', current: null, flash: null, letters: LETTERS });
  const until = async (count: number) => {
    while (seen.painted < count) await frame();
    await frame();
  };
  painter.show(scene([]));
  await until(1);
  for (let rest = 0; rest < 5; rest++) await frame();

  const placed = placedOn(text.document.text, text.document.blocks, notes);
  performance.mark('drawing');
  for (let turn = 0; turn < turns; turn++) {
    painter.show(scene([]));
    await until(seen.painted + 1);
    performance.mark('draw');
    painter.show(scene(placed));
    await until(seen.painted + 1);
    performance.mark('drawn');
  }
  performance.mark('scroll');
  let frames = 0;
  let boxes = 0;
  const height = document.documentElement.scrollHeight;
  for (let top = 0; top < height && frames < FRAMES; top += 240) {
    scrollTo({ top, behavior: 'instant' });
    await frame();
    frames += 1;
    boxes = Math.max(boxes, [...host.root.querySelectorAll('.note')].length);
  }
  performance.mark('scrolled');
  return { frames, boxes, elements: document.querySelectorAll('*').length - before };
};

/** Notes of 30 to 200 characters all over the text, every tenth over another one; the same ones in each run. */
function placedOn(text: string, blocks: readonly { readonly start: number; readonly end: number }[], notes: number): PlacedMark[] {
  const long = blocks.filter(({ start, end }) => end - start >= 60);
  return Array.from({ length: notes }, (_, index) => {
    const block = long[Math.floor((index - (index % 10 === 9 ? 1 : 0)) * long.length / notes)]!;
    const start = block.start + (index * 7) % 20;
    const end = Math.min(block.end, start + 30 + (index * 37) % 171, text.length);
    return {
      mark: { note: `note-${index}`, whose: index % 3 === 0 ? 'delegation' : 'own', position: null } as unknown as PlacedMark['mark'],
      located: { outcome: 'exact', start, end, ranges: [[start, end]], path: null } as unknown as PlacedMark['located'],
    };
  });
}
