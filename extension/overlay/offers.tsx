/** @jsxImportSource ./jsx */
/** What is offered on words and on clauses: the bar beside a selection, the menu of a band. */
import { render } from './jsx/jsx-runtime.ts';
import { POSITIONS, type Position } from '../../shared/notes/types.ts';
import { copy } from './clipboard.ts';
import { Bar, Menu } from './components.tsx';
import { openFloat, type Float } from './float.ts';
import { linesOf, type Box } from './geometry.ts';
import { clauseReference, linkTo, quoted } from './reference.ts';
import type { Stage } from './stage.ts';
import { letterOf } from './steps.ts';

export interface Offer {
  close(): void;
  /** Handles a key while the box is shown; true when it was one of its own. */
  key(event: KeyboardEvent, alt?: boolean): boolean;
  readonly float: Float;
}

interface Doing {
  note(event: Event): void;
  highlight?(event: Event): void;
  choose(): void;
  position(position: Position, event: Event): void;
  copy(event: Event): void;
}

function keysOf(doing: Doing, choosing: () => boolean): Offer['key'] {
  return (event, alt = false) => {
    const digit = choosing() && !event.ctrlKey && !event.metaKey && event.altKey === alt ? /^Digit([1-5])$/u.exec(event.code) : null;
    if (digit) doing.position(POSITIONS[Number(digit[1]) - 1]!, event);
    else {
      const letter = letterOf(event, alt);
      if (letter === 'n') doing.note(event);
      else if (letter === 'h' && doing.highlight) doing.highlight(event);
      else if (letter === 'p') doing.choose();
      else if (letter === 'c') doing.copy(event);
      else return false;
    }
    return true;
  };
}

/** The bar for the words `[start, end)`; `closed` hears when it has done its work. */
export function openBar(stage: Stage, start: number, end: number, closed: () => void): Offer {
  const page = stage.page();
  const speech = stage.speech();
  const context = page.text.elements[page.blockAt(start)] ?? page.text.root;
  const visible = (): Box[] => {
    const lines = linesOf(stage.page().text, start, end);
    const seen = lines.filter((line) => line.bottom > 0 && line.top < innerHeight);
    return seen.length > 0 ? seen : lines;
  };
  const float = openFloat(stage.host, { boxes: visible, context }, {
    name: 'bar', direction: speech.direction, language: speech.language, placement: 'above', gap: 10,
  });
  float.element.setAttribute('role', 'toolbar');
  float.element.setAttribute('aria-label', speech.words.selection);
  let choosing = false;
  let status = '';
  const close = () => {
    render(null, float.element);
    float.close();
    closed();
  };
  const act = (event: Event, kind: 'note' | 'highlight', position: Position | null) => {
    if (!stage.meant(event, float)) return;
    compose(stage, stage.describeWords(start, end), kind, position);
    close();
  };
  const doing: Doing = {
    note: (event) => act(event, 'note', null),
    highlight: (event) => act(event, 'highlight', null),
    choose: () => {
      choosing = !choosing;
      draw();
    },
    position: (position, event) => act(event, 'note', position),
    copy: (event) => {
      if (!stage.meant(event, float)) return;
      const here = stage.page();
      const words = here.text.document.text.slice(start, end).trim();
      void clauseReference(here, here.clauseAt(start)?.path ?? null, speech.language)
        .then((reference) => copy(`${quoted(words, here.reading.document.language ?? speech.language)} (${reference})`))
        .then((done) => {
          status = done ? speech.words.copied : speech.words.copyFailed;
          draw();
          return null;
        });
    },
  };
  const draw = () => {
    render(
      <Bar speech={speech} choosing={choosing} status={status} onNote={doing.note} onHighlight={(event) => doing.highlight?.(event)} onChoose={doing.choose} onPosition={doing.position} onCopy={doing.copy} />,
      float.element,
    );
  };
  draw();
  return { close, float, key: keysOf(doing, () => choosing) };
}

/** The menu of a clause, beside its band or under the keyboard's mark. */
export function openMenu(stage: Stage, path: string, boxes: () => readonly Box[], closed: () => void): Offer | null {
  const page = stage.page();
  const speech = stage.speech();
  const clause = page.clauseOf(path);
  if (!clause) return null;
  const context = page.text.elements[page.blockAt(clause.start)] ?? page.text.root;
  const float = openFloat(stage.host, { boxes, context }, {
    name: 'menu', direction: speech.direction, language: speech.language, // Into the margin, where it covers no words; over them only where there is no room.
    placement: page.text.root.matches(':dir(rtl)') ? 'right' : 'left', gap: 4,
  });
  float.element.setAttribute('role', 'dialog');
  float.element.setAttribute('aria-labelledby', 'name');
  float.element.tabIndex = -1;
  const words = page.text.document.text.slice(clause.start, Math.min(clause.end, clause.start + 90));
  let choosing = false;
  let status = '';
  const notesHere = () => stage.placed().filter(({ located }) => 'path' in located && located.path === path);
  const close = () => {
    render(null, float.element);
    float.close();
    closed();
  };
  const act = (event: Event, position: Position | null) => {
    if (!stage.meant(event, float)) return;
    compose(stage, stage.describeClause(path), 'note', position);
    close();
  };
  const copied = (given: Promise<boolean>) => {
    void given.then((done) => {
      status = done ? speech.words.copied : speech.words.copyFailed;
      draw();
      return null;
    });
  };
  const doing: Doing = {
    note: (event) => act(event, null),
    choose: () => {
      choosing = !choosing;
      draw();
    },
    position: (position, event) => act(event, position),
    copy: (event) => {
      if (stage.meant(event, float)) copied(clauseReference(stage.page(), path, speech.language).then(copy));
    },
  };
  const draw = () => {
    render(
      <Menu
        speech={speech}
        path={path}
        words={words}
        notes={notesHere().length}
        choosing={choosing}
        status={status}
        onNote={doing.note}
        onOpenNotes={(event) => {
          const first = notesHere()[0];
          if (first && stage.meant(event, float)) stage.openNote(first.mark.note);
          close();
        }}
        onChoose={doing.choose}
        onPosition={doing.position}
        onCopy={doing.copy}
        onCopyLink={(event) => {
          if (stage.meant(event, float)) copied(copy(linkTo(stage.page(), clause.ranges[0]?.[0] ?? clause.start, clause.ranges[0]?.[1] ?? clause.end)));
        }}
        onHide={(event) => {
          if (!stage.meant(event, float)) return;
          close();
          stage.hideHere();
        }}
      />,
      float.element,
    );
  };
  draw();
  return { close, float, key: keysOf(doing, () => choosing) };
}

/** The anchor may come at once or from elsewhere; without one there is nothing to write on. */
function compose(stage: Stage, described: ReturnType<Stage['describeWords']>, kind: 'note' | 'highlight', position: Position | null): void {
  if (described instanceof Promise) void described.then((anchor) => compose(stage, anchor, kind, position));
  else if (described) stage.compose(described, kind, position);
}
