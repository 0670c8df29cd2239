/** @jsxImportSource ./jsx */
/** What is offered on words and on clauses: the bar beside a selection, the menu of a band. */
import type { JSX } from 'preact';
import { render } from './jsx/jsx-runtime.ts';
import { POSITIONS, type Position } from '../../shared/notes/types.ts';
import { copy } from './clipboard.ts';
import { Bar, type BarProps, Menu } from './components.tsx';
import type { Float, FloatOptions, Reference } from './float.ts';
import { linesOf, type Box } from './geometry.ts';
import { clauseReference, linkTo, quoted } from './reference.ts';
import type { Stage } from './stage.ts';
import { boxMaker } from './stages.ts';
import { letterOf } from './steps.ts';

export interface Offer {
  close(): void;
  /** Handles a key while the box is shown; true when it was one of its own. */
  key(event: KeyboardEvent, alt?: boolean): boolean;
  readonly float: Float;
}

/** What a box offers, and where it stands. */
interface Offered extends Pick<FloatOptions, 'name' | 'placement' | 'gap'>, Reference {
  /** Where a note is written. */
  readonly describe: () => ReturnType<Stage['describeWords']>;
  readonly mayHighlight: boolean;
  /** What is copied. */
  readonly reference: () => Promise<string>;
  readonly content: (props: BarProps, doing: Doing) => JSX.Element;
}

interface Doing {
  /** Does it where the event is meant for this box. */
  meant(event: Event, act: () => void): void;
  copied(given: Promise<boolean>): void;
  close(): void;
}

function openOffer(stage: Stage, { describe, mayHighlight, reference, content, ...place }: Offered, closed: () => void): Offer {
  const speech = stage.speech();
  const float = boxMaker().openFloat(stage.host, place, { ...place, direction: speech.direction, language: speech.language });
  let choosing = false;
  let status = '';
  const doing: Doing = {
    meant: (event, act) => {
      if (stage.meant(event, float)) act();
    },
    copied: (given) => {
      void given.then((done) => {
        status = done ? speech.words.copied : speech.words.copyFailed;
        draw();
        return null;
      });
    },
    close: () => {
      render(null, float.element);
      float.close();
      closed();
    },
  };
  const write = (event: Event, kind: 'note' | 'highlight', position: Position | null) => doing.meant(event, () => {
    compose(stage, describe(), kind, position);
    doing.close();
  });
  const note = (event: Event) => write(event, 'note', null);
  const highlight = (event: Event) => write(event, 'highlight', null);
  const choose = () => {
    choosing = !choosing;
    draw();
  };
  const take = (position: Position, event: Event) => write(event, 'note', position);
  const copyIt = (event: Event) => doing.meant(event, () => doing.copied(reference().then(copy)));
  const draw = () => {
    render(content({ speech, choosing, status, onNote: note, onHighlight: highlight, onChoose: choose, onPosition: take, onCopy: copyIt }, doing), float.element);
  };
  draw();
  return {
    close: doing.close,
    float,
    key: (event, alt = false) => {
      const digit = choosing && !event.ctrlKey && !event.metaKey && event.altKey === alt ? /^Digit([1-5])$/u.exec(event.code) : null;
      if (digit) take(POSITIONS[Number(digit[1]) - 1]!, event);
      else {
        const letter = letterOf(event, alt);
        if (letter === 'n') note(event);
        else if (letter === 'h' && mayHighlight) highlight(event);
        else if (letter === 'p') choose();
        else if (letter === 'c') copyIt(event);
        else return false;
      }
      return true;
    },
  };
}

/** The bar for the words `[start, end)`; `closed` hears when it has done its work. */
export function openBar(stage: Stage, start: number, end: number, closed: () => void): Offer {
  const page = stage.page();
  const speech = stage.speech();
  const offer = openOffer(stage, {
    name: 'bar', placement: 'above', gap: 10,
    context: page.text.elements[page.blockAt(start)] ?? page.text.root,
    boxes: () => {
      const lines = linesOf(stage.page().text, start, end);
      const seen = lines.filter((line) => line.bottom > 0 && line.top < innerHeight);
      return seen.length > 0 ? seen : lines;
    },
    describe: () => stage.describeWords(start, end),
    mayHighlight: true,
    reference: async () => {
      const here = stage.page();
      const words = here.text.document.text.slice(start, end).trim();
      return `${quoted(words, here.reading.document.language ?? speech.language)} (${await clauseReference(here, here.clauseAt(start)?.path ?? null)})`;
    },
    content: (props) => <Bar {...props} />,
  }, closed);
  offer.float.element.setAttribute('role', 'toolbar');
  offer.float.element.setAttribute('aria-label', speech.words.selection);
  return offer;
}

/** The menu of a clause, beside its band or under the keyboard's mark. */
export function openMenu(stage: Stage, path: string, boxes: () => readonly Box[], closed: () => void): Offer | null {
  const page = stage.page();
  const clause = page.clauseOf(path);
  if (!clause) return null;
  const [start, end] = clause.ranges[0] ?? [clause.start, clause.end];
  const words = page.text.document.text.slice(clause.start, Math.min(clause.end, clause.start + 90));
  const notesHere = () => stage.placed().filter(({ located }) => 'path' in located && located.path === path);
  const offer = openOffer(stage, {
    // Into the margin, where it covers no words; over them only where there is no room.
    name: 'menu', placement: page.text.root.matches(':dir(rtl)') ? 'right' : 'left', gap: 4,
    context: page.text.elements[page.blockAt(clause.start)] ?? page.text.root,
    boxes,
    describe: () => stage.describeClause(path),
    mayHighlight: false,
    reference: () => clauseReference(stage.page(), path),
    content: (props, { meant, copied, close }) => (
      <Menu
        {...props}
        path={path}
        words={words}
        notes={notesHere().length}
        onOpenNotes={(event) => {
          const first = notesHere()[0];
          if (first) meant(event, () => stage.openNote(first.mark.note));
          close();
        }}
        onCopyLink={(event) => meant(event, () => copied(copy(linkTo(stage.page(), start, end))))}
        onHide={(event) => meant(event, () => {
          close();
          stage.hideHere();
        })}
      />
    ),
  }, closed);
  offer.float.element.setAttribute('role', 'dialog');
  offer.float.element.setAttribute('aria-labelledby', 'name');
  offer.float.element.tabIndex = -1;
  return offer;
}

/** The anchor may come at once or from elsewhere; without one there is nothing to write on. */
function compose(stage: Stage, described: ReturnType<Stage['describeWords']>, kind: 'note' | 'highlight', position: Position | null): void {
  if (described instanceof Promise) void described.then((anchor) => compose(stage, anchor, kind, position));
  else if (described) stage.compose(described, kind, position);
}
