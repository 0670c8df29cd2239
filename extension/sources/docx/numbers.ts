/**
 * Numbers as list labels: the formats of ST_NumberFormat (ECMA-376 part 1, 17.18.59) that documents of the UN and ITU use,
 * in all six languages; any other is shown in decimal digits.
 */
const ABJAD = 'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ';
const ARABIC_ALPHA = 'أبتثجحخدذرزسشصضطظعغفقكلمنهوي';
// Word leaves out Ё, З is kept; Й, Ъ, Ы and Ь are left out.
const RUSSIAN = 'абвгдежзиклмнопрстуфхцчшщэюя';
const LATIN = 'abcdefghijklmnopqrstuvwxyz';
const HEAVENLY = '甲乙丙丁戊己庚辛壬癸';
const ZODIAC = '子丑寅卯辰巳午未申酉戌亥';
const CHINESE = '〇一二三四五六七八九';
const LEGAL = '零壹贰叁肆伍陆柒捌玖';
const LEGAL_TRADITIONAL = '零壹貳參肆伍陸柒捌玖';

export function formatNumber(value: number, format: string, pattern?: string): string {
  switch (format) {
    case 'none':
      return '';
    case 'upperRoman':
      return roman(value).toUpperCase();
    case 'lowerRoman':
      return roman(value);
    case 'upperLetter':
      return repeated(value, LATIN).toUpperCase();
    case 'lowerLetter':
      return repeated(value, LATIN);
    case 'russianLower':
      return repeated(value, RUSSIAN);
    case 'russianUpper':
      return repeated(value, RUSSIAN).toUpperCase();
    case 'arabicAbjad':
      return abjad(value);
    case 'arabicAlpha':
      return repeated(value, ARABIC_ALPHA);
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return digits(value, 0xff10);
    case 'hindiNumbers':
      return digits(value, 0x0966);
    case 'thaiNumbers':
      return digits(value, 0x0e50);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return value >= 1 && value <= 20 ? String.fromCharCode(0x245f + value) : String(value);
    case 'decimalEnclosedParen':
      return value >= 1 && value <= 20 ? String.fromCharCode(0x2473 + value) : `(${value})`;
    case 'decimalEnclosedFullstop':
      return value >= 1 && value <= 20 ? String.fromCharCode(0x2487 + value) : `${value}.`;
    case 'numberInDash':
      return `- ${value} -`;
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'japaneseCounting':
      return chinese(value, CHINESE, '十百千', '万');
    case 'chineseLegalSimplified':
      return chinese(value, LEGAL, '拾佰仟', '万');
    case 'ideographLegalTraditional':
      return chinese(value, LEGAL_TRADITIONAL, '拾佰仟', '萬');
    case 'ideographDigital':
    case 'taiwaneseDigital':
    case 'japaneseDigitalTenThousand':
      return [...String(value)].map((digit) => CHINESE[Number(digit)] ?? digit).join('');
    case 'ideographTraditional':
      return cyclic(value, HEAVENLY);
    case 'ideographZodiac':
      return cyclic(value, ZODIAC);
    case 'ordinal':
      return `${value}${englishOrdinal(value)}`;
    case 'chicago':
      return '*†‡§'.charAt((value - 1) % 4).repeat(Math.floor((value - 1) / 4) + 1);
    case 'hex':
      return value.toString(16).toUpperCase();
    case 'custom':
      return custom(value, pattern ?? '');
    default:
      return String(value);
  }
}

function roman(value: number): string {
  if (value < 1 || value > 4_999) return String(value);
  const table: readonly [number, string][] = [[1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i']];
  let rest = value;
  let out = '';
  for (const [worth, letters] of table) {
    while (rest >= worth) {
      out += letters;
      rest -= worth;
    }
  }
  return out;
}

/** a … z, aa, bb … as Word counts letters. */
function repeated(value: number, letters: string): string {
  if (value < 1) return String(value);
  const times = Math.min(Math.floor((value - 1) / letters.length) + 1, 50);
  return letters.charAt((value - 1) % letters.length).repeat(times);
}

/** أ ب ج د هـ و …: the fifth is written with a kashida, as ITU's documents do, so that it is not read as a digit five. */
function abjad(value: number): string {
  const label = repeated(value, ABJAD);
  return label.endsWith('ه') ? `${label}ـ` : label;
}

const cyclic = (value: number, letters: string): string => (value < 1 ? String(value) : letters.charAt((value - 1) % letters.length));

const digits = (value: number, zero: number): string => [...String(value)].map((digit) => String.fromCharCode(zero + Number(digit))).join('');

function chinese(value: number, numerals: string, units: string, myriad: string): string {
  if (value === 0) return numerals.charAt(0);
  if (value < 0 || value >= 100_000_000) return String(value);
  if (value >= 10_000) {
    const rest = value % 10_000;
    const gap = rest > 0 && rest < 1_000 ? zeroOf(numerals) : '';
    return chinese(Math.floor(value / 10_000), numerals, units, myriad) + myriad + (rest === 0 ? '' : gap + chinese(rest, numerals, units, myriad));
  }
  let out = '';
  let gap = false;
  for (let power = 3; power >= 0; power--) {
    const digit = Math.floor(value / 10 ** power) % 10;
    if (digit === 0) {
      gap ||= out !== '';
      continue;
    }
    if (gap) out += zeroOf(numerals);
    gap = false;
    // Ten is 十, not 一十, at the head of a plain number.
    const silent = power === 1 && digit === 1 && out === '' && numerals === CHINESE;
    out += (silent ? '' : numerals.charAt(digit)) + (power > 0 ? units.charAt(power - 1) : '');
  }
  return out;
}

const zeroOf = (numerals: string): string => (numerals === CHINESE ? '零' : numerals.charAt(0));

function englishOrdinal(value: number): string {
  const tens = value % 100;
  if (tens >= 11 && tens <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th';
}

/** `w:format="001, 002, 003, ..."`: only padding with zeros is ever used. */
function custom(value: number, pattern: string): string {
  const first = pattern.split(',')[0]?.trim() ?? '';
  return /^0*1$/.test(first) ? String(value).padStart(first.length, '0') : String(value);
}
