/**
 * List markers as the page shows them: CSS draws them, the DOM does not hold them,
 * and a clause's label is one of them. Source: CSS Counter Styles Level 3.
 */

const ARABIC_INDIC = 0x0660;
const PERSIAN = 0x06f0;

const LATIN = [...'abcdefghijklmnopqrstuvwxyz'];
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'],
  [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i'],
];
const CHINESE_DIGITS = '〇一二三四五六七八九';

/** `type` attributes of `ol` and `li` (HTML, "the ol element"); case matters. */
const BY_ATTRIBUTE: Readonly<Record<string, string>> = {
  '1': 'decimal', a: 'lower-alpha', A: 'upper-alpha', i: 'lower-roman', I: 'upper-roman',
  disc: 'disc', circle: 'circle', square: 'square', none: 'none',
};

/** A `@counter-style` of the page, as far as it is used here. */
export interface CounterStyle {
  readonly system: string;
  readonly symbols: readonly string[];
  readonly prefix: string;
  readonly suffix: string;
}

/** Looks up a page's own `@counter-style`; undefined where it has none of that name. */
export type CounterStyles = (name: string) => CounterStyle | undefined;

export function styleOfAttribute(type: string | null): string | undefined {
  return type === null ? undefined : BY_ATTRIBUTE[type.length === 1 ? type : type.toLowerCase()];
}

/**
 * The marker of list item `value` in `list-style-type` `style`, with its trailing space; '' where none is shown.
 */
export function marker(style: string, value: number, own: CounterStyles = () => undefined): string {
  if (style === 'none' || style === '') return '';
  const quoted = /^(["'])(.*)\1$/su.exec(style);
  if (quoted) return quoted[2] ?? '';
  switch (style) {
    case 'disc':
    case 'square':
      return '• ';
    case 'circle':
      return '○ ';
    default: {
      const custom = own(style);
      if (custom) return `${custom.prefix}${represent(custom, value) ?? String(value)}${custom.suffix}`;
      const suffix = /cjk|chinese/u.test(style) ? '、' : '. ';
      return `${predefined(style, value) ?? String(value)}${suffix}`;
    }
  }
}

function predefined(style: string, value: number): string | undefined {
  switch (style) {
    case 'decimal-leading-zero':
      return value >= 0 && value < 10 ? `0${value}` : String(value);
    case 'lower-alpha':
    case 'lower-latin':
      return alphabetic(LATIN, value);
    case 'upper-alpha':
    case 'upper-latin':
      return alphabetic(LATIN, value)?.toUpperCase();
    case 'lower-roman':
      return roman(value);
    case 'upper-roman':
      return roman(value)?.toUpperCase();
    case 'arabic-indic':
      return digits(value, ARABIC_INDIC);
    case 'persian':
      return digits(value, PERSIAN);
    case 'cjk-decimal':
      return [...String(value)].map((digit) => CHINESE_DIGITS[Number(digit)] ?? digit).join('');
    case 'cjk-ideographic':
    case 'trad-chinese-informal':
    case 'simp-chinese-informal':
      return chinese(value);
    default:
      return undefined;
  }
}

function represent(style: CounterStyle, value: number): string | undefined {
  const { symbols } = style;
  if (symbols.length === 0) return undefined;
  const [system, first] = style.system.split(/\s+/u);
  switch (system) {
    case 'alphabetic':
      return alphabetic(symbols, value);
    case 'numeric':
      return value < 0 ? undefined : [...value.toString(symbols.length <= 36 ? symbols.length : 10)]
        .map((digit) => symbols[Number.parseInt(digit, 36)] ?? digit)
        .join('');
    case 'fixed':
      return symbols[value - (first ? Number(first) : 1)];
    case 'symbolic':
      return value < 1 ? undefined : symbols[(value - 1) % symbols.length]!.repeat(Math.ceil(value / symbols.length));
    default:
      return symbols[(((value - 1) % symbols.length) + symbols.length) % symbols.length];
  }
}

function alphabetic(letters: readonly string[], value: number): string | undefined {
  if (value < 1) return undefined;
  let word = '';
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / letters.length)) {
    word = `${letters[(rest - 1) % letters.length]}${word}`;
  }
  return word;
}

function roman(value: number): string | undefined {
  if (value < 1 || value > 3999) return undefined;
  let word = '';
  let rest = value;
  for (const [amount, letters] of ROMAN) {
    while (rest >= amount) {
      word += letters;
      rest -= amount;
    }
  }
  return word;
}

function digits(value: number, zero: number): string {
  return String(value).replace(/\d/gu, (digit) => String.fromCodePoint(zero + Number(digit)));
}

/** Up to 99: enough for the sections of a document. */
function chinese(value: number): string | undefined {
  if (value < 1 || value > 99) return undefined;
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  return `${tens > 1 ? CHINESE_DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 || tens === 0 ? CHINESE_DIGITS[ones] : ''}`;
}
