/**
 * What the person does on the page: pointer, touch, keyboard and selection. Listens without taking anything away from
 * the page, but for the keys of a box that is open. Only trusted events count: the page's scripts cannot press here.
 */
import type { Citation } from '../../shared/citations/types.ts';
import type { Clause } from '../../shared/clauses/types.ts';
import { fill } from '../words/choose.ts';
import { createClauseMenu } from './clause-menu.ts';
import { createCursor } from './cursor.ts';
import { linesOf } from './geometry.ts';
import { followPointer } from './pointing.ts';
import { createPopover } from './popover.tsx';
import { createSelecting, editable } from './selecting.ts';
import type { Stage } from './stage.ts';
import { citationStep, clausesOf, clauseStep, firstInView, letterOf, neighbour } from './steps.ts';
import { createWordSteps } from './word-steps.ts';

/** UTF-16 units of a clause that are read out with its path, and that the keyboard's frame stands around at most. */
const SAID = 160;
const FRAMED = 1_200;

export interface Input {
  /** The page was painted anew: what stands over words follows them. */
  moved(): void;
  /** The page was read anew: what was open stood on the old text. */
  reset(): void;
  /** The reader was led to this offset: the keyboard's next step is from there. */
  ledTo(offset: number): void;
}

export interface InputOptions {
  readonly citations: () => boolean;
  readonly bandOf: (path: string) => HTMLElement | null;
}

export function listen(stage: Stage, { citations, bandOf }: InputOptions): Input {
  const { signal, host } = stage;
  let led: number | null = null;
  /** Words of the clause that the keyboard stands on are being chosen: it stays there. */
  let stepping = false;

  const cursor = createCursor<Citation>(stage, {
    role: 'link', className: 'on-citation',
    label: ({ start, end }) => fill(stage.speech().words.citation, { quote: stage.page().text.document.text.slice(start, end) }),
    boxesOf: ({ start, end }) => linesOf(stage.page().text, start, end),
    lit: stage.setCurrent,
    onEnter: (citation) => popover.open(citation, 'keyboard'),
  });
  const clause = createCursor<Clause>(stage, {
    role: 'button', className: 'on-clause',
    label: ({ path, start, end }) => `${fill(stage.speech().words.clausePath, { path })}: ${stage.page().text.document.text.slice(start, Math.min(end, start + SAID))}`,
    boxesOf: ({ ranges, start, end }) => {
      const [from, to] = ranges[0] ?? [start, end];
      return linesOf(stage.page().text, from, Math.min(to, from + FRAMED));
    },
    lit: () => undefined,
    onEnter: () => openHere()?.float.element.focus({ preventScroll: true }),
  });
  const popover = createPopover(
    stage,
    (next) => {
      stage.reveal(next.start, next.end, false);
      popover.open(next, popover.by());
      if (cursor.at()) cursor.to(next);
      if (popover.by() === 'keyboard') popover.open(next, 'keyboard');
    },
    (by) => {
      if (by === 'keyboard') cursor.back();
    },
  );
  const pointing = followPointer(stage, popover, citations);
  const menu = createClauseMenu(stage, {
    bandOf,
    free: () => !bar.shown(),
    opens: popover.close,
    closed: () => {
      if (document.activeElement === host.element || document.activeElement === document.body) clause.back();
    },
  });
  const bar = createSelecting(stage, () => {
    popover.close();
    menu.close();
    if (!stepping) clause.leave();
  });
  const steps = createWordSteps(stage, (start, end) => {
    stepping = true;
    bar.offer();
    stepping = false;
    stage.say(fill(stage.speech().words.selected, { quote: stage.page().text.document.text.slice(start, end) }));
  });
  const openHere = () => {
    const at = clause.at();
    return at && menu.open(at.path, clause.boxes);
  };

  const close = () => {
    pointing.stop();
    popover.close();
    menu.close();
    bar.close();
    cursor.leave();
    clause.leave();
  };
  addEventListener('pointerdown', (event) => {
    if (event.isTrusted && event.target !== host.element) close();
  }, { signal, capture: true, passive: true });

  addEventListener('keydown', (event) => {
    if (!event.isTrusted || !takes(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, { signal, capture: true });

  const takes = (event: KeyboardEvent): boolean => {
    if (event.key === 'Escape') return escapes();
    const inside = document.activeElement === host.element;
    if (!inside && editable(document.activeElement)) return false;
    // In our own boxes a letter is nobody else's.
    const alt = !stage.letters() && !inside;
    if (menu.key(event, alt) || bar.key(event, alt)) return true;
    if (inside && clause.at() && !menu.shown() && (onClause(event) || steps.key(event, clause.at()!))) return true;
    // AltGr, with which some keyboards write brackets, is told as both.
    if ((event.ctrlKey || event.metaKey) && !(event.altKey && /^[[\]]$/u.test(event.key))) return false;
    return stepsToCitation(event, alt) || stepsToClause(event, alt);
  };

  const escapes = (): boolean => {
    pointing.stop();
    if (popover.back()) return true;
    if (popover.shown()) popover.close();
    else if (menu.shown()) menu.close();
    else if (bar.shown()) {
      bar.close();
      steps.clear();
    }
    else if (cursor.at()) cursor.leave();
    else if (clause.at()) clause.leave();
    else return false;
    return true;
  };

  /** What the bar offers on words, on the whole clause that the keyboard stands on; and the way to its notes. */
  const onClause = (event: KeyboardEvent): boolean => {
    const at = clause.at();
    const letter = letterOf(event);
    if (!at || !/^[nhpco]$/u.test(letter)) return false;
    if (letter === 'h') {
      void Promise.resolve(stage.describeClause(at.path)).then((anchor) => anchor && stage.compose(anchor, 'highlight', null));
    } else if (letter === 'o') {
      const note = stage.placed().find(({ located }) => 'path' in located && located.path === at.path);
      if (note) stage.openNote(note.mark.note);
    } else openHere()?.key(event);
    return true;
  };

  const stepsToCitation = (event: KeyboardEvent, alt: boolean): boolean => {
    const step = citationStep(event, alt);
    if (step === 0 || !citations()) return false;
    const next = neighbour(stage.page().reading.citations, cursor.at(), clause.at()?.start ?? from(), step);
    if (!next) return false;
    popover.close();
    menu.close();
    clause.leave();
    led = null;
    cursor.to(next);
    popover.expect(next);
    return true;
  };
  const stepsToClause = (event: KeyboardEvent, alt: boolean): boolean => {
    const step = clauseStep(event, alt);
    if (step === 0) return false;
    const all = clausesOf(stage.page());
    const stood = clause.at() ?? (cursor.at() ? stage.page().clauseAt(cursor.at()!.start) : null);
    const next = neighbour(all, stood && all.includes(stood) ? stood : null, from(), step);
    if (!next) return false;
    popover.close();
    menu.close();
    bar.close();
    cursor.leave();
    led = null;
    steps.clear();
    clause.to(next);
    return true;
  };
  const from = () => led ?? firstInView(stage.page());

  // Focus that leaves an open dialog closes it: it does not hang over the page.
  host.root.addEventListener('focusout', (event) => {
    const to = (event as FocusEvent).relatedTarget;
    if (popover.shown() && popover.by() === 'keyboard' && to === null && document.hasFocus()) setTimeout(() => {
      if (document.activeElement !== host.element) popover.close();
    });
  }, { signal });
  signal.addEventListener('abort', close);

  return {
    moved: () => {
      cursor.follow();
      clause.follow();
    },
    reset: () => {
      pointing.reset();
      close();
      led = null;
    },
    ledTo: (offset) => {
      led = offset;
    },
  };
}
