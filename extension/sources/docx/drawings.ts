/** What drawings hold: text boxes and pictures, of DrawingML (ECMA-376 part 1, 20) and of the older VML. */
import { child, type Element } from './xml.ts';
import type { Picture } from './types.ts';

/** What the extensions of Word 2010 and later are called in `mc:Choice`. */
const UNDERSTOOD = new Set(['wps', 'wpg', 'wpc', 'wp14', 'w14', 'w15', 'w16se', 'w16cid', 'wpi', 'a14', 'cx', 'am3d', 'aink']);
/** English Metric Units a point. */
const EMU = 12_700;

/** `mc:AlternateContent`: the first choice whose extensions are understood, else the fallback. */
export function chosen(element: Element): readonly Element[] {
  const choice = element.children.find((each) => each.name === 'mc:Choice' && (each.attributes['Requires'] ?? '').split(/\s+/).every((one) => UNDERSTOOD.has(one)));
  return (choice ?? element.children.find((each) => each.name === 'mc:Fallback'))?.children ?? [];
}

const inside = (element: Element): readonly Element[] => (element.name === 'mc:AlternateContent' ? chosen(element) : element.children);

/** Text boxes of a drawing, in order; boxes inside boxes come with their outer one. */
export function boxesIn(element: Element): Element[] {
  return element.name === 'w:txbxContent' ? [element] : inside(element).flatMap(boxesIn);
}

/** Pictures of a drawing outside its text boxes. @param imageOf the key of the image behind a relationship id, or null */
export function picturesIn(element: Element, imageOf: (id: string) => string | null): Picture[] {
  const found: Picture[] = [];
  let frame: Omit<Picture, 'image'> = { width: null, height: null, words: '' };
  const walk = (each: Element): void => {
    if (each.name === 'w:txbxContent') return;
    if (each.name === 'wp:inline' || each.name === 'wp:anchor') {
      const [extent, about] = [child(each, 'wp:extent'), child(each, 'wp:docPr')];
      frame = { width: length(extent?.attributes['cx']), height: length(extent?.attributes['cy']), words: about?.attributes['descr'] ?? '' };
    } else if (each.name === 'v:shape') {
      const style = each.attributes['style'] ?? '';
      frame = { width: inPoints(style, 'width'), height: inPoints(style, 'height'), words: each.attributes['alt'] ?? '' };
    } else if (each.name === 'a:blip') found.push({ ...frame, image: imageOf(each.attributes['r:embed'] ?? '') });
    else if (each.name === 'v:imagedata') found.push({ ...frame, image: imageOf(each.attributes['r:id'] ?? '') });
    inside(each).forEach(walk);
  };
  walk(element);
  return found;
}

function length(said: string | undefined): number | null {
  const points = Number(said) / EMU;
  return points > 0 && points < 5_000 ? points : null;
}

function inPoints(style: string, name: 'width' | 'height'): number | null {
  const said = new RegExp(`(?:^|;)\\s*${name}:\\s*([\\d.]{1,8})pt`, 'u').exec(style)?.[1];
  return said === undefined ? null : Number(said);
}
