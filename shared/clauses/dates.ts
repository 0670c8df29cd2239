import { type Lexicon, lexiconOf } from './lexicon.ts';

// A meeting's days (4-14 June 2024, 26 September - 14 October 2022, 2024年6月4日至14日) are no date of a document.
const CHINESE = /(\d{4})年(\d{1,2})月(\d{1,2})日(?! ?[至-])/;
const WORDED = /(?<![\d/.]|[\d\p{L}] ?[-\u2013\u2014] ?)(\d{1,2})(?:er|º|\.)? (?:de )?([^\d\n]{3,40}?)(?: de| del|,|،)? (\d{4})(?!\d)/gu;
const AMERICAN = /([A-Z][a-z]{2,8}) (\d{1,2}), (\d{4})(?!\d)/;

/** The first full date in a folded text, as ISO 8601 (`2012-12-21`); null where there is none. */
export function readDate(text: string, lexicon: Lexicon): string | null {
  const chinese = CHINESE.exec(text);
  if (chinese) return iso(Number(chinese[1]), Number(chinese[2]), Number(chinese[3]));
  for (const [, day, words = '', year] of text.matchAll(WORDED)) {
    const month = monthOf(words, lexicon) ?? monthOf(words, lexiconOf('en'));
    if (month !== null) return iso(Number(year), month, Number(day));
  }
  const american = AMERICAN.exec(text);
  const month = american ? monthOf(american[1] as string, lexiconOf('en')) : null;
  return american && month !== null ? iso(Number(american[3]), month, Number(american[2])) : null;
}

/** Arabic gives the month twice (كانون الأول/ديسمبر): the last name decides; يونيه and يوليه are written so too. */
function monthOf(words: string, lexicon: Lexicon): number | null {
  const name = words.slice(words.lastIndexOf('/') + 1).trim().toLowerCase().replace(/[أإ]/g, 'ا').replace(/(?<=يوني|يولي)ه$/, 'و').replace(/^(?:de )/, '');
  if (name.length < 3 || name.length > 12) return null;
  const index = lexicon.months.findIndex((month) => month.toLowerCase().replace(/[أإ]/g, 'ا') === name);
  return index >= 0 ? index + 1 : null;
}

function iso(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1850 || year > 2200) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
