/** Instruments known by a fixed name: the outcomes of the World Summit on the Information Society, the 2030 Agenda. */
import { tokensBetween } from './mentions.ts';
import type { Finding, Scan } from './scan.ts';

/** "Connect 2030 Agenda" is a plan of ITU, not the UN's Agenda. */
const CONNECT = /(?:connect|conectar|conecta|连通|连接|соединим\p{L}{0,3}|التوصيل(?: في)?)[ "'«“]{0,3}$/iu;

/** How near the Summit must be named for "the Declaration of Principles" to be its own. */
const NEAR = 260;
/** "the Declaration of Principles adopted in Geneva in 2003". */
const GENEVA = /^.{0,40}(?:جنيف|Gen[eè]v[ae]|Ginebra|Женев|日内瓦)/u;

/** The vision for WSIS beyond 2015 is named in many orders: words for vision, Summit and the year within one phrase. */
const VISION = /(?:رؤية|(?<![A-Za-z])[Vv]ision|[Vv]isi[oó]n|[Пп]ерспектив[аыу]|[Кк]онцепци[яиюей]{1,2}|[Вв]идени[еяюем]{1,2}|愿景)/gu;
const SUMMIT = /القمة|الحدث|WSIS|SMSI|CMSI|ВВУИО|世界峰会/;
const BEYOND = /بعد (?:عام )?2015|[Bb]eyond 2015|(?:après|au-delà de) (?:l')?2015|l'après-2015|después del? 2015|posterior a 2015|после 2015 г(?:ода|\.)?|2015年后/;
const BEYOND_FIRST = /(?:2015年(?:之)?后(?:的)?(?:信息社会世界峰会|WSIS)(?:的)?)愿景/gu;

export function findNames(scan: Scan): Finding[] {
  const { text, tokens } = scan;
  const findings: Finding[] = [];
  for (const { start, end, entry } of tokens) {
    if (entry.name !== undefined) {
      if (entry.name === 'un:A/RES/70/1' && CONNECT.test(text.slice(Math.max(0, start - 24), start))) continue;
      findings.push(named(start, end, entry.name));
    } else if (entry.summitName !== undefined && ofTheSummit(scan, start, end)) {
      findings.push(named(start, end, entry.summitName));
    }
  }
  return [...findings, ...visions(text)];
}

/** An instrument that is a part of another has its pinpoint after "#": the Global Digital Compact is an annex. */
function named(start: number, end: number, name: string): Finding {
  const [id = name, locator = null] = name.split('#');
  return { family: 'name', start, end, id, locator, was: null };
}

function ofTheSummit(scan: Scan, start: number, end: number): boolean {
  const { text } = scan;
  const first = text.slice(start, start + 1);
  if (first !== first.toUpperCase() && /\p{Script=Latin}|\p{Script=Cyrillic}/u.test(first)) {
    // "a plan of action" is any plan; Russian and Spanish write even the name with small letters.
    if (!/[а-я]/.test(first)) return false;
  }
  const blockEnd = scan.blockEnd(end);
  if (GENEVA.test(text.slice(end, Math.min(end + 60, blockEnd)))) return true;
  const from = Math.max(scan.blockStart(start), start - NEAR);
  const around = tokensBetween(scan, from, Math.min(blockEnd, end + NEAR));
  return around.some(({ entry }) => entry.summit !== undefined || entry.name?.startsWith('wsis:') === true);
}

function visions(text: string): Finding[] {
  const findings: Finding[] = [];
  for (const { index, 0: word } of text.matchAll(VISION)) {
    const phrase = /^[^\n.;؛،,«»"]*/.exec(text.slice(index + word.length, index + word.length + 150))?.[0] ?? '';
    const beyond = BEYOND.exec(phrase);
    if (beyond === null || !SUMMIT.test(phrase.slice(0, beyond.index))) continue;
    findings.push(named(index, index + word.length + beyond.index + beyond[0].length, 'wsis:wsis10-vision'));
  }
  for (const { index, 0: whole } of text.matchAll(BEYOND_FIRST)) findings.push(named(index, index + whole.length, 'wsis:wsis10-vision'));
  return findings;
}
