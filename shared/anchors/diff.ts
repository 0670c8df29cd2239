import { lettersOf } from './letters.ts';

/** A stretch that stayed, went or came. `text` is of the new text where it stayed. */
export interface DiffPart {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

const TOKENS = /\s+|[\p{Script=Han}]|[\p{L}\p{M}\p{N}\u0640]+|[^\s\p{L}\p{M}\p{N}]/gu;
/** Beyond this many words times words the two texts are shown whole, one gone and one new. */
const LARGEST = 1_000_000;

function key(token: string): string {
  const { codes, length } = lettersOf(token);
  if (length > 0) return String.fromCharCode(...codes);
  return /^\s+$/.test(token) ? ' ' : token;
}

/** What changed between the words of a note and the words that stand there now, by words (by characters in Chinese). */
export function diff(was: string, now: string): DiffPart[] {
  const old = was.match(TOKENS) ?? [];
  const fresh = now.match(TOKENS) ?? [];
  const oldKeys = old.map(key);
  const newKeys = fresh.map(key);
  let head = 0;
  while (head < old.length && head < fresh.length && oldKeys[head] === newKeys[head]) head += 1;
  let tail = 0;
  while (tail < old.length - head && tail < fresh.length - head && oldKeys[old.length - 1 - tail] === newKeys[fresh.length - 1 - tail]) tail += 1;
  const parts: DiffPart[] = [];
  const put = (kind: DiffPart['kind'], text: string): void => {
    const last = parts.at(-1);
    if (text === '') return;
    if (last?.kind === kind) parts[parts.length - 1] = { kind, text: last.text + text };
    else parts.push({ kind, text });
  };
  put('same', fresh.slice(0, head).join(''));
  const rows = old.length - head - tail;
  const columns = fresh.length - head - tail;
  if (rows * columns > LARGEST) {
    put('gone', old.slice(head, head + rows).join(''));
    put('new', fresh.slice(head, head + columns).join(''));
  } else {
    const lengths = commonLengths(oldKeys, newKeys, head, rows, columns);
    let row = 0;
    let column = 0;
    while (row < rows || column < columns) {
      const width = columns + 1;
      const equal = row < rows && column < columns && oldKeys[head + row] === newKeys[head + column];
      if (equal) {
        put('same', fresh[head + column] ?? '');
        row += 1;
        column += 1;
      } else if (row < rows && (column === columns || (lengths[(row + 1) * width + column] ?? 0) >= (lengths[row * width + column + 1] ?? 0))) {
        put('gone', old[head + row] ?? '');
        row += 1;
      } else {
        put('new', fresh[head + column] ?? '');
        column += 1;
      }
    }
  }
  put('same', fresh.slice(fresh.length - tail).join(''));
  return joinShort(parts);
}

/** Longest common subsequences of the two ends, by dynamic programming. */
function commonLengths(old: readonly string[], fresh: readonly string[], head: number, rows: number, columns: number): Uint16Array {
  const width = columns + 1;
  const lengths = new Uint16Array((rows + 1) * width);
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      lengths[row * width + column] = old[head + row] === fresh[head + column]
        ? (lengths[(row + 1) * width + column + 1] ?? 0) + 1
        : Math.max(lengths[(row + 1) * width + column] ?? 0, lengths[row * width + column + 1] ?? 0);
    }
  }
  return lengths;
}

/** A lone space that stayed between two changes belongs to the change: fewer, readable parts. */
function joinShort(parts: readonly DiffPart[]): DiffPart[] {
  const out: DiffPart[] = [];
  let gone = '';
  let fresh = '';
  const flush = (): void => {
    if (gone !== '') out.push({ kind: 'gone', text: gone });
    if (fresh !== '') out.push({ kind: 'new', text: fresh });
    gone = '';
    fresh = '';
  };
  parts.forEach((part, index) => {
    const between = index > 0 && index < parts.length - 1 && parts[index + 1]?.kind !== 'same';
    if (part.kind === 'gone') gone += part.text;
    else if (part.kind === 'new') fresh += part.text;
    else if (between && /^\s+$/.test(part.text) && gone !== '' && fresh !== '') {
      gone += part.text;
      fresh += part.text;
    } else {
      flush();
      out.push(part);
    }
  });
  flush();
  return out;
}
