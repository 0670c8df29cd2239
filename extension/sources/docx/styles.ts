import { child, onOff, value, type Element } from './xml.ts';
import type { RunLook } from './types.ts';

/** What a paragraph is after its style chain and its own properties have spoken. Lengths are twentieths of a point. */
export interface ParagraphProperties {
  readonly styleName: string;
  /** 1 … 9, or null. */
  readonly heading: number | null;
  readonly numId: string | null;
  readonly numLevel: number | null;
  readonly styleId: string | null;
  readonly rtl: boolean;
  readonly align: string | null;
  readonly indent: Partial<Record<'start' | 'end' | 'first', number>>;
  /** Run properties of the style chain, from the outermost to the nearest. */
  readonly runChain: readonly Element[];
  readonly contents: boolean;
}

export interface Styles {
  paragraph(pPr: Element | undefined): ParagraphProperties;
  look(chain: readonly Element[], rPr: Element | undefined): RunLook & { readonly hidden: boolean };
}

const MAX_CHAIN = 32;

/** Reads styles.xml; a document without one has plain paragraphs. */
export function readStyles(root: Element | undefined): Styles {
  const byId = new Map<string, Element>();
  let standard: string | null = null;
  for (const style of root?.children ?? []) {
    const id = style.name === 'w:style' ? style.attributes['w:styleId'] : undefined;
    if (id === undefined) continue;
    byId.set(id, style);
    if (style.attributes['w:type'] === 'paragraph' && ['1', 'true', 'on'].includes(style.attributes['w:default'] ?? '')) standard = id;
  }
  const defaults = child(child(child(root, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr');
  const plain = child(child(child(root, 'w:docDefaults'), 'w:pPrDefault'), 'w:pPr');
  const chains = new Map<string, readonly Element[]>();

  /** The style and those that it is based on, outermost first. */
  const chainOf = (id: string | null): readonly Element[] => {
    if (id === null) return [];
    const known = chains.get(id);
    if (known) return known;
    const chain: Element[] = [];
    for (let style = byId.get(id); style && chain.length < MAX_CHAIN && !chain.includes(style); style = byId.get(value(style, 'w:basedOn') ?? '')) chain.unshift(style);
    chains.set(id, chain);
    return chain;
  };

  return {
    paragraph(pPr) {
      const styleId = value(pPr, 'w:pStyle') ?? standard;
      const chain = chainOf(styleId);
      const layers = [plain, ...chain.map((style) => child(style, 'w:pPr')), pPr];
      let heading: number | null = null;
      let numId: string | null = null;
      let numLevel: number | null = null;
      let rtl = false;
      let align: string | null = null;
      const indent: Partial<Record<'start' | 'end' | 'first', number>> = {};
      for (const layer of layers) {
        const outline = value(layer, 'w:outlineLvl');
        if (outline !== undefined) heading = /^[0-8]$/.test(outline) ? Number(outline) + 1 : null;
        const numPr = child(layer, 'w:numPr');
        if (numPr) {
          numId = value(numPr, 'w:numId') ?? numId;
          const level = value(numPr, 'w:ilvl');
          if (level !== undefined && /^[0-8]$/.test(level)) numLevel = Number(level);
        }
        rtl = onOff(layer, 'w:bidi') ?? rtl;
        align = value(layer, 'w:jc') ?? align;
        readIndent(child(layer, 'w:ind'), indent);
      }
      const names = chain.map((style) => (value(style, 'w:name') ?? '').toLowerCase());
      if (heading === null) {
        const named = names.map((name) => /^heading ([1-9])$/.exec(name)?.[1]).find((level) => level !== undefined);
        if (named !== undefined) heading = Number(named);
      }
      return {
        styleName: names[names.length - 1] ?? '',
        heading,
        numId: numId === '0' ? null : numId,
        numLevel,
        styleId,
        rtl,
        align,
        indent,
        runChain: chain.flatMap((style) => child(style, 'w:rPr') ?? []),
        contents: names.some((name) => /^(toc [1-9]|table of (figures|authorities))$/.test(name)),
      };
    },
    look(chain, rPr) {
      const character = chainOf(value(rPr, 'w:rStyle') ?? null).flatMap((style) => child(style, 'w:rPr') ?? []);
      return lookOf([...(defaults ? [defaults] : []), ...chain, ...character, ...(rPr ? [rPr] : [])]);
    },
  };
}

function readIndent(ind: Element | undefined, into: Partial<Record<'start' | 'end' | 'first', number>>): void {
  if (!ind) return;
  const number = (...names: readonly string[]): number | undefined => {
    const said = names.map((name) => ind.attributes[name]).find((each) => each !== undefined);
    return said !== undefined && /^-?\d{1,6}$/.test(said) ? Number(said) : undefined;
  };
  const start = number('w:start', 'w:left');
  const end = number('w:end', 'w:right');
  const first = number('w:firstLine');
  const hanging = number('w:hanging');
  if (start !== undefined) into.start = start;
  if (end !== undefined) into.end = end;
  if (first !== undefined) into.first = first;
  if (hanging !== undefined) into.first = -hanging;
}

function lookOf(layers: readonly Element[]): RunLook & { readonly hidden: boolean } {
  const look: { -readonly [key in keyof RunLook]: RunLook[key] } = {};
  let hidden = false;
  const flag = (key: 'bold' | 'italic' | 'strike' | 'caps' | 'smallCaps' | 'underline' | 'raised' | 'lowered', on: boolean | undefined): void => {
    if (on === true) look[key] = true;
    else if (on === false) delete look[key];
  };
  for (const layer of layers) {
    flag('bold', onOff(layer, 'w:b') ?? onOff(layer, 'w:bCs'));
    flag('italic', onOff(layer, 'w:i') ?? onOff(layer, 'w:iCs'));
    flag('strike', onOff(layer, 'w:strike') ?? onOff(layer, 'w:dstrike'));
    flag('caps', onOff(layer, 'w:caps'));
    flag('smallCaps', onOff(layer, 'w:smallCaps'));
    const underline = value(layer, 'w:u');
    if (underline !== undefined) flag('underline', underline !== 'none');
    const raised = value(layer, 'w:vertAlign');
    if (raised !== undefined) {
      flag('raised', raised === 'superscript');
      flag('lowered', raised === 'subscript');
    }
    const size = value(layer, 'w:sz') ?? value(layer, 'w:szCs');
    if (size !== undefined && /^\d{1,4}$/.test(size)) look.size = Number(size) / 2;
    hidden = onOff(layer, 'w:vanish') ?? hidden;
  }
  return { ...look, hidden };
}
