/** "Open in Rapporteur" beside a link to a PDF or Word file: in a box of ours, on the person's own click or key only. */
import type { Float } from './float.ts';
import type { Host } from './host.ts';
import { boxMaker, type CreateLinks } from './stages.ts';
import { directionOf } from '../words/choose.ts';
import { ask } from './wire.ts';

/** Milliseconds that a pointer stays before it is meant, and that it may take on the way to the box. */
const STAY = 250;
const WAY = 350;
const KEY = 'o';

export const createLinks: CreateLinks = (settings, first, came, linkOf, signal) => {
  let host: Host | null = null;
  let shown: { readonly link: HTMLAnchorElement; readonly float: Float; readonly stop: AbortController } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));

  const close = (): void => {
    clearTimeout(timer);
    shown?.stop.abort();
    shown?.float.close();
    shown = null;
  };
  const after = (time: number, act: () => void): void => {
    clearTimeout(timer);
    timer = setTimeout(() => signal.aborted || act(), time);
  };

  const show = (link: HTMLAnchorElement, by: 'keyboard' | 'pointer'): void => {
    if (shown?.link === link || !link.isConnected || settings().links === false) return;
    close();
    const { words, language } = settings();
    const here = (host ??= boxMaker().createHost(document, '', signal));
    const float = boxMaker().openFloat(here, { boxes: () => [link.getClientRects()[0] ?? link.getBoundingClientRect()], context: link }, {
      name: 'offer', direction: directionOf(language), language, placement: 'above', gap: 2,
    });
    const stop = new AbortController();
    const options = { signal: AbortSignal.any([stop.signal, signal]) };
    shown = { link, float, stop };
    const open = (event: Event): void => {
      if (!boxMaker().meant(event, float, here)) return;
      const address = link.href;
      close();
      void ask('overlay/open-document', { address });
    };
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = words.overlay.openDocument;
    if (by === 'keyboard') {
      const key = document.createElement('kbd');
      key.textContent = KEY;
      button.append(key);
      float.element.setAttribute('role', 'status');
    }
    button.addEventListener('click', open, options);
    float.element.append(button);
    float.element.addEventListener('pointerenter', () => clearTimeout(timer), options);
    float.element.addEventListener('pointerleave', () => after(WAY, close), options);
    // Before the page's own keys, and only while its link has the focus.
    addEventListener('keydown', (event) => {
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
      if (event.key === 'Escape') close();
      else if (plain && event.code === 'KeyO' && document.activeElement === link && event.isTrusted) {
        event.preventDefault();
        event.stopImmediatePropagation();
        open(event);
      }
    }, { ...options, capture: true });
    link.addEventListener('blur', () => after(WAY, close), options);
    // The pointer's link has moved away from under it.
    addEventListener('scroll', () => by === 'pointer' && close(), { ...options, capture: true, passive: true });
  };

  const look = (event: Event): void => {
    const link = linkOf(event);
    const by = event.type === 'focusin' ? 'keyboard' : 'pointer';
    if (!link) {
      if (shown && by === 'pointer' && shown.link !== document.activeElement && event.target !== host?.element) after(WAY, close);
      else if (!shown) clearTimeout(timer);
    } else if (by === 'keyboard') {
      if (link.matches(':focus-visible')) show(link, by);
    } else if (shown?.link === link) clearTimeout(timer);
    else after(STAY, () => link.matches(':hover') && show(link, by));
  };
  for (const type of ['pointerover', 'focusin']) addEventListener(type, look, { capture: true, passive: true, signal });
  if (came === 'keyboard') show(first, came);
  else after(STAY, () => first.matches(':hover') && show(first, came));
};
