import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { NoteRow } from '../../store/database.ts';
import { nameIn } from '../here/people.ts';
import { account } from '../here/person.ts';
import { values } from '../here/values.ts';
import { renderMarkdown } from './markdown.ts';

/** What a note says. @param of the note, whose roster names the people that it mentions; none: a preview */
export function Body({ text, of }: { readonly text: string; readonly of?: NoteRow }): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const names = of === undefined ? null : values.value;
  // Sanitised nodes are put in as nodes: a second parsing could read them differently.
  useLayoutEffect(() => place.current?.replaceChildren(renderMarkdown(text, (person) => (of === undefined ? null : person === account.value ? (names?.account?.name ?? null) : nameIn(of, person)))), [text, names]);
  return <div ref={place} id={of === undefined ? undefined : `body-${of.id}`} class="body" dir="auto" />;
}
