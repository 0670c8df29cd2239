/** How our boxes on a page are drawn and drawn again: what stays is the same node, and hostile words are words. */
import { parseHTML } from 'linkedom';
import { beforeEach, describe, expect, test } from 'vitest';
import { Fragment, jsx, render } from '../../extension/overlay/jsx/jsx-runtime.ts';

let box: Element;
beforeEach(() => {
  box = parseHTML('<!doctype html><html><body><div id="box"></div></body></html>').document.querySelector('#box')!;
});
type Tree = Parameters<typeof render>[0];
const draw = (tree: unknown) => render(tree as Tree, box);
const item = (name: string) => jsx('li', { children: name }, name);

describe('a tree drawn', () => {
  test('holds components, lists, fragments, texts and nothing for nothing', () => {
    const Greeting = ({ name }: { name?: unknown }) => jsx('b', { class: 'greeting', children: ['Hello, ', name as string] });
    draw(jsx(Fragment, { children: [jsx(Greeting, { name: 'Amina' }), null, false, '', 0, [jsx('i', {}), ' & '], undefined] }));
    expect(box.innerHTML).toBe('<b class="greeting">Hello, Amina</b>0<i></i> &amp; ');
    draw(null);
    expect(box.childNodes.length).toBe(0);
  });

  test('takes markup in words as words', () => {
    draw(jsx('p', { title: '"><img src=x>', children: '<script>alert(1)</script>' }));
    expect(box.querySelectorAll('*').length).toBe(1);
    expect(box.textContent).toBe('<script>alert(1)</script>');
  });

  test('says states of ARIA even where they are false, and leaves out what is not', () => {
    draw(jsx('button', { 'aria-disabled': false, 'aria-pressed': undefined, lang: undefined, open: true, hidden: false }));
    const button = box.firstElementChild!;
    expect(button.getAttribute('aria-disabled')).toBe('false');
    expect(['aria-pressed', 'lang', 'hidden'].filter((name) => button.hasAttribute(name))).toEqual([]);
    expect(button.getAttribute('open')).toBe('');
  });

  test('puts drawings into their own namespace', () => {
    draw(jsx('svg', { children: jsx('path', { d: 'M0 0' }) }));
    expect(box.querySelector('path')!.namespaceURI).toBe('http://www.w3.org/2000/svg');
  });
});

describe('a tree drawn again', () => {
  test('keeps the nodes that stay, whatever comes before them', () => {
    const clauses = (names: readonly string[], late: boolean) => jsx('div', { children: [late && jsx('h2', { children: 'Late' }), jsx('ul', { children: names.map(item) })] });
    draw(clauses(['P1', 'O1'], false));
    const [list, first] = [box.querySelector('ul')!, box.querySelectorAll('li')[1]!];
    draw(clauses(['O1', 'P0', 'P1'], true));
    expect(box.querySelector('ul')).toBe(list);
    expect(box.querySelectorAll('li')[0]).toBe(first);
    expect(box.textContent).toBe('LateO1P0P1');
  });

  test('mends words and attributes, and makes anew what is another element', () => {
    draw(jsx('p', { class: 'quiet', dir: 'rtl', children: ['one', jsx('del', { children: 'two' })] }));
    const paragraph = box.firstElementChild!;
    draw(jsx('p', { class: 'trouble', children: ['1', jsx('ins', { children: 'two' })] }));
    expect(box.firstElementChild).toBe(paragraph);
    expect(box.innerHTML).toBe('<p class="trouble">1<ins>two</ins></p>');
  });

  test('leaves open what a person opened', () => {
    const details = (words: string) => jsx('details', { children: [jsx('summary', { children: 'More' }), words] });
    draw(details('one'));
    box.querySelector('details')!.setAttribute('open', '');
    draw(details('two'));
    expect(box.querySelector('details')!.hasAttribute('open')).toBe(true);
    expect(box.textContent).toBe('Moretwo');
  });

  test('shows two clauses of the same path, as often as it is drawn', () => {
    const twice = () => jsx('ul', { children: [item('O1'), item('O1'), item('O2')] });
    draw(twice());
    const nodes = [...box.querySelectorAll('li')];
    expect(nodes).toHaveLength(3);
    draw(twice());
    expect([...box.querySelectorAll('li')]).toEqual(nodes);
  });

  test('does what is to be done now, once', () => {
    const heard: string[] = [];
    draw(jsx('button', { onClick: () => heard.push('old') }));
    const button = box.firstElementChild as HTMLElement & { onclick: (() => void) | null };
    draw(jsx('button', { onClick: () => heard.push('new') }));
    button.onclick?.();
    draw(jsx('button', {}));
    expect(button.onclick).toBeNull();
    expect(heard).toEqual(['new']);
  });
});
