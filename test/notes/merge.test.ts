import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Anchor } from '../../shared/anchors/types.ts';
import { applyChanges, applyTags, changesBetween, merge, tagChanges, type Changeable } from '../../shared/notes/merge.ts';

const anchor: Anchor = { target: 'clause', from: { path: 'O1', offset: 0 }, to: null, quote: null, position: null, language: 'ar', edition: null };
const elsewhere: Anchor = { ...anchor, from: { path: 'O2', offset: 0 } };
const base: Changeable = { body: 'one', tags: ['budget', 'ai'], position: null, wording: null, anchor };

describe('merging two changes of one note', () => {
  test.each<[string, Partial<Changeable>, Partial<Changeable>, Partial<Changeable>, readonly string[]]>([
    ['nothing and nothing', {}, {}, {}, []],
    ['mine alone', { body: 'mine' }, {}, { body: 'mine' }, []],
    ['theirs alone', {}, { body: 'theirs' }, { body: 'theirs' }, []],
    ['the same words on both sides', { body: 'same' }, { body: 'same' }, { body: 'same' }, []],
    ['my words, their position', { body: 'mine' }, { position: 'oppose' }, { body: 'mine', position: 'oppose' }, []],
    ['both words: theirs stand and mine wait', { body: 'mine' }, { body: 'theirs' }, { body: 'theirs' }, ['body']],
    ['both positions', { position: 'support' }, { position: 'oppose' }, { position: 'oppose' }, ['position']],
    ['my position taken back, theirs untouched', { position: null }, {}, { position: null }, []],
    ['both wordings', { wording: 'mine' }, { wording: 'theirs' }, { wording: 'theirs' }, ['wording']],
    ['my wording, their words', { wording: 'mine' }, { body: 'theirs' }, { wording: 'mine', body: 'theirs' }, []],
    ['both anchors', { anchor: elsewhere }, { anchor: { ...anchor, target: 'document' } }, { anchor: { ...anchor, target: 'document' } }, ['anchor']],
    ['an anchor with its fields in another order is the same', { anchor: { edition: null, language: 'ar', position: null, quote: null, to: null, from: { offset: 0, path: 'O1' }, target: 'clause' } }, { anchor: elsewhere }, { anchor: elsewhere }, []],
    ['tags added on both sides', { tags: ['budget', 'ai', 'mine'] }, { tags: ['budget', 'ai', 'theirs'] }, { tags: ['budget', 'ai', 'theirs', 'mine'] }, []],
    ['a tag removed here, another there', { tags: ['ai'] }, { tags: ['budget'] }, { tags: [] }, []],
    ['the same tag added on both sides', { tags: ['budget', 'ai', 'x'] }, { tags: ['x', 'budget', 'ai'] }, { tags: ['x', 'budget', 'ai'] }, []],
  ])('%s', (_name, mine, theirs, expected, clashes) => {
    expect(merge(base, { ...base, ...mine }, { ...base, ...theirs })).toEqual({ note: { ...base, ...expected }, clashes });
  });

  const changeable = fc.record({
    body: fc.string(),
    tags: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd')),
    position: fc.constantFrom(null, 'support' as const, 'oppose' as const),
    wording: fc.constantFrom(null, 'a', 'b'),
    anchor: fc.constantFrom(anchor, elsewhere),
  });

  test('an edit leads from one note to the other', () => {
    fc.assert(
      fc.property(changeable, changeable, (before, after) => {
        const changes = changesBetween(before, after);
        const result = changes === null ? before : applyChanges(before, changes);
        expect({ ...result, tags: [...result.tags].sort() }).toEqual({ ...after, tags: [...after.tags].sort() });
      }),
    );
  });

  test('no word of either side is lost: it is in the result or in a clash', () => {
    fc.assert(
      fc.property(changeable, changeable, changeable, (from, mine, theirs) => {
        const { note, clashes } = merge(from, mine, theirs);
        expect(note.body === theirs.body || (theirs.body === from.body && note.body === mine.body)).toBe(true);
        expect(clashes.includes('body') || mine.body === from.body || note.body === mine.body).toBe(true);
      }),
    );
  });

  test('tag changes applied twice change nothing more, and two people’s in either order give the same set', () => {
    const tags = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'));
    fc.assert(
      fc.property(tags, tags, tags, (from, mine, theirs) => {
        const my = tagChanges(from, mine);
        const their = tagChanges(from, theirs);
        expect(applyTags(applyTags(from, my), my)).toEqual(applyTags(from, my));
        expect([...applyTags(applyTags(from, my), their)].sort()).toEqual([...applyTags(applyTags(from, their), my)].sort());
      }),
    );
  });
});
