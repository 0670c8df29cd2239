/** In the settings: how much is kept on this computer, and the way to delete it, which can be taken back. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { deleteDocuments, sizeKept } from '../../library/documents.ts';
import type { Plural } from '../../words/plural.ts';
import { count } from '../../words/words.ts';
import { language, words } from '../here/words.ts';

export function KeptTexts(): JSX.Element {
  const t = words.value.library;
  return (
    <section data-section="library">
      <h2>{t.kept}</h2>
      <p class="hint">{t.keptHint}</p>
      <Kept size={sizeKept} clear={deleteDocuments} none={t.keptNone} some={t.keptSize} clearing={t.clear} />
    </section>
  );
}

interface KeptProps {
  readonly size: () => Promise<{ readonly documents: number; readonly bytes: number }>;
  /** Gives what takes it back. */
  readonly clear: () => Promise<() => Promise<void>>;
  readonly none: string;
  readonly some: Plural;
  readonly clearing: string;
}

/** How much there is, the button that deletes it, and after it the one that takes that back, as long as the page is open. */
export function Kept({ size, clear, none, some, clearing }: KeptProps): JSX.Element {
  const [kept, setKept] = useState<Awaited<ReturnType<KeptProps['size']>> | null>(null);
  const [back, setBack] = useState<{ readonly restore: () => Promise<void> } | null>(null);
  const [busy, setBusy] = useState(false);
  const acted = useRef<HTMLButtonElement>(null);
  const clicked = useRef(false);
  const look = (): Promise<void> => size().then(setKept, () => setKept({ documents: 0, bytes: 0 }));
  useEffect(() => void look(), []);
  const act = async (doing: () => Promise<typeof back>): Promise<void> => {
    setBusy(true);
    try {
      setBack(await doing());
    } catch {
      // A broken disk: what is there is shown below.
    }
    await look();
    clicked.current = true;
    setBusy(false);
  };
  // One button takes the place of the other, and its focus.
  useEffect(() => {
    if (!busy && clicked.current) acted.current?.focus();
    clicked.current = false;
  }, [busy]);
  const { common } = words.value;
  if (kept === null) return <p role="status">{common.loading}</p>;
  return (
    <p role="status" aria-busy={busy}>
      {kept.documents === 0 ? none : count(some, kept.documents, language.value, { size: Math.max(0.1, kept.bytes / 1_048_576).toFixed(1) })}{' '}
      {kept.documents > 0 && <button ref={acted} type="button" class="plain" disabled={busy} onClick={() => void act(async () => ({ restore: await clear() }))}>{clearing}</button>}
      {kept.documents === 0 && back !== null && <button ref={acted} type="button" class="plain" data-undo disabled={busy} onClick={() => void act(() => back.restore().then(() => null))}>{common.undo}</button>}
    </p>
  );
}
