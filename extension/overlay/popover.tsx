/** The popover of a citation: opens after a short hover, by tap or click, or by Enter; Escape gives the focus back. */
import { render } from 'preact';
import type { Citation } from '../../shared/citations/types.ts';
import type { InstrumentCard } from '../messages.ts';
import { copy } from './clipboard.ts';
import { Card } from './components.tsx';
import { openFloat, type Float } from './float.ts';
import { linesOf } from './geometry.ts';
import { citationReference } from './reference.ts';
import type { Stage } from './stage.ts';

export type OpenedBy = 'pointer' | 'keyboard';

export interface Popover {
  /** @param y where the pointer is, in CSS pixels of the viewport: a citation may run over two lines */
  open(citation: Citation, by: OpenedBy, y?: number): void;
  close(): void;
  /** The citation that is shown; null when closed. */
  shown(): Citation | null;
  by(): OpenedBy;
}

/** @param onNavigate the reader asks for another mention of the same instrument */
export function createPopover(stage: Stage, onNavigate: (to: Citation) => void, onClosed: (by: OpenedBy) => void): Popover {
  let float: Float | null = null;
  let citation: Citation | null = null;
  let openedBy: OpenedBy = 'pointer';
  let card: InstrumentCard | null = null;
  let waiting = false;
  let status = '';

  const draw = () => {
    if (!float || !citation) return;
    const mine = float;
    const cited = citation;
    const page = stage.page();
    const speech = stage.speech();
    const mentions = page.reading.citations.filter((each) => each.id === cited.id);
    const here = mentions.findIndex((each) => each.start === cited.start);
    const turn = (step: number) => (event: Event) => {
      const next = mentions[(here + step + mentions.length) % mentions.length];
      if (next && stage.meant(event, mine)) onNavigate(next);
    };
    render(
      <Card
        speech={speech}
        id={cited.id}
        card={card}
        waiting={waiting}
        locator={cited.locator}
        times={mentions.length}
        status={status}
        onCopy={(event) => {
          if (!stage.meant(event, mine)) return;
          void copy(citationReference(cited, card)).then((done) => {
            status = done ? speech.words.copied : speech.words.copyFailed;
            draw();
            return null;
          });
        }}
        onNext={turn(1)}
        onPrevious={turn(-1)}
      />,
      float.element,
    );
  };

  const close = () => {
    if (!float) return;
    render(null, float.element);
    float.close();
    float = null;
    citation = null;
    stage.setCurrent(null);
    onClosed(openedBy);
  };

  return {
    open: (next, by, y) => {
      if (citation === next && float) {
        if (by === 'keyboard') focus(float, by);
        return;
      }
      const focused = float?.element.matches(':focus-within') ?? false;
      if (float) {
        render(null, float.element);
        float.close();
      }
      const page = stage.page();
      const speech = stage.speech();
      const context = page.text.elements[page.blockAt(next.start)] ?? page.text.root;
      const lines = () => linesOf(stage.page().text, next.start, next.end);
      // The line under the pointer, by its number: it keeps its place when the page scrolls.
      const at = Math.max(0, lines().findIndex((line) => y !== undefined && y >= line.top - 3 && y <= line.bottom + 3));
      const boxes = () => lines().slice(at, at + 1);
      citation = next;
      openedBy = by;
      card = null;
      status = '';
      waiting = true;
      float = openFloat(stage.host, { boxes, context }, {
        name: 'card', direction: speech.direction, language: speech.language, placement: 'bottom-start', gap: 6,
      });
      float.element.setAttribute('role', 'dialog');
      float.element.setAttribute('aria-labelledby', 'name');
      float.element.tabIndex = -1;
      stage.setCurrent(next);
      draw();
      const mine = float;
      void stage.cards.get(next.id).then((found) => {
        if (float !== mine) return null;
        card = found;
        waiting = false;
        draw();
        return null;
      });
      if (by === 'keyboard' || focused) focus(float, 'keyboard');
    },
    close,
    shown: () => citation,
    by: () => openedBy,
  };
}

function focus(float: Float, by: OpenedBy): void {
  if (by === 'keyboard') float.element.focus({ preventScroll: true });
}
