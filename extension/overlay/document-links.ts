/** Which links of a page lead to a PDF or Word file, and the first look at them: the offer itself comes with a script of its own. */
import { isCovered } from '../covered.ts';
import { brought, type Spoken } from './stages.ts';
import { ask } from './wire.ts';

/** The link that an event is about, where it leads to a document on a covered site. Nothing is asked of anybody. */
export function documentLinkOf({ target }: Event): HTMLAnchorElement | null {
  const link = target instanceof Element ? target.closest('a[href]') : null;
  return link instanceof HTMLAnchorElement && isDocument(link) ? link : null;
}

/** By its ending, by the scripts that give documents out, or by what the page says of it. */
export function isDocument({ href, type, download }: Pick<HTMLAnchorElement, 'href' | 'type' | 'download'>): boolean {
  if (!isCovered(href)) return false;
  const { pathname, search, hostname } = new URL(href);
  return (
    /\.(?:pdf|docx?)$/iu.test(pathname) || /\.(?:pdf|docx?)$/iu.test(download) || /\/(?:pdf|msword|vnd\.openxmlformats-officedocument\.wordprocessingml)/iu.test(type) ||
    (hostname === 'documents.un.org' && pathname === '/api/symbol/access') || (/\/dologin(?:_pub)?\.asp$/iu.test(pathname) && /!(?:PDF|MSW)-/iu.test(search))
  );
}

/** Brings the offer when the pointer or the keyboard first comes to such a link. */
export function watchLinks(settings: () => Spoken, signal: AbortSignal): void {
  let bringing = false;
  const found = new AbortController();
  const look = (event: Event): void => {
    const link = settings().links === false || bringing ? null : documentLinkOf(event);
    if (!link) return;
    bringing = true;
    const came = event.type === 'focusin' ? 'keyboard' : 'pointer';
    void (brought.links ? Promise.resolve(true) : ask('overlay/links', null)).then(() => {
      bringing = false;
      if (!brought.links || signal.aborted) return null;
      found.abort();
      brought.links(settings, link, came, documentLinkOf, signal);
      return null;
    });
  };
  for (const type of ['pointerover', 'focusin']) addEventListener(type, look, { capture: true, passive: true, signal: AbortSignal.any([found.signal, signal]) });
}
