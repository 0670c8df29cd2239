/** A field grows with what is written, up to a share of the panel's height. */
export function grow(field: HTMLTextAreaElement | null, most = 0.4): void {
  if (field === null) return;
  field.style.blockSize = 'auto';
  field.style.blockSize = `${Math.min(field.scrollHeight + 2, window.innerHeight * most)}px`;
}
