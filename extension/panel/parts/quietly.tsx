import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Milliseconds that words stand before they are said: what changes at every key is said once it has settled. */
const SETTLED = 700;

/** Words for those who hear the page: said once they have settled, from a place that was there before them. */
export function Quietly({ text }: { readonly text: string }): JSX.Element {
  const [said, say] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => say(text), text === '' ? 0 : SETTLED);
    return () => clearTimeout(timer);
  }, [text]);
  return <p class="unseen" role="status">{said}</p>;
}
