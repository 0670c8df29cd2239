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
const SLICE = 8;

export function radiusOf(citedBy: number): number {
  return 5 + Math.min(9, 2.2 * Math.sqrt(citedBy));
}

/** The same graph always gives the same picture. Rejects with the signal's reason when it aborts. */
export async function layOut({ nodes, edges }: Graph, signal: AbortSignal): Promise<ReadonlyMap<string, Point>> {
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
  return new Map(bodies.map(({ id, x = 0, y = 0 }) => [id, { x, y }]));
}
