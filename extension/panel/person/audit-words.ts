/** An entry of the audit trail as a sentence. Pure; whatever an entry holds is text, and what is not known is named as it is. */
import type { Language } from '../../../shared/languages/types.ts';
import type { AuditEntry } from '../../../shared/notes/protocol.ts';
import { isPosition } from '../../../shared/notes/types.ts';
import type { Words } from '../../words/shape.ts';
import { count, fill } from '../../words/words.ts';
import { isolated } from './isolated.ts';

interface Reader {
  readonly words: Words;
  readonly language: Language;
  /** Who reads it: he is "you". */
  readonly account: string;
}

export function saidOf(entry: AuditEntry, { words, language, account }: Reader): string {
  const t = words.people.audit;
  const { detail } = entry;
  const nameOf = (person: string | null, name: string | null): string => (person === account ? words.note.you : name === null || name === '' ? t.formerPerson : isolated(name));
  const by = nameOf(entry.by, entry.byName);
  const subject = nameOf(entry.subject, entry.subjectName);
  const roleOf = (role: unknown): string => (role === 'head' || role === 'member' || role === 'observer' ? words.delegation[role] : '?');
  const stand = isPosition(detail['position']) ? words.positions[detail['position']] : words.composer.noPosition;
  switch (entry.action) {
    case 'create': return fill(t.create, { by });
    case 'rename': return fill(t.rename, { by, from: isolated(String(detail['from'])), to: isolated(String(detail['to'])) });
    case 'invite': return fill(t.invite, { by, role: roleOf(detail['role']), uses: count(t.uses, Number(detail['uses']) || 0, language) });
    case 'revoke': return fill(t.revoke, { by });
    case 'join': return fill(t.join, { by, role: roleOf(detail['role']) });
    case 'leave': return fill(detail['account'] === 'deleted' ? t.leaveDeleted : t.leave, { by });
    case 'role': return fill(t.role, { by, subject, from: roleOf(detail['from']), to: roleOf(detail['to']) });
    case 'remove': return fill(t.remove, { by, subject, role: roleOf(detail['role']) });
    case 'agree': return fill(t.agree, { by, position: stand });
    case 'agree-again': return detail['words'] === true ? fill(t.agreeWording, { by }) : fill(t.agreeChanged, { by, position: stand });
    case 'disagree': return fill(t.disagree, { by });
    default: return fill(t.unknown, { by, action: isolated(entry.action) });
  }
}
