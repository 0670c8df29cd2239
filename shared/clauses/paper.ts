import type { HeadLine } from './head.ts';
import { ITU_NUMBER } from './symbols.ts';

/** The number alone, as conferences print it: "Document 40(Add.12)-E", "Документ 40-R", "文件40-C". */
export const BARE = /(?:Documento?|Документу?|(?:ال|لل)وثيقة|وثيقة|文件) ?(?:№ ?|N[o°.]{1,2} ?)?(\d{1,4})((?: ?\((?:Rev|Rév|Add|Corr?|Пересм|Доп|Испр|修订|增补|更正)\.? ?\d{1,3}\)){0,2})-([ACEFRS])(?![A-Za-z\d])/i;
/** The parts and editions of a paper, named before its number: "Addendum 12 to", "Revision 1 to". */
const PART = /(?:^| )(Addendum|Addéndum|Дополнительный документ|الإضافة|إضافة|补遗|Revision|Révision|Revisión|Пересмотр|المراجعة|修订(?:版|本)?|Corrigendum|Corrigéndum|Исправление|التصويب|勘误) ?(\d{1,3})(?!\d)/i;

/** The short number that study and advisory groups print by itself: "TSAG-C123", "SG17-TD45". */
const GROUP = /^((?:TSAG|TDAG|RAG|SG\d{1,2}|SCV|JCA-[A-Z]{2,8}|FG-[A-Z0-9]{2,8})(?:RG[A-Z-]{0,12}\d{0,2})?)-(TD|C|R|LS)[-/]?(\d{1,4})(?:-?R(?:ev\.?)?(\d{1,2}))?(?:-[ACEFRS])?$/;

/** The short names of conferences in the languages of their papers. */
const MEETINGS: readonly (readonly [RegExp, string])[] = [
  [/(?<![\p{L}\d-])(?:PP|ПК)-?(\d{2})(?!\d)/u, 'PP'],
  [/(?<![\p{L}\d-])(?:WTDC|CMDT|ВКРЭ)-?(\d{2})(?!\d)/u, 'WTDC'],
  [/(?<![\p{L}\d-])(?:WTSA|AMNT|ВАСЭ)-?(\d{2})(?!\d)/u, 'WTSA'],
  [/(?<![\p{L}\d-])(?:WRC|CMR|ВКР)-?(\d{2})(?!\d)/u, 'WRC'],
  [/(?<![\p{L}\d-])(?:RA|AR|АР)-?(\d{2})(?!\d)/u, 'RA'],
  [/(?<![\p{L}\d-])(?:WTPF|FMPT|ВФПЭ)-?(\d{2})(?!\d)/u, 'WTPF'],
  [/(?<![\p{L}\d-])(?:WCIT|CMTI|ВКМЭ)-?(\d{2})(?!\d)/u, 'WCIT'],
];

/**
 * A paper of an ITU meeting carries its number with the language's letter: C23/71-A, WTDC-17/23-A; or the number alone
 * under the conference's name. Its revision or addendum is part of the id, as it is in a citation: "(Rev.1)".
 */
export function paperId(head: readonly HeadLine[]): string | null {
  for (const [i, { folded }] of head.entries()) {
    if (folded.length > 120) continue;
    const full = ITU_NUMBER.exec(folded);
    if (full) return `itu:doc/${(full[1] as string).replace(/ /g, '-')}/${full[2]}${editionOf(head, i, full[3] ?? '')}`;
    const group = folded.length < 40 ? GROUP.exec(folded) : null;
    if (group) return `itu:doc/${group[1]}-${group[2]}/${group[3]}${group[4] === undefined ? '' : `(Rev.${group[4]})`}`;
    const bare = BARE.exec(folded);
    const meeting = bare ? meetingOf(head) : null;
    if (bare && meeting !== null) return `itu:doc/${meeting}/${bare[1]}${editionOf(head, i, bare[2] ?? '')}`;
  }
  return null;
}

function meetingOf(head: readonly HeadLine[]): string | null {
  for (const { folded } of head.slice(0, 12)) {
    if (folded.length > 160) continue;
    for (const [pattern, name] of MEETINGS) {
      const found = pattern.exec(folded);
      if (found) return `${name}-${found[1]}`;
    }
  }
  return null;
}

/** "(Rev.1)" in the number, or "Revision 1 to" before it, in the same line or in the one above. */
function editionOf(head: readonly HeadLine[], i: number, written: string): string {
  const inside = Array.from(written.matchAll(/(Rev|Rév|Add|Corr?|Пересм|Доп|Испр|修订|增补|更正)\.? ?(\d{1,3})/gi), ([, kind = '', number = '']) => edition(kind, number)).join('');
  if (inside !== '') return inside;
  for (const line of [head[i], head[i - 1]]) {
    const part = line && line.folded.length < 80 ? PART.exec(line.folded) : null;
    if (part) return edition(part[1] as string, part[2] as string);
  }
  return '';
}

function edition(kind: string, number: string): string {
  if (/^(?:add|доп|الإضافة|إضافة|补|增)/i.test(kind)) return `(Add.${number})`;
  return /^(?:cor|исп|التصويب|勘|更)/i.test(kind) ? `(Corr.${number})` : `(Rev.${number})`;
}
