/** The list under the field: people after `@`, tags after `#`. */
import type { JSX, RefObject } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Member } from '../../../shared/notes/protocol.ts';
import { database, PRIVATE } from '../../store/database.ts';
import { folded } from '../search/folded.ts';
import { notes } from '../here/notes.ts';
import { account, delegations } from '../here/person.ts';
import { words } from '../here/words.ts';
import { tokenAt, type Token } from './mention.ts';

const MOST = 8;
/** Notes whose tags are looked at besides those of the document. */
const LOOKED_AT = 2_000;

export type Choice =
  | { readonly sign: '@'; readonly key: string; readonly label: string; readonly person: Member }
  | { readonly sign: '#'; readonly key: string; readonly label: string };

export interface Suggesting {
  readonly choices: readonly Choice[];
  readonly token: Token | null;
  readonly active: number;
  /** Looks at what stands before the caret. */
  look(field: HTMLTextAreaElement): void;
  /** @returns whether the key was the list's */
  onKey(event: KeyboardEvent, choose: (choice: Choice, token: Token) => void): boolean;
  close(): void;
}

/** @param stream the note's: only who will see the note can be called into it */
export function useSuggestions(stream: string): Suggesting {
  const [token, setToken] = useState<Token | null>(null);
  const [active, setActive] = useState(0);
  const roster = delegations.value.find((each) => each.id === stream)?.roster;
  const tags = useTags(token?.sign === '#');
  const choices = useMemo((): readonly Choice[] => {
    if (token === null) return [];
    const wanted = folded(token.words).trim();
    const fits = (name: string): boolean => {
      const plain = folded(name);
      return plain.startsWith(wanted) || plain.split(/[\s-]+/u).some((part) => part.startsWith(wanted));
    };
    if (token.sign === '@') {
      const others = (stream === PRIVATE ? [] : (roster ?? [])).filter((each) => each.person !== account.value && fits(each.name));
      return others.slice(0, MOST).map((person) => ({ sign: '@', key: person.person, label: person.name, person }));
    }
    return tags.filter((tag) => fits(tag) && folded(tag) !== wanted).slice(0, MOST).map((tag) => ({ sign: '#', key: tag, label: tag }));
  }, [token, roster, tags, stream]);

  return {
    choices,
    token,
    active: Math.min(active, Math.max(0, choices.length - 1)),
    look: (field) => {
      const next = field.selectionStart === field.selectionEnd ? tokenAt(field.value, field.selectionStart) : null;
      if (next?.start !== token?.start || next?.words !== token?.words) setActive(0);
      setToken(next);
    },
    onKey: (event, choose) => {
      if (choices.length === 0 || token === null || event.isComposing) return false;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step !== undefined) setActive((now) => (Math.min(now, choices.length - 1) + step + choices.length) % choices.length);
      else if (event.key === 'Escape') setToken(null);
      else if ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || event.key === 'Tab') choose(choices[Math.min(active, choices.length - 1)]!, token);
      else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
    close: () => setToken(null),
  };
}

/** Tags in use, the commonest first; those on other documents are looked up once they are wanted. */
function useTags(wanted: boolean): readonly string[] {
  const [elsewhere, setElsewhere] = useState<readonly (readonly string[])[] | null>(null);
  useEffect(() => {
    if (!wanted || elsewhere !== null) return;
    void newest(account.value).then(setElsewhere, () => setElsewhere([]));
  }, [wanted]);
  return useMemo(() => {
    const times = new Map<string, number>();
    for (const tag of [...notes.value.map((row) => row.note.tags), ...(elsewhere ?? [])].flat()) times.set(tag, (times.get(tag) ?? 0) + 1);
    return [...times].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([tag]) => tag);
  }, [notes.value, elsewhere]);
}

/** The tags of the notes written last, note by note. */
async function newest(whose: string): Promise<readonly (readonly string[])[]> {
  const all = database.notes.where('[account+id]').between([whose, ''], [whose, '\uffff']);
  // oxlint-disable-next-line unicorn/no-array-reverse -- an order of the database's, not of an array
  const rows = await all.reverse().limit(LOOKED_AT).toArray();
  return rows.filter((row) => row.deleted === 0).map((row) => row.note.tags);
}

interface ListProps {
  readonly id: string;
  readonly suggesting: Suggesting;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly choose: (choice: Choice, token: Token) => void;
}

/** The field keeps the focus; the list is told of by `aria-activedescendant`. */
export function SuggestionList({ id, suggesting: { choices, token, active }, field, choose }: ListProps): JSX.Element | null {
  if (choices.length === 0 || token === null) return null;
  const t = words.value;
  return (
    <ul id={id} class="suggestions" role="listbox" aria-label={token.sign === '@' ? t.stance.compose.people : t.stance.compose.tagsUsed}>
      {choices.map((choice, index) => (
        <li key={choice.key} id={`${id}-${index}`} role="option" aria-selected={index === active} data-choice={choice.key}
          // The field would lose the focus before the click arrives.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => {
            choose(choice, token);
            field.current?.focus();
          }}>
          <bdi>{choice.sign === '#' ? `#${choice.label}` : choice.label}</bdi>
          {choice.sign === '@' && <span class="hint">{t.delegation[choice.person.role]}</span>}
        </li>
      ))}
    </ul>
  );
}
