import type { JSX } from 'preact';
import { POSITIONS, type Position } from '../../../shared/notes/types.ts';
import { words } from '../here/words.ts';
import './positions.css';

export function letterOf(position: Position): string {
  return words.value.overlay.letters.split(' ')[POSITIONS.indexOf(position)] ?? '?';
}

interface Mark {
  readonly position: Position;
  /** The delegation's agreed one: a filled mark; opinions are outlined. */
  readonly agreed?: boolean;
  /** How many hold it; from 2 it is shown. */
  readonly held?: number;
}

/** A position as its letter; its word is read out and shown as a tip. */
export function PositionMark({ position, agreed = false, held = 1 }: Mark): JSX.Element {
  const name = agreed ? `${words.value.stance.positions.agreed}: ${words.value.positions[position]}` : words.value.positions[position];
  const said = held > 1 ? `${name} (${held})` : name;
  return (
    <span class={`stand ${position}${agreed ? ' agreed' : ''}`} title={said} data-position={position}>
      <span aria-hidden="true">{letterOf(position)}{held > 1 && <small>{held}</small>}</span>
      <span class="unseen">{said}</span>
    </span>
  );
}

/** A position as its letter and its word. */
export function PositionName({ position, agreed = false }: Omit<Mark, 'held'>): JSX.Element {
  return (
    <span class={`stand named ${position}${agreed ? ' agreed' : ''}`} data-position={position}>
      <span aria-hidden="true">{letterOf(position)}</span>
      <span>{words.value.positions[position]}</span>
    </span>
  );
}
