import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { words } from '../here/words.ts';
import { Body } from '../parts/body.tsx';
import { directionOfField } from '../parts/fields.tsx';
import { grow } from './grow.ts';
import { mentioned, shownBody, storedBody, type Token } from './mention.ts';
import { SuggestionList, useSuggestions, type Choice } from './suggest.tsx';

interface Props {
  readonly body: string;
  readonly stream: string;
  readonly invalid: boolean;
  readonly change: (body: string) => void;
}

const LIST = 'composer-suggestions';

/** What is written: Markdown as it is typed, people and tags suggested, and a preview for who wants it. */
export function BodyField({ body, stream, invalid, change }: Props): JSX.Element {
  // The field is the person's: it is filled once, and from then on says what the body is.
  const [shown, setShown] = useState(() => shownBody(body));
  const [previewing, setPreviewing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<number | null>(null);
  const suggesting = useSuggestions(stream);
  const t = words.value;

  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    grow(field.current);
    if (caret.current !== null) field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [shown.text]);

  const put = (text: string, known = shown.known): void => {
    setShown({ text, known });
    change(storedBody(text, known));
  };
  const choose = (choice: Choice, { start, words: typed }: Token): void => {
    const end = start + 1 + typed.length;
    const chosen = choice.sign === '@' ? mentioned(choice.person, shown.known) : { text: `#${choice.label}`, known: shown.known };
    const after = shown.text.slice(end).startsWith(' ') ? shown.text.slice(end) : ` ${shown.text.slice(end)}`;
    caret.current = start + chosen.text.length + 1;
    put(shown.text.slice(0, start) + chosen.text + after, chosen.known);
    suggesting.close();
  };
  const open = suggesting.choices.length > 0;
  return (
    <div class="writing">
      <textarea ref={field} {...directionOfField(shown.text)} rows={3} value={shown.text} placeholder={t.composer.write} aria-label={t.composer.write} aria-describedby="composer-hint" aria-invalid={invalid}
        aria-autocomplete="list" aria-haspopup="listbox" {...(open ? { 'aria-controls': LIST, 'aria-activedescendant': `${LIST}-${suggesting.active}` } : {})}
        onInput={(event) => {
          put(event.currentTarget.value);
          suggesting.look(event.currentTarget);
        }}
        onClick={(event) => suggesting.look(event.currentTarget)}
        onKeyUp={(event) => (event.key.startsWith('Arrow') && !open) || event.key === 'Home' || event.key === 'End' ? suggesting.look(event.currentTarget) : undefined}
        onKeyDown={(event) => void suggesting.onKey(event, choose)}
        onBlur={suggesting.close} />
      <SuggestionList id={LIST} suggesting={suggesting} field={field} choose={choose} />
      <span class="unseen" role="status">{open ? `${suggesting.choices[suggesting.active]?.label ?? ''} (${suggesting.active + 1}/${suggesting.choices.length})` : ''}</span>
      {/[*_`#>~|[\]@]|^\s*(?:[-+]|\d+\.)\s/mu.test(shown.text) && (
        <div class="previewing">
          <button type="button" class="link" aria-expanded={previewing} onClick={() => setPreviewing(!previewing)}>{t.stance.compose.preview}</button>
          {previewing && <div class="preview"><Body text={body} /></div>}
        </div>
      )}
    </div>
  );
}
