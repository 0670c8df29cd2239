import { formatNumber } from './numbers.ts';
import { fromSymbolFont } from './symbols.ts';
import { child, onOff, value, type Element } from './xml.ts';
import type { ParagraphProperties } from './styles.ts';

/** A list label as it would be seen, with what separates it from the words. */
export interface Label {
  readonly text: string;
  readonly separator: '\t' | ' ' | '';
  /** Depth from 1. */
  readonly level: number;
  /** The level's own paragraph properties, for the indentation. */
  readonly pPr: Element | undefined;
}

export interface Numbering {
  /** Counts the paragraph and gives its label; null where it is in no list. */
  next(paragraph: ParagraphProperties): Label | null;
}

interface Level {
  readonly format: string;
  readonly pattern: string | undefined;
  readonly text: string;
  readonly start: number;
  readonly restart: number | null;
  readonly separator: '\t' | ' ' | '';
  readonly legal: boolean;
  readonly style: string | null;
  readonly font: string;
  readonly pPr: Element | undefined;
}

interface List {
  /** Lists of one abstract definition count on together. */
  readonly abstractId: string;
  readonly levels: readonly (Level | undefined)[];
  readonly overrides: readonly (number | undefined)[];
}

const LEVELS = 9;

/** Automatic numbering (ECMA-376 part 1, 17.9), counted in document order. */
export function readNumbering(root: Element | undefined): Numbering {
  const abstracts = new Map<string, Element>();
  const nums = new Map<string, Element>();
  const styleLinks = new Map<string, string>();
  for (const each of root?.children ?? []) {
    if (each.name === 'w:abstractNum') {
      const id = each.attributes['w:abstractNumId'] ?? '';
      abstracts.set(id, each);
      const link = value(each, 'w:styleLink');
      if (link !== undefined) styleLinks.set(link, id);
    } else if (each.name === 'w:num') nums.set(each.attributes['w:numId'] ?? '', each);
  }
  const lists = new Map<string, List | null>();
  const counters = new Map<string, (number | undefined)[]>();
  const overridden = new Set<string>();

  const listOf = (numId: string): List | null => {
    const known = lists.get(numId);
    if (known !== undefined) return known;
    const num = nums.get(numId);
    let abstractId = value(num, 'w:abstractNumId') ?? '';
    // A definition may only name a numbering style; its levels are in the definition that has the style.
    const linked = value(abstracts.get(abstractId), 'w:numStyleLink');
    if (linked !== undefined) abstractId = styleLinks.get(linked) ?? abstractId;
    const abstract = abstracts.get(abstractId);
    let list: List | null = null;
    if (num && abstract) {
      const levels: (Level | undefined)[] = [];
      const overrides: (number | undefined)[] = [];
      for (const lvl of abstract.children) if (lvl.name === 'w:lvl') putLevel(levels, lvl);
      for (const override of num.children) {
        if (override.name !== 'w:lvlOverride') continue;
        const at = Number(override.attributes['w:ilvl'] ?? '0');
        const lvl = child(override, 'w:lvl');
        if (lvl) putLevel(levels, lvl, at);
        const start = value(override, 'w:startOverride');
        if (start !== undefined && /^\d{1,6}$/.test(start) && at < LEVELS) overrides[at] = Number(start);
      }
      list = { abstractId, levels, overrides };
    }
    lists.set(numId, list);
    return list;
  };

  return {
    next(paragraph) {
      if (paragraph.numId === null) return null;
      const list = listOf(paragraph.numId);
      if (!list) return null;
      // A list that comes by way of a style takes the level that names the style (17.9.23).
      const byStyle = list.levels.findIndex((each) => each?.style != null && each.style === paragraph.styleId);
      const at = paragraph.numLevel ?? (byStyle >= 0 ? byStyle : 0);
      const level = list.levels[at];
      if (!level) return null;
      const counts = counters.get(list.abstractId) ?? [];
      counters.set(list.abstractId, counts);
      applyOverrides(paragraph.numId, list, counts, at, overridden);
      const before = counts[at];
      counts[at] = before === undefined ? level.start : before + 1;
      for (let deeper = at + 1; deeper < LEVELS; deeper++) {
        const restart = list.levels[deeper]?.restart ?? null;
        if (restart === null || (restart > 0 && at < restart)) counts[deeper] = undefined;
      }
      return { text: labelText(level, list, counts, at), separator: level.separator, level: at + 1, pPr: level.pPr };
    },
  };
}

/** A start override restarts the count once, at the first paragraph of that list and level. */
function applyOverrides(numId: string, list: List, counts: (number | undefined)[], at: number, done: Set<string>): void {
  for (let level = 0; level <= at; level++) {
    const start = list.overrides[level];
    const key = `${numId}/${level}`;
    if (start === undefined || done.has(key)) continue;
    done.add(key);
    counts[level] = level === at ? start - 1 : start;
  }
}

function labelText(level: Level, list: List, counts: readonly (number | undefined)[], at: number): string {
  if (level.format === 'bullet') return fromSymbolFont(level.text, level.font);
  if (level.format === 'none' && !level.text.includes('%')) return level.text;
  return level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const index = Number(digit) - 1;
    const other = list.levels[index];
    if (!other || index > at) return '';
    const count = counts[index] ?? other.start;
    const format = level.legal && other.format !== 'none' ? 'decimal' : other.format;
    return formatNumber(count, format, other.pattern);
  });
}

function putLevel(levels: (Level | undefined)[], lvl: Element, index?: number): void {
  const at = index ?? Number(lvl.attributes['w:ilvl'] ?? '0');
  if (!(at >= 0 && at < LEVELS)) return;
  const numFmt = child(lvl, 'w:numFmt') ?? child(lvl.children.find((each) => each.name === 'mc:AlternateContent')?.children[0], 'w:numFmt');
  const start = value(lvl, 'w:start');
  const restart = value(lvl, 'w:lvlRestart');
  const suff = value(lvl, 'w:suff');
  const fonts = child(child(lvl, 'w:rPr'), 'w:rFonts');
  levels[at] = {
    format: numFmt?.attributes['w:val'] ?? 'decimal',
    pattern: numFmt?.attributes['w:format'],
    text: onOff(child(lvl, 'w:rPr'), 'w:vanish') === true ? '' : value(lvl, 'w:lvlText') ?? '',
    start: start !== undefined && /^\d{1,6}$/.test(start) ? Number(start) : 0,
    restart: restart !== undefined && /^\d$/.test(restart) ? Number(restart) : null,
    separator: suff === 'nothing' ? '' : suff === 'space' ? ' ' : '\t',
    legal: onOff(lvl, 'w:isLgl') ?? false,
    style: value(lvl, 'w:pStyle') ?? null,
    font: fonts?.attributes['w:ascii'] ?? fonts?.attributes['w:hAnsi'] ?? '',
    pPr: child(lvl, 'w:pPr'),
  };
}
