/**
 * Another version of a resolution as a conference makes it: clauses come, go, move, are reworded, split and merged, and
 * what follows is numbered anew. The plan is made by clause paths, so that one conference edits the editions of all
 * languages alike. Whatever a note becomes is judged by where the plan put its line.
 */
import type { Edition } from '../../shared/anchors/edition.ts';
import type { Located } from '../../shared/anchors/types.ts';
import type { Clause } from '../../shared/clauses/types.ts';
import type { Language } from '../../shared/languages/types.ts';
import type { Random } from './workload.ts';

/** What happens to a clause: a new one comes before it, it goes (with all that stands under it), and so on. */
export type Fate = 'preceded' | 'gone' | 'reworded' | 'split' | 'merged' | 'moved';
export type Plan = ReadonlyMap<string, Fate>;

export interface Session {
  readonly text: string;
  /** For each clause of the old edition that was edited or not: the lines that it became, none where it went. */
  readonly lines: ReadonlyMap<string, readonly number[]>;
}

/** Shares of the clauses that meet each fate; about every second clause of three stays as it was. */
const SHARES: readonly (readonly [Fate, number])[] = [['preceded', 1 / 9], ['gone', 1 / 14], ['reworded', 1 / 7], ['split', 1 / 18], ['merged', 1 / 18], ['moved', 1 / 24]];

const NEW_CLAUSES: Readonly<Record<Language, readonly string[]>> = {
  ar: ['أن يُفتح سجل لطيور اللقلق المهاجرة في كل بلدة ساحلية؛', 'أن يقدم مجلس الخبازين تقريراً عن أسعار الدقيق في كل خريف؛', 'أن يشكر نساجي الوادي على ضيافتهم أثناء انعقاد الدورة؛'],
  zh: ['在每个港口城镇设立候鸟登记册；', '面包师理事会每年秋季报告面粉价格；', '感谢山谷织工在会议期间的盛情款待；'],
  en: ['that a register of migrating storks shall be opened in every harbour town;', 'that the council of bakers reports on the price of flour each autumn;', 'to thank the weavers of the valley for their hospitality during the session;'],
  fr: ['d’ouvrir un registre des cigognes migratrices dans chaque ville portuaire;', 'que le conseil des boulangers rendra compte du prix de la farine chaque automne;', 'de remercier les tisserands de la vallée de leur hospitalité pendant la session;'],
  ru: ['открыть реестр перелётных аистов в каждом портовом городе;', 'чтобы совет пекарей каждую осень отчитывался о ценах на муку;', 'поблагодарить ткачей долины за гостеприимство во время сессии;'],
  es: ['abrir un registro de cigüeñas migratorias en cada ciudad portuaria;', 'que el consejo de panaderos informe cada otoño sobre el precio de la harina;', 'agradecer a los tejedores del valle su hospitalidad durante la reunión;'],
};
const NEW_WORDS: Readonly<Record<Language, readonly string[]>> = {
  ar: ['علاوةً', 'الموسمية', 'المنارات', 'بصورة مشتركة', 'حسب الاقتضاء', 'الحصاد'],
  zh: ['港', '秋', '灯', '共', '宜', '收'],
  en: ['furthermore', 'seasonal', 'lighthouse', 'jointly', 'as appropriate', 'harvest'],
  fr: ['en outre', 'saisonnier', 'phare', 'conjointement', 'selon qu’il convient', 'récolte'],
  ru: ['кроме того', 'сезонный', 'маяк', 'совместно', 'по мере необходимости', 'урожай'],
  es: ['además', 'estacional', 'faro', 'conjuntamente', 'según proceda', 'cosecha'],
};

function isClauseProper({ kind }: Clause): boolean {
  return kind === 'preamble' || kind === 'operative';
}

/** @param weight 1 as a conference does; more edits the more it is */
export function planOf(edition: Edition, next: Random, weight = 1): Plan {
  const plan = new Map<string, Fate>();
  const parents = new Set(edition.clauses.map(({ parent }) => parent));
  for (const clause of edition.clauses) {
    if (!isClauseProper(clause)) continue;
    let dice = next() / weight;
    const fate = SHARES.find(([, share]) => (dice -= share) < 0)?.[0];
    // A clause with items under it is not cut or joined: they would be somebody else's items.
    if (fate && !(parents.has(clause.path) && /split|merged|moved/u.test(fate))) plan.set(clause.path, fate);
  }
  return plan;
}

interface Line {
  readonly words: string;
  /** The clauses that stand on it; null: no clause of the plan, as it was. */
  readonly of: readonly Clause[] | null;
  readonly label: string | null;
  readonly parent: string | null;
}

/** The version of an edition that a plan makes. Clauses of several lines stay as they are. */
export function hold(edition: Edition, language: Language, plan: Plan, next: Random): Session {
  const pick = (list: readonly string[]): string => list[Math.floor(next() * list.length)] ?? '';
  const onLine = new Map<number, Clause>();
  for (const clause of edition.clauses) {
    if (isClauseProper(clause) && !edition.text.slice(clause.start, clause.end).includes('\n')) onLine.set(lineOf(edition.text, clause.start), clause);
  }
  const gone = (path: string | null): boolean => path !== null && (plan.get(path) === 'gone' || gone(edition.clauses[edition.clauseByPath(path)]?.parent ?? null));
  const out: Line[] = [];
  let late: { line: Line; at: number } | null = null;
  edition.text.split('\n').forEach((words, number) => {
    const clause = onLine.get(number);
    if (late && (late.at <= number || clause?.parent !== late.line.parent)) {
      out.push(late.line);
      late = null;
    }
    if (!clause) {
      out.push({ words, of: null, label: null, parent: null });
      return;
    }
    const { label, parent } = clause;
    const own = { of: [clause], label, parent };
    const bare = label !== null && words.startsWith(label) ? words.slice(label.length) : words;
    const space = /^[\s.]*/u.exec(bare)?.[0] ?? '';
    const fate = plan.get(clause.path);
    if (gone(clause.path)) return;
    if (fate === 'preceded') out.push({ words: space + pick(NEW_CLAUSES[language]), of: [], label, parent });
    const last = out.at(-1);
    if (fate === 'split') {
      const at = middleOf(bare);
      out.push({ ...own, words: bare.slice(0, at) }, { ...own, words: space + bare.slice(at).trimStart() });
    } else if (fate === 'merged' && last?.of?.length && last.parent === parent && (last.label === null) === (label === null)) {
      out[out.length - 1] = { ...last, words: `${last.words} ${bare.trimStart()}`, of: [...last.of, clause] };
    } else if (fate === 'moved') late = { line: { ...own, words: bare }, at: number + 3 };
    else out.push({ ...own, words: fate === 'reworded' ? space + reworded(bare.trimStart(), language, next) : bare });
  });
  if (late) out.push((late as { line: Line }).line);
  return numbered(out);
}

/** Labels of what stands under one clause, counted on from the first. */
function numbered(list: readonly Line[]): Session {
  const counts = new Map<string, number>();
  const lines = new Map<string, number[]>();
  const text = list.map(({ words, of, label, parent }, number) => {
    for (const { path } of of ?? []) lines.set(path, [...(lines.get(path) ?? []), number]);
    if (label === null) return words;
    const group = `${parent} ${label.replaceAll(/[\p{L}\p{N}]/gu, '')}`;
    const count = (counts.get(group) ?? 0) + 1;
    counts.set(group, count);
    return counted(label, count) + words;
  }).join('\n');
  return { text, lines };
}

const ROWS = [[...'abcdefghijklmnopqrstuvwxyz'], [...'абвгдежзиклмнопрстуфхцчшщ'], ['أ', 'ب', 'ج', 'د', 'هـ', 'و', 'ز', 'ح', 'ط', 'ي', 'ك', 'ل', 'م', 'ن', 'س', 'ع']];

function counted(label: string, count: number): string {
  if (/\p{N}/u.test(label)) {
    return label.replace(/\p{N}+/u, (digits) => (/[٠-٩]/u.test(digits) ? String(count).replaceAll(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit))) : String(count)));
  }
  return label.replace(/\p{L}\u0640?/u, (letter) => ROWS.find((row) => row.includes(letter))?.[count - 1] ?? letter);
}

function middleOf(words: string): number {
  const signs = [...words.matchAll(/[,،，;；、]\s*/gu)].map(({ index, 0: sign }) => index + sign.length).filter((at) => at < words.length);
  const half = words.length / 2;
  const near = signs.toSorted((one, two) => Math.abs(one - half) - Math.abs(two - half))[0];
  return near !== undefined && Math.abs(near - half) < words.length / 4 ? near : (words.indexOf(' ', half) + 1 || Math.ceil(half));
}

/** A fifth of the words replaced, left out or joined by another. */
function reworded(words: string, language: Language, next: Random): string {
  const joint = language === 'zh' ? '' : ' ';
  return words.split(joint).flatMap((word) => {
    if (next() > 0.2) return [word];
    const fate = next();
    const fresh = NEW_WORDS[language][Math.floor(next() * NEW_WORDS[language].length)] ?? '';
    if (fate < 0.4) return [fresh];
    return fate < 0.7 ? [word, fresh] : [];
  }).join(joint);
}

/** `above`: its clause went, and the note is shown at the one that it stood under. */
export type Verdict = 'right' | 'above' | 'lost' | 'wrong';

/** What became of a note on the clause `path` of `old`; never "right" where the clause went. */
export function judged(old: Edition, path: string, located: Located, { text, lines }: Session): Verdict {
  if (located.outcome === 'lost' || located.outcome === 'document') return 'lost';
  const ranges = located.outcome === 'clause' ? [[located.start, located.end] as const] : located.ranges;
  const touched = (of: string): boolean => (lines.get(of) ?? []).some((line) => ranges.some(([from, to]) => touches(text, line, from, to)));
  if (touched(path)) return 'right';
  if (located.outcome !== 'clause') return 'wrong';
  for (let above = parentOf(old, path); above !== null; above = parentOf(old, above)) if (touched(above)) return 'above';
  return 'wrong';
}

function parentOf(edition: Edition, path: string): string | null {
  return edition.clauses[edition.clauseByPath(path)]?.parent ?? null;
}

/** Whether letters of a stretch stand on a line. */
function touches(text: string, line: number, from: number, to: number): boolean {
  const words = text.slice(from, to);
  const first = words.search(/[\p{L}\p{N}]/u);
  return first >= 0 && line >= lineOf(text, from + first) && line <= lineOf(text, from + words.search(/[\p{L}\p{N}][^\p{L}\p{N}]*$/u));
}

function lineOf(text: string, offset: number): number {
  let line = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
