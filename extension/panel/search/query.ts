/**
 * What is typed into the one search field: words, and filters of the form `tag:urgent`, `from:"Amina Benali"`. The
 * names before the colon are understood in all six languages, whichever the interface speaks. Pure.
 */
import type { Position } from '../../../shared/notes/types.ts';
import type { OperatorWords, StateWords } from '../../words/notes-view/shape.ts';
import { folded } from './folded.ts';

export type Operator = keyof OperatorWords;
export type State = keyof StateWords;

export interface Filter {
  readonly operator: Operator;
  /** Folded; of `is` and `position` the language-neutral name; of dates ISO 8601 days. */
  readonly value: string;
  /** As typed, operator and all: what a chip shows, and what goes when it is removed. */
  readonly typed: string;
  /** False: the value is none that the operator knows. It then narrows nothing. */
  readonly known: boolean;
}

export interface Query {
  /** Folded words and phrases, all of which are to stand in a text. */
  readonly words: readonly string[];
  readonly filters: readonly Filter[];
}

/** What the names of filters are called, in any number of languages. */
export interface Vocabulary {
  readonly operators: ReadonlyMap<string, Operator>;
  readonly states: ReadonlyMap<string, State>;
  readonly positions: ReadonlyMap<string, Position>;
}

export interface LanguageOfQueries {
  readonly operators: OperatorWords;
  readonly states: StateWords;
  readonly positions: Readonly<Record<Position, string>>;
}

export function vocabulary(languages: readonly LanguageOfQueries[]): Vocabulary {
  const all = { operators: new Map<string, Operator>(), states: new Map<string, State>(), positions: new Map<string, Position>() };
  for (const each of languages) {
    for (const [name, word] of Object.entries(each.operators)) all.operators.set(oneWord(word), name as Operator);
    for (const [name, word] of Object.entries(each.states)) all.states.set(oneWord(word), name as State);
    for (const [name, word] of Object.entries(each.positions)) all.positions.set(oneWord(word), name as Position);
  }
  return all;
}

/** A filter's name, a colon, and a word or a phrase in quotation marks of any language; else a phrase; else a word. */
const TOKEN = /(?:([\p{L}\p{M}\u200c]{1,24})\s?[:：])?(?:"([^"]*)"?|“([^”]*)”?|«\s?([^»]*)»?|「([^」]*)」?|([^\s"“«「]+))/gu;

export function parseQuery(typed: string, known: Vocabulary): Query {
  const words: string[] = [];
  const filters: Filter[] = [];
  for (const match of typed.slice(0, 1_000).matchAll(TOKEN)) {
    const [whole, name, ...values] = match;
    const quoted = values.slice(0, 4).find((value) => value !== undefined);
    const value = quoted ?? values[4] ?? '';
    const operator = name === undefined ? undefined : known.operators.get(oneWord(name));
    // "tag:" alone is a filter still being written.
    if (name === undefined && quoted === undefined && /[:：]$/u.test(value) && known.operators.has(oneWord(value.slice(0, -1)))) continue;
    if (operator === undefined) {
      const text = folded(quoted === undefined ? whole : value).trim();
      if (text !== '') words.push(...(quoted === undefined ? text.split(/\s+/u) : [text]));
    } else if (value.trim() !== '') filters.push(filterOf(operator, value.trim(), whole.trim(), known));
  }
  return { words, filters };
}

function filterOf(operator: Operator, value: string, typed: string, known: Vocabulary): Filter {
  switch (operator) {
    case 'is': return among(operator, known.states.get(oneWord(value)), typed);
    case 'position': return among(operator, known.positions.get(oneWord(value)), typed);
    case 'since':
    case 'before': return among(operator, dayOf(value), typed);
    case 'tag': return { operator, value: folded(value.replace(/^#/u, '')), typed, known: true };
    default: return { operator, value: folded(value), typed, known: true };
  }
}

function among(operator: Operator, value: string | undefined, typed: string): Filter {
  return { operator, value: value ?? '', typed, known: value !== undefined };
}

/** `2026-11-22`, `22.11.2026`, `22/11/2026`, `2026年11月22日`, `2026-11`, `2026`, in the digits of any script: the first day meant. */
export function dayOf(value: string): string | undefined {
  const plain = folded(value);
  const found = /^(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月?)$/u.exec(plain) ?? reversed(/^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/u.exec(plain)) ?? /^(\d{4})年?$/u.exec(plain);
  if (!found) return undefined;
  const [, year = '', month = '1', day = '1'] = found;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || !date.toISOString().startsWith(iso) ? undefined : iso;
}

function reversed(found: RegExpExecArray | null): readonly [string, string, string, string] | null {
  return found === null ? null : [found[0], found[3] ?? '', found[2] ?? '', found[1] ?? ''];
}

/** Folded and without spaces or hyphens: `ask-capital`, `Ask capital` and `askcapital` are one. */
function oneWord(text: string): string {
  return folded(text).replace(/[\s_-]+/gu, '');
}

/** The typed text without one of its filters. */
export function withoutFilter(typed: string, filter: Filter): string {
  return typed.replace(filter.typed, ' ').replace(/\s+/gu, ' ').trim();
}
