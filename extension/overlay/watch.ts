/** The overlay on a page that may hold a document: it is read, and the rest is brought where there is something to show. */
import { holdsDocument, tabDocument, type PageReading } from './page-reading.ts';
import { keepReading } from './reader.ts';
import { brought, type CreateWatch, type Session } from './stages.ts';
import { ask, askUntil, orphaned } from './wire.ts';

export const createWatch: CreateWatch = (first, until, watching) => {
  // Whichever of the scripts finds out that the extension is gone: all end.
  const signal = AbortSignal.any([until, orphaned]);
  let settings = first;
  let page: PageReading | null = null;
  let session: Session | null = null;
  let opening = false;
  let told = false;
  const ours = new Set<Node>();

  const open = async () => {
    if (opening) return;
    opening = true;
    if (!brought.session) await askUntil('overlay/session', null, () => signal.aborted || brought.session !== undefined);
    opening = false;
    if (!brought.session || !page || signal.aborted) return;
    session = brought.session(settings, ours, signal);
    session.read(page, holdsDocument(page), false);
    session.mark();
  };

  const reader = keepReading(watching, ours, (next, same) => {
    page = next;
    const worth = holdsDocument(next);
    if (session) session.read(next, worth, same);
    else if (worth) void open();
    // A page without anything is not reported, but the end of a document on a page of many documents is.
    if (same || !(worth || told || next.text.document.blocks.length > 0)) return;
    told = true;
    void ask('overlay/seen', tabDocument(next)).then((answer) => {
      if (answer && page?.address === next.address) session?.mark();
      return null;
    });
  }, signal);

  return {
    configure: (next) => {
      if (JSON.stringify(next) === JSON.stringify(settings)) return;
      settings = next;
      session?.configure(next);
    },
    hear: (message) => {
      if (message.type === 'marks') session?.mark();
      else if (message.type === 'read-again') reader.readAgain();
      else session?.go(message.to);
    },
  };
};
