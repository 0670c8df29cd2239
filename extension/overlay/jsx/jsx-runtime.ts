/**
 * What a content script needs of JSX: trees of components without state, drawn into one of our boxes and mended when they
 * are drawn again. A tenth of Preact's size, which every page with a document would compile anew; the extension's own
 * pages use Preact. The types of the markup are Preact's as well.
 */
import type { JSX } from 'preact/jsx-runtime';

export type { JSX };

type Properties = Readonly<Record<string, unknown>>;
type Component = (properties: Properties) => Child;
type Child = Drawn | string | number | boolean | null | undefined | readonly Child[];

interface Drawn {
  readonly tag: string | Component;
  readonly properties: Properties;
  readonly key: string | number | undefined;
}

/** A node of the page's with what was last drawn on it. */
interface Kept {
  readonly node: Element | Text;
  readonly drawn: Drawn | null;
  readonly children: Nodes;
}

/** By the way to each: the keys, or else the places, of all that it stands in. */
type Nodes = ReadonlyMap<string, Kept>;

const NOTHING: Nodes = new Map();
const SVG = 'http://www.w3.org/2000/svg';

export function jsx(tag: string | Component, properties: Properties, key?: string | number): Drawn {
  return { tag, properties, key };
}

export const jsxs = jsx;

export function Fragment({ children }: Properties): Child {
  return children as Child;
}

const roots = new WeakMap<Element, Nodes>();

/** Draws a tree into an element that is nobody else's; null takes all away. Nodes that stay keep focus, scroll and what a person opened. */
export function render(tree: JSX.Element | null, into: Element): void {
  roots.set(into, mend(into, tree as unknown as Child, roots.get(into) ?? NOTHING));
}

function mend(parent: Element, children: Child, before: Nodes): Nodes {
  const after = new Map<string, Kept>();
  const add = (child: Child, way: string): void => {
    if (child === null || child === undefined || typeof child === 'boolean' || child === '') return;
    if (isList(child)) {
      child.forEach((each, place) => add(each, `${way} ${(isDrawn(each) ? each.key : undefined) ?? place}`));
      return;
    }
    if (isDrawn(child) && typeof child.tag === 'function') {
      add(child.tag(child.properties), `${way}.`);
      return;
    }
    let own = way;
    // Documents can name two clauses alike.
    while (after.has(own)) own += '+';
    after.set(own, isDrawn(child) ? element(parent, child, before.get(own)) : words(parent, String(child), before.get(own)));
  };
  add(children, '');
  for (const [way, { node }] of before) if (after.get(way)?.node !== node) node.remove();
  let next = parent.firstChild;
  for (const { node } of after.values()) {
    if (node === next) next = node.nextSibling;
    else parent.insertBefore(node, next);
  }
  return after;
}

function isList(child: Child): child is readonly Child[] {
  return Array.isArray(child);
}

function isDrawn(child: Child): child is Drawn {
  return typeof child === 'object' && child !== null && 'tag' in child;
}

function words(parent: Element, text: string, before: Kept | undefined): Kept {
  if (before && before.drawn === null) {
    if (before.node.textContent !== text) before.node.textContent = text;
    return before;
  }
  return { node: parent.ownerDocument.createTextNode(text), drawn: null, children: NOTHING };
}

function element(parent: Element, drawn: Drawn, before: Kept | undefined): Kept {
  const tag = drawn.tag as string;
  const same = before?.drawn?.tag === tag ? before : undefined;
  const node = (same?.node as Element | undefined)
    ?? parent.ownerDocument.createElementNS(tag === 'svg' ? SVG : parent.namespaceURI, tag);
  const was = same?.drawn?.properties ?? {};
  const now = drawn.properties;
  for (const name of new Set([...Object.keys(was), ...Object.keys(now)])) {
    if (name !== 'children' && was[name] !== now[name]) set(node, name, now[name]);
  }
  return { node, drawn, children: mend(node, now['children'] as Child, same?.children ?? NOTHING) };
}

/** An attribute, or what to do on an event; states of ARIA are said even where they are false. */
function set(node: Element, name: string, value: unknown): void {
  if (name.startsWith('on')) Object.assign(node, { [name.toLowerCase()]: value ?? null });
  else if (value === null || value === undefined || (value === false && !name.startsWith('aria-'))) node.removeAttribute(name);
  else node.setAttribute(name, value === true && !name.startsWith('aria-') ? '' : String(value));
}
