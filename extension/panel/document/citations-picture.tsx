/** The picture of who cites whom, and the same as a list. */
import type { ReadonlySignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { nameOf } from '../../../shared/instruments/names.ts';
import { keptDocuments, type LibraryRow } from '../../library/documents.ts';
import { fileOf, readable } from '../../library/readable.ts';
import { readerAddress } from '../../reader/ways.ts';
import { graphOf, type Graph, type GraphNode } from './graph.ts';
import { layOut, radiusOf, type Point } from './layout.ts';
import type { Cited } from './cited.ts';
import { cardsOf } from '../here/cards.ts';
import { go, documentKey } from '../here/tab.ts';
import { count, directionOf, fill } from '../../words/words.ts';
import { following } from '../here/follow.ts';
import { language, words } from '../here/words.ts';
import { symbolOf } from '../here/symbols.ts';
import { Empty } from '../parts/empty.tsx';

let shelf: ReadonlySignal<readonly LibraryRow[]> | null = null;

/** The documents read on this computer: asked for once somebody looks at the picture. */
function known(): readonly LibraryRow[] {
  shelf ??= following<readonly LibraryRow[]>(() => () => keptDocuments(), []);
  return shelf.value;
}

/** Nodes that carry their name at once; the others on hover and focus. */
const NAMED = 14;
/** Around the nodes: room for names. */
const EDGE = 46;
/** Letters of a name in the picture. */
const NAME_MOST = 24;
/** Of a letter in a name, on the average; a Chinese sign is a square. */
const LETTER_WIDTH = 7;
/** A picture of a few is not blown up: pixels to a unit. */
const SCALE_MOST = 1.15;

/** @param all every document that was read here, not only the one beside the panel */
export function CitationsPicture({ cited, all }: { readonly cited: readonly Cited[]; readonly all: boolean }): JSX.Element {
  const t = words.value.library;
  const key = documentKey.value;
  const here = known();
  const graph = useMemo(() => graphOf(key === null ? null : { id: key, cited }, here, all), [key, cited, here, all]);
  const named = useMemo(() => new Map(graph.nodes.map(({ id }) => [id, id.startsWith('web:') ? symbolOf(id) : nameOf(id, language.value)])), [graph, language.value]);
  const open = (node: GraphNode) => void openNode(node, cited);
  return (
    <>
      {graph.nodes.length < 2 ? <Empty text={all ? t.nothingKept : words.value.panel.noCitations} /> : (
        <>
          <Picture graph={graph} named={named} onOpen={open} />
          {graph.left > 0 && <p class="hint cited-left">{count(t.notShown, graph.left, language.value)}</p>}
          <List graph={graph} named={named} onOpen={open} cited={cited} />
        </>
      )}
    </>
  );
}

/** Goes to the first citation where the document beside cites it; else opens its text, where it was read or officially. */
async function openNode({ id, kept, here }: GraphNode, cited: readonly Cited[]): Promise<void> {
  if (here) return;
  const place = cited.find((each) => each.id === id || each.id.startsWith(`${id}@`) || each.id.startsWith(`${id}-`))?.places[0];
  if (place !== undefined) return void go({ start: place.start, end: place.end });
  const now = language.value;
  const address = kept?.address ?? null;
  const card = address === null ? (await cardsOf([id], now)).get(id) : undefined;
  const file = address === null ? (card === undefined ? null : fileOf(card, now)) : readable(address, kept?.language ?? now);
  const url = file !== null ? readerAddress(file.address) : address;
  if (url !== null && (file !== null || url.startsWith('https:'))) await browser.tabs.create({ url });
}

interface ViewProps {
  readonly graph: Graph;
  readonly named: ReadonlyMap<string, string>;
  readonly onOpen: (node: GraphNode) => void;
}

function Picture({ graph, named, onOpen }: ViewProps): JSX.Element {
  const t = words.value.library;
  const [points, setPoints] = useState<ReadonlyMap<string, Point> | null>(null);
  const [at, setAt] = useState(0);
  const [lit, setLit] = useState<string | null>(null);
  const picture = useRef<SVGSVGElement>(null);
  const [width, setWidth] = useState(360);
  useEffect(() => {
    if (picture.current === null) return;
    const sizes = new ResizeObserver(([entry]) => entry && setWidth(Math.round(entry.contentRect.width)));
    sizes.observe(picture.current);
    return () => sizes.disconnect();
  }, [points]);
  useEffect(() => {
    const ended = new AbortController();
    setLit(null);
    setAt(0);
    void layOut(graph, namesOf(graph, named), ended.signal).then(setPoints, () => undefined);
    return () => ended.abort();
  }, [graph, named]);
  if (points === null || graph.nodes.some(({ id }) => !points.has(id))) return <p class="hint drawing" role="status">{words.value.common.loading}</p>;
  const box = around([...points.values()], width / SCALE_MOST);
  const beside = lit === null ? null : new Set(graph.edges.flatMap(({ from, to }) => (from === lit ? [to] : to === lit ? [from] : [])));
  const faint = (id: string) => beside !== null && id !== lit && !beside.has(id);
  const onKey = (event: KeyboardEvent) => {
    const next = neighbour(graph.nodes, points, at, event.key);
    if (next !== null) {
      event.preventDefault();
      setAt(next);
      picture.current?.querySelectorAll<SVGGElement>('.node')[next]?.focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onOpen(graph.nodes[at]!);
    }
  };
  return (
    <svg ref={picture} class="picture" viewBox={`${box.left} ${box.top} ${box.width} ${box.height}`} role="group" aria-label={fill(t.pictureOf, { n: graph.nodes.length, m: graph.edges.length })} onKeyDown={onKey}>
      <defs>
        <marker id="arrow" viewBox="0 0 6 6" refX="6" refY="3" markerWidth="6" markerHeight="6" orient="auto"><path d="M0 0.500 6 3 0 5.500Z" /></marker>
      </defs>
      <g aria-hidden="true">
        {graph.edges.map(({ from, to }) => {
          const line = between(points.get(from)!, points.get(to)!, radiusOf(graph.nodes.find(({ id }) => id === to)?.citedBy ?? 0));
          return <line key={`${from} ${to}`} class={lit === from || lit === to ? 'edge lit' : lit === null ? 'edge' : 'edge faint'} {...line} marker-end="url(#arrow)" />;
        })}
      </g>
      {graph.nodes.map((node, index) => {
        const { x, y } = points.get(node.id)!;
        const name = named.get(node.id) ?? node.id;
        const shown = index < NAMED || lit === node.id || (beside?.has(node.id) === true && beside.size < 30);
        return (
          <g
            key={node.id} class={`node ${node.kind}${node.here ? ' here' : ''}${node.kept ? ' kept' : ''}${faint(node.id) ? ' faint' : ''}`} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
            role="link" tabIndex={index === at ? 0 : -1} aria-label={labelOf(node, name)} data-node={node.id}
            onClick={() => onOpen(node)} onFocus={() => { setAt(index); setLit(node.id); }} onBlur={() => setLit(null)} onPointerEnter={() => setLit(node.id)} onPointerLeave={() => setLit(null)}
          >
            <title>{labelOf(node, name)}</title>
            <Shape node={node} />
            {shown && <text y={radiusOf(node.citedBy) + 12} text-anchor="middle" direction={directionOf(language.value)}>{clipped(name)}</text>}
          </g>
        );
      })}
    </svg>
  );
}

/** About how wide the names are that are always shown, by id. */
function namesOf({ nodes }: Graph, named: ReadonlyMap<string, string>): ReadonlyMap<string, number> {
  return new Map(nodes.slice(0, NAMED).map(({ id }) => [id, widthOf(clipped(named.get(id) ?? id))]));
}

function widthOf(name: string): number {
  return [...name].reduce((width, letter) => width + (letter >= '\u2e80' ? 11 : LETTER_WIDTH), 0);
}

/** Filled: its text is kept. A circle for what a body adopted, a square for standards, a diamond for papers. */
function Shape({ node: { kind, citedBy, here } }: { readonly node: GraphNode }): JSX.Element {
  const r = radiusOf(citedBy);
  const ring = here ? <circle class="ring" r={r + 4} /> : null;
  if (kind === 'recommendation' || kind === 'standard') return <><rect x={-r} y={-r} width={2 * r} height={2 * r} rx="2" />{ring}</>;
  if (kind === 'document' || kind === 'web') return <><path d={`M0 ${-r * 1.2} ${r * 1.2} 0 0 ${r * 1.2} ${-r * 1.2} 0Z`} />{ring}</>;
  return <><circle r={r} />{ring}</>;
}

function List({ graph, named, cited, onOpen }: ViewProps & { readonly cited: readonly Cited[] }): JSX.Element {
  const t = words.value.library;
  return (
    <details class="graph-list">
      <summary>{t.asList}</summary>
      <ul>
        {graph.nodes.map((node) => (
          <li key={node.id}>
            <button type="button" class="link" disabled={node.here} onClick={() => onOpen(node)} title={cited.some(({ id }) => id === node.id) ? t.goThere : t.openHere}><bdi>{named.get(node.id)}</bdi></button>
            <span class="hint"> {facts(node).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function facts({ cites, citedBy, kept, here }: GraphNode): string[] {
  const t = words.value.library;
  return [
    ...(here ? [t.thisDocument] : []),
    ...(cites > 0 ? [count(t.cites, cites, language.value)] : []),
    ...(citedBy > 0 ? [count(t.citedBy, citedBy, language.value)] : []),
    ...(kept || here ? [] : [t.notKept]),
  ];
}

function labelOf(node: GraphNode, name: string): string {
  return [name, ...facts(node)].join(', ');
}

/** Cut between words: half a word is read out as no word at all. */
function clipped(name: string): string {
  if (name.length <= NAME_MOST) return name;
  const space = name.lastIndexOf(' ', NAME_MOST - 1);
  return `${name.slice(0, space > NAME_MOST / 2 ? space : NAME_MOST - 1)}…`;
}

function around(points: readonly Point[], wide: number): { left: number; top: number; width: number; height: number } {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs) - EDGE, Math.min(...ys) - EDGE];
  const width = Math.max(160, Math.max(...xs) + EDGE - left);
  const height = Math.max(120, Math.max(...ys) + EDGE - top);
  // In the middle of what is wider.
  return { left: left - Math.max(0, wide - width) / 2, top, width: Math.max(width, wide), height };
}

/** From one node's middle to the other's rim. */
function between(from: Point, to: Point, radius: number): { x1: string; y1: string; x2: string; y2: string } {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const share = Math.max(0, (length - radius - 3) / length);
  return { x1: from.x.toFixed(1), y1: from.y.toFixed(1), x2: (from.x + (to.x - from.x) * share).toFixed(1), y2: (from.y + (to.y - from.y) * share).toFixed(1) };
}

/** The nearest node in an arrow's direction; the first and the last for Home and End. */
function neighbour(nodes: readonly GraphNode[], points: ReadonlyMap<string, Point>, at: number, key: string): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return nodes.length - 1;
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  const from = points.get(nodes[at]?.id ?? '');
  if (way === undefined || from === undefined) return null;
  const [wx = 0, wy = 0] = way;
  let best: number | null = null;
  let least = Infinity;
  for (const [index, { id }] of nodes.entries()) {
    const { x, y } = points.get(id)!;
    const along = (x - from.x) * wx + (y - from.y) * wy;
    if (index === at || along <= 0) continue;
    const cost = along + 2.5 * Math.abs((x - from.x) * wy + (y - from.y) * wx);
    if (cost < least) [best, least] = [index, cost];
  }
  return best;
}

