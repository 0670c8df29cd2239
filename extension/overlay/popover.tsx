/** @jsxImportSource ./jsx */
/**
 * The popover of a citation: opens after a short hover, by tap or click, or by Enter; Escape gives the focus back.
 * Citations in the cited text open in the same box, one on the other, with the way back on top.
 */
import { render } from './jsx/jsx-runtime.ts';
import type { Citation } from '../../shared/citations/types.ts';
import type { CitedText } from '../library/cited.ts';
import type { InstrumentCard } from '../messages.ts';
import type { Fetching } from './cited.tsx';
import { copy } from './clipboard.ts';
import { Card } from './components.tsx';
import type { Float } from './float.ts';
import { linesOf } from './geometry.ts';
import { nameOf } from './reference.ts';
import type { Stage } from './stage.ts';
import { boxMaker } from './stages.ts';
import { ask } from './wire.ts';

export type OpenedBy = 'pointer' | 'keyboard';

export interface Popover {
  /** @param y where the pointer is, in CSS pixels of the viewport: a citation may run over two lines */
  open(citation: Citation, by: OpenedBy, y?: number): void;
  /** Asks for what will be shown if the pointer stays. */
  expect(citation: Citation): void;
  /** Back to what this was opened from; false where it was opened from the page. */
  back(): boolean;
  close(): void;
  /** The citation that is shown; null when closed. */
  shown(): Citation | null;
  by(): OpenedBy;
}

/** One of the popovers that lie on each other. */
interface Layer {
  readonly id: string;
  readonly locator: string | null;
  card: InstrumentCard | null;
  waiting: boolean;
  cited: CitedText | null;
  fetching: Fetching;
  status: string;
  /** Where it was scrolled to, and which of its buttons was pressed, when another was opened on it. */
  scrolled: number;
  pressed: number;
}

/** Milliseconds between two looks at how much of a text has come. */
const POLL = 500;

/** @param onNavigate the reader asks for another mention of the same instrument */
export function createPopover(stage: Stage, onNavigate: (to: Citation) => void, onClosed: (by: OpenedBy) => void): Popover {
  let float: Float | null = null;
  let citation: Citation | null = null;
  let openedBy: OpenedBy = 'pointer';
  let layers: Layer[] = [];

  const draw = () => {
    const layer = layers.at(-1);
    if (!float || !citation || !layer) return;
    const mine = float;
    const speech = stage.speech();
    const mentions = stage.page().reading.citations.filter((each) => each.id === layer.id);
    const from = layers.length === 1 ? citation.start : -1;
    const here = mentions.findIndex((each) => each.start === from);
    const meant = (act: () => void) => (event: Event) => {
      if (stage.meant(event, mine)) act();
    };
    const turn = (step: number) => meant(() => {
      const next = mentions[(here + step + mentions.length) % mentions.length];
      if (next) onNavigate(next);
    });
    const asked = { id: layer.id, locator: layer.locator, language: speech.language };
    const held = mine.element.matches(':focus-within');
    render(
      <Card
        {...layer}
        speech={speech}
        times={mentions.length}
        trail={layers.slice(0, -1).map(({ id, card }) => card?.name ?? nameOf(id))}
        onBack={(depth, event) => stage.meant(event, mine) && backTo(depth)}
        onCite={(id, locator, event) => stage.meant(event, mine) && push(id, locator, event.currentTarget)}
        onFetch={meant(() => void fetchText(layer))}
        onOpenHere={meant(() => void ask('overlay/open-cited', asked))}
        onNotes={meant(() => void ask('overlay/open-instrument', { id: layer.id }))}
        onCopy={meant(() => {
          void copy(layer.cited?.reference ?? layer.card?.name ?? nameOf(layer.id)).then((done) => {
            layer.status = done ? speech.words.copied : speech.words.copyFailed;
            draw();
            return null;
          });
        })}
        onNext={turn(1)}
        onPrevious={turn(-1)}
      />,
      mine.element,
    );
    // What had the focus may be gone: it stays in the box.
    if (held && !mine.element.matches(':focus-within')) mine.element.focus({ preventScroll: true });
  };

  const fill = (layer: Layer, fresh: boolean) => {
    const redraw = () => layers.at(-1) === layer && draw();
    void stage.cards.get(layer.id).then((found) => {
      layer.card = found;
      layer.waiting = false;
      redraw();
      return null;
    });
    void stage.cards.cited(layer.id, layer.locator, fresh).then((found) => {
      layer.cited = found;
      redraw();
      return null;
    });
  };

  const push = (id: string, locator: string | null, pressed: EventTarget | null) => {
    const below = layers.at(-1);
    if (!float || !below) return;
    below.scrolled = float.element.scrollTop;
    below.pressed = buttons(float).indexOf(pressed as HTMLElement);
    const layer = layerOf(id, locator);
    const held = float.element.matches(':focus-within');
    layers.push(layer);
    draw();
    float.element.scrollTop = 0;
    if (held) float.element.focus({ preventScroll: true });
    fill(layer, false);
  };
  const backTo = (depth: number) => {
    const layer = layers[depth];
    if (!float || !layer) return;
    const held = float.element.matches(':focus-within');
    layers = layers.slice(0, depth + 1);
    draw();
    float.element.scrollTop = layer.scrolled;
    if (held) (buttons(float)[layer.pressed] ?? float.element).focus({ preventScroll: true });
  };

  const fetchText = async (layer: Layer) => {
    if (layer.fetching && 'bytes' in layer.fetching) return;
    const show = (fetching: Fetching) => {
      layer.fetching = fetching;
      if (layers.at(-1) === layer) draw();
    };
    show({ bytes: 0 });
    const polling = setInterval(() => {
      void ask('overlay/fetched', { id: layer.id }).then((answer) => {
        if (answer && answer.bytes !== null && layer.fetching && 'bytes' in layer.fetching) show({ bytes: answer.bytes });
        return null;
      });
    }, POLL);
    const answer = await ask('overlay/fetch', { id: layer.id, locator: layer.locator, language: stage.speech().language });
    clearInterval(polling);
    const trouble = answer ? answer.trouble : 'interrupted';
    show(trouble && { trouble });
    if (trouble === null) fill(layer, true);
  };

  const close = () => {
    if (!float) return;
    render(null, float.element);
    float.close();
    float = null;
    citation = null;
    layers = [];
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
      const layer = layerOf(next.id, next.locator);
      layers = [layer];
      float = boxMaker().openFloat(stage.host, { boxes, context }, {
        name: 'card', direction: speech.direction, language: speech.language, placement: 'below', gap: 6,
      });
      float.element.setAttribute('role', 'dialog');
      float.element.setAttribute('aria-labelledby', 'name');
      float.element.tabIndex = -1;
      stage.setCurrent(next);
      draw();
      fill(layer, false);
      if (by === 'keyboard' || focused) focus(float, 'keyboard');
    },
    expect: ({ id, locator }) => {
      void stage.cards.get(id);
      void stage.cards.cited(id, locator);
    },
    back: () => {
      if (layers.length < 2) return false;
      backTo(layers.length - 2);
      return true;
    },
    close,
    shown: () => citation,
    by: () => openedBy,
  };
}

function layerOf(id: string, locator: string | null): Layer {
  return { id, locator, card: null, waiting: true, cited: null, fetching: null, status: '', scrolled: 0, pressed: -1 };
}

function buttons(float: Float): HTMLElement[] {
  return [...float.element.querySelectorAll<HTMLElement>('.cite')];
}

function focus(float: Float, by: OpenedBy): void {
  if (by === 'keyboard') float.element.focus({ preventScroll: true });
}
