import { describe, expect, test } from 'vitest';
import { outlineOf } from './outline-of.ts';

/** Shapes of papers that the first tables did not have: a name, an invented text, its outline. */
const PAPERS: readonly (readonly [name: string, text: string, outline: readonly string[]])[] = [
  ['a budget in parts, its table between the paragraphs', `99/254. Programme of kites
A
APPROPRIATIONS
The General Assembly
Resolves that, for the year 2045:
1. Appropriations totalling 3,594 dollars approved by it are appropriated as follows:
Section Amount
Part I. Overall direction
1. Overall direction 122 403 300
2. Strings and tails 370 111 600
2. The amounts shall be reviewed;
3. The account shall be closed.
50th plenary meeting 22 December 2044
B
INCOME
The General Assembly
Resolves that, for the year 2045:
1. Estimates of income are approved;
2. The income shall be credited.`,
  ['T1', 'T2', 'T3', 'B', 'P1 [resolves]', 'O1', 'S1', 'S2', 'O1+1', 'O1+2', 'O2', 'O3', 'Z1', 'T4', 'T5', 'B~2', 'P1~2 [resolves]', 'O1~2', 'O2~2']],
  ['a collection of decisions', `Decisions adopted by the Economic and Social Council
2044/301. Elections
A
At its 4th plenary meeting, on 23 November 2043, the Economic and Social Council took the following action:
Committee for Kites
Pursuant to its resolution 2008 (LX), the Council nominated:
(a) From the coast: Kiteland;
(b) From the hills: Stringland.
2044/302. Report of the Committee on Kites
At its 27th plenary meeting, on 5 June 2044, the Economic and Social Council decided to take note of the report.
2044/303. Agenda
At its 28th plenary meeting, on 6 June 2044, the Council:
(a) Took note of the report;
(b) Approved the agenda set out below:
1. Election of officers.
2. Adoption of the agenda.`,
  ['T1', 'T2', 'T3', 'O1', 'O1+1', 'O1+2', 'O1.a', 'O1.b', 'T4', 'O1~2', 'T5', 'O1~3', 'O1.a~2', 'O1.b~2', 'O1.b.1', 'O1.b.2']],
  ['a decision in Russian, whose head names the body as enacting words do', `Экономический и Социальный Совет
2044/335. Доклад Комиссии по змеям
На своем 30-м пленарном заседании 23 июля 2044 года Экономический и Социальный Совет, ссылаясь на свою резолюцию 2043/3, постановил:
a) принять к сведению доклад Комиссии;
b) утвердить повестку дня.`,
  ['T1', 'T2', 'O1', 'O1.a', 'O1.b']],
  ['headings with letters between the paragraphs', `Le Conseil de sécurité,
Rappelant toutes ses résolutions sur les cerfs-volants,
Agissant en vertu du Chapitre VII,
A. Vent
1. Autorise la mission à voler ;
2. Prie le Secrétaire général de lui rendre compte ;
B. Ficelle
3. Décide de rester saisi de la question.`,
  ['B', 'P1 [recalling]', 'P2 [acting]', 'S1', 'O1 [authorizes]', 'O2 [requests] @sg', 'S2', 'O3 [decides]']],
  ['a draft under negotiation', `The General Assembly,
PP1 Recalling its resolution 98/900,
PP1bis Welcoming the festival,
PP2. Noting the wind,
OP1 Decides to continue;
OP1 bis Requests the Secretary-General:
(a) To report;
(b) To publish;
OP2: Invites Member States to join.`,
  ['B', 'P1 [recalling]', 'P1bis [welcoming]', 'P2 [noting]', 'O1 [decides]', 'O1bis [requests] @sg', 'O1bis.a', 'O1bis.b', 'O2 [invites] @member-states']],
  ['annexes whose parts bear their letter', `1 Scope
This text is about kites.
2 References
None.
Annex A
Method
A.1 General
A.1.1 Principles
B.1 is a clause of another annex.
A.2 Calculation
Appendix I
Examples
I.1 First example
I.2 Second example`,
  ['S1', 'S1+1', 'S2', 'S2+1', 'A1', 'A1+1', 'A1.1', 'A1.1.1', 'A1.1.1+1', 'A1.2', 'A2', 'A2+1', 'A2.1', 'A2.2']],
  ['annexes whose parts bear their number', `РЕЗОЛЮЦИЯ МСЭ-R 2-9
Ассамблея радиосвязи МСЭ,
решает,
1 что змеи летают;
2 что методы представлены в Приложении 1,
Приложение 1
Методы
A1.1 Исследования проводятся.
A1.2 Собрание проводит две сессии:
A1.2.1 первая сессия;
A1.2.2 вторая сессия.`,
  ['T1', 'B', 'O1 [resolves]', 'O1.1', 'O1.2', 'A1', 'A1+1', 'A1.1', 'A1.2', 'A1.2.1', 'A1.2.2']],
  ['a footnote under a rule whose mark lost its dress', `The Plenipotentiary Conference of the International Telecommunication Union (Bucharest, 2022),
recognizing
the kites adopted by this conference for developing countries1,
resolves
1 to fly;
2 to land.
_______________
1 These include the least windy countries.
(Bucharest, 2022)`,
  ['B', 'P1 [recognizing]', 'P1.1', 'O1 [resolves]', 'O1.1', 'O1.2', 'Z1', 'F1', 'Z2']],
  ['a letter, its leave and its annex', `Subject: Consultation about kites
Dear Sir or Madam,
1 Study Group 16 intends to meet.
2 The text is in Annex 1.
Yours faithfully,
A. Lamp
Director
Annexes: 1
Annex 1
Text of the draft`,
  ['T1', 'T2', 'S1', 'S2', 'Z1', 'Z2', 'Z3', 'Z4', 'A1', 'A1+1']],
  ['a letter whose annex follows its head', `A/99/700
General Assembly
Letter dated 3 December 2044 from the Permanent Representative of Kiteland
Upon instructions from my Government I have the honour to transmit a statement (see annex).
Annex to the letter dated 3 December 2044
Statement of the Ministry of Wind
1. The Ministry condemns the storm.
2. It recalls the calm.`,
  ['T1', 'T2', 'T3', 'T4', 'A1', 'A1+1', 'A1.1', 'A1.2']],
  ['an annex with its table of contents', `The ITU Radiocommunication Assembly,
recommends
1 that Annex 1 should be used;
2 that kites should fly.
Annex 1
Methodology
TABLE OF CONTENTS
1 Introduction 3
2 Strings 4
1 Introduction
Kites need wind.
2 Strings
2.1 Cotton`,
  ['B', 'O1 [recommends]', 'O1.1', 'O1.2', 'A1', 'A1+1', 'A1+2', 'A1+3', 'A1+4', 'A1.1', 'A1.1+1', 'A1.2', 'A1.2.1']],
  ['an item that begins with an act of its own part', `国际电信联盟全权代表大会（2022年，布加勒斯特），
做出决议，请秘书长
责成国际电联开展这项工作。
责成秘书长
提交报告。`,
  ['B', 'O1 [resolves to invite] @sg', 'O1.1', 'O2 [instructs] @sg', 'O2.1']],
  ['an item that is named as a closing line is', `The World Telecommunication Standardization Assembly (New Delhi, 2024),
recognizing
the resolutions adopted by this assembly,
resolves
to fly.`,
  ['B', 'P1 [recognizing]', 'P1.1', 'O1 [resolves]', 'O1.1']],
  ['a resolution in sections, each with a preamble and paragraphs of its own', `The General Assembly,
I
Lighthouses
Recalling section X of its resolution 98/253,
1. Takes note of the report;
2. Endorses the conclusions;
II
Buoys
Recalling section VIII of its resolution 97/263,
1. Approves the budget:
(a) One lamp;
(b) One bell;
III. Kites
Having considered the reports,
Takes note of the reports.
50th plenary meeting`,
  ['B', 'S1', 'S2', 'P1 [recalling]', 'O1 [takes note]', 'O2 [endorses]', 'S3', 'S4', 'P2 [recalling]', 'O1~2 [approves]', 'O1.a', 'O1.b', 'S5', 'P3 [having considered]', 'O1~3 [takes note]', 'Z1']],
  ['a resolution in sections whose paragraphs go on counting', `الجمعية العامة
إن الجمعية العامة،
إذ تشير إلى قرارها 98/253،
أولا
المنارات
1 - تحيط علما بالتقرير؛
ثانيا
الطائرات
2 - تقرر مواصلة النظر.`,
  ['T1', 'B', 'P1 [recalling]', 'S1', 'S2', 'O1 [takes note]', 'S3', 'S4', 'O2 [decides]']],
  ['footnotes at the end, their marks glued to words', `إن مجلس حقوق الإنسان،
إذ يشير إلى قراره 57/12(1) وإلى القرار 70/1(2)،
1- يرحب بالتقرير؛
2- يقرر:
(أ) أن يواصل؛
(ب) أن ينظر.
(1) A/HRC/99/32.
(2) القرار 70/1.`,
  ['B', 'P1 [recalling]', 'O1 [welcomes]', 'O2 [decides]', 'O2.a', 'O2.b', 'F1', 'F2']],
];

describe('other papers', () => {
  test.each(PAPERS)('%s', (_name, text, outline) => {
    expect(outlineOf(text)).toEqual(outline);
  });
});
