/** The letters-only form drops what stands between digits; 70/125 and 701/25 are other words all the same. */

const DIGIT = /\p{N}/u;
const IGNORED = /[\p{M}\p{Cf}\u0640\u0000-\u0008\u000e-\u001f]/u;
const DASH = /\p{Pd}/u;

/** What stands between each two neighbouring digits of a text. */
function gaps(text: string): string {
  let out = '';
  let gap = '';
  let inNumber = false;
  for (const character of text.replaceAll(/\^\([^)]{1,5}\)/g, '')) {
    if (DIGIT.test(character)) {
      if (inNumber) out += `${gap}.`;
      inNumber = true;
      gap = '';
    } else if (inNumber && !IGNORED.test(character)) {
      if (/\p{L}/u.test(character)) {
        inNumber = false;
        out += ';';
      } else if (/\s/.test(character)) {
        if (gap === '') gap = ' ';
      } else {
        gap = (gap === ' ' ? '' : gap) + (DASH.test(character) ? '-' : character);
      }
    }
  }
  return out;
}

/** Whether two texts of equal letters have equal numbers as well. */
export function sameNumbers(one: string, two: string): boolean {
  if (one === two) return true;
  if (!/\p{N}.*\p{N}/su.test(one)) return true;
  return gaps(one) === gaps(two);
}
