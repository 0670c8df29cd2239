/** One tab stop for a long list: arrows, Home and End move among its rows (elements with `data-row`). */
export function onRowKeys(event: KeyboardEvent): void {
  const list = event.currentTarget as HTMLElement;
  const rows = [...list.querySelectorAll<HTMLElement>('[data-row]')].filter((row) => row.offsetParent !== null);
  const at = rows.indexOf((event.target as HTMLElement).closest('[data-row]') as HTMLElement);
  if (at < 0) return;
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  const row = next === undefined ? undefined : rows[next];
  if (row === undefined) return;
  event.preventDefault();
  for (const each of rows) each.tabIndex = -1;
  row.tabIndex = 0;
  row.focus();
}
