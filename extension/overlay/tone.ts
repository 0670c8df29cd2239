/** Whether the page is light or dark where a block stands: the system's theme says nothing about a page. */

export type Tone = 'light' | 'dark';

/** A background this dark (relative luminance, WCAG 2.2) takes the dark marks: either ink reaches 3 : 1 there. */
const DARK_BELOW = 0.18;

export interface Look {
  readonly tone: Tone;
  readonly rtl: boolean;
}

/** Asks each element once; the caller forgets the answers when the page may have changed its clothes. */
export function createLooks(): (element: Element) => Look {
  const looks = new WeakMap<Element, Look>();
  const tones = new WeakMap<Element, Tone>();
  const toneOf = (element: Element): Tone => {
    const known = tones.get(element);
    if (known) return known;
    const own = luminance(getComputedStyle(element).backgroundColor);
    const parent = element.parentElement ?? hostOf(element);
    const tone = own !== null ? (own < DARK_BELOW ? 'dark' : 'light') : parent ? toneOf(parent) : canvas(element);
    tones.set(element, tone);
    return tone;
  };
  return (element) => {
    let look = looks.get(element);
    if (!look) {
      look = { tone: toneOf(element), rtl: getComputedStyle(element).direction === 'rtl' };
      looks.set(element, look);
    }
    return look;
  };
}

function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** The browser's own paper under a page that paints none. */
function canvas(element: Element): Tone {
  const scheme = getComputedStyle(element).colorScheme;
  return /\bdark\b/u.test(scheme) && (!/\blight\b/u.test(scheme) || matchMedia('(prefers-color-scheme: dark)').matches) ? 'dark' : 'light';
}

/** Relative luminance of a computed colour; null for one that lets the ground shine through. */
function luminance(color: string): number | null {
  const rgb = /^rgba?\(([\d.]+)[, ]+([\d.]+)[, ]+([\d.]+)(?:[,/ ]+([\d.]+%?))?/u.exec(color);
  if (rgb) {
    if (Number.parseFloat(rgb[4] ?? '1') < 0.5) return null;
    const [r, g, b] = [1, 2, 3].map((index) => linear(Number(rgb[index]) / 255)) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
  // Newer colour spaces: their lightness is near enough to tell paper from slate.
  const light = /^(?:oklch|oklab)\(([\d.]+)/u.exec(color);
  return light ? Number(light[1]) ** 3 : null;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
