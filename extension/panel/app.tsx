import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { OutlineEntry } from '../messages.ts';
import { Account } from './person/account.tsx';
import { Banners } from './banners.tsx';
import { Citations } from './document/citations.tsx';
import { citedIn } from './document/cited.ts';
import { shownInstrument, draft, query, screen, shownNote, view } from './here/view.ts';
import { Composer } from './compose/composer.tsx';
import { compose } from './compose/compose.ts';
import { problemText, words } from './here/words.ts';
import { leftDraft, newDraft } from './here/draft.ts';
import { Head, Tabs } from './head.tsx';
import { Notes } from './notes/notes.tsx';
import { Outline } from './document/outline.tsx';
import { Empty } from './parts/empty.tsx';
import { foldedMatcher, foldedOf, matcher } from './search/folded.ts';
import { answer, asked, asking, foundHere, searching } from './search/asking.ts';
import { followDeepLink } from './search/deep-link.ts';
import { Search } from './search/field.tsx';
import { Results } from './search/results.tsx';
import { ShortcutList, useShortcuts } from './shortcuts.tsx';
import { notes, shelf } from './here/notes.ts';
import { account, delegationsKnown, streamForNew } from './here/person.ts';
import { composing, documentKey, loaded, tab, tabDocument, takeComposing } from './here/tab.ts';
import { broken, values } from './here/values.ts';
import { ToastLine } from './toast-line.tsx';
import { FileChoice, ReaderOffer } from './document/to-reader.tsx';

export function Panel(): JSX.Element {
  useOverlayWishes();
  useShortcuts();
  useEffect(() => void followDeepLink(), []);
  if (broken.value) return <Empty text={problemText('diskFull')} />;
  return (
    <div class="panel">
      <header class="top">
        <Head />
        <Banners />
        <ReaderOffer />
      </header>
      <ShortcutList />
      {screen.value === 'account' ? <main class="view"><Account /></main> : <OfDocument />}
      <ToastLine />
    </div>
  );
}

function OfDocument(): JSX.Element {
  // The document's own views are narrowed by the words; what filters mean is the search's to say.
  const matches = useMemo(() => matcher(asked.value.words.join(' ')), [asked.value]);
  const document = tabDocument.value;
  const clauses = useMemo(() => clausesWith(asked.value.words.join(' '), document?.outline ?? []), [asked.value, document]);
  const cited = useMemo(() => citedIn(document?.citations ?? []).length, [document]);
  const t = words.value.panel;
  if (values.value === null) return <main class="view"><Empty text={t.reading} /></main>;
  if (document === null) {
    return (
      <>
        <search class="finding"><Search /></search>
        <main class="view">
          {searching.value ? <Results /> : loaded.value ? <><Empty text={t.noDocument} hint={t.noDocumentHint} /><FileChoice /></> : <Empty text={t.reading} />}
        </main>
      </>
    );
  }
  const counts = {
    outline: clauses,
    notes: (asking.value ? answer.value?.here.count : undefined) ?? Math.max(notes.value.length, shelf.value.whole ? 0 : shelf.value.total),
    citations: cited,
  };
  return (
    <>
      <search class="finding">
        <Search />
        <Tabs counts={counts} />
      </search>
      <main class="view">
        <div id="view" role="tabpanel" aria-labelledby={`tab-${view.value}`}>
          {view.value === 'found' && <Results />}
          {view.value === 'outline' && <Outline matches={matches} />}
          {view.value === 'notes' && <Notes found={foundHere.value} />}
          {view.value === 'citations' && <Citations matches={matches} />}
        </div>
      </main>
      <Composer />
    </>
  );
}

/** In how many clauses all the words stand. Each clause's text is folded once, not at every key. */
function clausesWith(typed: string, outline: readonly OutlineEntry[]): number {
  const stands = foldedMatcher(typed);
  return stands === null ? outline.length : outline.filter((entry) => stands(foldedOf(entry, ({ path, words: said, act }) => `${path} ${said} ${act ?? ''}`))).length;
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
    if (wish.kind === 'instrument') {
      view.value = 'citations';
      query.value = '';
      shownInstrument.value = wish.id;
    } else if (wish.kind === 'compose') void compose(newDraft(document, wish.anchor, streamForNew.value, wish.position));
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
