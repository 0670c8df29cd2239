/** What is said to those who hear the page, of what others see: one quiet line in our own root. */
import type { Host } from './host.ts';

/** @returns says words in the interface's language; '' takes them away again */
export function createVoice(host: Host): (words: string, speech: { readonly language: string; readonly direction: string }) => void {
  const line = host.element.ownerDocument.createElement('p');
  line.className = 'status';
  // Polite, and in place before it has anything to say: what appears together with its words is often not read out.
  line.setAttribute('role', 'status');
  host.boxes.append(line);
  return (words, { language, direction }) => {
    line.lang = language;
    line.dir = direction;
    if (line.textContent !== words) line.textContent = words;
  };
}
