/** A page as the browser hands it to a screen reader: what is heard, not what is painted. */
import type { Page } from 'playwright-core';

/** States that are said; those that are off are said where the element has them at all. */
const SAID = new Set(['checked', 'disabled', 'expanded', 'invalid', 'level', 'pressed', 'selected']);
/** Roles that say nothing by themselves. */
const SILENT = new Set(['InlineTextBox', 'LineBreak', 'generic', 'none']);

interface Node {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: { readonly value?: string };
  readonly name?: { readonly value?: string };
  readonly description?: { readonly value?: string };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
  readonly childIds?: readonly string[];
}

/** One line for each thing in the order of reading: `button "Reply"`, `treeitem "O1 resolves" expanded=true`, `StaticText "…"`. */
export async function heardOn(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { readonly nodes: readonly Node[] };
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines: string[] = [];
  const walk = (node: Node | undefined): void => {
    if (node === undefined) return;
    const role = node.role?.value ?? '';
    if (!node.ignored && !SILENT.has(role)) lines.push(lineOf(role, node));
    for (const child of node.childIds ?? []) walk(byId.get(child));
  };
  walk(nodes[0]);
  return lines;
}

function lineOf(role: string, { name, description, properties = [] }: Node): string {
  const said = [role];
  if (name?.value) said.push(JSON.stringify(name.value));
  if (description?.value && description.value !== name?.value) said.push(`(${description.value})`);
  for (const { name: state, value } of properties) if (SAID.has(state) && value.value !== undefined) said.push(`${state}=${String(value.value)}`);
  return said.join(' ');
}
