/**
 * A note's Markdown as nodes. What a note says is a stranger's word: only text, emphasis, lists, tables, links and
 * mentions come through; nothing is loaded, nothing is styled, nothing runs.
 */
import DOMPurify from 'dompurify';
import { Marked, type Tokens } from 'marked';
import { mentionsOf } from '../../../shared/notes/mentions.ts';
import { isTame } from '../../../shared/notes/tame.ts';
import { isOrdinary, paragraphsOf } from './ordinary.ts';

const TAGS = ['p', 'br', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'span'];

interface MentionToken extends Tokens.Generic {
  readonly type: 'mention';
  readonly name: string;
  readonly person: string;
}

const marked = new Marked({ gfm: true, breaks: true, async: false });
// HTML in a note is text of the note: shown as it was written, instead of half of it vanishing.
marked.use({ renderer: { html: ({ text }) => escaped(text), image: ({ text }) => escaped(text) } });
marked.use({
  extensions: [{
    name: 'mention',
    level: 'inline',
    start: (source: string) => source.indexOf('@['),
    tokenizer: (source: string): MentionToken | undefined => {
      if (!source.startsWith('@[')) return undefined;
      const first = mentionsOf(source.slice(0, 400))[0];
      return first?.start === 0 ? { type: 'mention', raw: source.slice(0, first.end), name: first.name, person: first.person } : undefined;
    },
    // Who is meant is told by the id; the name beside it is only what its author wrote.
    renderer: (token) => `<span data-mention="${escaped(String(token['person']))}">${escaped(String(token['name']))}</span>`,
  }],
});

const purifier = DOMPurify(window);
purifier.addHook('afterSanitizeAttributes', (node) => {
  // A note stands under its clause's heading: its own headings lie below that one.
  const level = /^H([1-6])$/.exec(node.nodeName)?.[1];
  if (level !== undefined) node.setAttribute('aria-level', String(Math.min(6, Number(level) + 2)));
  if (node.nodeName !== 'A') return;
  node.setAttribute('rel', 'noopener noreferrer nofollow');
  node.setAttribute('target', '_blank');
});
purifier.addHook('afterSanitizeElements', (node) => {
  // Each block finds its own direction: an English quotation in an Arabic note stands right.
  if (node instanceof HTMLElement && /^(?:P|LI|H[1-6]|BLOCKQUOTE|TD|TH)$/.test(node.nodeName)) node.setAttribute('dir', 'auto');
});

/** Bodies that were drawn lately: a note that is scrolled back into view is not read anew. */
const DRAWN_MOST = 300;
const drawn = new Map<string, DocumentFragment>();

/** @param nameOf the name of a person as this delegation knows it; null: nobody here has that id */
export function renderMarkdown(body: string, nameOf: (person: string) => string | null = () => null): DocumentFragment {
  let fragment = drawn.get(body);
  if (fragment === undefined) {
    fragment = isOrdinary(body) ? paragraphs(body) : sanitised(body);
    drawn.set(body, fragment);
    if (drawn.size > DRAWN_MOST) drawn.delete(drawn.keys().next().value!);
  }
  const copy = fragment.cloneNode(true) as DocumentFragment;
  for (const mention of copy.querySelectorAll<HTMLElement>('[data-mention]')) {
    const known = nameOf(mention.dataset['mention'] ?? '');
    const name = document.createElement('bdi');
    name.textContent = `@${known ?? mention.textContent}`;
    mention.replaceChildren(name);
    mention.className = known === null ? 'mention unknown' : 'mention';
  }
  return copy;
}

function sanitised(body: string): DocumentFragment {
  return purifier.sanitize(htmlOf(body), {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ['href', 'dir', 'start', 'data-mention'],
    ADD_URI_SAFE_ATTR: ['data-mention', 'start'],
    ALLOWED_URI_REGEXP: /^(?:https?|mailto):/i,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
    // Nodes come out of it, no text that anybody would have to trust: a policy of its own takes longer to make than a note to clean.
    TRUSTED_TYPES_POLICY: null,
  });
}

/** What the parser and the purifier would make of a body of only words, without either: as nodes. */
function paragraphs(body: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const lines of paragraphsOf(body)) {
    const paragraph = document.createElement('p');
    paragraph.dir = 'auto';
    lines.forEach((line, index) => paragraph.append(...(index === 0 ? [] : [document.createElement('br')]), line));
    fragment.append(paragraph);
  }
  return fragment;
}

/** As it was written where it is no Markdown that can be taken apart at once. */
function htmlOf(body: string): string {
  try {
    if (isTame(body)) return marked.parse(body) as string;
  } catch {
    // A way into the parser's depths that the bounds do not know.
  }
  return body.split(/\n{2,}/u).map((part) => `<p>${escaped(part).replaceAll('\n', '<br>')}</p>`).join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
