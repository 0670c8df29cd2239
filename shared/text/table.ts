/**
 * What folding does with each UTF-16 unit, as one table: `TABLE[unit]` is the unit it becomes, or one of the
 * orders below. Built once, from ranges and from Unicode's own compatibility mappings (NFKC, UAX #15).
 */

/** The unit is dropped: it carries no letter (direction marks, zero-width signs, control signs, soft hyphen). */
export const DROP = 0;
/** Dropped as well, but part of the letter before it: kashida, harakat. A quote that ends there includes it. */
export const MARK = 1;
/** A combining accent: joined with the letter before it where Unicode has one sign for both, else dropped. */
export const JOIN = 2;
/** Becomes several units: look in `EXPANSIONS`. */
export const EXPAND = 3;

export const EXPANSIONS = new Map<number, string>();

/** Whole sentences in one sign (U+FDFA) are no words of a document; unfolded they would only multiply a hostile text. */
const LONGEST_EXPANSION = 5;

export const TABLE: Uint16Array = build();

function build(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) table[unit] = unit;
  const set = (from: number, to: number, value: number): void => {
    table.fill(value, from, to + 1);
  };
  const shift = (from: number, to: number, base: number): void => {
    for (let unit = from; unit <= to; unit++) table[unit] = base + unit - from;
  };
  const compatible = (from: number, to: number): void => {
    for (let unit = from; unit <= to; unit++) {
      const folded = withoutMarks(String.fromCharCode(unit).normalize('NFKC'));
      if (folded.length === 1) table[unit] = folded.charCodeAt(0);
      else if (folded.length > LONGEST_EXPANSION) continue;
      else if (folded.length > 1) {
        table[unit] = EXPAND;
        EXPANSIONS.set(unit, folded);
      } else table[unit] = MARK;
    }
  };
  const SPACE = 0x20;
  const HYPHEN = 0x2d;

  set(0x00, 0x08, DROP);
  set(0x09, 0x09, SPACE);
  set(0x0b, 0x0d, SPACE);
  set(0x0e, 0x1f, DROP);
  set(0x7f, 0x9f, DROP);
  set(0x85, 0x85, 0x0a);
  set(0xa0, 0xa0, SPACE);
  set(0xad, 0xad, DROP);
  set(0x300, 0x36f, JOIN);
  set(0x34f, 0x34f, DROP);

  set(0x610, 0x61a, MARK);
  set(0x61c, 0x61c, DROP);
  set(0x640, 0x640, MARK);
  set(0x64b, 0x652, MARK);
  set(0x653, 0x655, JOIN);
  set(0x656, 0x65f, MARK);
  shift(0x660, 0x669, 0x30);
  table[0x66a] = 0x25;
  table[0x66b] = 0x2e;
  table[0x66c] = 0x2c;
  set(0x670, 0x670, MARK);
  set(0x6d6, 0x6dc, MARK);
  set(0x6df, 0x6e8, MARK);
  set(0x6ea, 0x6ed, MARK);
  shift(0x6f0, 0x6f9, 0x30);
  // Persian and Urdu forms of letters that Arabic fonts and PDF encodings put for the Arabic ones.
  table[0x6a9] = 0x643;
  table[0x6aa] = 0x643;
  table[0x6cc] = 0x64a;
  set(0x6be, 0x6be, 0x647);
  set(0x6c1, 0x6c1, 0x647);
  set(0x6d5, 0x6d5, 0x647);

  set(0x1680, 0x1680, SPACE);
  set(0x180e, 0x180e, DROP);
  set(0x2000, 0x200a, SPACE);
  set(0x200b, 0x200f, DROP);
  set(0x2010, 0x2015, HYPHEN);
  set(0x2018, 0x201b, 0x27);
  set(0x201c, 0x201f, 0x22);
  set(0x2028, 0x2029, 0x0a);
  set(0x202a, 0x202e, DROP);
  set(0x202f, 0x202f, SPACE);
  set(0x2032, 0x2032, 0x27);
  set(0x2033, 0x2033, 0x22);
  table[0x2044] = 0x2f;
  set(0x205f, 0x205f, SPACE);
  set(0x2060, 0x206f, DROP);
  compatible(0x2160, 0x217f);
  table[0x2212] = HYPHEN;
  table[0x2215] = 0x2f;
  compatible(0x2f00, 0x2fd5);
  set(0x3000, 0x3000, SPACE);

  compatible(0xf900, 0xfaff);
  compatible(0xfb00, 0xfb06);
  compatible(0xfb50, 0xfdff);
  set(0xfe00, 0xfe0f, DROP);
  table[0xfe58] = HYPHEN;
  table[0xfe63] = HYPHEN;
  compatible(0xfe70, 0xfefc);
  set(0xfeff, 0xfeff, DROP);
  // ㈠ and ⑴ are the labels (一) and (1).
  compatible(0x2474, 0x2487);
  compatible(0x3220, 0x3229);
  shift(0xff01, 0xff5e, 0x21);
  // The noncharacters of the Arabic block have no mapping; they stay as they are.
  return table;

  function withoutMarks(text: string): string {
    let kept = '';
    for (const sign of text) {
      const order = table[sign.charCodeAt(0)] as number;
      if (order !== MARK && order !== JOIN && order !== DROP && sign !== ' ') kept += String.fromCharCode(order);
    }
    return kept;
  }
}
