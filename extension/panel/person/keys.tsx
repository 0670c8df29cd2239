/** The settings' list of keys: the browser's own, which are changed there, and those of the page and the panel. */
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { words } from '../here/words.ts';

interface Key {
  readonly name: string;
  readonly shortcut: string;
}

const CHROMIUM_SHORTCUTS = 'chrome://extensions/shortcuts';
/** Firefox has its panel under another name, and keeps extensions out of the page where shortcuts are changed. */
const isFirefox = browser.runtime.getURL('/').startsWith('moz-extension:');

/** @param children what of the keys is chosen here */
export function Shortcuts({ children }: { readonly children: ComponentChildren }): JSX.Element {
  const [commands, setCommands] = useState<readonly Key[]>([]);
  useEffect(() => {
    const look = async (): Promise<void> => setCommands((await browser.commands.getAll()).map(({ name = '', shortcut = '' }) => ({ name, shortcut })));
    void look().catch(() => undefined);
    // The person comes back from where they are changed.
    const again = (): void => void look().catch(() => undefined);
    addEventListener('focus', again);
    return () => removeEventListener('focus', again);
  }, []);
  const t = words.value.welcome;
  const list = words.value.notesView.keys;
  const nameOf = (name: string): string => (name === 'toggle-overlay' ? t.keyOverlay : t.keyPanel);
  return (
    <section data-section="keys">
      <h2>{t.keys}</h2>
      <p class="hint">{t.keysHint}</p>
      <dl class="keys">
        {commands.map(({ name, shortcut }) => <Line key={name} keys={shortcut === '' ? [] : [shortcut]} does={nameOf(name)} />)}
      </dl>
      {isFirefox ? <p class="hint">{t.keysFirefox}</p> : <p><button type="button" class="plain" data-change-keys onClick={() => void browser.tabs.create({ url: CHROMIUM_SHORTCUTS })}>{t.keysChange}</button></p>}
      {children}
      <h3>{t.onPage}</h3>
      <dl class="keys">
        <Line keys={['j', 'k']} does={t.keyClauses} />
        <Line keys={['←', '→']} does={t.keyWords} />
        <Line keys={[']', '[']} does={t.keyCitations} />
        <Line keys={['Enter']} does={t.keyOpen} />
        <Line keys={['n', 'h', 'p', 'c']} does={t.keyWrite} />
      </dl>
      <h3>{list.inPanel}</h3>
      <dl class="keys">
        <Line keys={['/']} does={list.find} />
        <Line keys={['1', '2', '3']} does={list.views} />
        <Line keys={['?']} does={list.list} />
      </dl>
    </section>
  );
}

function Line({ keys, does }: { readonly keys: readonly string[]; readonly does: string }): JSX.Element {
  return (
    <div>
      <dt>{does}</dt>
      <dd>{keys.length === 0 ? words.value.welcome.keyNone : keys.map((key) => <kbd key={key} dir="ltr">{key}</kbd>)}</dd>
    </div>
  );
}
