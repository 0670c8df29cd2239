/** The Constitution and the Convention of ITU, by their long names anywhere, by their bare ones in documents of ITU. */
import type { Token } from './lexicon.ts';
import type { Finding, Scan } from './scan.ts';

/** What follows another convention's name: "Convention on the Rights of the Child", "اتفاقية الأمم المتحدة". */
const OTHER_AFTER = /^(?:[ -](?:on|for|against|relating|concerning|establishing|governing|between|to combat|sur|relative|relatif|contre|pour|internationale?|cadre|sobre|contra|relativ|internacional|para|marco|о|об|обо|по|против|оон|организации|о правах|в защиту)(?![\p{L}])| ?ال(?!مذكور|مشار|ساري)\p{L}| (?:بشأن|حول|المتعلق|الأمم|حقوق)|的(?:缔约|规定)?方)/iu;
/** A capitalised word before it makes it another convention's name: "Vienna Convention", "Tampere Convention". */
const OTHER_BEFORE = /(?:(?<![.!?:;] )(?<!^)\b(?!The\b|This\b|ITU\b|Union\b|UIT\b|And\b|Its\b|CS\b|CV\b|La\b|El\b)[A-Z][\p{L}-]+ |-|рамочн\p{L}+ |венск\p{L}+ )$/u;
/** "229 CV", "No. 11 CS"; a small number alone may count something else ("12 CV" are a recruiter's). */
const NUMBER_BEFORE = /(?<![\d./-])(?:[1-9]\d\d|\d{1,3}(?:[A-Z]| ?bis| ?ter)|(?:nos?\.?|n[°º]|№) ?\d{1,3}|(?:nos\.?|n[°º]s?) \d{1,3} (?:and|et|y) \d{1,3}) $/iu;
const HAN_BEFORE = /[\u4e00-\u9fff]$/;
const HAN_JOINS = /[的和与及或对按据照在由经以，、《]$/;
const THIS = /(?:\bthis |\bprésente |\bpresente |настоящ\p{L}+ |本)$/iu;

export function findTreaties(scan: Scan): Finding[] {
  const findings: Finding[] = [];
  let last: { token: Token; taken: boolean } | null = null;
  const { tokens } = scan;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    const { treaty, bare } = token.entry;
    if (treaty === undefined) continue;
    const taken: boolean = bare !== true || bareCounts(scan, token, last, tokens.slice(i + 1, i + 3));
    if (taken) findings.push({ family: 'treaty', start: token.start, end: token.end, id: `itu:${treaty}`, locator: null, was: null });
    last = { token, taken };
  }
  return findings;
}

const AND = /^(?: ?[》」]? ?(?:,|and|et|y|e|и|و|和|与|及|\/|،)? ?(?:the |la |el |le |l')?[《「]? ?){1,2}$/i;

function bareCounts(scan: Scan, token: Token, last: { token: Token; taken: boolean } | null, next: readonly Token[]): boolean {
  const { text } = scan;
  const word = text.slice(token.start, token.end);
  const before = text.slice(Math.max(0, token.start - 30), token.start);
  const after = text.slice(token.end, token.end + 24);
  if (/^(?:CS|CV)$/i.test(word)) return /^(?:CS|CV)$/.test(word) && scan.itu && (/^[ /]?(?:No\.? ?|Art\.? ?)?\d/.test(after) || NUMBER_BEFORE.test(before));
  if (OTHER_AFTER.test(after) || THIS.test(before)) return false;
  // "Constitution and Convention of the Union", "دستور الاتحاد واتفاقيته": one of the pair speaks for both.
  if (last !== null && last.taken && AND.test(text.slice(last.token.end, token.start))) return true;
  const paired = next.find(({ entry }) => entry.treaty !== undefined && entry.bare !== true);
  if (paired !== undefined && AND.test(text.slice(token.end, paired.start))) return true;
  if (!scan.itu) return false;
  if (/\p{Script=Arabic}/u.test(word)) return /^(?:لل|ال)|ته$|وره$/.test(word);
  if (/\p{Script=Han}/u.test(word)) return !HAN_BEFORE.test(before) || HAN_JOINS.test(before);
  const first = word.slice(0, 1);
  return first !== first.toLowerCase() && !OTHER_BEFORE.test(before);
}
