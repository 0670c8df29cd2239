/**
 * `npm run -s bench -- drawing`: 1,000 notes on an Arabic page of 300,000 characters made of the seeds, drawn by the
 * painter as it is shipped, in Chromium.
 */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { pageOf, seeds } from '../browser/overlay-pages.ts';
import { openBrowser } from '../support/browser.ts';
import { figure, spread, type Figure } from './figure.ts';

const NOTES = 1000;
const CHARACTERS = 300_000;

export async function* figures(): AsyncGenerator<Figure> {
  const texts = seeds().map(({ text }) => text);
  if (texts.length === 0) throw new Error('The corpus is not here: there is no seed to draw on.');
  const lines: string[] = [];
  for (let length = 0, index = 0; length < CHARACTERS; index++) {
    const text = texts[index % texts.length]!;
    lines.push(...text.slice(0, CHARACTERS - length).split('\n'));
    length += text.length;
  }
  const script = await bundled(fileURLToPath(new URL('drawing-page.ts', import.meta.url)));
  const browser = await openBrowser({ language: 'ar' });
  try {
    const page = await browser.context.newPage();
    await page.setContent(pageOf(lines, 'ar'));
    await page.addScriptTag({ content: script });
    const session = await browser.context.newCDPSession(page);
    const events: TraceEvent[] = [];
    session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
    await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['devtools.timeline', 'blink.user_timing'] } } as never);
    const drawn = await page.evaluate(([notes, turns]) => globalThis.drawNotes(notes, turns), [NOTES, 15] as const);
    const complete = new Promise<void>((resolve) => {
      session.once('Tracing.tracingComplete', () => resolve());
    });
    await session.send('Tracing.end');
    await complete;
    if (drawn.boxes === 0) throw new Error('No note was drawn.');
    const { drawings, scroll, longest } = measured(events);
    yield figure('drawing', `CPU time of drawing ${NOTES} notes on a page of ${CHARACTERS} characters`, spread(drawings), 'ms', { target: { atMost: 10 } });
    yield figure('drawing', `CPU time of our code a scroll frame (of ${drawn.frames})`, scroll / drawn.frames, 'ms', { target: { atMost: 2 } });
    yield figure('drawing', 'CPU time of the longest piece of our work', longest, 'ms', { target: { atMost: 50 } });
    yield figure('drawing', 'elements added to the page', drawn.elements, 'elements', { target: { atMost: 1 } });
    yield figure('drawing', 'boxes of notes at one time, at most', drawn.boxes, 'boxes');
  } finally {
    await browser.close();
  }
}

interface TraceEvent {
  readonly name: string;
  readonly ts: number;
  readonly tdur?: number;
}

/** Milliseconds of CPU of our callbacks (frames and observers), by the marks that the page set. The layouts that they force count as theirs. */
function measured(events: readonly TraceEvent[]): { drawings: number[]; scroll: number; longest: number } {
  const at = (name: string) => events.filter((event) => event.name === name).map(({ ts }) => ts).sort((a, b) => a - b);
  const calls = events.filter((event) => event.name === 'FunctionCall' && event.tdur !== undefined);
  const between = (from: number, to: number) => calls.filter(({ ts }) => ts >= from && ts <= to).map(({ tdur }) => tdur! / 1000);
  const [began] = at('drawing');
  const [scroll] = at('scroll');
  const [end] = at('scrolled');
  if (began === undefined || scroll === undefined || end === undefined) throw new Error('The trace shows none of the page’s marks.');
  const ends = at('drawn');
  return {
    drawings: at('draw').map((from, turn) => between(from, ends[turn] ?? end).reduce((sum, time) => sum + time, 0)),
    scroll: between(scroll, end).reduce((sum, time) => sum + time, 0),
    longest: Math.max(...between(began, end)),
  };
}

/** One classic script of a module and all it imports. */
async function bundled(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { __SHADOW_MODE__: '"open"' },
    build: { write: false, minify: false, target: 'es2023', lib: { entry, formats: ['iife'], name: 'drawingBench' } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('vite gave no script.');
  return output.output[0].code;
}
