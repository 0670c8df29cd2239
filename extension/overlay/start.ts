/**
 * What every covered page bears: a look at whether there could be anything to read, and the rest of the overlay brought
 * only where there could. The browser compiles a content script anew on each page, so this one is kept small.
 */
import type { OverlaySettings } from '../messages.ts';
import { firstLook } from '../sources/html-scout.ts';
import { watchPage } from '../sources/html-watch.ts';
import { watchLinks } from './document-links.ts';
import { brought, type Spoken, type Watch } from './stages.ts';
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
      on = { watch: scout(settings, AbortSignal.any([stop.signal, signal])), stop };
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

/** Looks at the page, again when it changed, until there is a reason to read it; then the reading hears everything. */
function scout(first: Spoken, signal: AbortSignal): Watch {
  let settings = first;
  let reading: Watch | null = null;
  let bringing = false;
  let told = '';
  const found = new AbortController();

  const look = () => {
    if (bringing || reading) return;
    const { promising, sample } = firstLook(document);
    if (promising) void bring();
    else {
      page.settled('same');
      if (sample !== '' && told !== location.href) void tell(sample);
    }
  };
  // The panel can carry notes on a whole page that has nothing to mark.
  const tell = async (sample: string) => {
    const address = location.href;
    told = address;
    const blocks = [{ start: 0, end: sample.length, ranges: [[0, sample.length] as const], role: 'paragraph' as const }];
    const read = await ask('overlay/read', { text: sample, blocks });
    if (read && !reading && address === location.href && !signal.aborted) await ask('overlay/seen', { document: read.document, address, outline: [], citations: [] });
  };
  const bring = async () => {
    bringing = true;
    if (!brought.reading) await askUntil('overlay/reading', null, () => signal.aborted || brought.reading !== undefined);
    bringing = false;
    if (!brought.reading || signal.aborted) return;
    found.abort();
    reading = brought.reading(settings, signal, watchPage);
  };
  const page = watchPage(document, new Set(), look, AbortSignal.any([found.signal, signal]));
  look();
  watchLinks(() => settings, signal);

  return {
    configure: (next) => {
      settings = next;
      reading?.configure(next);
    },
    hear: (message) => {
      if (reading) reading.hear(message);
      else if (message.type === 'read-again') look();
    },
  };
}
