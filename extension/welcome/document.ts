/** The sample with Rapporteur at work on it: the reader's own session over the page's own words, nothing made up for show. */
import { read } from '../../shared/reading.ts';
import type { Language } from '../../shared/languages/types.ts';
import { startSession } from '../reader/session.ts';
import { htmlText } from '../sources/html.ts';

/** @param root the element whose words are the document */
export async function readSample(root: HTMLElement, language: Language, signal: AbortSignal): Promise<void> {
  const text = htmlText(document, { root });
  const bring = async (start: number): Promise<void> => {
    const at = text.document.blocks.findIndex((block) => start >= block.start && start < block.end);
    const smooth = !matchMedia('(prefers-reduced-motion: reduce)').matches;
    text.elements[at]?.scrollIntoView({ block: 'center', behavior: smooth ? 'smooth' : 'instant' });
  };
  const session = await startSession(bring, () => undefined, signal);
  if (signal.aborted) return;
  session.read(text, read(text.document, { language }), location.href);
}
