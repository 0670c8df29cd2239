/** What a person types after the keyword in the address bar: "res 140", "A/RES/70/125 12", "قرار 140", "C23/71". */
import { parse } from '../../shared/instruments/ids.ts';
import { ituCatalogue } from '../../shared/instruments/catalogue/open.ts';
import { read } from '../../shared/reading.ts';
import { fold } from '../../shared/text/fold.ts';
import { plainText } from '../../shared/text/plain.ts';

export interface Asked {
  readonly id: string;
  readonly locator: string | null;
}

/** Longer than anything that names a document. */
const LONGEST = 200;
const RESOLUTION = /(?<![\p{L}\p{M}/])(?:res(?:olution|olucion)?|рез(?:олюци[яиюей])?|(?:ال)?قرار)(?![\p{L}\p{M}/])\.?|(?:第\s*)?决议(?:第)?/iu;
const DECISION = /(?<![\p{L}\p{M}/])(?:dec(?:ision)?|реш(?:ение)?|(?:ال)?مقرر)(?![\p{L}\p{M}/])\.?|决定/iu;
/** Pinpoints stand last, with or without their word. */
const PLACE = /^[\s,،，]{0,9}(?:para(?:graph|graphe|s)?|parr?(?:afo)?|пункт|п|ال?فقرة|第|o)?[\s.]{0,9}(\d{1,4}(?:\.\d{1,3}){0,3}(?:\s?[-–]\s?\d{1,4})?)\s{0,9}段?[\s.]{0,9}$/iu;
/** The bodies whose acts bear a plain number, those most often meant first. */
const BODIES = ['pp', 'wtsa', 'wtdc', 'council', 'wrc'] as const;

/** The instruments that the words may mean, the likeliest first; none where they name nothing. */
export async function instrumentsAsked(given: string): Promise<readonly Asked[]> {
  const words = given.trim().slice(0, LONGEST);
  const byId = /^((?:un|itu|wsis|ietf|iso|ieee):\S+)(?:\s+(\S+))?$/u.exec(words);
  if (byId !== null && parse(byId[1] ?? '') !== null) return [{ id: byId[1] ?? '', locator: byId[2] ?? null }];
  const plain = fold(words).text.normalize('NFD').replace(/(?<=\p{Script=Latin})\p{M}+/gu, '').normalize('NFC').replace(/\s+/gu, ' ').trim();
  const found = [...inWords(words), ...inWords(plain.replace(RESOLUTION, 'Resolution').toUpperCase().replace('RESOLUTION', 'Resolution')), ...bare(plain)];
  const numbered = await byNumber(plain);
  return distinct([...found, ...numbered]).slice(0, 6);
}

/** As a sentence would cite it: the finder takes a line that is nothing but a symbol for the document's own. */
function inWords(words: string): Asked[] {
  const text = `in accordance with ${words}`;
  return read(plainText(text)).citations.slice(0, 3).map(({ id, end, locator }, index, all) => ({
    id,
    locator: locator ?? (index === all.length - 1 ? placeIn(text.slice(end)) : null),
  }));
}

function placeIn(rest: string): string | null {
  return PLACE.exec(rest)?.[1]?.replace(/\s/gu, '').replace('–', '-') ?? null;
}

/** A symbol or a Recommendation's number with nothing around it. */
function bare(plain: string): Asked[] {
  const [first = '', ...rest] = plain.toUpperCase().replace(/^(?:ITU|UIT|МСЭ)-[TRТР] /u, '').split(' ');
  const locator = placeIn(rest.join(' '));
  const session = /^(?:RES\/)?(\d{1,2}\/\d{1,3}[A-Z]?)$/u.exec(first);
  if (session !== null) return [{ id: `un:A/RES/${session[1] ?? ''}`, locator }];
  if (/^(?:A|E|S)\/(?:[A-Z0-9.]+\/)*[A-Z0-9.]+(?:\([A-Z0-9.]+\))?$/u.test(first)) return [{ id: `un:${first}`, locator }];
  if (/^(?:C|PP-?|WTDC-?)\d\d\/\d{1,4}$/u.test(first)) return [{ id: `itu:doc/${first}`, locator }];
  if (/^(?:ITU|UIT|МСЭ)-[TТ] /iu.test(plain) && /^[A-Z]\.\d{1,5}(?:\.\d+)*$/u.test(first)) return [{ id: `itu:t/rec/${first}`, locator }];
  if (/^(?:[A-EG-LNOQRTUW-Z])\.\d{1,5}(?:\.\d+)*$/u.test(first)) return [{ id: `itu:t/rec/${first}`, locator }];
  return /^(?:BT|BO|BS|F|M|P|RA|S|SA|SF|SM|SNG|TF|V)\.\d{1,5}(?:-\d+)?$/u.test(first) ? [{ id: `itu:r/rec/${first}`, locator }] : [];
}

/** "res 140": of which body, the catalogue says. */
async function byNumber(plain: string): Promise<Asked[]> {
  const kind = RESOLUTION.test(plain) ? 'res' : DECISION.test(plain) ? 'dec' : null;
  if (kind === null) return [];
  // What stands before is a body's name that the finder did not know.
  const [before = '', after = ''] = plain.split(kind === 'res' ? RESOLUTION : DECISION);
  const rest = /\d/u.test(before) ? before : after;
  const number = /^[\s第号no.№°]*(\d{1,4})(?!\s*\/|\d)\s*号?(.*)$/iu.exec(rest);
  if (number === null) return [];
  const { acts } = await ituCatalogue();
  // The Council counts its resolutions from 1 in 1947 without a break: four figures are its own.
  const ids = (number[1] ?? '').length === 4 ? [`itu:council/${kind}/${number[1] ?? ''}`] : BODIES.map((body) => `itu:${body}/${kind}/${number[1] ?? ''}`);
  const known = ids.filter((id) => acts.has(id));
  const locator = placeIn(number[2] ?? '');
  return (known.length > 0 ? known : ids.slice(0, 1)).map((id) => ({ id, locator }));
}

function distinct(all: readonly Asked[]): Asked[] {
  return all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index);
}
