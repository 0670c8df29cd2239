import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../shared/languages/types.ts';
import { CORPUS, corpusIsHere, goldFiles, readPlain, unFiles } from './files.ts';
import { f1, recall, score } from './score.ts';

describe.skipIf(!corpusIsHere())('the annotated corpus', () => {
  it.each(corpusIsHere() ? goldFiles() : [])('$name is read as annotated by hand', ({ source, gold }) => {
    const result = score(gold, source, readPlain(source));
    expect(result.clauses.wrong).toEqual([]);
    expect(result.clauses.missing).toEqual([]);
    expect(result.citations.wrong).toEqual([]);
    expect(result.citations.missing).toEqual([]);
    expect(result.locators.right).toBe(result.locators.of);
    expect(result.acts.right / result.acts.of).toBeGreaterThanOrEqual(0.9);
  });

  describe.each(LANGUAGES)('UN resolutions in %s', (language) => {
    const results = corpusIsHere() ? unFiles(language).map(({ name, source, gold }) => ({ name, gold, result: score(gold, source, readPlain(source)) })) : [];

    it('have the clauses that the UN has', () => {
      const scored = results.filter(({ gold }) => gold.clauses_scored).map(({ result }) => result.clauses);
      expect(f1(scored), scored.flatMap((counts) => [...counts.wrong, ...counts.missing]).join('\n')).toBeGreaterThanOrEqual(0.99);
    });

    it('have the citations that the UN has linked', () => {
      const counts = results.map(({ result }) => result.citations);
      expect(recall(counts), counts.flatMap((count) => count.missing).join('\n')).toBeGreaterThanOrEqual(0.99);
    });

    it.each(results)('$name knows its own id', ({ result }) => {
      expect(result.self).toBe(true);
    });
  });

  it.skipIf(!corpusIsHere() || !pythonIsHere())('is scored here as the corpus\' own script scores it', () => {
    const files = [...goldFiles().map((file) => ({ ...file, folder: 'gold' })), ...unFiles('ru').filter(({ gold }) => gold.clauses_scored).slice(0, 3).map((file) => ({ ...file, folder: 'un/ru' }))];
    for (const { name, source, gold, folder } of files) {
      const reading = readPlain(source);
      // A reading with faults of its own: the scores must agree on those too.
      const spoilt = { ...reading, clauses: reading.clauses.filter((_, i) => i % 7 !== 3), citations: reading.citations.slice(1) };
      const theirs = scoredByScript(`${CORPUS}${folder}/${name}.json`, `${CORPUS}${folder === 'gold' ? 'seeds' : folder}/${name}.txt`, spoilt);
      const ours = score(gold, source, spoilt);
      expect([f1([ours.clauses]), gold.links ? recall([ours.citations]) : f1([ours.citations])].map((figure) => figure.toFixed(3)))
        .toEqual([theirs.clauses.f1, theirs.links?.recall ?? theirs.citations?.f1 ?? -1].map((figure) => figure.toFixed(3)));
    }
  });
});

function pythonIsHere(): boolean {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

interface Printed {
  readonly clauses: { readonly f1: number };
  readonly citations?: { readonly f1: number };
  readonly links?: { readonly recall: number };
}

function scoredByScript(gold: string, source: string, analysis: unknown): Printed {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-score-'));
  try {
    const file = join(folder, 'analysis.json');
    writeFileSync(file, JSON.stringify(analysis));
    return JSON.parse(execFileSync('python3', [`${CORPUS}../tools/score.py`, gold, source, file], { encoding: 'utf8' })) as Printed;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
