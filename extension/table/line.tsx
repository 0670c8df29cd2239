import type { JSX } from 'preact';
import { browser } from 'wxt/browser';
import { askBackground } from '../messages.ts';
import { time } from '../panel/here/time.ts';
import { count, fill } from '../words/words.ts';
import { nameOf } from '../panel/here/people.ts';
import { Amendment } from '../panel/positions/amendment.tsx';
import { comparable } from '../panel/positions/clause-words.ts';
import { PositionName } from '../panel/positions/mark.tsx';
import { addresseeNames } from '../panel/positions/addressees.ts';
import { plainComment } from '../panel/positions/plain.ts';
import { language, words } from '../panel/here/words.ts';
import type { NoteRow } from '../store/database.ts';
import { changedAt, type Line } from './clauses.ts';
import { addressOf } from './documents.ts';
import { tabs } from './state.ts';

interface Props {
  readonly line: Line;
  /** Milliseconds: what changed since then is marked; 0: nothing is. */
  readonly since: number;
  /** The Tab key comes to it first. */
  readonly stop: boolean;
  /** Named where lines of several documents are mixed; null: not. */
  readonly document: string | null;
}

export function ClauseLine({ line, since, stop, document }: Props): JSX.Element {
  const { path, words: text, known, addressee, standing, threads, changed, language: tongue, gone } = line;
  const t = words.value;
  return (
    <tr role="row" class={`line of-${line.kind ?? 'section'}`} data-clause={path} data-document={line.document} data-gone={gone}>
      <th role="rowheader" scope="row" abbr={path} class="of-clause">
        <button type="button" class="path" data-row tabIndex={stop ? 0 : -1} title={fill(t.panel.goTo, { place: path })} onClick={() => void open(line)}><bdi dir="ltr">{path}</bdi></button>
        {document !== null && <bdi class="document hint">{document}</bdi>}
        {text !== '' && <p class="words" dir="auto" lang={tongue ?? undefined}>{text}{known === 'part' ? '…' : ''}</p>}
        {addressee !== null && <p class="addressee hint">{addresseeNames(addressee)}</p>}
        {gone === true && <p class="hint">{t.panel.lostPlace}</p>}
        {known === 'note' && <p class="hint">{t.stance.table.fromNote}</p>}
        {known === 'none' && <p class="hint">{t.stance.table.wordsUnknown}</p>}
      </th>
      <td role="cell" class="of-agreed">{standing.agreed !== null && <Stance row={standing.agreed} line={line} since={since} agreed />}</td>
      <td role="cell" class="of-opinions">
        {standing.opinions.length > 0 && <ul>{standing.opinions.map((row) => <li key={row.id}><Stance row={row} line={line} since={since} /></li>)}</ul>}
      </td>
      <td role="cell" class="of-threads">{threads > 0 && <span title={count(t.stance.table.threadCount, threads, language.value)}><span aria-hidden="true">{threads}</span><span class="unseen">{count(t.stance.table.threadCount, threads, language.value)}</span></span>}</td>
      <td role="cell" class="of-changed">{changed > 0 && <time dateTime={new Date(changed).toISOString()}>{time(new Date(changed).toISOString())}</time>}</td>
    </tr>
  );
}

interface StanceProps {
  readonly row: NoteRow;
  readonly line: Line;
  readonly since: number;
  readonly agreed?: boolean;
}

/** Who holds which position, the wording as a tracked change, and what is said to it. */
function Stance({ row, line, since, agreed = false }: StanceProps): JSX.Element {
  const { position, wording, body } = row.note;
  const fresh = since > 0 && changedAt(row) >= since;
  const clause = { text: line.words, whole: line.known === 'whole', language: line.language };
  return (
    <div class={`stance${fresh ? ' fresh' : ''}`} data-stance={position} data-fresh={fresh || undefined}>
      <p class="who">
        {position !== null && <PositionName position={position} agreed={agreed} />}
        <bdi class="name">{nameOf(row)}</bdi>
        {fresh && <span class="hint">{time(new Date(changedAt(row)).toISOString())}</span>}
      </p>
      {wording !== null && <Amendment clause={comparable(row, clause)} wording={wording} language={row.note.anchor.language} />}
      {body !== '' && <p class="comment" dir="auto">{plainComment(body, 600)}</p>}
    </div>
  );
}

/** The clause where it stands: in the tab that shows the document, else in a new one. */
async function open({ document, path, gone }: Line): Promise<void> {
  const there = tabs.value.get(document);
  if (there !== undefined) {
    await browser.tabs.update(there.tab, { active: true });
    // What is gone has no place to go to; another clause may have its number.
    if (gone !== true) await askBackground('panel/go', { tab: there.tab, to: { path } });
    return;
  }
  const address = await addressOf(document);
  if (address !== null) await browser.tabs.create({ url: address });
}
