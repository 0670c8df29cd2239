/** Taking one's words along, and leaving for good. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { NoteRecord } from '../../../shared/notes/protocol.ts';
import type { Note } from '../../../shared/notes/types.ts';
import { askBackground, type Outcome } from '../../messages.ts';
import { database } from '../../store/database.ts';
import type { SignedIn } from '../../store/values.ts';
import { AskForm } from '../parts/fields.tsx';
import { count, fill } from '../../words/words.ts';
import { account, delegations } from '../here/person.ts';
import { toast } from '../here/toast.ts';
import { waiting } from '../here/unsent.ts';
import { screen } from '../here/view.ts';
import { language, words } from '../here/words.ts';
import { Sure } from './sure.tsx';

/** What the file holds: the notes as the server has them, and those of this computer that it has not. */
export interface OwnNotes {
  readonly format: 'rapporteur/own-notes';
  readonly version: 1;
  /** ISO 8601. */
  readonly saved: string;
  readonly person: { readonly name: string; readonly email: string };
  readonly delegations: readonly { readonly id: string; readonly name: string }[];
  readonly notes: readonly NoteRecord[];
  readonly unsent: readonly Note[];
}

async function ownNotes({ name, email }: SignedIn): Promise<Outcome<OwnNotes>> {
  const notes: NoteRecord[] = [];
  let after: string | null = null;
  do {
    const page: Outcome<{ readonly notes: readonly NoteRecord[]; readonly next: string | null }> = await askBackground('panel/export', { after });
    if (!page.ok) return page;
    notes.push(...page.value.notes);
    after = page.value.next;
  } while (after !== null);
  const unsent = (await database.notes.where('[account+stream]').between([account.value, ''], [account.value, '\uffff']).toArray()).filter((row) => row.state !== 'synced' && row.deleted === 0);
  return {
    ok: true,
    value: {
      format: 'rapporteur/own-notes',
      version: 1,
      saved: new Date().toISOString(),
      person: { name, email },
      delegations: delegations.value.map((each) => ({ id: each.id, name: each.name })),
      notes,
      unsent: unsent.map((row) => row.note),
    },
  };
}

export function SaveOwn({ signedIn }: { readonly signedIn: SignedIn }): JSX.Element {
  const t = words.value.people;
  const saved = (all: OwnNotes): void => {
    const file = URL.createObjectURL(new Blob([JSON.stringify(all, null, 1)], { type: 'application/json' }));
    const link = Object.assign(document.createElement('a'), { href: file, download: `rapporteur-${all.saved.slice(0, 10)}.json` });
    link.click();
    // The browser takes the file up after the click has been handled.
    setTimeout(() => URL.revokeObjectURL(file), 60_000);
    toast.value = { kind: 'said', text: count(t.exported, all.notes.length + all.unsent.length, language.value) };
  };
  return (
    <AskForm name="own-notes" label={t.exportAll} submit={t.exportAll} ask={() => ownNotes(signedIn)} done={saved}>
      <p class="hint">{t.exportHint}</p>
    </AskForm>
  );
}

/** Confirmed by typing the account's own address: no slip of the hand does that. */
export function DeleteAccount({ signedIn }: { readonly signedIn: SignedIn }): JSX.Element {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState('');
  const t = words.value.people;
  const same = typed.trim().toLowerCase() === signedIn.email.toLowerCase();
  const remove = async (): Promise<void> => {
    const gone = await askBackground('panel/delete-account', null);
    if (!gone.ok) return setProblem(gone.problem);
    toast.value = { kind: 'said', text: t.deleted };
    screen.value = 'document';
  };
  return (
    <>
      <button type="button" class="plain" data-delete-account aria-expanded={open} onClick={() => setOpen(!open)}>{t.deleteAccount}</button>
      {problem !== '' && <p class="problem" role="alert">{fill(words.value.errors[problem as keyof typeof words.value.errors], { detail: '' })}</p>}
      {open && (
        <Sure name="delete-account" text={t.deleteHint} act={t.deleteAccount} ready={same} sure={remove} cancel={() => setOpen(false)}>
          {waiting.value > 0 && <p>{count(t.deleteUnsent, waiting.value, language.value)}</p>}
          <label class="field">
            <span>{fill(t.deleteType, { email: signedIn.email })}</span>
            <input name="confirm-email" dir="ltr" autocomplete="off" spellcheck={false} value={typed} aria-invalid={typed !== '' && !same} onInput={(event) => setTyped(event.currentTarget.value)} />
          </label>
        </Sure>
      )}
    </>
  );
}
