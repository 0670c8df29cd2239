/**
 * A PDF whose end is missing, as a download that broke off leaves it. Where its catalogue is there, a trailer that names
 * it (ISO 32000-1, 7.5.5) is all that pdf.js needs to find the objects that arrived.
 */

/** Within so many bytes of the end a whole file says where its cross-references are. */
const END = 16 * 1024;
/** Bytes; a larger file that broke off is fetched anew rather than mended. */
const LIMIT = 64 * 2 ** 20;
const CATALOGUE = /(?:^|[\s>])(\d{1,10}) (\d{1,5}) obj\s{0,8}<<(?:(?!endobj)[^]){0,1024}?\/Type\s{0,4}\/Catalog/;
/** The fonts of a page's resources: "/Font<</F1 5 0 R/F2 9 0 R>>", "/Font 32 0 R". */
const FONTS = /\/Font\s{0,4}(?:<<([^<>]{1,2000})>>|(\d{1,10} \d{1,5} R))/g;
/** The shapes of a font's letters: without them another font draws the same words. */
const SHAPES = /\/FontFile[23]?\s{0,4}\d{1,10} \d{1,5} R/g;
const REFERENCE = /(\d{1,10}) (\d{1,5}) R(?![A-Za-z])/g;
/** An object's dictionary is no longer; its stream is not looked at. */
const DICTIONARY = 4096;

/**
 * The file with a trailer where its own is missing; else the bytes as they are. Without its catalogue it cannot be
 * mended, and without all of its fonts it should not: its letters would be others, and in other places.
 */
export function withTrailer(bytes: Uint8Array): Uint8Array {
  if (bytes.length > LIMIT || latin(bytes, bytes.length - END).includes('startxref')) return bytes;
  const text = latin(bytes, 0);
  const root = CATALOGUE.exec(text);
  // How the file is encrypted stood in the trailer.
  if (root === null || /\/Filter\s{0,4}\/Standard/.test(text) || !hasItsFonts(text)) return bytes;
  const trailer = new TextEncoder().encode(`\nendobj\ntrailer\n<< /Root ${root[1]} ${root[2]} R >>\nstartxref\n0\n%%EOF\n`);
  const whole = new Uint8Array(bytes.length + trailer.length);
  whole.set(bytes);
  whole.set(trailer, bytes.length);
  return whole;
}

/** Is every object there, to its end, that the pages' fonts are made of? */
function hasItsFonts(text: string): boolean {
  const objects = new Map<string, number>();
  for (const { 0: head, 1: number, 2: generation, index } of text.matchAll(/(?<!\d)(\d{1,10}) (\d{1,5}) obj(?![a-z])/g)) objects.set(`${number} ${generation}`, index + head.length);
  const wanted = Array.from(text.matchAll(FONTS), ([, fonts, kept = '']) => references(fonts ?? kept)).flat();
  const seen = new Set(wanted);
  for (const each of seen) {
    const from = objects.get(each);
    if (from === undefined || text.indexOf('endobj', from) < 0) return false;
    const dictionary = text.slice(from, from + DICTIONARY).split(/stream|endobj/, 1)[0] ?? '';
    for (const other of references(dictionary.replace(SHAPES, ''))) seen.add(other);
  }
  return seen.size > 0;
}

function references(text: string): string[] {
  return Array.from(text.matchAll(REFERENCE), ([, number, generation]) => `${number} ${generation}`);
}

/** Bytes as letters, one each. */
function latin(bytes: Uint8Array, from: number): string {
  return new TextDecoder('latin1').decode(bytes.subarray(Math.max(0, from)));
}
