/** What the overlay says, in the interface language. */
import type { Language } from '../../shared/languages/types.ts';
import { POSITIONS, type Position } from '../../shared/notes/types.ts';
import { directionOf } from '../words/choose.ts';
import type { PopoverWords } from '../words/popover/shape.ts';
import type { PositionWords } from '../words/shape.ts';
import type { OverlayWords } from '../words/overlay/shape.ts';

export interface Speech {
  readonly language: Language;
  readonly direction: 'rtl' | 'ltr';
  readonly words: OverlayWords;
  readonly popover: PopoverWords;
  readonly positions: Readonly<Record<Position, string>>;
  /** The badges of positions. */
  readonly letters: Readonly<Record<Position, string>>;
}

export function speechOf(language: Language, { overlay, positions, popover }: { readonly overlay: OverlayWords; readonly positions: PositionWords; readonly popover: PopoverWords }): Speech {
  const letters = overlay.letters.split(' ');
  return {
    language,
    direction: directionOf(language),
    words: overlay,
    popover,
    positions,
    letters: Object.fromEntries(POSITIONS.map((position, index) => [position, letters[index] ?? ''])) as Record<Position, string>,
  };
}
