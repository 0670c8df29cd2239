/** Where the nodes of a graph stand. Laid out at once and then still: nothing moves before the eyes. */
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from 'd3-force';
import type { Graph } from './graph.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

interface Body extends SimulationNodeDatum {
  readonly id: string;
  readonly radius: number;
}

/** Steps until nothing moves any more, and milliseconds of them before the panel has its turn. */
const STEPS = 260;
const NAME_STEPS = 80;
const SLICE = 8;

export function radiusOf(citedBy: number): number {
  return 5 + Math.min(9, 2.2 * Math.sqrt(citedBy));
}

/** How far under its node's edge a name stands, and how high it is with the room around it. */
const NAME_BELOW = 12;
const NAME_HEIGHT = 17;

/**
 * The same graph always gives the same picture. Rejects with the signal's reason when it aborts.
 * @param widths of the names that are always shown, by id: these names are kept off each other and off other nodes
 */
export async function layOut({ nodes, edges }: Graph, widths: ReadonlyMap<string, number>, signal: AbortSignal): Promise<ReadonlyMap<string, Point>> {
  const bodies: Body[] = nodes.map(({ id, citedBy, here }) => ({ id, radius: radiusOf(citedBy), ...(here ? { x: 0, y: 0 } : {}) }));
  const simulation = forceSimulation(bodies)
    .force('link', forceLink<Body, { source: string; target: string }>(edges.map(({ from, to }) => ({ source: from, target: to }))).id(({ id }) => id).distance(nodes.length > 40 ? 58 : 84).strength(0.35))
    .force('apart', forceManyBody().strength(nodes.length > 80 ? -70 : -150).distanceMax(420))
    .force('room', forceCollide<Body>(({ radius }) => radius + (nodes.length > 40 ? 7 : 18)))
    // A panel is higher than wide.
    .force('x', forceX(0).strength(0.11))
    .force('y', forceY(0).strength(0.06))
    .stop();
  let since = performance.now();
  for (let step = 0; step < STEPS; step++) {
    simulation.tick();
    if (performance.now() - since < SLICE) continue;
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
    signal.throwIfAborted();
    since = performance.now();
  }
  for (let step = 0; step < NAME_STEPS; step++) partNames(bodies, widths);
  return new Map(bodies.map(({ id, x = 0, y = 0 }) => [id, { x, y }]));
}

/** Names are wider than high: what overlaps a name moves up or down, whatever else draws it together with that name. */
function partNames(bodies: readonly Body[], widths: ReadonlyMap<string, number>): void {
  for (const one of bodies) {
    const width = widths.get(one.id);
    if (width === undefined) continue;
    for (const other of bodies) {
      if (other === one) continue;
      const aside = Math.abs((other.x ?? 0) - (one.x ?? 0));
      const named = widths.get(other.id);
      // Its node on this name, and its name on this name.
      if (aside < width / 2 + other.radius + 2) part(one, other, nameOf(one), other.y ?? 0, NAME_HEIGHT / 2 + other.radius);
      if (named !== undefined && aside < (width + named) / 2 + 6) part(one, other, nameOf(one), nameOf(other), NAME_HEIGHT);
    }
  }
}

/** The middle of a node's name. */
function nameOf({ y = 0, radius }: Body): number {
  return y + radius + NAME_BELOW;
}

/** The lower of the two nodes goes down: by where the overlapping parts are, its node would be sent up and its name down. */
function part(one: Body, other: Body, middle: number, its: number, room: number): void {
  const apart = Math.abs(its - middle);
  if (apart >= room) return;
  const lower = (other.y ?? 0) - (one.y ?? 0);
  const push = ((room - apart) / 4) * (lower < 0 || (lower === 0 && one.id > other.id) ? -1 : 1);
  other.y = (other.y ?? 0) + push;
  one.y = (one.y ?? 0) - push;
}
