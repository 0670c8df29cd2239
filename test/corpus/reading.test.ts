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

  it('is scored here as the corpus\' own script scores it', (context) => {
    let python = true;
    try {
      execFileSync('python3', ['--version'], { stdio: 'ignore' });
    } catch {
      python = false;
    }
    if (!python) return context.skip('python3 is not installed');
    const folder = mkdtempSync(join(tmpdir(), 'rapporteur-score-'));
    try {
      for (const { name, source, gold } of [...goldFiles(), ...unFiles('ru').slice(0, 2)]) {
        const reading = readPlain(source);
        // A reading with faults of its own: the scores must agree on those too.
        const spoilt = { ...reading, clauses: reading.clauses.filter((_, i) => i % 7 !== 3), citations: reading.citations.slice(1) };
        writeFileSync(join(folder, 'analysis.json'), JSON.stringify(spoilt));
        const files = gold.links ? [`${CORPUS}un/ru/${name}.json`, `${CORPUS}un/ru/${name}.txt`] : [`${CORPUS}gold/${name}.json`, `${CORPUS}seeds/${name}.txt`];
        const printed = execFileSync('python3', [`${CORPUS}../tools/score.py`, ...files, join(folder, 'analysis.json')], { encoding: 'utf8' });
        const theirs = JSON.parse(printed) as { clauses: { f1: number }; citations?: { f1: number }; links?: { recall: number } };
        const ours = score(gold, source, spoilt);
        if (!gold.links || gold.clauses_scored) expect(f1([ours.clauses])).toBeCloseTo(theirs.clauses.f1, 3);
        if (theirs.citations) expect(f1([ours.citations])).toBeCloseTo(theirs.citations.f1, 3);
        if (theirs.links) expect(recall([ours.citations])).toBeCloseTo(theirs.links.recall, 3);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
