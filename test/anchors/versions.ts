/** Another version of a text, by the edits that a conference makes, and whether a note is still on its own clause. */
import type { Anchor, Located } from '../../shared/anchors/types.ts';
import type { Random } from './workload.ts';

export interface Version {
  readonly text: string;
  /** For each line of the old text its line in the new one; −1 where it was deleted. */
  readonly lines: readonly number[];
}

const NEW_LINES: Readonly<Record<'ar' | 'en', readonly string[]>> = {
  en: ['that a register of migrating storks shall be opened in every harbour town;', 'that the council of bakers reports on the price of flour each autumn,', 'to thank the weavers of the valley for their hospitality during the session;'],
  ar: ['أن يُفتح سجل لطيور اللقلق المهاجرة في كل بلدة ساحلية؛', 'أن يقدم مجلس الخبازين تقريراً عن أسعار الدقيق في كل خريف،', 'أن يشكر نساجي الوادي على ضيافتهم أثناء انعقاد الدورة؛'],
};
const NEW_WORDS: Readonly<Record<'ar' | 'en', readonly string[]>> = {
  en: ['furthermore', 'seasonal', 'lighthouse', 'jointly', 'as appropriate', 'harvest'],
  ar: ['علاوةً على ذلك', 'الموسمية', 'المنارات', 'بصورة مشتركة', 'حسب الاقتضاء', 'الحصاد'],
};

/**
 * One line of twelve gets a new neighbour in front of it, one of twenty goes, one of eight is reworded (a fifth of its
 * words), one of thirty moves five lines down, and the labels behind an insertion are counted on.
 */
export function nextVersion(text: string, language: 'ar' | 'en', next: Random): Version {
  const old = text.split('\n');
  const out: { line: string; from: number }[] = [];
  const held: { line: string; from: number; at: number }[] = [];
  let shift = 0;
  const pick = (list: readonly string[]): string => list[Math.floor(next() * list.length)] ?? '';
  old.forEach((line, from) => {
    const label = /^(\d+)(\t|\.\t)/.exec(line);
    if (!label) shift = line.trim() === '' ? shift : 0;
    if (next() < 1 / 12 && line.trim() !== '') {
      out.push({ line: label ? `${Number(label[1]) + shift}${label[2]}${pick(NEW_LINES[language])}` : pick(NEW_LINES[language]), from: -1 });
      if (label) shift += 1;
    }
    const counted = label ? `${Number(label[1]) + shift}${line.slice(label[1]?.length ?? 0)}` : line;
    const fate = next();
    if (fate < 1 / 20) return;
    if (fate < 1 / 20 + 1 / 30) held.push({ line: counted, from, at: from + 5 });
    else out.push({ line: fate > 1 - 1 / 8 ? reworded(counted, language, next) : counted, from });
    for (const late of held.filter(({ at }) => at === from)) out.push(late);
  });
  for (const late of held.filter(({ at }) => at >= old.length)) out.push(late);
  const lines = old.map(() => -1);
  out.forEach(({ from }, index) => {
    if (from >= 0) lines[from] = index;
  });
  return { text: out.map(({ line }) => line).join('\n'), lines };
}

function reworded(line: string, language: 'ar' | 'en', next: Random): string {
  return line.split(' ').flatMap((word) => {
    if (next() > 0.2) return [word];
    const fate = next();
    const fresh = NEW_WORDS[language][Math.floor(next() * NEW_WORDS[language].length)] ?? '';
    if (fate < 0.4) return [fresh];
    return fate < 0.7 ? [word, fresh] : [];
  }).join(' ');
}

export type Verdict = 'right' | 'wrong' | 'lost';

/** Whether a note came to a line that one of its own lines became; `lost` where it was not placed. */
export function judged(anchor: Anchor, located: Located, oldText: string, version: Version): Verdict {
  // At the clause above its own: conference.ts judges whether it is that.
  if (located.outcome === 'lost' || located.outcome === 'document' || 'above' in located || !anchor.position) return 'lost';
  const own = new Set<number>();
  const end = Math.max(anchor.position.start, anchor.position.end - 1);
  for (let line = lineOf(oldText, anchor.position.start); line <= lineOf(oldText, end); line += 1) own.add(version.lines[line] ?? -1);
  const ranges = located.outcome === 'clause' ? [[located.start, located.end] as const] : located.ranges;
  return ranges.some(([from, to]) => linesWithLetters(version.text, from, to).some((line) => own.has(line))) ? 'right' : 'wrong';
}

/** The first and the last line of a stretch that have letters in it. */
function linesWithLetters(text: string, start: number, end: number): number[] {
  const words = text.slice(start, end);
  const first = words.search(/\p{L}/u);
  if (first < 0) return [];
  const after = words.search(/\p{L}[^\p{L}]*$/u);
  return [lineOf(text, start + first), lineOf(text, start + after)];
}

/** Whether any line of a note still exists. */
export function survives(anchor: Anchor, oldText: string, version: Version): boolean {
  if (!anchor.position) return false;
  for (let line = lineOf(oldText, anchor.position.start); line <= lineOf(oldText, anchor.position.end - 1); line += 1) {
    if ((version.lines[line] ?? -1) >= 0) return true;
  }
  return false;
}

function lineOf(text: string, offset: number): number {
  let line = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
