import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { AUDIT_PAGE, type AuditEntry } from '../../../shared/notes/protocol.ts';
import { askBackground, type Outcome } from '../../messages.ts';
import type { DelegationRow } from '../../store/database.ts';
import { time } from '../here/time.ts';
import { problemText, language, words } from '../here/words.ts';
import { account } from '../here/person.ts';
import { documentName } from '../here/symbols.ts';
import { saidOf } from './audit-words.ts';

/** What was done to a delegation, newest first: who came and went, roles, invitations, what was agreed. Its heads read it; nobody writes in it. */
export function AuditTrail({ delegation }: { readonly delegation: DelegationRow }): JSX.Element {
  const [entries, setEntries] = useState<readonly AuditEntry[]>([]);
  const [more, setMore] = useState(true);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Extract<Outcome<never>, { readonly ok: false }> | null>(null);
  const shown = useRef(true);
  const t = words.value.people.audit;
  const read = async (known: readonly AuditEntry[]): Promise<void> => {
    setBusy(true);
    const answer = await askBackground('panel/audit', { delegation: delegation.id, before: known.at(-1)?.id ?? null });
    if (!shown.current) return;
    setBusy(false);
    setFailed(answer.ok ? null : answer);
    if (!answer.ok) return;
    setEntries([...known, ...answer.value]);
    setMore(answer.value.length === AUDIT_PAGE);
  };
  // Somebody who comes, goes or gets another role is in it at once.
  const people = delegation.roster.map(({ person, role }) => `${person} ${role}`).join();
  useEffect(() => {
    shown.current = true;
    void read([]);
    return () => void (shown.current = false);
  }, [delegation.id, people]);
  return (
    <section class="audit" aria-label={t.title} aria-busy={busy} data-audit-trail>
      <h4>{t.title}</h4>
      <p class="hint">{t.hint}</p>
      {entries.length > 0 && <ol>{entries.map((entry) => <Line key={entry.id} entry={entry} />)}</ol>}
      {failed !== null && (
        <p class="problem" role="alert">
          {problemText(failed.problem, failed.detail)} <button type="button" class="link" data-again onClick={() => void read(entries)}>{words.value.common.retry}</button>
        </p>
      )}
      {busy && entries.length === 0 && <p class="hint">{words.value.common.loading}</p>}
      {!busy && failed === null && entries.length === 0 && <p class="hint">{t.empty}</p>}
      {entries.length > 0 && failed === null && (more ? <button type="button" class="plain" data-older disabled={busy} onClick={() => void read(entries)}>{t.older}</button> : <p class="hint">{t.end}</p>)}
    </section>
  );
}

function Line({ entry }: { readonly entry: AuditEntry }): JSX.Element {
  const { document, path } = entry.detail;
  return (
    <li data-action={entry.action}>
      <time dateTime={entry.at}>{time(entry.at)}</time>
      <span dir="auto">{saidOf(entry, { words: words.value, language: language.value, account: account.value })}</span>
      {typeof document === 'string' && (
        <span class="hint"><bdi>{documentName(document, language.value)}</bdi>{typeof path === 'string' && path !== '' && <> <bdi class="path" dir="ltr">{path}</bdi></>}</span>
      )}
    </li>
  );
}
