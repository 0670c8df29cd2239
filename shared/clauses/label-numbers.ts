/** Labels that are numbers, or letters with a number: 1., 1.2, 1.a, '1', PP2bis, A.1.2. */
import { after, label, type Label, type LabelReading, suffixOf } from './label.ts';
import { letterValues } from './letters.ts';

// A Russian ordinal (55-е заседание) is a word, not a label.
const NUMBER = /(\d{1,3}(?:(?:bis|ter|quater)?(?:\.\d{1,3}(?:bis|ter|quater)?){1,5})?)( ?(?:bis|ter|quater|quinquies|бис|тер|之[二三四]|مكررا?(?: (?:ثانيا|ثالثا))?))?(?:( ?\.? ?-(?![а-яё]{1,3}(?!\p{L}))(?=[ \p{L}*"«(])|\.\)|[.)°](?![\d])|、)|(?= ))( *)/uy;
/** A target of a goal: 1.a, 17.b. */
const TARGET = /(\d{1,2})\.([a-z]) +(?=\S)/y;
const QUOTED = /(['"])(\d{1,3}|[a-zA-Z\u0430-\u044f])\1\)? */y;
/** The numbers of a draft under negotiation: "PP2bis Recalling", "OP 3. Decides", "OP3 alt". */
const NEGOTIATED = /([PO]P) ?(\d{1,3})( ?(?:bis|ter|quater|quinquies))?(?: ?alt\.?(?: ?\d)?)?[.:)]? +(?=\S)/y;
/** Parts of an annex under its letter or number: "A.1.2" of Annex A, "I.2" of Appendix I, "A1.2" of Annex 1. */
const ANNEXED = /((?:A\d{1,2}|[A-Z]|[IVX]{2,4}))\.(\d{1,2}(?:\.\d{1,2}){0,4})\.?(?: +|-)(?=\S)/y;

export function readNumber(text: string, at: number): Label | null {
  const unit = text.charCodeAt(at);
  if (unit === 0x27 || unit === 0x22) {
    const quoted = after(QUOTED, text, at);
    if (!quoted) return null;
    const inner = quoted.match[2] as string;
    const readings = /\d/.test(inner)
      ? [{ style: "'n'", value: Number(inner), letter: false }]
      : letterValues(inner).map((value) => ({ style: "'a'", value, letter: true }));
    return readings.length ? label(readings, at, quoted, false) : null;
  }
  if (!(unit >= 0x30 && unit <= 0x39)) return null;
  const target = after(TARGET, text, at);
  if (target) {
    const [, goal = '', letter = ''] = target.match;
    const value = letterValues(letter)[0] ?? 0;
    return label([{ style: 'n.a', value, letter: true, parts: [Number(goal), value], names: [goal, letter] }], at, target, false);
  }
  const found = after(NUMBER, text, at);
  if (!found) return null;
  const [whole, digits = '', suffix = '', mark = '', space = ''] = found.match;
  const next = text.charAt(at + whole.length);
  if (next === '' || (mark === '' && space === '')) return null;
  const names = digits.split('.');
  const parts = names.map((name) => Number.parseInt(name, 10));
  const bracket = mark.endsWith(')');
  const style = bracket ? 'n)' : (mark.includes('-') ? 'n-' : (mark === '' ? 'n' : 'n.'));
  // One space after a bare number is weak evidence; the tab of a list is folded to one space as well, so its
  // source decides in the outline (see `Line.tabbed`).
  const weak = mark === '' && space.length < 2;
  const readings: LabelReading[] = [];
  if (parts.length > 1) {
    readings.push({ style: bracket ? 'n.n)' : 'n.n', value: parts[parts.length - 1] as number, letter: false, parts, names });
  } else {
    readings.push({ style, value: Number(digits), letter: false });
    for (let cut = 1; cut < digits.length; cut++) {
      readings.push({ style, value: Number(digits.slice(cut)), letter: false }, { style, value: Number(digits.slice(0, cut)), letter: false });
    }
  }
  return { ...label(readings, at, found, weak), suffix: suffixOf(suffix) };
}

/** Numbers that a capital opens. */
export function readGiven(text: string, at: number): Label | null {
  const negotiated = text.charCodeAt(at + 1) === 0x50 ? after(NEGOTIATED, text, at) : null;
  if (negotiated) {
    const [, style = '', digits = '', suffix = ''] = negotiated.match;
    return { ...label([{ style, value: Number(digits), letter: false }], at, negotiated, false), suffix: suffix.trim() };
  }
  const annexed = after(ANNEXED, text, at);
  if (!annexed) return null;
  const names = (annexed.match[2] as string).split('.');
  const parts = names.map(Number);
  // Weak: "V.24 modems" begins a sentence; only the annex that it stands in tells.
  return label([{ style: 'annex', value: parts.at(-1) as number, letter: false, parts, names }], at, annexed, true);
}
