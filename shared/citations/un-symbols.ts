/** Documents of the UN by their symbols: A/67/434, E/CN.16/2018/CRP.3, A/67/66-E/2012/49 and Add.1. */
import { latin } from '../text/lookalikes.ts';
import type { Finding, Scan } from './scan.ts';

/** The first elements of symbols, as ST/LIB/SER.B/5 (UN document series symbols) and later series have them. */
const ROOTS = [
  'A', 'S', 'E', 'ST', 'TD', 'DP', 'T', 'ECE', 'UNEP', 'FCCC', 'CCPR', 'CERD', 'CEDAW', 'CAT', 'CRC', 'CRPD', 'CMW', 'CED', 'HRI', 'HSP', 'IDB', 'PBC',
  'CD', 'CCW', 'NPT', 'BWC', 'LC', 'ISBA', 'SPLOS', 'CLCS', 'UNW', 'CBD', 'UNCTAD', 'TRANS', 'TRADE', 'ENERGY', 'CEB', 'ACC', 'AT', 'LOS', 'ICCD', 'PCNICC',
  'ICC-ASP', 'ITC', 'IPBES', 'JIU', 'APLC', 'CCM', 'WSIS-03', 'WSIS-05', 'UNFF', 'SAICM', 'ATT', 'CTOC', 'CAC', 'UNA', 'OPS', 'EB.AIR', 'AC', 'ISDR', 'NGLS', 'GC', 'WFP',
];
const ROOT = ROOTS.toSorted((a, b) => b.length - a.length).map((root) => root.replace('.', '\\.')).join('|');
/** Roots of one or two letters may be typed with Cyrillic look-alikes: А/70/1. */
const ALIKE = 'А|Е|Ѕ|ЅТ|SТ';

const ELEMENT = String.raw`(?:[A-Za-zАВСЕНКМОРТХ][A-Za-z\dАВСЕНКМОРТХ&]*(?:\.[IVX]{1,4}(?![\p{L}\d]))?(?:[.-]\d[\dA-Za-z]*)*|\d[\dA-Za-z]*(?:\.\d+)*)(?: ?\((?:Part ?[IVX]+|PartI*|[IVXL]+|S-[IVX]+|Vol\. ?[IVX]+|\d{1,4}|SUPP|Supp)\)){0,2}`;
const SYMBOL = new RegExp(String.raw`(?<![\p{Script=Latin}\d./&?=-])(?:${ROOT}|${ALIKE})(?:\/${ELEMENT})+(?:-(?:${ROOT}|${ALIKE})(?:\/${ELEMENT})+)*`, 'gu');

/** Slashed words that are no symbols: "E/CN" alone says nothing, "A/B testing" neither. */
const ENOUGH = /\d|\/(?:INF|PV|SR)/;

/** "and Add.1", "and Corr.1 and 2" after a symbol. */
const FURTHER = /(?:[\s,،、]|and|et|y|и|و|和|及|-){0,7}?((?:Add|Corr|Rev|Amend|Summary)\.\d+(?:\/(?:Rev|Corr|Add)\.\d+)*)/y;
const FURTHER_NUMBER = /(?: ?(?:,|،|、|-)| (?:and|et|y|и|و|to|à|a|по|إلى)| ?[和至])[ ]?(\d{1,2})(?![\d/(A-Za-z]|\.\d)(?! ?(?:January|February|March|April|May|June|July|August|September|October|November|December))/y;

export function findSymbols(scan: Scan): Finding[] {
  const { text } = scan;
  const findings: Finding[] = [];
  for (const match of text.matchAll(SYMBOL)) {
    const start = match.index;
    const whole = trimmed(match[0]);
    if (!isSymbol(whole)) continue;
    const symbol = canonical(whole);
    let end = start + whole.length;
    const letter = partLetter(text, end, symbol);
    findings.push(finding(start, end + letter.length, symbol + letter.trim()));
    end += letter.length;
    // "A/68/970/Add.1 to 3": the symbol's own last element goes on.
    const last = /^(.+)\/((?:Add|Corr)\.)\d+$/.exec(symbol);
    if (last !== null) end = numbers(text, end, `${last[1]}/${last[2]}`, findings);
    for (;;) {
      FURTHER.lastIndex = end;
      const further = FURTHER.exec(text);
      if (further === null || further[0].length - (further[1] as string).length > 8) break;
      const suffix = further[1] as string;
      findings.push(finding(end + further[0].length - suffix.length, end + further[0].length, `${symbol}/${suffix}`));
      end = numbers(text, end + further[0].length, `${symbol}/${/^[A-Za-z]+\./.exec(suffix)?.[0] ?? ''}`, findings);
    }
  }
  return findings;
}

/** The numbers that follow "Add.1": "and 2", "to 3". Gives where they end. */
function numbers(text: string, from: number, stem: string, findings: Finding[]): number {
  let end = from;
  for (;;) {
    FURTHER_NUMBER.lastIndex = end;
    const more = FURTHER_NUMBER.exec(text);
    if (more === null) return end;
    const figure = more[1] as string;
    findings.push(finding(end + more[0].length - figure.length, end + more[0].length, stem + figure));
    end += more[0].length;
  }
}

function finding(start: number, end: number, symbol: string): Finding {
  const upper = symbol.toUpperCase();
  return { family: 'symbol', start, end, id: SUMMIT[upper] ?? `un:${upper}`, locator: null, was: null };
}

/** The outcomes of the World Summit on the Information Society by their documents' numbers. */
const SUMMIT: Readonly<Record<string, string>> = {
  'WSIS-03/GENEVA/DOC/4': 'wsis:geneva-declaration',
  'WSIS-03/GENEVA/DOC/5': 'wsis:geneva-plan',
  'WSIS-05/TUNIS/DOC/7': 'wsis:tunis-commitment',
  'WSIS-05/TUNIS/DOC/6': 'wsis:tunis-agenda',
  'WSIS-05/TUNIS/DOC/6(REV.1)': 'wsis:tunis-agenda',
};

/** Signs of the sentence at the end belong to the sentence; of "Add.1-3" the range is read on from its first. */
function trimmed(symbol: string): string {
  return symbol.replace(/[-./&]+$/, '').replace(/((?:Add|Corr)\.\d{1,2})-\d{1,2}$/i, '$1');
}

function isSymbol(symbol: string): boolean {
  if (!ENOUGH.test(symbol)) return false;
  const elements = latin(symbol).split('/');
  const [root, second] = elements as [string, string | undefined];
  if (second === undefined) return false;
  // "S/1" or "A/4" might be anything; one-letter roots of two elements need at least a document's number.
  if (elements.length === 2) return root.length === 1 ? /^(?:\d{4,}|(?:PV|INF|SR|L|AGENDA)[./]\d+)$/i.test(second) : /\d/.test(second) && root.length > 2;
  if (root.length === 1) return /^(?:\d{1,4}|RES|DEC|PV|INF|HRC|C\.\d|CN\.\d+|AC\.\d+|CONF\.\d+|ES-\d+|S-\d+|BUR|[A-Z][A-Z0-9.-]+)$/i.test(second) && !/^[a-z]{2,}$/.test(second);
  return true;
}

/** The symbol in the one spelling of ids: Latin letters, no spaces. */
function canonical(symbol: string): string {
  return latin(symbol).replaceAll(' ', '');
}

/** "A/RES/71/272 B". */
function partLetter(text: string, end: number, symbol: string): string {
  if (!/^A\/RES\/\d+\/\d+$/.test(symbol)) return '';
  return /^ ?[A-E](?![\p{L}.'\d])/u.exec(text.slice(end, end + 4))?.[0] ?? '';
}
