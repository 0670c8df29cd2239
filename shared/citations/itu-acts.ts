/** Resolutions, decisions, recommendations and opinions of ITU's bodies by their numbers. */
import { conferenceIn, versionOf } from '../instruments/conferences.ts';
import type { ItuActKind, ItuBody } from '../instruments/ids.ts';
import type { Act } from './lexicon.ts';
import type { Beside } from './bodies.ts';
import { type Body, UN_BODIES } from './scan.ts';
import type { VersionNote } from './versions.ts';

export interface ItuCandidate {
  readonly act: ItuActKind;
  readonly number: string;
  /** Null where nothing beside the number tells: to be settled by the rest of the document. */
  readonly body: ItuBody | null;
  readonly version: string | null;
  readonly was: string | null;
}

/** The highest numbers that ITU's bodies have come to; the Council counts on since 1947. */
const HIGHEST = 1599;

/** Reads a bare number as an act of ITU; null where nothing but the number speaks for it. */
export function ituCandidate(act: Act, number: string, version: VersionNote | null, body: Beside): ItuCandidate | null {
  if (act === 'statement') return null;
  const value = Number.parseInt(number, 10);
  if (value < 1 || value > HIGHEST) return null;
  // A place and year that only another body met at says more than the words beside the number do.
  const contradicted = version !== null && version.bodies.length > 0 && /[a-z]/.test(version.version) && !version.bodies.includes(body.body as ItuBody);
  if (body.body === 'other' || (body.body !== null && UN_BODIES.has(body.body) && !contradicted)) return null;
  // No conference's acts have come to a thousand: a body named beside such a number is another act's.
  const named = value >= 1000 ? 'council' : contradicted ? null : (body.body as ItuBody | null);
  const year = named !== null && named !== 'council' && body.year !== null ? conferenceIn(named, body.year) : null;
  const told = version?.version ?? (year !== null ? versionOf(year) : named === 'council' && body.year !== null ? String(body.year) : null);
  return { act, number, body: named ?? bodyByVersion(act, value, version), version: told, was: version?.was ?? null };
}

function bodyByVersion(act: Act, number: number, version: VersionNote | null): ItuBody | null {
  if (act === 'opinion') return 'wtpf';
  if (number >= 1000) return 'council';
  if (version === null) return null;
  const { bodies } = version;
  // RA and WRC meet in one city and year: the Assembly's resolutions have small numbers, with "ITU-R" or without.
  if (bodies.includes('ra') && bodies.includes('wrc')) return number <= 75 ? 'ra' : 'wrc';
  // Dubai 2012 held WTSA and WCIT; WCIT adopted five resolutions, seldom cited without its name.
  return bodies[0] ?? null;
}

/** The id of a candidate whose body is known by now. */
export function ituId(candidate: ItuCandidate, body: ItuBody): string {
  const version = candidate.version === null ? '' : `@${fitting(candidate.version, body)}`;
  return `itu:${body}/${candidate.act}/${candidate.number}${version}`;
}

/** A year alone beside a conference's act is the conference of that year; the Council's versions are years. */
function fitting(version: string, body: ItuBody): string {
  const conference = /^\d{4}$/.test(version) && body !== 'council' ? conferenceIn(body, Number(version)) : null;
  return conference === null ? version : versionOf(conference);
}

/** The body that a number is of where the document itself settles it. */
export function bodyByDocument(candidate: ItuCandidate, others: ReadonlyMap<string, ItuBody>, siblings: readonly ItuBody[], home: Body | null): ItuBody | null {
  const elsewhere = others.get(`${candidate.act}/${candidate.number}`);
  if (elsewhere !== undefined) return elsewhere;
  // "Resolutions 71 (Rev. Dubai, 2018), 130 and 200": one list is of one body.
  const sibling = siblings[0];
  if (sibling !== undefined && siblings.every((body) => body === sibling)) return sibling;
  if (candidate.act === 'dec' && Number(candidate.number) >= 400) return 'council';
  // The Council's own numbers have long passed a thousand (its decisions fifty): in its documents a smaller one is the conference's.
  if (home === 'council' && Number(candidate.number) < (candidate.act === 'dec' ? 50 : 1000)) return 'pp';
  if (home !== null && !UN_BODIES.has(home)) return home as ItuBody;
  return null;
}

