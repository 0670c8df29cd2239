import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { POSITIONS, type Position } from '../../../shared/notes/types.ts';
import { BODY_MOST_BYTES, utf8Bytes, WORDING_MOST_BYTES } from '../../../shared/notes/validation.ts';
import type { ProblemName } from '../../messages.ts';
import { PRIVATE } from '../../store/database.ts';
import { problemText, words } from '../here/words.ts';
import { fill } from '../../words/words.ts';
import { account, delegations } from '../here/person.ts';
import { toast } from '../here/toast.ts';
import { draft, view } from '../here/view.ts';
import { Wording } from './amend.tsx';
import { Audience } from './audience.tsx';
import { BodyField } from './body-field.tsx';
import { draftKey, dropDraft, isBlank, keepDraft, type Draft } from '../here/draft.ts';
import { directionOfField } from '../parts/fields.tsx';
import { saveDraft } from './save.ts';
import './compose.css';

type Wrong = ProblemName | 'tooLong' | 'wordingTooLong' | 'nothing';

export function Composer(): JSX.Element | null {
  const writing = draft.value;
  // A composer for another place starts afresh: nothing of one note can slip into another.
  return writing === null ? null : <Writing key={`${draftKey(account.value, writing)}|${JSON.stringify(writing.anchor)}`} start={writing} />;
}

function Writing({ start }: { readonly start: Draft }): JSX.Element {
  const [written, setWritten] = useState(start);
  const [problem, setProblem] = useState<Wrong | null>(null);
  const [saving, setSaving] = useState(false);
  const t = words.value.composer;
  // Read before the field takes it.
  const before = useRef(document.activeElement);
  useEffect(() => () => giveBackFocus(before.current), []);

  const change = (part: Partial<Draft>): void => {
    setProblem(null);
    setWritten((last) => {
      const now = { ...last, ...part };
      keepDraft(account.value, now).catch(() => setProblem('diskFull'));
      return now;
    });
  };

  const save = async (): Promise<void> => {
    if (saving) return;
    const wrong = wrongWith(written);
    if (wrong !== null) return setProblem(wrong);
    setSaving(true);
    try {
      await saveDraft(written);
    } catch {
      // What was typed stands in the field still; nothing is closed before it is on the disk.
      setSaving(false);
      setProblem('diskFull');
    }
  };

  const leave = async (): Promise<void> => {
    draft.value = null;
    const whose = account.value;
    if (isBlank(written) || JSON.stringify(written) === JSON.stringify(start)) {
      if (isBlank(written) || written.editing !== null) await dropDraft(whose, written).catch(() => undefined);
      return;
    }
    // Kept as it was typed; reopened from here, from its clause, or when the document is seen again.
    await keepDraft(whose, written).catch(() => undefined);
    toast.value = { kind: 'done', text: t.draftKept, undo: async () => void (draft.value = written) };
  };

  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save();
    } else if (event.key === 'Escape' && !event.isComposing) {
      event.preventDefault();
      void leave();
    }
  };

  const title = written.agreed ? words.value.stance.positions.agreed : written.editing !== null ? t.editTitle : written.parent !== null ? t.replyTitle : t.title;
  const path = written.anchor.from?.path ?? null;
  const amending = written.position === 'amend' && path !== null && written.parent === null;
  return (
    <form class="composer" aria-label={title} onKeyDown={onKey} onSubmit={(event) => { event.preventDefault(); void save(); }}>
      <p class="composer-head"><strong>{title}</strong><Where anchor={written.anchor} /></p>
      {written.parent === null && written.anchor.quote !== null && !amending && <blockquote class="quoted" dir="auto" lang={written.anchor.language ?? undefined}>{written.anchor.quote.exact}</blockquote>}
      <BodyField body={written.body} stream={written.stream} invalid={problem !== null} change={(body) => change({ body })} />
      {amending && <Wording draft={written} change={(wording) => change({ wording })} />}
      {problem !== null && <p class="problem" role="alert">{wordsFor(problem)}</p>}
      <div class="fields">
        <label>
          <span>{t.tags}</span>
          <input type="text" {...directionOfField(written.tags)} value={written.tags} title={t.tagsHint} onInput={(event) => change({ tags: event.currentTarget.value })} />
        </label>
        {written.parent === null && (
          <label>
            <span>{t.position}</span>
            <select data-position value={written.position ?? ''} onChange={(event) => change({ position: (event.currentTarget.value || null) as Position | null })}>
              <option value="">{t.noPosition}</option>
              {POSITIONS.map((each) => <option key={each} value={each}>{words.value.positions[each]}</option>)}
            </select>
          </label>
        )}
        {mayAgreeOn(written) && (
          <label class="agreeing">
            <input type="checkbox" data-agreed checked={written.agreed} onChange={(event) => change({ agreed: event.currentTarget.checked })} />
            <span>{words.value.stance.compose.asAgreed}</span>
          </label>
        )}
        <Audience draft={written} change={(chosen) => change({ stream: chosen })} />
      </div>
      <div class="buttons">
        <button type="submit" class="main" disabled={saving}>{words.value.common.save}</button>
        <button type="button" class="plain" onClick={() => void leave()}>{words.value.common.cancel}</button>
        <span id="composer-hint" class="hint">{t.hint}</span>
      </div>
    </form>
  );
}

/** Where the person was when he began to write; that may have gone meanwhile. */
function giveBackFocus(before: Element | null): void {
  requestAnimationFrame(() => {
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    const there = before instanceof HTMLElement && before.isConnected && before !== document.body ? before : document.getElementById(`tab-${view.value}`);
    there?.focus();
  });
}

/** A head may say it for the delegation: of a new note on a clause, as long as he has not chosen to keep it to himself. */
function mayAgreeOn(written: Draft): boolean {
  if (written.editing !== null || written.parent !== null || written.anchor.from === null || written.stream === PRIVATE) return false;
  return written.position !== null && delegations.value.find((each) => each.id === written.stream)?.role === 'head';
}

function wrongWith({ body, position, wording, agreed }: Draft): Wrong | null {
  if (utf8Bytes(body.trim()) > BODY_MOST_BYTES) return 'tooLong';
  if (position === 'amend' && wording !== null && utf8Bytes(wording.trim()) > WORDING_MOST_BYTES) return 'wordingTooLong';
  return (body.trim() === '' || agreed) && position === null ? 'nothing' : null;
}

function wordsFor(problem: Wrong): string {
  const t = words.value.composer;
  switch (problem) {
    case 'tooLong': return t.tooLong;
    case 'wordingTooLong': return words.value.stance.compose.wordingTooLong;
    case 'nothing': return t.empty;
    default: return problemText(problem);
  }
}

function Where({ anchor: { from, page } }: { readonly anchor: Draft['anchor'] }): JSX.Element {
  if (from !== null) return <bdi class="path" dir="ltr">{from.path}</bdi>;
  if (page === undefined) return <span class="hint">{words.value.panel.wholeDocument}</span>;
  return <span class="hint">{fill(page.area === undefined ? words.value.pages.page : words.value.pages.area, { n: page.number })}</span>;
}
