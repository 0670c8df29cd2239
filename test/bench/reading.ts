/**
 * `npm run -s bench -- reading`: how well and how fast documents are read. Quality per language on the annotated texts;
 * speed beside one `replace(/\p{L}+/gu, '')` over the same text in the same run; nasty inputs; memory.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { LANGUAGES } from '../../shared/languages/types.ts';
import { read } from '../../shared/reading.ts';
import { opensClause } from '../../shared/clauses/opening.ts';
import { plainText } from '../../shared/text/plain.ts';
import { CORPUS, corpusIsHere, goldFiles, readPlain, seedsAsOne, unFiles } from '../corpus/files.ts';
import { f1, recall, score } from '../corpus/score.ts';
import { nastyInputs } from '../corpus/nasty.ts';
import { figure, type Figure, timedAgainst } from './figure.ts';

const BENCH = 'reading';

export async function* figures(): AsyncGenerator<Figure> {
  if (!corpusIsHere()) throw new Error(`the annotated texts are not at ${CORPUS}`);
  yield* quality();
  yield* speed();
  yield* worst();
  yield memory();
}

function* quality(): Generator<Figure> {
  const golds = goldFiles().map(({ source, gold }) => score(gold, source, readPlain(source)));
  yield figure(BENCH, 'ar: clauses of the gold, F1', f1(golds.map((result) => result.clauses)), 'F1', { target: { atLeast: 1 } });
  yield figure(BENCH, 'ar: citations of the gold, F1', f1(golds.map((result) => result.citations)), 'F1', { target: { atLeast: 1 } });
  for (const language of LANGUAGES) {
    const results = unFiles(language).map(({ source, gold }) => ({ gold, result: score(gold, source, readPlain(source)) }));
    yield figure(BENCH, `${language}: clauses of UN resolutions, F1`, f1(results.filter(({ gold }) => gold.clauses_scored).map(({ result }) => result.clauses)), 'F1', { target: { atLeast: 0.99 } });
    yield figure(BENCH, `${language}: citations that the UN has linked, recall`, recall(results.map(({ result }) => result.citations)), 'recall', { target: { atLeast: 0.99 } });
    yield figure(BENCH, `${language}: own id found`, results.filter(({ result }) => result.self).length / results.length, 'share', { target: { atLeast: 1 } });
  }
}

async function* speed(): AsyncGenerator<Figure> {
  const seeds = seedsAsOne();
  const analyse = (text: string): unknown => read(plainText(text, opensClause));
  const once = await timedAgainst(() => analyse(seeds), () => seeds.replace(/\p{L}+/gu, ''), { times: 20, warmUp: 10 });
  yield figure(BENCH, `analysis of all seeds as one text (${seeds.length} characters)`, once.work, 'ms', { ratio: once.ratio, yardstick: "text.replace(/\\p{L}+/gu, '') in the same run", target: { atMost: 12 }, targetOf: 'ratio' });
  const tenfold = Array.from({ length: 10 }, () => seeds).join('\n');
  const ten = await timedAgainst(() => analyse(tenfold), () => analyse(seeds), { times: 7, warmUp: 2 });
  yield figure(BENCH, 'ten times the text', ten.work, 'ms', { ratio: ten.ratio, yardstick: 'the text once in the same run', target: { atMost: 11 }, targetOf: 'ratio' });
}

function* worst(): Generator<Figure> {
  for (const [name, text] of nastyInputs(1_000_000)) {
    const before = process.cpuUsage();
    const started = performance.now();
    read(plainText(text, opensClause));
    const wall = performance.now() - started;
    const { user, system } = process.cpuUsage(before);
    // On a computer with nothing else to do it takes no longer than either: other work lengthens the wall's time, and
    // the processor's counts the collector's threads that run beside the reading.
    yield figure(BENCH, `1 MB of ${name}, the shorter of wall and processor time`, Math.min(wall, (user + system) / 1000), 'ms', { target: { atMost: 2000 } });
  }
}

/** What the analysis of one megabyte leaves behind and needs on its way, beyond the text itself. */
function memory(): Figure {
  const seeds = seedsAsOne();
  const text = seeds.repeat(Math.ceil(1_000_000 / seeds.length)).slice(0, 1_000_000);
  read(plainText(text, opensClause));
  // Without a collection before and after, what the benches above left behind would be measured.
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  const before = process.memoryUsage();
  const reading = read(plainText(text, opensClause));
  collect();
  const after = process.memoryUsage();
  const kept = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  return figure(BENCH, `memory of 1 MB analysed (${reading.clauses.length} clauses, ${reading.citations.length} citations)`, Math.max(0, kept) / 1e6, 'MB', { target: { atMost: 60 } });
}
