/** Plain text as the page that a document site would make of it: menus around, one element a paragraph inside. */
import type { Language } from '../../shared/languages/types.ts';
import type { ShelfDocument } from './documents.ts';

export function direction(language: Language): 'rtl' | 'ltr' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const FONTS = `--serif: Georgia, 'Times New Roman', 'Noto Serif', 'Noto Naskh Arabic', 'Noto Serif CJK SC', serif; --sans: system-ui, 'Segoe UI', 'Noto Sans', 'Noto Sans Arabic', 'Noto Sans CJK SC', sans-serif;`;

const PAGE_STYLE = `
  :root { ${FONTS} color-scheme: light dark; --paper: #fbfaf7; --ink: #1d2226; --faint: #5d666d; --rule: #dcd8cf; }
  @media (prefers-color-scheme: dark) { :root { --paper: #14171a; --ink: #dfe3e6; --faint: #9aa4ab; --rule: #2b3136; } }
  * { box-sizing: border-box; }
  body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.6 var(--serif); }
  [lang=ar] { line-height: 1.8; font-family: 'Noto Naskh Arabic', 'Geeza Pro', 'Traditional Arabic', var(--serif); }
  [lang=zh] { font-family: 'Noto Serif CJK SC', 'Songti SC', SimSun, var(--serif); }
  header, footer { font: 14px/1.5 var(--sans); color: var(--faint); border-block: 1px solid var(--rule); padding: 12px 24px; display: flex; gap: 24px; flex-wrap: wrap; }
  header a, footer a { color: inherit; text-decoration: none; }
  main { max-inline-size: 44em; margin-inline: auto; padding: 40px 24px 80px; }
  main p { margin-block: 0 0.7em; overflow-wrap: anywhere; }
  main p.item { white-space: pre-wrap; text-indent: -2em; padding-inline-start: 3.2em; tab-size: 2; }
  main h1 { font-size: 1.35em; line-height: 1.35; margin-block: 1.2em; }
  main h1 + h1 { margin-block-start: -1.1em; }
`;

/** One HTML paragraph a line; a label and its tab stay, `**bold**` becomes bold, bookmarks of a converter go. */
export function paragraphs(content: string, title: string | null): string {
  return content
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.replaceAll(/\[bookmark: [^\]]*\]/g, '').trim())
    .filter((line) => line !== '')
    .map((line) => {
      const inner = escaped(line).replaceAll(/\*\*([^*]+)\*\*/g, '<b>$1</b>');
      if (isOfTitle(line.replaceAll('**', ''), title)) return `<h1>${inner}</h1>`;
      return line.includes('\t') ? `<p class="item">${inner}</p>` : `<p>${inner}</p>`;
    })
    .join('\n');
}

/** The title, or a line of one that stands on several. */
function isOfTitle(line: string, title: string | null): boolean {
  return title !== null && (line === title || (line.length >= 20 && (title.startsWith(`${line} `) || title.endsWith(` ${line}`))));
}

const CHROME: Readonly<Record<Language, readonly [string, string, string]>> = {
  ar: ['الصفحة الرئيسية', 'الوثائق', 'اتصل بنا'],
  zh: ['首页', '文件', '联系我们'],
  en: ['Home', 'Documents', 'Contact'],
  fr: ['Accueil', 'Documents', 'Contact'],
  ru: ['Главная', 'Документы', 'Контакты'],
  es: ['Inicio', 'Documentos', 'Contacto'],
};

/** The whole page of a text document, as its own site would serve it. */
export function documentPage(document: ShelfDocument, content: string): string {
  const { language, title, address } = document;
  const site = new URL(address).hostname;
  const [home, all, contact] = CHROME[language];
  return `<!doctype html>
<html lang="${language}" dir="${direction(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title><style>${PAGE_STYLE}</style></head>
<body>
<header><nav><a href="/">${home}</a> · <a href="/documents">${all}</a></nav><span dir="ltr">${site}</span></header>
<main>
${paragraphs(content, title)}
</main>
<footer><a href="/contact">${contact}</a><span dir="ltr">© ${site}</span></footer>
</body>
</html>
`;
}

const INDEX_STYLE = `
  :root { ${FONTS} color-scheme: light dark; --paper: #fbfaf7; --ink: #1d2226; --faint: #5d666d; --rule: #dcd8cf; --accent: #0f5f63; }
  @media (prefers-color-scheme: dark) { :root { --paper: #14171a; --ink: #dfe3e6; --faint: #9aa4ab; --rule: #2b3136; --accent: #6fc3c4; } }
  body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 var(--sans); }
  main { max-inline-size: 46em; margin-inline: auto; padding: 56px 24px 96px; }
  h1 { font: 600 30px/1.2 var(--serif); margin: 0 0 6px; }
  p { color: var(--faint); margin: 0 0 40px; max-inline-size: 36em; }
  h2 { font: 600 13px/1 var(--sans); color: var(--faint); margin: 40px 0 8px; }
  ul { list-style: none; margin: 0; padding: 0; border-block-start: 1px solid var(--rule); }
  li { display: grid; grid-template-columns: 3em 1fr; gap: 12px; padding: 10px 0; border-block-end: 1px solid var(--rule); align-items: baseline; }
  li > span { color: var(--faint); font-size: 13px; }
  a { color: var(--ink); text-decoration: none; display: block; overflow-wrap: anywhere; }
  a:hover, a:focus-visible { color: var(--accent); text-decoration: underline; text-underline-offset: 3px; }
  small { display: block; color: var(--faint); font-size: 13px; overflow-wrap: anywhere; text-align: start; }
`;

const SHELVES: readonly (readonly [ShelfDocument['from'], string])[] = [
  ['seed', 'ITU and UN documents in Arabic'],
  ['sample', 'Samples, invented'],
  ['un', 'UN resolutions in six languages'],
  ['office', 'PDF and Word'],
];

/** The shelf itself. Links lead to the real addresses, which the demo’s browser is served from here. */
export function indexPage(documents: readonly ShelfDocument[]): string {
  const shelf = ([from, heading]: readonly [ShelfDocument['from'], string]): string => {
    const on = documents.filter((document) => document.from === from);
    if (on.length === 0) return '';
    const rows = on.map(
      (document) =>
        `<li><span>${document.language}</span><div dir="auto"><a lang="${document.language}" href="${escaped(document.address)}">${escaped(document.title)}</a><small dir="ltr">${escaped(document.address)}</small></div></li>`,
    );
    return `<h2>${heading}</h2>\n<ul>\n${rows.join('\n')}\n</ul>`;
  };
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Shelf</title><style>${INDEX_STYLE}</style></head>
<body><main>
<h1>Shelf</h1>
<p>Each document opens under the address of its own site. In this browser those addresses are answered by this computer.</p>
${SHELVES.map(shelf).join('\n')}
</main></body>
</html>
`;
}
