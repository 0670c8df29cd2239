/**
 * `npm run -s bench -- drawing`: 1,000 notes on an Arabic page of 300,000 characters made of the seeds, drawn by the
 * painter as it is shipped, in Chromium.
 */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { pageOf, seeds } from '../browser/overlay-pages.ts';
import { openBrowser } from '../support/browser.ts';
import { figure, quantile, spread, type Figure } from './figure.ts';

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
    const drawn = await page.evaluate(([notes, turns]) => globalThis.drawNotes(notes, turns), [NOTES, 15] as const);
    if (drawn.boxes === 0) throw new Error('No note was drawn.');
    yield figure('drawing', `${NOTES} notes drawn on a page of ${CHARACTERS} characters`, spread(drawn.drawings), 'ms', { target: { atMost: 10 } });
    yield figure('drawing', `our work in a scroll frame (${drawn.frames.length} frames)`, mean(drawn.frames), 'ms', { target: { atMost: 2 } });
    yield figure('drawing', 'our work in the slowest of twenty scroll frames', quantile(drawn.frames, 0.95), 'ms');
    yield figure('drawing', 'longest piece of our work', drawn.longest, 'ms', { target: { atMost: 50 } });
    yield figure('drawing', 'elements added to the page', drawn.elements, 'elements', { target: { atMost: 1 } });
    yield figure('drawing', 'boxes of notes at one time, at most', drawn.boxes, 'boxes');
  } finally {
    await browser.close();
  }
}

function mean(values: readonly number[]): { median: number; min: number; max: number } {
  return { ...spread(values), median: values.reduce((sum, value) => sum + value, 0) / values.length };
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
