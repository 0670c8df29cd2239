import type { JSX } from 'preact';
import type { NoteRow } from '../../store/database.ts';
import { go, tabDocument } from '../here/tab.ts';
import { fill } from '../../words/words.ts';
import { language, words } from '../here/words.ts';
import type { Head } from './filters.ts';
import { nameOf } from '../here/people.ts';

/** Where, when or by whom the threads below it were written. */
export function GroupHead({ head, row }: { readonly head: Head; readonly row: NoteRow }): JSX.Element {
  const t = words.value.panel;
  switch (head.kind) {
    case 'document': return <h2 class="place-head">{t.wholeDocument}</h2>;
    case 'page':
      return (
        <h2 class="place-head">
          <button type="button" class="place" onClick={() => void go({ note: row.id })}>{fill(words.value.pages.page, { n: head.page })}</button>
        </h2>
      );
    case 'lost':
      return (
        <div>
          <h2 class="place-head">{t.lostPlace}</h2>
          <p class="hint">{t.lostPlaceHint}</p>
        </div>
      );
    case 'day': return <h2 class="place-head">{dayName(head.day)}</h2>;
    case 'person': return <h2 class="place-head"><bdi>{nameOf(row)}</bdi></h2>;
    case 'clause':
      return (
        <h2 class="place-head">
          <button type="button" class="place" title={fill(t.goTo, { place: head.path })} onClick={() => void go({ path: head.path })}>
            <bdi class="path" dir="ltr">{head.path}</bdi>
            <span class="words" dir="auto" lang={tabDocument.value?.document.language ?? undefined}>{head.words}</span>
          </button>
        </h2>
      );
  }
}

/** `2026-11-22` as people say it: today and yesterday by their names. */
function dayName(day: string): string {
  const date = new Date(`${day}T00:00:00`);
  if (Number.isNaN(date.getTime())) return words.value.notesView.list.anyTime;
  const t = words.value.notesView.list;
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - date.getTime()) / 86_400_000);
  if (days === 0) return t.today;
  if (days === 1) return t.yesterday;
  return new Intl.DateTimeFormat(`${language.value}-u-nu-latn`, { dateStyle: 'full' }).format(date);
}
