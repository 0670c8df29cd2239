/**
 * A note's Markdown as nodes. What a note says is a stranger's word: only text, emphasis, lists, tables and links
 * come through; nothing is loaded, nothing is styled, nothing runs.
 */
import DOMPurify from 'dompurify';
import { Marked } from 'marked';

const TAGS = ['p', 'br', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'table', 'thead', 'tbody', 'tr', 'th', 'td'];

const marked = new Marked({ gfm: true, breaks: true, async: false });
// HTML in a note is text of the note: shown as it was written, instead of half of it vanishing.
marked.use({ renderer: { html: ({ text }) => escaped(text), image: ({ text }) => escaped(text) } });

const purifier = DOMPurify(window);
purifier.addHook('afterSanitizeAttributes', (node) => {
  if (node.nodeName !== 'A') return;
  node.setAttribute('rel', 'noopener noreferrer nofollow');
  node.setAttribute('target', '_blank');
});
purifier.addHook('afterSanitizeElements', (node) => {
  // Each block finds its own direction: an English quotation in an Arabic note stands right.
  if (node instanceof HTMLElement && /^(?:P|LI|H[1-6]|BLOCKQUOTE|TD|TH)$/.test(node.nodeName)) node.setAttribute('dir', 'auto');
});

export function renderMarkdown(body: string): DocumentFragment {
  const html = marked.parse(body) as string;
  return purifier.sanitize(html, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ['href', 'dir', 'start'],
    ALLOWED_URI_REGEXP: /^(?:https?|mailto):/i,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
