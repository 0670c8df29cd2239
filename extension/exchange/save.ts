/** A file for the person to keep: the browser's own way of saving, without a permission. */

/** What a file is called: the symbol's letters, the day; nothing that a file system would not take. */
export function fileName(name: string, made: string, ending: string): string {
  const clean = name.normalize('NFC').replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, '');
  return `${[...clean].slice(0, 60).join('') || 'notes'}-${made.slice(0, 10)}.${ending}`;
}

export function saveFile(name: string, type: string, content: string | Uint8Array<ArrayBuffer>): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the blob after the click; a minute is more than any disk needs to begin.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
