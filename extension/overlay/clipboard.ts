/** Copying from a content script: the page's policy may forbid the new way, then the old one serves. */

/** Resolves to false when neither way is allowed. Call it while the person's own click or key is handled. */
export async function copy(words: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    let done = false;
    const onCopy = (event: ClipboardEvent) => {
      event.clipboardData?.setData('text/plain', words);
      event.preventDefault();
      event.stopImmediatePropagation();
      done = true;
    };
    addEventListener('copy', onCopy, { capture: true, once: true });
    document.execCommand('copy');
    removeEventListener('copy', onCopy, { capture: true });
    return done;
  }
}
