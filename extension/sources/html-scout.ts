/**
 * A first look at a page, before anything is read: could there be a clause or a citation in it at all? Most pages of a
 * site have none, and reading is code and work that they are spared. It errs on one side only: what `read` would find
 * something in must be let through (the tests hold it to every line of the real documents); a page let through in vain
 * is read in vain.
 *
 * Every page pays for this file when the browser compiles it. So patterns are plain ones over small letters, without
 * Unicode classes and without ignoring case (building those costs the browser more than all the rest), and are made
 * when they are first needed.
 */

/** Never text of a document, whatever they hold (those of `html-main.ts` that pages have in numbers). */
const SILENT = ' SCRIPT STYLE NOSCRIPT TEMPLATE IFRAME NAV BUTTON SELECT TEXTAREA svg DIALOG HEAD ';
/** Around the text of most pages, and never in it unless they hold much of it. */
const AROUND = ' FOOTER ASIDE HEADER ';

const D = '[0-9\\u0660-\\u0669\\u06f0-\\u06f9\\uff10-\\uff19]';
const L = '[a-z\\u00aa-\\u02af\\u0370-\\u058f\\u05d0-\\u065f\\u066e-\\u06d3\\u2160-\\u217f\\u3005-\\ufaff]';
const BREAK = '[\\s)\\]）.．、،:：/\\-–—]';

/** What opens a labelled paragraph ("1.", "2.1 ", "(a)", "iv)", "أ )", "二、"); headings of parts, and of papers without numbers. */
const OPENS = `^[\\s([（«"]*(?:${D}{1,3}(?:[.-]${D}{1,3})*(?:${BREAK}|${L}\\)|$)|${L}{1,4}\\s?(?:[)\\]）．、]|\\.(?!${L})|\\s[-–—])|`
  + 'annex|anex|append|apénd|attachm|adjunto|pièce j|part|section|secci|chap|capít|titl|titr|títul|article|artíc|reason|motif|motiv'
  + '|introd|backgr|discus|debate|propos|propues|conclu|recom|rationale|conte[xk]|general|génér|considér|consider|rappel|examen|anteced'
  + '|прил|дополн|добавл|част|разд|глав|стать|введ|базов|истори|обсужд|предлож|заключ|вывод|рекоменд|общие|контекст|основани|причин'
  + '|(?:ال)?(?:ملحق|مرفق|تذييل|ضميم|جزء|قسم|فصل|باب|ماد|مقدم|خلفي|معلومات|مناقش|مقترح|خاتم|خلاص|استنتاج|توصي|سياق|اعتبار|[أا]سباب)'
  + '|附|第|部分|引言|背景|讨论|提案|建议|结论|概述|总则|理由|[上下一二三四五六七八九十]*[章节篇])';
/** Clauses end with a comma or a semicolon; a paragraph of prose does not. */
const GOES_ON = '[,;،؛，；、]\\s*$';
/** Symbols and addresses: A/RES/70/1, 70/125, X.509, №, § … */
const SIGNS = `${D}\\s?/\\s?${D}|${L}/[a-z\\u0430-\\u044f0-9]|[№§]|https?:|www\\.|itu\\.int|un\\.org|undocs|جيم\\s?${D}`;
/** Instruments that are known by a name, without a number. */
const NAMES = 'constituc|constitution|conven[tcio]|устав|конвенц|دستور|[اإ]تفاقي|组织法|公约|wsis|smsi|cmsi|вв[оу]|2030|بيان الحدث|information society'
  + '|société de l.information|sociedad de la información|информационн|مجتمع المعلومات|信息社会|geneva|genève|ginebra|женев|جنيف|日内瓦|tunis|túnez|тунис'
  + '|تونس|突尼斯|agenda|повестк|جدول|خطة|议程|world summit|sommet mondial|cumbre mundial|саммит|峰会|首脑|القمة|future we want|avenir que|futuro que'
  + '|будущее, к|الذي نصبو|我们[希想]|pact for|digital compact|addis|universal declaration|pacte |pacto |déclaration universelle|declaración universal|пакт|цифров[а-я]+ договор|аддис|всеобщ'
  + '|未来[契公]约|数字契约|亚的斯|人权宣言|ميثاق|تعاهد|اتفاق الرقمي|[أا]ديس|علان العالمي|vision|visión|видени|перспектив|رؤية|愿景';
/** Symbols that are known by their capitals: RFC 3261, WTDC-10, X.509. */
const CAPITALS = '[A-Z\\u0410-\\u042f]{2,}[\\s+/-]*[0-9]|(?:^|[^A-Za-z\\u00c0-\\u024f\\u0400-\\u04ff])[A-Z\\u0410-\\u042f]\\.\\s?[0-9]';
/** Kind words: an instrument's number stands near them. */
const KINDS = 'r[eé]s(?:ol|\\.)|рез(?:ол|\\.)|قرار|决议|決議|d[eé]c(?:is|\\.)|acuerdo|решени|مقرر|决定|決定|recom|recs?\\.|реком|рек\\.|توصي|建[议議][书書]|opini|avis|vœu|ruego|мнени'
  + '|ر[أا]ي|آراء|意见|statement|d[eé]clar|заявлен|بيان|声明|doc|contrib|addend|corrig|adici|документ|док\\.|вклад|исправл|وثيق|وثائق|مساهم|[إا]ضاف|تصويب|文件|文稿|supp?l|supp\\.'
  + '|дополн|добавл|ملحق|增补|补编|goal|objecti|objeti|цел[ьиейюя]|هدف|[أا]هداف|目标|target|cible|meta|задач|показател|غاي|مقصد|مقاصد|action|acci[oó]n|orientation|направлен|خط|مسار'
  + '|行动|article|artíc|стать|ماد[ةت]|第|sdg|odd|ods|цур';
/** Text nodes between a kind word and its number: "Resolution <a>70/1</a>". */
const NEAR = 3;
/** Marks and signs inside words, which only folding takes out; letters in forms that only old converters write. */
const INSIDE = '[\\u00ad\\u064b-\\u065f\\u0640\\u0670\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069]';
const PRESENTED = '[\\ufb50-\\ufdff\\ufe70-\\ufefc]';

interface Patterns {
  readonly tells: RegExp;
  readonly capitals: RegExp;
  readonly kinds: RegExp;
  readonly digit: RegExp;
  readonly inside: RegExp;
}
let patterns: Patterns | undefined;

export interface FirstLook {
  /** False where no reading of the page could give a clause or a citation. */
  readonly promising: boolean;
  /** The page's first paragraphs, about `SAMPLE` characters: whose language and name it has. Empty on a page without words. */
  readonly sample: string;
}

const SAMPLE = 600;
/** Shorter pieces are buttons, names and menus. */
const PARAGRAPH = 30;

/** Touches nothing, needs no styles and no layout. */
export function firstLook(page: Document): FirstLook {
  patterns ??= {
    tells: new RegExp(`${OPENS}|${GOES_ON}|${SIGNS}|${NAMES}|${PRESENTED}`),
    capitals: new RegExp(CAPITALS),
    kinds: new RegExp(KINDS),
    digit: new RegExp(D),
    inside: new RegExp(INSIDE, 'g'),
  };
  const scout: Scout = { ...patterns, kind: -NEAR - 1, nodes: 0, letters: 0, around: [], sample: '' };
  const promising = page.body !== null && (below(page.body, scout, 0) || weighs(scout));
  return { promising, sample: scout.sample };
}

interface Scout extends Patterns {
  /** Which text node held a kind word last, by their count. */
  kind: number;
  nodes: number;
  letters: number;
  /** Left out for the time being. */
  readonly around: Element[];
  sample: string;
}

/** What stands around the text is read all the same where it is much of the page. */
function weighs(scout: Scout): boolean {
  const much = scout.around.filter((element) => (element.textContent ?? '').length * 4 > scout.letters);
  return much.some((element) => below(element, scout, 0));
}

const TEXT = 3;
const ELEMENT = 1;
/** Nesting that no document needs; what is deeper is read to be sure. */
const DEEPEST = 400;

function below(parent: Node, scout: Scout, depth: number): boolean {
  if (depth > DEEPEST) return true;
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === TEXT) {
      if (tells((node as Text).data, scout)) return true;
    } else if (node.nodeType === ELEMENT) {
      const { tagName, shadowRoot } = node as Element;
      if (tagName === 'OL') return true;
      if (SILENT.includes(` ${tagName} `)) continue;
      if (AROUND.includes(` ${tagName} `) && isAround(node as Element)) scout.around.push(node as Element);
      else if (below(node, scout, depth + 1) || (shadowRoot && below(shadowRoot, scout, depth + 1))) return true;
    }
  }
  return false;
}

/** The site's own header, footer or side column, as `html-main.ts` has it, or less: what is doubtful is looked at. */
function isAround(element: Element): boolean {
  if (element.closest('main, [role=main], article, section, blockquote')) return false;
  return element.tagName === 'HEADER' ? element.querySelector('a[href]') !== null : !element.querySelector('[role^=doc-], [class*=note], [id*=note]');
}

function tells(data: string, scout: Scout): boolean {
  if (data.length < 16 && data.trim() === '') return false;
  scout.nodes += 1;
  scout.letters += data.length;
  if (data.length > PARAGRAPH && scout.sample.length < SAMPLE) scout.sample += `${data.slice(0, SAMPLE).trim()}\n`;
  const text = data.replace(scout.inside, '');
  const small = text.toLowerCase();
  if (scout.tells.test(small) || scout.capitals.test(text)) return true;
  if (scout.kinds.test(small)) scout.kind = scout.nodes;
  return scout.nodes - scout.kind <= NEAR && scout.digit.test(text);
}
