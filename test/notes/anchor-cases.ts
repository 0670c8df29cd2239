/** Anchors that may and may not be stored: the same table is put to shared/notes/validation.ts and to the database. */
import type { Anchor } from '../../shared/anchors/types.ts';

const whole: Anchor = {
  target: 'text',
  from: { path: 'P1.a', offset: 0 },
  to: { path: 'P1.b', offset: 12 },
  quote: { exact: 'كلمات', prefix: 'قبل ', suffix: ' بعد' },
  position: { start: 10, end: 15 },
  language: 'ar',
  edition: 'h:1a2b3c',
};

/** With everything that `describe` may add. */
const full: Anchor = {
  ...whole,
  from: { path: 'P1.a', offset: 0, sketch: 'aZ09-_'.repeat(10), similar: 0.31, marks: ['un:A/RES/70/125', '2025'] },
  to: { path: 'P1.b', offset: 12, sketch: 'A'.repeat(64), similar: 1, marks: Array.from({ length: 12 }, () => 'x'.repeat(200)) },
  quote: { exact: 'أول…آخر', prefix: '', suffix: '', elided: 2400 },
  twin: { index: 1, of: 3 },
  copies: 7,
};

export const GOOD_ANCHORS: readonly Anchor[] = [
  whole,
  full,
  { ...whole, from: { path: 'P1', offset: 0, marks: [] } },
  { target: 'clause', from: { path: 'O1', offset: 0 }, to: null, quote: null, position: null, language: null, edition: null },
  { target: 'document', from: null, to: null, quote: null, position: null, language: 'zh', edition: null },
  { ...whole, target: 'caret', quote: { exact: '', prefix: '', suffix: '' } },
  { ...whole, quote: { exact: 'ا'.repeat(10_000), prefix: '', suffix: '' } },
];

export const BAD_ANCHORS: readonly (readonly [string, unknown])[] = [
  ['nothing', null],
  ['a list', []],
  ['a text', 'anchor'],
  ['no fields', {}],
  ['another target', { ...whole, target: 'window' }],
  ['a field more', { ...whole, script: 'x' }],
  ['a field less', { target: 'text' }],
  ['a point with a field more', { ...whole, from: { path: 'P1', offset: 0, deeper: { deeper: {} } } }],
  ['a point without an offset', { ...whole, from: { path: 'P1' } }],
  ['a path that is no text', { ...whole, from: { path: { a: 1 }, offset: 0 } }],
  ['a path of 201 bytes', { ...whole, from: { path: 'P'.repeat(201), offset: 0 } }],
  ['a negative offset', { ...whole, from: { path: 'P1', offset: -1 } }],
  ['half an offset', { ...whole, from: { path: 'P1', offset: 0.5 } }],
  ['an offset as text', { ...whole, from: { path: 'P1', offset: '0' } }],
  ['a quote that is a text', { ...whole, quote: 'words' }],
  ['a quote with a nested prefix', { ...whole, quote: { exact: 'a', prefix: ['b'], suffix: '' } }],
  ['a quote without a suffix', { ...whole, quote: { exact: 'a', prefix: '' } }],
  ['a prefix of 513 bytes', { ...whole, quote: { exact: 'a', prefix: 'x'.repeat(513), suffix: '' } }],
  ['a position that is a list', { ...whole, position: [1, 2] }],
  ['a position without an end', { ...whole, position: { start: 1 } }],
  ['a language of three letters', { ...whole, language: 'ara' }],
  ['an edition with blanks', { ...whole, edition: 'a b' }],
  ['a sketch that is no text', { ...whole, from: { path: 'P1', offset: 0, sketch: 7 } }],
  ['a sketch of 65 letters', { ...whole, from: { path: 'P1', offset: 0, sketch: 'a'.repeat(65) } }],
  ['a sketch with other signs', { ...whole, from: { path: 'P1', offset: 0, sketch: '<b>' } }],
  ['no sketch where one is named', { ...whole, from: { path: 'P1', offset: 0, sketch: null } }],
  ['a likeness over 1', { ...whole, from: { path: 'P1', offset: 0, similar: 1.5 } }],
  ['a likeness below 0', { ...whole, from: { path: 'P1', offset: 0, similar: -0.1 } }],
  ['a likeness as text', { ...whole, from: { path: 'P1', offset: 0, similar: '0.5' } }],
  ['marks that are a text', { ...whole, from: { path: 'P1', offset: 0, marks: 'un:A' } }],
  ['13 marks', { ...whole, from: { path: 'P1', offset: 0, marks: Array.from({ length: 13 }, () => 'a') } }],
  ['a mark of 201 bytes', { ...whole, from: { path: 'P1', offset: 0, marks: ['x'.repeat(201)] } }],
  ['a mark that is a list', { ...whole, to: { path: 'P1', offset: 0, marks: [['a']] } }],
  ['an elision of half a letter', { ...whole, quote: { exact: 'a', prefix: '', suffix: '', elided: 0.5 } }],
  ['a twin without a number', { ...whole, twin: { index: 0 } }],
  ['a twin with a field more', { ...whole, twin: { index: 0, of: 2, deeper: {} } }],
  ['a twin that is a list', { ...whole, twin: [0, 2] }],
  ['a twin that is null', { ...whole, twin: null }],
  ['copies as text', { ...whole, copies: '3' }],
  ['negative copies', { ...whole, copies: -1 }],
  ['more than 32 kB', { ...whole, quote: { exact: 'ا'.repeat(17_000), prefix: '', suffix: '' } }],
];
