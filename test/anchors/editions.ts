/** Notes carried over between real editions: languages, versions, formats. Node only: reads ../shared/corpus in place. */
import { readdirSync, readFileSync } from 'node:fs';
import { docxText } from '../../extension/sources/docx.ts';
import { pdfText } from '../../extension/sources/pdf.ts';
import { describe } from '../../shared/anchors/describe.ts';
import { type Edition, edition } from '../../shared/anchors/edition.ts';
import { lettersOf } from '../../shared/anchors/letters.ts';
import { locate } from '../../shared/anchors/locate.ts';
import { LANGUAGES, type Language } from '../../shared/languages/types.ts';
import { read } from '../../shared/reading.ts';
import type { DocumentText } from '../../shared/text/types.ts';
import { judged, nextVersion, survives } from './versions.ts';
import { lineReading, random, selections } from './workload.ts';

interface Gold {
  readonly clauses: readonly { readonly path: string; readonly lines: readonly number[] }[];
}

function editionOf(document: DocumentText, language: Language): Edition {
  return edition(document, read(document, { language }));
}

/** A text of one block a line, read whole. */
export function editionOfText(text: string, language: Language): Edition {
  return editionOf(lineReading(text, language).document, language);
}

/** Clauses of the corpus by path, as offsets from the first line's start to the last one's end. */
function goldClauses(text: string, gold: Gold): Map<string, readonly [number, number]> {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return new Map(gold.clauses.map(({ path, lines }) => [path, [starts[(lines[0] ?? 1) - 1] ?? 0, (starts[lines.at(-1) ?? 0] ?? text.length + 1) - 1]]));
}

/** Random notes made on one language, located in the other five; the corpus says which clause is which. */
export function acrossLanguages(corpus: URL, notes: number): { right: number; of: number; wrong: string[] } {
  const names = readdirSync(new URL('un/en/', corpus)).filter((name) => name.endsWith('.txt')).map((name) => name.slice(0, -4));
  const editions = new Map<string, { made: Edition; clauses: Map<string, readonly [number, number]> }>();
  for (const name of names) {
    for (const language of LANGUAGES) {
      const text = readFileSync(new URL(`un/${language}/${name}.txt`, corpus), 'utf8');
      const gold = JSON.parse(readFileSync(new URL(`un/${language}/${name}.json`, corpus), 'utf8')) as Gold;
      editions.set(name + language, { made: editionOfText(text, language), clauses: goldClauses(text, gold) });
    }
  }
  const next = random(11);
  const pick = <Item>(list: readonly Item[]): Item => list[Math.floor(next() * list.length)] as Item;
  let right = 0;
  let of = 0;
  const wrong: string[] = [];
  for (let note = 0; note < notes;) {
    const name = pick(names);
    const from = pick(LANGUAGES);
    const source = editions.get(name + from);
    if (!source || source.clauses.size === 0) continue;
    const [path, [start, end]] = pick([...source.clauses]);
    const begin = start + Math.floor(next() * (end - start) * 0.8);
    const anchor = describe(source.made, begin, Math.min(end, begin + 10 + Math.floor(next() * 100)));
    note += 1;
    for (const language of LANGUAGES) {
      const other = editions.get(name + language);
      const wanted = other?.clauses.get(path);
      if (language === from || !other || !wanted) continue;
      of += 1;
      const located = locate(other.made, anchor);
      if (located.outcome === 'clause' && located.start >= wanted[0] && located.start <= wanted[1] && located.end <= wanted[1] + 1) right += 1;
      else wrong.push(`${name} ${path}, ${from} to ${language}: ${located.outcome}${'path' in located ? ` ${located.path ?? ''}` : ''}`);
    }
  }
  return { right, of, wrong };
}

/** Notes on the corpus' Arabic and English texts, located in a version of each with a conference's edits. */
export function acrossVersions(corpus: URL, notes: number): { right: number; wrong: number; of: number; gone: number } {
  const next = random(5);
  const out = { right: 0, wrong: 0, of: 0, gone: 0 };
  for (const [folder, language] of [['seeds', 'ar'], ['un/ar', 'ar'], ['un/en', 'en']] as const) {
    for (const name of readdirSync(new URL(`${folder}/`, corpus)).filter((each) => each.endsWith('.txt')).sort()) {
      const text = readFileSync(new URL(`${folder}/${name}`, corpus), 'utf8');
      const version = nextVersion(text, language, next);
      const old = editionOfText(text, language);
      const fresh = editionOfText(version.text, language);
      for (const { start, end } of selections(text, notes, next)) {
        const anchor = describe(old, start, end);
        const verdict = judged(anchor, locate(fresh, anchor), text, version);
        if (survives(anchor, text, version)) {
          out.of += 1;
          if (verdict === 'right') out.right += 1;
        } else out.gone += 1;
        if (verdict === 'wrong') out.wrong += 1;
      }
    }
  }
  return out;
}

const FORMATS = [
  { text: 'seeds/un-a-res-67-195-ar.txt', file: 'office/un-a-res-67-195-ar.pdf' },
  { text: 'seeds/un-a-res-67-195-ar.txt', file: 'office/un-a-res-67-195-ar.docx' },
  { text: 'seeds/itu-council-res-1334-2023-ar.txt', file: 'office/itu-council-res-1334-2023-ar.pdf' },
  { text: 'seeds/itu-council-res-1334-2023-ar.txt', file: 'office/itu-council-res-1334-2023-ar.docx' },
];

/** Notes on the clauses of a resolution's text, located in its PDF and its Word file. */
export async function acrossFormats(corpus: URL, notes: number): Promise<{ name: string; exact: number; of: number; failed: string[] }[]> {
  const out: { name: string; exact: number; of: number; failed: string[] }[] = [];
  for (const { text, file } of FORMATS) {
    const words = readFileSync(new URL(text, corpus), 'utf8');
    const old = editionOfText(words, 'ar');
    const bytes = new Uint8Array(readFileSync(new URL(file, corpus)));
    const fresh = editionOf(file.endsWith('.pdf') ? await pdfText(bytes) : await docxText(bytes), 'ar');
    const next = random(17);
    const failed: string[] = [];
    let exact = 0;
    let of = 0;
    while (of < notes) {
      const clause = old.clauses[Math.floor(next() * old.clauses.length)];
      if (!clause || clause.kind === 'front' || clause.kind === 'closing') continue;
      const [start, end] = clause.ranges[Math.floor(next() * clause.ranges.length)] ?? [clause.start, clause.end];
      const begin = start + Math.floor(next() * Math.max(1, end - start - 30));
      const until = Math.min(end, begin + 30 + Math.floor(next() * 171));
      if (lettersOf(words.slice(begin, until)).length < 12) continue;
      of += 1;
      const anchor = describe(old, begin, until);
      const located = locate(fresh, anchor);
      if (located.outcome === 'exact') exact += 1;
      else failed.push(`${located.outcome} ${clause.path}: ${anchor.quote?.exact ?? ''} → ${located.outcome === 'changed' ? located.now : ''}`);
    }
    out.push({ name: file.replace('office/', ''), exact, of, failed });
  }
  return out;
}
