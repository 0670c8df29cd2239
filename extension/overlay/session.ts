/** The overlay on a page with something to show: settings, painting and what the person does, put together. */
import { around, linesOf } from './geometry.ts';
import { createPlacesElsewhere } from './places-elsewhere.ts';
import { holdScene } from './scene.ts';
import { speechOf, type Speech } from './speech.ts';
import type { CreateSession, Spoken } from './stages.ts';
import { orphaned } from './wire.ts';

export const createSession: CreateSession = (first, ours, until) => {
  // Whichever of the two scripts finds out that the extension is gone: both end.
  const signal = AbortSignal.any([until, orphaned]);
  let settings: Spoken = first;
  let speech: Speech = speechOf(settings.language, settings.words);

  const reveal = (start: number, end: number, light: boolean) => {
    const page = scene.page();
    if (!page) return;
    const element = page.text.pointOf(start)?.node.parentElement ?? page.text.elements[page.blockAt(start)];
    const seen = () => around(linesOf(page.text, start, Math.min(end, start + 400)));
    const box = seen();
    if (element && box && (box.top < 60 || box.bottom > innerHeight - 40)) {
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      // A paragraph higher than the window: its middle is not where the words are.
      const now = seen();
      if (now && (now.top < 40 || now.top > innerHeight - 60)) scrollBy({ top: now.top - innerHeight / 3, behavior: 'instant' });
    }
    if (light) scene.light(start, end);
  };
  const scene = holdScene({ settings: () => settings, speech: () => speech, places: createPlacesElsewhere, reveal }, signal);

  return {
    configure: (next) => {
      if (JSON.stringify(next) === JSON.stringify(settings)) return;
      settings = next;
      speech = speechOf(settings.language, settings.words);
      scene.reset();
      scene.show();
    },
    read: (next, worth, same) => {
      scene.turn(next);
      ours.clear();
      if (worth) ours.add(scene.appear());
      else scene.vanish();
      if (!same) {
        scene.reset();
        scene.places.read(next);
      }
      scene.look();
      scene.show();
    },
    mark: () => scene.places.mark(),
    go: (to) => {
      const place = scene.placeOf(to);
      if (!place) return;
      reveal(place[0], place[1], true);
      scene.ledTo(place[0]);
    },
  };
};
