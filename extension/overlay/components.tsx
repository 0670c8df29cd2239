/** @jsxImportSource ./jsx */
/** What stands in the boxes. Buttons say what they do; the caller does it. */
import type { ComponentChildren } from 'preact';
import { POSITIONS, type Position } from '../../shared/notes/types.ts';
import type { InstrumentCard } from '../messages.ts';
import { count, fill } from '../words/choose.ts';
import { outdated } from './cards.ts';
import { Cited, type CitedProps } from './cited.tsx';
import { nameOf } from './reference.ts';
import { parts } from './sentence.tsx';
import type { Speech } from './speech.ts';

type Act = (event: Event) => void;

interface ButtonProps {
  readonly label: string;
  readonly shortcut?: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  /** What is in it says its name. */
  readonly named?: boolean;
  readonly onAct: Act;
  readonly speech: Speech;
  readonly children?: ComponentChildren;
}

/** A button that leaves the page's selection and focus where they are when it is clicked. */
export function Button({ label, shortcut, pressed, disabled, named, onAct, speech, children }: ButtonProps) {
  const tip = shortcut ? fill(speech.words.withKey, { name: label, key: shortcut.toUpperCase() }) : label;
  return (
    <button type="button" title={tip} aria-keyshortcuts={shortcut} aria-pressed={pressed} disabled={disabled} aria-label={children === undefined || named ? undefined : label} onPointerDown={(event) => event.preventDefault()} onClick={onAct}>
      {children ?? label}
      {shortcut && <kbd aria-hidden="true">{shortcut}</kbd>}
    </button>
  );
}

/**
 * How many notes there are, as the way to them. The page can ask whether words are anywhere on the screen
 * (`window.find`) and how large our boxes are: so the words are no text, and stand there as well where there is no note.
 */
function Notes({ label, none, onAct, speech }: Pick<ButtonProps, 'label' | 'onAct' | 'speech'> & { readonly none: boolean }) {
  return (
    <Button label={label} disabled={none} onAct={onAct} speech={speech}><span class="told" data-words={label} /></Button>
  );
}

export interface CardProps extends CitedProps {
  readonly id: string;
  /** Names of the popovers that this one was opened from, the first one first. */
  readonly trail: readonly string[];
  readonly onBack: (depth: number, event: Event) => void;
  readonly onOpenHere: Act;
  readonly onNotes: Act;
  /** Null while it is not known, or when nothing is. */
  readonly card: InstrumentCard | null;
  readonly waiting: boolean;
  readonly times: number;
  readonly status: string;
  readonly onCopy: Act;
  readonly onNext: Act;
  readonly onPrevious: Act;
}

/** The popover of a citation. */
export function Card(props: CardProps) {
  const { speech, id, card, waiting, locator, times, status, cited, trail, onBack, onCopy, onNext, onPrevious } = props;
  const { words, popover } = speech;
  const late = card !== null && outdated(card);
  const site = card?.address ? siteOf(card.address.url) : null;
  return (
    <article>
      {trail.length > 0 && (
        <nav class="trail">
          {trail.map((name, depth) => (
            <Button key={depth} label={fill(popover.back, { name })} onAct={(event) => onBack(depth, event)} speech={speech}><Arrow back={true} /><bdi>{name}</bdi></Button>
          ))}
        </nav>
      )}
      <h2 id="name"><bdi>{card?.name ?? nameOf(id)}</bdi></h2>
      {card?.title && <p class="title" lang={card.titleLanguage} dir={card.titleLanguage === 'en' ? 'ltr' : 'auto'}>{card.title}</p>}
      <ul class="facts">
        {card?.body && <li><bdi>{card.body}</bdi></li>}
        {cited?.date && <li>{cited.date}</li>}
        {card?.versionCited && <li>{parts(words.versionCited, { version: card.versionCited })}</li>}
        {card?.newest && (late || card.versionCited === null) && (
          <li class={late ? 'newer' : ''}>{parts(card.newest.certain ? words.newest : words.newestGuessed, { version: card.newest.version })}</li>
        )}
        {locator && <li>{parts(words.locator, { locator })}</li>}
        {card?.address && !card.address.certain && <li class="quiet">{words.addressGuessed}</li>}
        {card && !card.address && <li class="quiet">{words.addressNone}</li>}
      </ul>
      {!waiting && !card && <p class="quiet">{words.unknown}</p>}
      <Cited {...props} />
      <div class="doing">
        {cited?.reader && <Button label={popover.openHere} onAct={props.onOpenHere} speech={speech} />}
        {card?.address && site && (
          <a class="go" href={card.address.url} target="_blank" rel="noopener noreferrer">{parts(words.openAt, { site })}</a>
        )}
        <Button label={words.copyReference} onAct={onCopy} speech={speech} />
      </div>
      <footer>
        {times > 0 && <span>{count(words.citedHere, times, speech.language)}</span>}
        {times > 1 && (
          <span class="steps">
            <Button label={words.previousMention} onAct={onPrevious} speech={speech}><Arrow back={true} /></Button>
            <Button label={words.nextMention} onAct={onNext} speech={speech}><Arrow back={false} /></Button>
          </span>
        )}
        {cited !== null && cited.notes > 0 && <Notes label={count(popover.notes, cited.notes, speech.language)} none={false} onAct={props.onNotes} speech={speech} />}
      </footer>
      <p class="status" role="status">{status}</p>
    </article>
  );
}

export interface BarProps {
  readonly speech: Speech;
  readonly choosing: boolean;
  readonly status: string;
  readonly onNote: Act;
  readonly onHighlight: Act;
  readonly onChoose: Act;
  readonly onPosition: (position: Position, event: Event) => void;
  readonly onCopy: Act;
}

/** The bar beside a selection. */
export function Bar({ speech, choosing, status, onNote, onHighlight, onChoose, onPosition, onCopy }: BarProps) {
  const { words } = speech;
  return (
    <>
      <div class="row">
        <Button label={words.note} shortcut="n" onAct={onNote} speech={speech} />
        <Button label={words.highlight} shortcut="h" onAct={onHighlight} speech={speech} />
        <Button label={words.position} shortcut="p" pressed={choosing} onAct={onChoose} speech={speech} />
        <Button label={status || words.copyReference} shortcut="c" onAct={onCopy} speech={speech} />
      </div>
      {choosing && <Positions speech={speech} onPosition={onPosition} />}
      <p class="status" role="status">{status}</p>
    </>
  );
}

export interface MenuProps {
  readonly speech: Speech;
  readonly path: string;
  readonly words: string;
  readonly notes: number;
  readonly choosing: boolean;
  readonly status: string;
  readonly onNote: Act;
  readonly onOpenNotes: Act;
  readonly onChoose: Act;
  readonly onPosition: (position: Position, event: Event) => void;
  readonly onCopy: Act;
  readonly onCopyLink: Act;
  readonly onHide: Act;
}

/** What a clause's band offers. */
export function Menu({ speech, path, words: clause, notes, choosing, status, onNote, onOpenNotes, onChoose, onPosition, onCopy, onCopyLink, onHide }: MenuProps) {
  const { words } = speech;
  return (
    <>
      <h2 id="name"><span class="path" dir="ltr">{path}</span> <span class="clause" dir="auto">{clause}</span></h2>
      <div class="column">
        <Notes label={count(words.openNotes, notes, speech.language)} none={notes === 0} onAct={onOpenNotes} speech={speech} />
        <Button label={words.noteOnClause} shortcut="n" onAct={onNote} speech={speech} />
        <Button label={words.position} shortcut="p" pressed={choosing} onAct={onChoose} speech={speech} />
        {choosing && <Positions speech={speech} onPosition={onPosition} />}
        <Button label={words.copyReference} shortcut="c" onAct={onCopy} speech={speech} />
        <Button label={words.copyLink} onAct={onCopyLink} speech={speech} />
        <hr />
        <Button label={words.hideHere} onAct={onHide} speech={speech} />
      </div>
      <p class="status" role="status">{status}</p>
    </>
  );
}

function Positions({ speech, onPosition }: { readonly speech: Speech; readonly onPosition: (position: Position, event: Event) => void }) {
  return (
    <div class="row positions" role="group" aria-label={speech.words.position}>
      {POSITIONS.map((position) => (
        <Button key={position} named={true} label={speech.positions[position]} onAct={(event) => onPosition(position, event)} speech={speech}>
          <span class="letter" aria-hidden="true">{speech.letters[position]}</span>
          {speech.positions[position]}
        </Button>
      ))}
    </div>
  );
}

function Arrow({ back }: { readonly back: boolean }) {
  return (
    <svg class="arrow" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={back ? 'M10 3 5 8l5 5' : 'M6 3l5 5-5 5'} fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}

function siteOf(url: string): string | null {
  try {
    const { hostname, protocol } = new URL(url);
    // An address is only ever a link to the web: a script's or a file's is none.
    return protocol === 'https:' || protocol === 'http:' ? hostname.replace(/^www\./u, '') : null;
  } catch {
    return null;
  }
}
