import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Edition } from '../../../shared/anchors/edition.ts';
import type { ExchangedNote } from '../../../shared/notes/exchange/types.ts';
import { documentName, documentsWithNotes } from '../../exchange/gather.ts';
import type { Plan } from '../../exchange/plan.ts';
import type { FileKind } from '../../exchange/read-file.ts';
import { takeBack, takeIn, undoneImports, type TakenIn } from '../../exchange/take-in.ts';
import { keptDocument, keptDocuments } from '../../library/documents.ts';
import { askBackground } from '../../messages.ts';
import { database, PRIVATE, type StreamKey } from '../../store/database.ts';
import type { ImportProblem } from '../../words/exchange/shape.ts';
import { count, fill } from '../../words/words.ts';
import { account, delegations, streamForNew } from '../here/person.ts';
import { language, words } from '../here/words.ts';
import type { Beside } from './beside.ts';

interface Opened {
  readonly name: string;
  readonly kind: FileKind;
  readonly notes: readonly ExchangedNote[];
}

type State =
  | { readonly step: 'choose'; readonly problem?: ImportProblem }
  | { readonly step: 'reading' }
  | { readonly step: 'opened'; readonly file: Opened }
  | { readonly step: 'taking'; readonly done: number; readonly all: number }
  | { readonly step: 'taken'; readonly taken: TakenIn }
  | { readonly step: 'undone'; readonly count: number };

export function Import({ beside }: { readonly beside: Beside | null }): JSX.Element {
  const [state, setState] = useState<State>({ step: 'choose' });
  const t = words.value.exchange;
  const open = async (file: File): Promise<void> => {
    setState({ step: 'reading' });
    const { FILE_MOST, readFile } = await import('../../exchange/read-file.ts');
    if (file.size > FILE_MOST) return setState({ step: 'choose', problem: 'tooLarge' });
    const read = await readFile(new Uint8Array(await file.arrayBuffer()));
    setState(read.ok ? { step: 'opened', file: { name: file.name, kind: read.kind, notes: read.notes } } : { step: 'choose', problem: read.problem });
  };
  const take = async (plan: Plan): Promise<void> => {
    setState({ step: 'taking', done: 0, all: plan.fresh.length });
    try {
      const taken = await takeIn(account.value, plan.fresh, (done) => setState({ step: 'taking', done, all: plan.fresh.length }));
      setState({ step: 'taken', taken });
      await askBackground('panel/wrote', { documents: taken.documents });
    } catch {
      setState({ step: 'choose', problem: 'noDisk' });
    }
  };
  const undo = async (taken: TakenIn): Promise<void> => {
    const removed = await takeBack(taken);
    setState({ step: 'undone', count: removed });
    await askBackground('panel/wrote', { documents: taken.documents });
  };
  return (
    <div class="importing" data-step={state.step}>
      {(state.step === 'choose' || state.step === 'undone' || state.step === 'taken') && <Choose open={open} />}
      {state.step === 'choose' && state.problem !== undefined && <p class="problem" role="alert" data-problem={state.problem}>{t.problems[state.problem]}</p>}
      {state.step === 'reading' && <p role="status">{t.reading}</p>}
      {state.step === 'opened' && <Preview file={state.file} beside={beside} take={take} back={() => setState({ step: 'choose' })} />}
      {state.step === 'taking' && (
        <div role="status">
          <progress max={state.all} value={state.done} aria-label={t.import} />
          <p>{fill(t.progress, { n: state.done, all: state.all })}</p>
        </div>
      )}
      {state.step === 'taken' && (
        <div class="done" role="status">
          <p class="good">{count(t.taken, state.taken.notes.length, language.value)}</p>
          <button type="button" class="plain" data-undo onClick={() => void undo(state.taken)}>{words.value.common.undo}</button>
        </div>
      )}
      {state.step === 'undone' && <p role="status" data-undone={state.count}>{count(t.undone, state.count, language.value)}</p>}
    </div>
  );
}

function Choose({ open }: { readonly open: (file: File) => Promise<void> }): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const t = words.value.exchange;
  return (
    <div
      class={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer?.files[0];
        if (file) void open(file);
      }}
    >
      <button type="button" class="main" onClick={() => input.current?.click()}>{t.chooseFile}</button>
      <input
        ref={input} type="file" hidden accept=".json,.jsonld,.docx,application/json,application/ld+json,application/vnd.openxmlformats-officedocument.wordprocessingml.document" aria-label={t.chooseFile}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) void open(file);
          event.currentTarget.value = '';
        }}
      />
      <p class="hint">{t.chooseHint}</p>
    </div>
  );
}

interface PreviewProps {
  readonly file: Opened;
  readonly beside: Beside | null;
  readonly take: (plan: Plan) => Promise<void>;
  readonly back: () => void;
}

/** What would be done, before anything is. */
function Preview({ file, beside, take, back }: PreviewProps): JSX.Element {
  const [target, setTarget] = useState<StreamKey>(streamForNew.value);
  const [onto, setOnto] = useState<string | null>(beside?.id ?? null);
  const unnamed = file.notes.some(({ document, parent }) => document === null && parent === null);
  const plan = usePlan(file, target, unnamed ? onto : null);
  const choices = useChoices(unnamed, beside);
  const t = words.value.exchange;
  const observed = delegations.value.find(({ id }) => id === target)?.role === 'observer';
  const kinds = { annotations: t.fromAnnotations, hypothesis: t.fromHypothesis, word: t.fromWord };
  return (
    <form class="plan" aria-label={t.import} onSubmit={(event) => event.preventDefault()}>
      <h2>{fillWith(t.found, 'name', <bdi>{file.name}</bdi>)} <span class="chip">{kinds[file.kind]}</span></h2>
      <label class="field">
        <span>{t.into}</span>
        <select name="into" value={target} onChange={(event) => setTarget(event.currentTarget.value)}>
          <option value={PRIVATE}>{t.intoPrivate}</option>
          {delegations.value.map((each) => <option key={each.id} value={each.id}>{each.name}</option>)}
        </select>
      </label>
      {unnamed && (
        <label class="field">
          <span>{t.onWhich}</span>
          <select name="onto" value={onto ?? ''} onChange={(event) => setOnto(event.currentTarget.value === '' ? null : event.currentTarget.value)}>
            <option value="" />
            {choices.map((id) => <option key={id} value={id}>{documentName(id, language.value)}</option>)}
          </select>
          {onto === null && <small class="hint">{t.chooseDocument}</small>}
        </label>
      )}
      {plan === null ? <p role="status">{t.reading}</p> : <Counts plan={plan} />}
      {target !== PRIVATE && plan !== null && plan.wasPrivate > 0 && <p class="problem" role="alert" data-was-private={plan.wasPrivate}>{count(t.wasPrivate, plan.wasPrivate, language.value)}</p>}
      {observed && <p class="problem" role="alert">{t.problems.noRight}</p>}
      <div class="buttons">
        {plan !== null && plan.fresh.length > 0 && <button type="button" class="main" data-take disabled={observed} onClick={() => void take(plan)}>{count(t.take, plan.fresh.length, language.value)}</button>}
        <button type="button" class="plain" onClick={back}>{plan?.fresh.length === 0 ? words.value.common.back : words.value.common.cancel}</button>
      </div>
    </form>
  );
}

function Counts({ plan }: { readonly plan: Plan }): JSX.Element {
  const t = words.value.exchange;
  const documents = [...new Set(plan.fresh.map(({ document }) => document))];
  return (
    <div role="status" data-fresh={plan.fresh.length} data-there={plan.there} data-unplaceable={plan.unplaceable.length} data-lost={plan.lost}>
      <ul class="counts">
        <li>{count(t.fresh, plan.fresh.length, language.value)}</li>
        {plan.there > 0 && <li>{count(t.there, plan.there, language.value)}</li>}
        {plan.unplaceable.length > 0 && <li class="problem">{count(t.unplaceable, plan.unplaceable.length, language.value)}</li>}
      </ul>
      {plan.fresh.length === 0 && <p>{t.nothingNew}</p>}
      {plan.lost > 0 && <p class="hint">{count(t.lostWords, plan.lost, language.value)}</p>}
      {documents.length > 0 && <ul class="documents">{documents.slice(0, 50).map((id) => <li key={id}><bdi>{documentName(id, language.value)}</bdi> <span class="hint">{count(t.notesOn, plan.fresh.filter(({ document }) => document === id).length, language.value)}</span></li>)}</ul>}
      {plan.unplaceable.length > 0 && <ul class="unplaceable">{plan.unplaceable.slice(0, 20).map(({ note }, at) => <li key={at} dir="auto">{[note.author.name, (note.anchor?.quote?.exact ?? note.body).slice(0, 120)].filter(Boolean).join(': ')}</li>)}</ul>}
    </div>
  );
}

/** A sentence with one of its parts as an element. */
function fillWith(sentence: string, name: string, part: JSX.Element): JSX.Element {
  const [before = '', after = ''] = sentence.split(`{${name}}`);
  return <>{before}{part}{after}</>;
}

function usePlan(file: Opened, target: StreamKey, onto: string | null): Plan | null {
  const [plan, setPlan] = useState<Plan | null>(null);
  const whose = account.value;
  const head = delegations.value.find(({ id }) => id === target)?.role === 'head';
  useEffect(() => {
    let stale = false;
    setPlan(null);
    void makePlan(file, { account: whose, stream: target, head, document: onto }).then((made) => !stale && setPlan(made));
    return () => {
      stale = true;
    };
  }, [file, target, onto, whose, head]);
  return plan;
}

async function makePlan(file: Opened, target: { readonly account: string; readonly stream: StreamKey; readonly head: boolean; readonly document: string | null }): Promise<Plan> {
  const [{ planImport }, { editionOf }] = await Promise.all([import('../../exchange/plan.ts'), import('../../exchange/editions.ts')]);
  const known = await database.notes.where('[account+stream]').equals([target.account, target.stream]).toArray();
  const editions = new Map<string, Edition>();
  for (const id of new Set(file.notes.map(({ document }) => document ?? target.document))) {
    const kept = id === null ? null : await keptDocument(id, [...new Set(file.notes.flatMap(({ anchor }) => anchor?.language ?? [])), language.value]);
    if (kept !== null) editions.set(kept.id, editionOf(kept));
  }
  return planImport(file.notes, target, known, editions, await undoneImports());
}

/** The documents that comments may be on: the one beside, those with notes, those that were read. */
function useChoices(wanted: boolean, beside: Beside | null): readonly string[] {
  const [choices, setChoices] = useState<readonly string[]>([]);
  const whose = account.value;
  useEffect(() => {
    if (!wanted) return;
    void Promise.all([documentsWithNotes(whose, streamForNew.value), keptDocuments()]).then(([noted, kept]) =>
      setChoices([...new Set([...(beside === null ? [] : [beside.id]), ...noted.map(({ document }) => document), ...kept.map(({ id }) => id)])].slice(0, 500)),
    );
  }, [wanted, whose, beside]);
  return choices;
}
