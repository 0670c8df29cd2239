import { language } from './words.ts';

/** Made once for each language and style: making one takes longer than writing a hundred times with it. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clock(style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  // Who travels keeps his panel open: the time zone is a part of the name.
  const name = `${language.value} ${style.dateStyle ?? ''} ${new Date().getTimezoneOffset()}`;
  let known = clocks.get(name);
  if (known === undefined) clocks.set(name, (known = new Intl.DateTimeFormat(`${language.value}-u-nu-latn`, style)));
  return known;
}

/** A time as the interface's language writes it, in European digits like the documents' numbers beside it. */
export function time(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  const sameDay = date.toDateString() === new Date().toDateString();
  return clock(sameDay ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' }).format(date);
}
