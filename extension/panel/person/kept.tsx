/** What of documents is kept on this computer, with its size and the way to be rid of it. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { deleteDocuments, sizeKept } from '../../library/documents.ts';
import { count } from '../doing.ts';
import { language, words } from '../state.ts';

export function KeptDocuments(): JSX.Element {
  const [kept, setKept] = useState<Awaited<ReturnType<typeof sizeKept>> | null>(null);
  const [cleared, setCleared] = useState(false);
  const look = (): void => void sizeKept().then(setKept);
  useEffect(look, []);
  const clear = async (): Promise<void> => {
    await deleteDocuments();
    setCleared(true);
    look();
  };
  const t = words.value.welcome;
  return (
    <section data-section="library">
      <h2>{t.kept}</h2>
      <p class="hint">{t.keptHint}</p>
      {kept === null ? <p role="status">{words.value.common.loading}</p> : kept.documents === 0 ? <p>{t.keptNone}</p> : (
        <p>
          {count(t.keptSize, kept.documents, language.value, { size: Math.max(0.1, kept.bytes / 1_048_576).toFixed(1) })}{' '}
          <button type="button" class="plain" data-forget onClick={() => void clear()}>{t.keptClear}</button>
        </p>
      )}
      <p role="status" class="good">{cleared ? t.keptCleared : ''}</p>
    </section>
  );
}
