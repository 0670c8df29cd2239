/** How a screen is photographed, kept and compared: as WebP, by Chromium itself, so that no decoder is needed. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { drawn } from '../../server/demo/drawn.ts';
import type { Language } from '../../shared/languages/types.ts';

export const SCHEMES = ['light', 'dark'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** The reviewed picture of a screen. */
export function referenceOf(screen: string, language: Language, scheme: Scheme): string {
  return fileURLToPath(new URL(`references/${screen}-${language}-${scheme}.webp`, import.meta.url));
}

/** @param bench an empty page that recodes the picture */
export async function photograph(page: Page, scheme: Scheme, bench: Page): Promise<Uint8Array> {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  await drawn(page);
  const png = (await page.screenshot()).toString('base64');
  const webp = await bench.evaluate(async (data) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height);
    canvas.getContext('2d')!.drawImage(image, 0, 0);
    return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/webp', quality: 0.6 })).arrayBuffer())];
  }, png);
  return Uint8Array.from(webp);
}

/**
 * How much of a picture differs from the reviewed one: the share of squares of 16 pixels whose middle lightness or
 * colour differs visibly. Another hour or a hinted letter is no difference; a missing line, a wrong side or a wrong colour is.
 * @returns null where there is no reviewed picture
 */
export async function difference(bench: Page, taken: Uint8Array, reference: string): Promise<number | null> {
  if (!existsSync(reference)) return null;
  const [now, before] = [taken, readFileSync(reference)].map((bytes) => Buffer.from(bytes).toString('base64'));
  return bench.evaluate(async ([one, other]) => {
    const squares = async (data: string): Promise<ImageData> => {
      const image = await createImageBitmap(await (await fetch(`data:image/webp;base64,${data}`)).blob());
      const canvas = new OffscreenCanvas(Math.ceil(image.width / 16), Math.ceil(image.height / 16));
      const context = canvas.getContext('2d', { willReadFrequently: true })!;
      context.imageSmoothingQuality = 'high';
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      return context.getImageData(0, 0, canvas.width, canvas.height);
    };
    const [a, b] = [await squares(one!), await squares(other!)];
    if (a.width !== b.width || a.height !== b.height) return 1;
    let differ = 0;
    for (let at = 0; at < a.data.length; at += 4) {
      const far = Math.max(...[0, 1, 2].map((channel) => Math.abs(a.data[at + channel]! - b.data[at + channel]!)));
      if (far > 24) differ += 1;
    }
    return differ / (a.data.length / 4);
  }, [now, before]);
}
