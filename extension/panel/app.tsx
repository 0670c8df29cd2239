import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { Account } from './person/account.tsx';
import { Banners } from './banners.tsx';
import { Citations } from './document/citations.tsx';
import { citedIn } from './document/cited.ts';
import { Composer } from './compose/composer.tsx';
import { compose, problemText } from './doing.ts';
import { leftDraft, newDraft } from './compose/draft.ts';
import { Head, Search, Tabs } from './head.tsx';
import { Notes } from './notes/notes.tsx';
import { Empty, Outline } from './document/outline.tsx';
import { foldedMatcher, matcher } from './search.ts';
import { account, broken, composing, delegationsKnown, documentKey, draft, loaded, notes, query, screen, shownNote, streamForNew, tab, tabDocument, takeComposing, values, view, words } from './state.ts';
import { ToastLine } from './toast.tsx';
import { FileChoice, ReaderOffer } from './to-reader.tsx';

export function Panel(): JSX.Element {
  useOverlayWishes();
  if (broken.value) return <Empty text={problemText('diskFull')} />;
  return (
    <div class="panel">
      <Head />
      <Banners />
      <ReaderOffer />
      {screen.value === 'account' ? <main class="view"><Account /></main> : <OfDocument />}
      <ToastLine />
    </div>
  );
}

function OfDocument(): JSX.Element {
  const matches = useMemo(() => matcher(query.value), [query.value]);
  const foldedMatches = useMemo(() => foldedMatcher(query.value), [query.value]);
  const document = tabDocument.value;
  const t = words.value.panel;
  if (document === null || values.value === null) {
    return <main class="view">{loaded.value ? <><Empty text={t.noDocument} hint={t.noDocumentHint} /><FileChoice /></> : <Empty text={t.reading} />}</main>;
  }
  const counts = {
    outline: matches === null ? document.outline.length : document.outline.filter((entry) => matches(`${entry.path} ${entry.words} ${entry.act ?? ''}`)).length,
    notes: notes.value.length,
    citations: citedIn(document.citations).length,
  };
  return (
    <>
      <search class="finding">
        <Search />
        <Tabs counts={counts} />
      </search>
      <main class="view">
        <div id="view" role="tabpanel" aria-labelledby={`tab-${view.value}`}>
          {view.value === 'outline' && <Outline matches={matches} />}
          {view.value === 'notes' && <Notes matches={foldedMatches} />}
          {view.value === 'citations' && <Citations matches={matches} />}
        </div>
      </main>
      <Composer />
    </>
  );
}

/** Opens what the overlay asked for (a note on selected words, a note to show), and a draft that was left on this document. */
function useOverlayWishes(): void {
  const wish = composing.value;
  const document = documentKey.value;
  const ready = delegationsKnown.value;
  useEffect(() => {
    if (wish === null || document === null || !ready || tab.value === null) return;
    void takeComposing(tab.value);
    screen.value = 'document';
    if (wish.kind === 'compose') void compose(newDraft(document, wish.anchor, streamForNew.value, wish.position));
    else {
      view.value = 'notes';
      query.value = '';
      shownNote.value = wish.note;
    }
  }, [wish, document, ready]);
  useEffect(() => {
    draft.value = null;
    shownNote.value = null;
    if (document === null || !ready) return;
    void takeUpLeftDraft(account.value, document);
  }, [document, ready, account.value]);
}

async function takeUpLeftDraft(whose: string, document: string): Promise<void> {
  const left = await leftDraft(whose, document);
  if (left === null || draft.value !== null || composing.value !== null || documentKey.value !== document) return;
  view.value = 'notes';
  draft.value = left;
}
