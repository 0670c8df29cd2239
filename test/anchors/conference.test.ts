/** A conference's edits, heavier than most: whatever becomes of a note, it is never on another clause. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe as group, expect, test } from 'vitest';
import { describe, describeClause } from '../../shared/anchors/describe.ts';
import { locate } from '../../shared/anchors/locate.ts';
import type { Located } from '../../shared/anchors/types.ts';
import { LANGUAGES, type Language } from '../../shared/languages/types.ts';
import { hold, judged, planOf, type Verdict } from './conference.ts';
import { editionOfText } from './editions.ts';
import { random } from './workload.ts';

const OURS = new URL('../../server/demo/samples/', import.meta.url);
const UN = new URL('../../../shared/corpus/un/', import.meta.url);
const here = existsSync(UN) || process.env['CI'] === 'true';

/** Of notes on words of single clauses: what became of them, those whose clause is still there by themselves. */
interface Tally {
  readonly all: Record<Verdict, number>;
  readonly alive: Record<Verdict, number>;
  readonly wrong: string[];
}

function conferences(folder: URL, rounds: number, seed: number, other: boolean): Tally {
  const next = random(seed);
  const tally: Tally = { all: { right: 0, above: 0, lost: 0, wrong: 0 }, alive: { right: 0, above: 0, lost: 0, wrong: 0 }, wrong: [] };
  const names = readdirSync(new URL('en/', folder)).filter((name) => name.endsWith('.txt'));
  const read = (language: Language, name: string): string => readFileSync(new URL(`${language}/${name}`, folder), 'utf8');
  for (const name of names) for (let round = 0; round < rounds; round += 1) for (const from of LANGUAGES) {
    const to = other ? (LANGUAGES[(LANGUAGES.indexOf(from) + 1 + Math.floor(next() * 5)) % 6] ?? from) : from;
    const old = editionOfText(read(from, name), from);
    const before = other ? editionOfText(read(to, name), to) : old;
    const session = hold(before, to, planOf(before, next), next);
    const fresh = editionOfText(session.text, to);
    for (const clause of old.clauses) {
      const there = before.clauses[before.clauseByPath(clause.path)];
      if (!/preamble|operative/u.test(clause.kind) || !there || [old.text.slice(clause.start, clause.end), before.text.slice(there.start, there.end)].some((words) => words.includes('\n'))) continue;
      const start = clause.start + Math.floor(next() * (clause.end - clause.start) * 0.6);
      const located = locate(fresh, describe(old, start, Math.min(clause.end, start + 15 + Math.floor(next() * 120))));
      const verdict = judged(before, clause.path, located, session);
      tally.all[verdict] += 1;
      if (session.lines.has(clause.path)) tally.alive[verdict] += 1;
      if (verdict === 'wrong') tally.wrong.push(`${name} ${clause.path}, ${from} to ${to}: ${located.outcome}${'path' in located ? ` ${located.path ?? ''}` : ''}`);
    }
  }
  return tally;
}

function share({ right, above, lost, wrong }: Record<Verdict, number>, ...of: readonly Verdict[]): number {
  const counts = { right, above, lost, wrong };
  return of.reduce((sum, each) => sum + counts[each], 0) / (right + above + lost + wrong);
}

group('the next version, in six languages', () => {
  test('our samples: 95 of 100 are placed, none wrongly', () => {
    const { alive, wrong } = conferences(OURS, 6, 3, false);
    expect(wrong).toEqual([]);
    expect(share(alive, 'right', 'above')).toBeGreaterThanOrEqual(0.95);
  }, 60_000);

  test.runIf(here)('resolutions of the UN: 95 of 100 are placed, not one of 500 wrongly', () => {
    const { all, alive, wrong } = conferences(UN, 1, 5, false);
    expect(share(all, 'wrong') <= 0.002 ? [] : wrong).toEqual([]);
    expect(share(alive, 'right', 'above')).toBeGreaterThanOrEqual(0.95);
  }, 120_000);
});

group('the next version in another language', () => {
  test('our samples: where it cannot tell it says so', () => {
    const { all, alive, wrong } = conferences(OURS, 6, 3, true);
    expect(share(all, 'wrong') <= 0.025 ? [] : wrong).toEqual([]);
    expect(share(alive, 'right', 'above')).toBeGreaterThanOrEqual(0.85);
  }, 60_000);
});

group('an item that was taken out', () => {
  const OLD = [
    'The Council of Lighthouses,', 'recalling', 'a)\tthe first convention of the keepers, held at the cape;', 'b)\tthe second convention of the keepers, held on the island,', 'resolves',
    '1\tthat guidelines for the care of mirrors be drawn up, which shall describe in particular:', 'a)\tthe cloth with which a mirror is wiped;', 'b)\tthe hours at which the wardens climb the tower;',
    '2\tthat oil be bought in autumn;',
  ];
  const located = (path: string, lines: readonly string[]): Located => {
    const anchor = describeClause(editionOfText(OLD.join('\n'), 'en'), path);
    if (!anchor) throw new Error(`The sample has no ${path}.`);
    return locate(editionOfText(lines.join('\n'), 'en'), anchor);
  };

  test('is shown at the clause that it stood under, renumbered or not, and says so', () => {
    expect(located('O1.1.b', OLD.filter((line) => !line.includes('wardens')))).toMatchObject({ outcome: 'clause', path: 'O1.1', above: true });
    const renumbered = OLD.filter((line) => !line.includes('wardens')).join('\n').replace('resolves\n1\t', 'resolves\n1\tthat bells be polished;\n2\t').replace('\n2\tthat oil', '\n3\tthat oil').split('\n');
    expect(located('O1.1.b', renumbered)).toMatchObject({ outcome: 'clause', path: 'O1.2', above: true });
  });

  test('climbs further where the clause above is gone as well', () => {
    const lines = OLD.filter((line) => !/wardens|mirror/u.test(line)).map((line) => line.replace('2\t', '1\t'));
    expect(located('O1.1.b', lines)).toMatchObject({ outcome: 'clause', path: 'O1', above: true });
  });

  test('does not climb to one of two that are alike', () => {
    const lines = [...OLD.filter((line) => !/wardens|mirror/u.test(line)).map((line) => line.replace('2\t', '1\t')), 'resolves', '1\tthat the cellar be cleared.'];
    expect(located('O1.1.b', lines).outcome).toBe('lost');
  });

  test('does not climb in a text that has nothing of it', () => {
    expect(located('O1.1.b', ['The Conference of Ferrymen,', 'decides', '1\tthat ropes be dried after every crossing;', '2\tthat the bell be rung.'])).toEqual({ outcome: 'lost', reason: 'absent' });
  });
});
