/** The paragraphs under one act: which side of the resolution they are of, and whether the act stands over items. */
import { type Act, actAs, type House, readAct } from './acts.ts';
import type { Label } from './label.ts';
import type { Line } from './lines.ts';
import type { Outline } from './outline.ts';
import { looksLikeTail } from './scout.ts';

export type Side = 'preamble' | 'operative';

export interface Group {
  readonly path: string;
  readonly kind: Side;
  /** The act stands alone and items follow (ITU), or the paragraph is complete (UN). */
  readonly heading: boolean;
  readonly outline: Outline;
  items: number;
}

/** Does an act alone in its line stand over items (ITU, or before a colon), or is the paragraph complete (UN)? */
export function headsItems(text: string, line: Line, act: Act, next: Line | undefined, house: House): boolean {
  const itemsFollow = next?.label != null && next.label.readings.some((reading) => reading.value <= 1);
  const short = line.end - line.start < (house === 'itu' ? 300 : 90);
  const colon = text.charAt(line.end - 1) === ':';
  const bare = line.end - act.through <= 2;
  return colon || (house === 'itu' && (bare || addresses(text, line, act, next, house))) || (short && (!line.ended || (itemsFollow && house === 'itu')));
}

/** "invites Member States and Sector Members, as appropriate," over the one paragraph that says to do what. */
function addresses(text: string, line: Line, act: Act, next: Line | undefined, house: House): boolean {
  if (act.addressee === null || line.end - act.through > 80 || !/[,،，]$/.test(text.slice(line.start, line.end))) return false;
  if (next === undefined || next.label !== null || /^\p{Lu}/u.test(text.slice(next.start, next.start + 2))) return false;
  return readAct(text, next.start, next.end, next.lexicon, house) === null && !looksLikeTail(text, next);
}

/** Under an ITU heading the one paragraph that follows may begin with a verb of its own ("审议该报告"); no heading has a full stop. */
export function isOnlyItem(text: string, line: Line, act: Act, group: Group | null, side: Side, house: House): boolean {
  return house === 'itu' && group !== null && group.heading && group.items === 0 && line.ended && line.end - act.through > 2 && group.kind === side && (act.operative !== (group.kind === 'operative') || /[.。]$/.test(text.slice(line.end - 1, line.end)));
}

/** The first numbered paragraph of a UN resolution: "1." after the preamble, at ITU only with an act of its own. */
export function startsParagraphs(label: Label, act: Act | null, group: Group | null, house: House): boolean {
  const first = label.readings[0];
  if (!first || first.letter || first.parts || !/^(?:n|n\.|n-|n\)|\(n\)|han)$/.test(first.style) || first.value !== 1) return false;
  const numbered = /^n[.-]?$/.test(first.style);
  if (group?.heading && group.items === 0 && !(house === 'un' && group.kind === 'preamble' && numbered)) return false;
  if (house === 'itu') return act?.operative === true && (group === null || group.kind === 'preamble') && !(group?.heading ?? false);
  if (group?.kind === 'operative') return false;
  return act?.operative === true || group === null || !group.outline.fits(label) || numbered;
}

/** Which side an act is of. @param side the side that is open */
export function sideOf(text: string, line: Line, act: Act, side: Side, house: House): Side {
  if (act.preambular !== act.operative) return act.preambular ? 'preamble' : 'operative';
  if (side === 'operative') return 'operative';
  // Chinese has one form for both: the preamble's paragraphs end with commas, the first operative one with a stop.
  const ending = /([.。;；])(?: ?\^ ?\(?\d{1,3}\)?)*$/.test(text.slice(Math.max(line.start, line.end - 12), line.end));
  return house === 'un' && ending ? 'operative' : 'preamble';
}

/** The act's canonical name on its side. */
export function nameOf(act: Act, side: Side, text: string, line: Line, label: Label | null, house: House): string {
  if (act.preambular === act.operative && side === 'operative') {
    const name = actAs(side, text, label?.textStart ?? line.start, line.end, line.lexicon, house);
    if (name !== null) return act.act.endsWith(' further') ? `${name} further` : name;
  }
  return act.act;
}
