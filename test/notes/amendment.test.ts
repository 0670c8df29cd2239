import { describe, expect, test } from 'vitest';
import { amendment } from '../../shared/notes/amendment.ts';

const marked = (clause: string, wording: string): string =>
  amendment(clause, wording).map(({ kind, text }) => (kind === 'gone' ? `[-${text}-]` : kind === 'new' ? `{+${text}+}` : text)).join('');

describe('a wording against its clause', () => {
  test.each([
    ['2\tthat lamps may be lit', 'that lamps shall be lit', 'that lamps [-may-]{+shall+} be lit'],
    ['(a) lamps;', 'lamps and oil;', 'lamps{+ and oil+};'],
    ['أ ) المصابيح؛', 'المصابيح والزيت؛', 'المصابيح{+ والزيت+}؛'],
    ['1.2 Лампы.', 'Лампы и масло.', 'Лампы{+ и масло+}.'],
    ['（一）灯塔；', '灯塔和油；', '灯塔{+和油+}；'],
  ])('without a number leaves “%s” its number', (clause, wording, expected) => {
    expect(marked(clause, wording)).toBe(expected);
  });

  test('a number that is written is compared', () => {
    expect(marked('2 that lamps may be lit', '3 that lamps may be lit')).toBe('[-2-]{+3+} that lamps may be lit');
    expect(marked('2 that lamps may be lit', '2 that lamps are lit')).toBe('2 that lamps [-may be-]{+are+} lit');
  });

  test('a year is no number of a clause', () => {
    expect(marked('2024 was dark', 'was dark')).toBe('[-2024 -]was dark');
  });
});
