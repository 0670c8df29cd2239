import { POSITIONS, type Position } from '../../../shared/notes/types.ts';

/** The Latin keys, the same in every language of the interface; digits beside them. */
const LATIN = ['s', 'o', 'a', 'r', '?'] as const;
/** Where those keys are on a keyboard of another script. */
const PLACES = ['KeyS', 'KeyO', 'KeyA', 'KeyR', 'Slash'] as const;

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/**
 * The position that a key means: the interface's own letters, the Latin ones, the digits 1 to 5, and on a keyboard
 * that writes another script the keys where the Latin ones are. Null: none.
 * @param letters one sign for each position, apart by spaces (`words.overlay.letters`)
 */
export function positionOfKey(event: Pressed, letters: string): Position | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const key = event.key.toLowerCase();
  const own = letters.toLowerCase().split(' ').indexOf(key);
  const latin = LATIN.indexOf(key as (typeof LATIN)[number]);
  const digit = /^[1-5]$/.test(key) ? Number(key) - 1 : -1;
  const place = isLatin(key) ? -1 : PLACES.indexOf(event.code as (typeof PLACES)[number]);
  const mark = key === '؟' || key === '？' ? 4 : -1;
  return POSITIONS[[own, latin, digit, mark, place].find((index) => index >= 0) ?? -1] ?? null;
}

/** Whether a key is the one called `name` (a Latin letter), also on a keyboard of another script. */
export function isKey(event: Pressed, name: string): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const key = event.key.toLowerCase();
  return key === name || (!isLatin(key) && event.code === `Key${name.toUpperCase()}`);
}

function isLatin(key: string): boolean {
  return /^[\u0020-\u024F]+$/.test(key);
}
