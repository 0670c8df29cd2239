/**
 * What every covered page bears: it reads the page, and has the rest of the overlay brought only where there is
 * something to show. The browser compiles a content script anew on each page, so this one is kept small.
 */
import type { Mark, OverlaySettings, ToOverlay } from '../messages.ts';
import { tabDocument, type PageReading } from './page-reading.ts';
import { keepReading } from './reader.ts';
import { offered, type Session, type Spoken } from './stages.ts';
import { ask, askUntil, hear } from './wire.ts';

/** Runs until `signal` aborts: the extension was updated or removed. */
export async function startOverlay(signal: AbortSignal): Promise<void> {
  let on: { readonly watch: Watch; readonly stop: AbortController } | null = null;
  const apply = (settings: OverlaySettings) => {
    if (!settings.enabled || !spoken(settings)) {
      on?.stop.abort();
      on = null;
    } else if (on) on.watch.configure(settings);
    else {
      const stop = new AbortController();
      on = { watch: watchOver(settings, AbortSignal.any([stop.signal, signal])), stop };
    }
  };
  hear((message) => {
    if (message.type === 'settings') apply(message.settings);
    else on?.watch.hear(message);
  }, signal);
  const settings = await askUntil('overlay/settings', null, () => on !== null || signal.aborted);
  if (settings && !on) apply(settings);
}

function spoken(settings: OverlaySettings): settings is Spoken {
  return settings.words !== undefined;
}

interface Watch {
  configure(settings: Spoken): void;
  hear(message: Exclude<ToOverlay, { type: 'settings' }>): void;
}

function watchOver(first: Spoken, signal: AbortSignal): Watch {
  let settings = first;
  let page: PageReading | null = null;
  let marks: readonly Mark[] = [];
  let session: Session | null = null;
  let opening = false;
  let told = false;
  const ours = new Set<Node>();

  const open = async () => {
    if (opening) return;
    opening = true;
    if (!offered()) await askUntil('overlay/session', null, () => signal.aborted || offered() !== undefined);
    opening = false;
    const create = offered();
    if (!create || !page || signal.aborted) return;
    session = create(settings, ours, signal);
    session.read(page, isDocument(page), false);
    session.mark(marks);
  };
  const mark = (next: readonly Mark[]) => {
    marks = next;
    session?.mark(next);
  };

  const reader = keepReading(ours, (next, same) => {
    page = next;
    const worth = isDocument(next);
    if (session) session.read(next, worth, same);
    else if (worth) void open();
    // A page without anything is not reported, but the end of a document on a page of many documents is.
    if (same || !(worth || told || next.text.document.blocks.length > 0)) return;
    told = true;
    void ask('overlay/seen', tabDocument(next)).then((answer) => {
      if (answer && page?.address === next.address) mark(answer.marks);
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
      if (message.type === 'marks') mark(message.marks);
      else if (message.type === 'read-again') reader.readAgain();
      else session?.go(message.to);
    },
  };
}

/** A page in one of the six languages with something to mark: a clause beyond mere front matter, or a citation. */
function isDocument({ reading }: PageReading): boolean {
  return reading.document.language !== null
    && (reading.citations.length > 0 || reading.clauses.some(({ kind }) => kind !== 'front' && kind !== 'closing'));
}
