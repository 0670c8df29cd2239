/** In the settings: how much of the documents read here is kept, and the way to delete it. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { deleteDocuments, sizeKept } from '../../library/documents.ts';
import { count } from '../../words/words.ts';
import { language, words } from '../here/words.ts';

export function KeptTexts(): JSX.Element {
  const [kept, setKept] = useState<Awaited<ReturnType<typeof sizeKept>> | null>(null);
  const look = (): void => void sizeKept().then(setKept, () => setKept({ documents: 0, bytes: 0 }));
  useEffect(look, []);
  const t = words.value.library;
  return (
    <section data-section="library">
      <h2>{t.kept}</h2>
      <p class="hint">{t.keptHint}</p>
      {kept === null ? null : kept.documents === 0 ? <p>{t.keptNone}</p> : (
        <p>
          {count(t.keptSize, kept.documents, language.value, { size: Math.max(0.1, kept.bytes / 1_048_576).toFixed(1) })}{' '}
          <button type="button" class="plain" onClick={() => void deleteDocuments().then(look, look)}>{t.clear}</button>
        </p>
      )}
    </section>
  );
}
