import type { JSX } from 'preact';
import { fill } from '../../words/words.ts';
import { query } from '../here/view.ts';
import { words } from '../here/words.ts';

/** What a view says that has nothing to show. */
export function Empty({ text, hint }: { readonly text: string; readonly hint?: string }): JSX.Element {
  return (
    <div class="empty">
      <p>{text}</p>
      {hint !== undefined && <p class="hint">{hint}</p>}
    </div>
  );
}

export function NothingFound(): JSX.Element {
  return <Empty text={fill(words.value.panel.noResults, { words: query.value.trim().slice(0, 80) })} />;
}
