/** Small pictures of the pages beside them, painted as they come into sight; a click or Enter leads to the page. */
import type { PdfDocument } from '../sources/pdf.ts';
import type { ReaderWords } from '../words/reader/shape.ts';

export interface Previews {
  show(shown: boolean, root: HTMLElement): void;
  /** The page that is being read. */
  mark(page: number): void;
}

/** CSS pixels. */
const WIDTH = 112;

export function createPreviews(file: PdfDocument, size: { readonly width: number; readonly height: number }, words: Pick<ReaderWords, 'previews' | 'page'>, goTo: (page: number) => void, signal: AbortSignal): Previews {
  let list: HTMLElement | null = null;
  let current = 1;
  let observer: IntersectionObserver | null = null;

  const paint = async (button: HTMLElement): Promise<void> => {
    const page = await file.proxy.getPage(Number(button.dataset['page'])).catch(() => null);
    if (!page || signal.aborted || button.querySelector('canvas')) return;
    const natural = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: (WIDTH * (window.devicePixelRatio || 1)) / natural.width });
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [Math.floor(viewport.width), Math.floor(viewport.height)];
    canvas.setAttribute('aria-hidden', 'true');
    const done = await page.render({ canvas, viewport }).promise.then(() => true, () => false);
    if (!done || !button.isConnected || button.querySelector('canvas')) return;
    (button.firstElementChild as HTMLElement).style.aspectRatio = `${natural.width} / ${natural.height}`;
    button.firstElementChild?.append(canvas);
  };

  const make = (): HTMLElement => {
    const nav = document.createElement('nav');
    nav.className = 'previews';
    nav.lang = document.documentElement.lang;
    nav.setAttribute('aria-label', words.previews);
    observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) void paint(target as HTMLElement);
        else target.querySelector('canvas')?.remove();
      }
    }, { root: nav, rootMargin: '50% 0px' });
    for (let number = 1; number <= file.proxy.numPages; number++) {
      const button = document.createElement('button');
      button.type = 'button';
      button.dataset['page'] = String(number);
      const picture = document.createElement('span');
      picture.className = 'picture';
      picture.style.aspectRatio = `${size.width} / ${size.height}`;
      const name = document.createElement('span');
      name.textContent = String(number);
      button.setAttribute('aria-label', `${words.page} ${number}`);
      button.append(picture, name);
      nav.append(button);
      observer.observe(button);
    }
    nav.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      if (button) goTo(Number(button.dataset['page']));
    });
    return nav;
  };

  const mark = (page: number): void => {
    current = page;
    if (!list) return;
    list.querySelector('[aria-current]')?.removeAttribute('aria-current');
    const button = list.querySelector<HTMLElement>(`[data-page="${page}"]`);
    button?.setAttribute('aria-current', 'page');
    // Never the whole page: only the list is scrolled.
    if (button) list.scrollTop = Math.max(0, button.offsetTop - list.clientHeight / 2);
  };
  const drop = (): void => {
    observer?.disconnect();
    list?.remove();
    list = null;
  };
  signal.addEventListener('abort', drop);
  return {
    show: (shown, root) => {
      drop();
      root.classList.toggle('with-previews', shown);
      if (!shown) return;
      list = make();
      root.prepend(list);
      mark(current);
    },
    mark,
  };
}
