import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Position } from '../../../shared/notes/types.ts';
import { BODY_MOST_BYTES, utf8Bytes } from '../../../shared/notes/validation.ts';
import { askBackground, type ProblemName } from '../../messages.ts';
import { LOCAL, PRIVATE } from '../../store/database.ts';
import { createNote, editNote } from '../../store/notes.ts';
import { cleanTags, tagsIn } from '../../store/text.ts';
import { count, problemText } from '../doing.ts';
import { directionOfField } from './fields.tsx';
import { draftKey, dropDraft, keepDraft, type Draft } from './draft.ts';
import { positionWord } from '../notes/notes.tsx';
import { account, delegations, draft, language, shownNote, view, words } from '../state.ts';

const POSITIONS: readonly Position[] = ['support', 'oppose', 'amend', 'reserve', 'ask-capital'];

export function Composer(): JSX.Element | null {
  const writing = draft.value;
  // A composer for another place starts afresh: nothing of one note can slip into another.
  return writing === null ? null : <Writing key={`${draftKey(account.value, writing)}|${JSON.stringify(writing.anchor)}`} start={writing} />;
}

function Writing({ start }: { readonly start: Draft }): JSX.Element {
  const [written, setWritten] = useState(start);
  const [problem, setProblem] = useState<ProblemName | 'tooLong' | 'nothing' | null>(null);
  const [saving, setSaving] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const t = words.value.composer;

  useEffect(() => field.current?.focus(), []);
  useEffect(() => grow(field.current), [written.body]);

  const change = (part: Partial<Draft>): void => {
    const now = { ...written, ...part };
    setWritten(now);
    setProblem(null);
    keepDraft(account.value, now).catch(() => setProblem('diskFull'));
  };

  const save = async (): Promise<void> => {
    if (saving) return;
    const body = written.body.trim();
    if (body === '' && written.position === null) return setProblem('nothing');
    if (utf8Bytes(body) > BODY_MOST_BYTES) return setProblem('tooLong');
    setSaving(true);
    const tags = cleanTags([...written.tags.split(/[,،、，;؛]/), ...tagsIn(body)]);
    try {
      if (written.editing !== null) await editNote(account.value, written.editing, { body, tags, position: written.position });
      else {
        const { document, anchor, parent, position } = written;
        const id = await createNote(account.value, { document, anchor, parent, kind: parent === null ? 'note' : 'reply', body, tags, position, stream: written.stream });
        shownNote.value = id;
      }
    } catch {
      // What was typed stands in the field still; nothing is closed before it is on the disk.
      setSaving(false);
      return setProblem('diskFull');
    }
    await dropDraft(account.value, written).catch(() => undefined);
    draft.value = null;
    view.value = 'notes';
    await askBackground('panel/wrote', { documents: [written.document] });
  };

  const cancel = (): void => {
    if (written.body.trim() === '' || written.editing !== null) void dropDraft(account.value, written);
    draft.value = null;
  };

  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      cancel();
    }
  };

  const title = written.editing !== null ? t.editTitle : written.parent !== null ? t.replyTitle : t.title;
  return (
    <form class="composer" aria-label={title} onKeyDown={onKey} onSubmit={(event) => { event.preventDefault(); void save(); }}>
      <p class="composer-head"><strong>{title}</strong><Where of={written} /></p>
      {written.parent === null && written.anchor.quote !== null && <blockquote class="quoted" dir="auto">{written.anchor.quote.exact}</blockquote>}
      <textarea ref={field} {...directionOfField(written.body)} rows={3} value={written.body} placeholder={t.write} aria-label={t.write} aria-describedby="composer-hint" aria-invalid={problem !== null} onInput={(event) => change({ body: event.currentTarget.value })} />
      {problem !== null && <p class="problem" role="alert">{problem === 'tooLong' ? t.tooLong : problem === 'nothing' ? t.empty : problemText(problem)}</p>}
      <div class="fields">
        <label>
          <span>{t.tags}</span>
          <input type="text" {...directionOfField(written.tags)} value={written.tags} title={t.tagsHint} onInput={(event) => change({ tags: event.currentTarget.value })} />
        </label>
        {written.parent === null && (
          <label>
            <span>{t.position}</span>
            <select value={written.position ?? ''} onChange={(event) => change({ position: (event.currentTarget.value || null) as Position | null })}>
              <option value="">{t.noPosition}</option>
              {POSITIONS.map((each) => <option key={each} value={each}>{positionWord(each)}</option>)}
            </select>
          </label>
        )}
        <Audience draft={written} change={(chosen) => change({ stream: chosen })} />
      </div>
      <div class="buttons">
        <button type="submit" class="main" disabled={saving}>{words.value.common.save}</button>
        <button type="button" class="plain" onClick={cancel}>{words.value.common.cancel}</button>
        <span id="composer-hint" class="hint">{t.hint}</span>
      </div>
    </form>
  );
}

function Where({ of }: { readonly of: Draft }): JSX.Element {
  const path = of.anchor.from?.path ?? null;
  return path === null ? <span class="hint">{words.value.panel.wholeDocument}</span> : <bdi class="path" dir="ltr">{path}</bdi>;
}

/** Who will see it, in plain words. A note stays where it was once it is written; a reply is where its parent is. */
function Audience({ draft: written, change }: { readonly draft: Draft; readonly change: (stream: string) => void }): JSX.Element {
  const t = words.value.composer;
  const own = account.value === LOCAL ? t.onlyYouHere : t.onlyYou;
  const writable = delegations.value.filter((each) => each.role !== 'observer');
  const known = written.stream === PRIVATE || writable.some((each) => each.id === written.stream);
  useEffect(() => {
    // Written for a delegation that he has left, or only observes: private is the safe side.
    if (!known && written.editing === null) change(PRIVATE);
  }, [known]);
  const label = (id: string): string => {
    const each = delegations.value.find((one) => one.id === id);
    return each === undefined ? own : count(t.delegationSees, each.members, language.value, { name: each.name });
  };
  const fixed = written.editing !== null || written.parent !== null || writable.length === 0;
  return (
    <label class="audience">
      <span>{t.whoSees}</span>
      {fixed ? (
        <output data-audience={written.stream}>{label(written.stream)}</output>
      ) : (
        <select data-audience={written.stream} value={written.stream} onChange={(event) => change(event.currentTarget.value)}>
          {writable.map((each) => <option key={each.id} value={each.id}>{label(each.id)}</option>)}
          <option value={PRIVATE}>{own}</option>
        </select>
      )}
    </label>
  );
}

/** The field grows with what is written, up to two fifths of the panel. */
function grow(field: HTMLTextAreaElement | null): void {
  if (field === null) return;
  field.style.blockSize = 'auto';
  field.style.blockSize = `${Math.min(field.scrollHeight + 2, window.innerHeight * 0.4)}px`;
}

