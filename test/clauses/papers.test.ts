import { describe, expect, it } from 'vitest';
import { clausesOf, outlineOf } from './outline-of.ts';

const TABLE: readonly (readonly [name: string, text: string, outline: readonly string[]])[] = [
  ['numbered sections of an English contribution', `Document C45/99-E
Source: Republic of Kites
Proposal on strings
1\tIntroduction
1.1\tStrings are short.
1.2\tStrings are thin:
a)\tin the north;
b)\tin the south.
This paragraph belongs to 1.2.
2\tProposal
The Council is invited to lengthen strings.
______________`, ['T1', 'T2', 'T3', 'S1', 'S1.1', 'S1.2', 'S1.2.a', 'S1.2.b', 'S1.2+1', 'S2', 'S2+1', 'Z1']],
  ['an addressee with a clause after it is a heading all the same', `RESOLUTION 950 (Rev. Geneva, 2022)
The World Telecommunication Standardization Assembly (Geneva, 2022),
considering
that buoys are many,
resolves
to number them,
invites Member States, Sector Members and academia, as appropriate,
to help with the numbering,
instructs the Director of the Telecommunication Standardization Bureau
to report.`, ['T1', 'B', 'P1 [considering]', 'P1.1', 'O1 [resolves]', 'O1.1', 'O2 [invites] @member-states+sector-members+academia', 'O2.1', 'O3 [instructs] @director-tsb', 'O3.1']],
  ['the same in Arabic', `القرار 950 (المراجَع في جنيف، 2022)
إن الجمعية العالمية لتقييس الاتصالات (جنيف، 2022)،
إذ تضع في اعتبارها
أن العوامات كثيرة،
تقرر
أن ترقّمها،
تدعو الدول الأعضاء وأعضاء القطاعات، حسب الاقتضاء،
إلى المساعدة في الترقيم.`, ['T1', 'B', 'P1 [considering]', 'P1.1', 'O1 [resolves]', 'O1.1', 'O2 [invites] @member-states+sector-members', 'O2.1']],
  ['an introduction without a number before the parts of a report', `A/99/62
Report of the Keeper
Introduction
1. The lamps were counted.
2. They are many.
I. Lamps
A. Old lamps
3. They are dim:
(a) in the north;
B. New lamps
4. They are bright.
II. Bells
5. They ring.`, ['T1', 'T2', 'T3', 'S1', 'S2', 'S1~2', 'S1.a', 'S1.a.3', 'S1.a.3.a', 'S1.b', 'S1.b.4', 'S2~2', 'S2.5']],
  ['Arabic section numbers stand paragraph first', `الوثيقة C45/99-A
تقرير عن الخيوط
1\tمقدمة
1.1\tالخيوط قصيرة.
2.1\tالخيوط رفيعة:
 أ )\tفي الشمال؛
ب)\tفي الجنوب.
2\tالمقترح
1.2\tيُدعى المجلس إلى إطالة الخيوط.
2.2\tيُدعى المجلس إلى تقوية الخيوط.`, ['T1', 'T2', 'S1', 'S1.1', 'S1.2', 'S1.2.a', 'S1.2.b', 'S2', 'S2.1', 'S2.2']],
  ['sections by ordinal words, and a draft resolution after them', `للوثيقة WTDC-45/9-A
أولاً\tمقدمة
الخيوط قصيرة.
ثانياً\tالمقترح
مشروع القرار الجديد
إن المؤتمر العالمي لتنمية الاتصالات (باكو، 2025)،
إذ يذكّر
 أ )\tبالخيوط؛
ب)\tبالرياح،
يقرر
1\tإطالة الخيوط.`, ['T1', 'S1', 'S1+1', 'S2', 'S2+1', 'B', 'P1 [recalling]', 'P1.a', 'P1.b', 'O1 [resolves]', 'O1.1']],
  ['Roman sections and Chinese ones', `I. Introduction
1. The report is short.
2. It has two parts.
II. Findings
3. There are none.
A. Details
4. None either.`, ['S1', 'S1.1', 'S1.2', 'S2', 'S2.3', 'S2.a', 'S2.a.4']],
  ['Chinese numbering', `关于风筝的报告
一、引言
风筝很轻。
二、结论
（一）线很短；
（二）风很大。`, ['T1', 'S1', 'S1+1', 'S2', 'S2.1', 'S2.2']],
  ['a table of contents is front matter', `Recommendation ITU-T Z.999
Contents
1 Scope 1
2 References 2
Kites and strings
1 Scope
This Recommendation covers kites.
2 References
There are none.`, ['T1', 'T2', 'T3', 'T4', 'T5', 'S1', 'S1+1', 'S2', 'S2+1']],
  ['a Recommendation with annexes', `Recommendation ITU-T Z.999
1\tScope
Kites.
2\tTerms
2.1\tkite: a thing.
2.1.1\tbox kite: a box.
Annex A
Strings
A paragraph.
Appendix I
Knots`, ['T1', 'S1', 'S1+1', 'S2', 'S2.1', 'S2.1.1', 'A1', 'A1+1', 'A1+2', 'A2', 'A2+1']],
  ['an annex that holds a resolution', `Report on kites
1\tIntroduction
Nothing new.
2\tProposal
See the annex.
Annex 1
Draft new Resolution
The World Telecommunication Development Conference (Kigali, 2022),
considering
a)\tkites;
b)\tstrings,
resolves
1\tto fly;
2\tto land.`, ['T1', 'S1', 'S1+1', 'S2', 'S2+1', 'A1', 'A1+1', 'A1/B', 'A1/P1 [considering]', 'A1/P1.a', 'A1/P1.b', 'A1/O1 [resolves]', 'A1/O1.1', 'A1/O1.2']],
  ['a paper of headings without numbers', `Contribution from Kiteland
Introduction
Kites are light.
Discussion
Strings are not.
Proposal
Shorten them.`, ['T1', 'S1', 'S1+1', 'S2', 'S2+1', 'S3', 'S3+1']],
  ['rules in numbered parts inside a resolution', `RESOLUTION 1
The World Telecommunication Standardization Assembly (Hammamet, 2016),
considering
a)\trules;
b)\tmore rules,
resolves
that the rules below apply:
SECTION 1
1.1\tThe assembly meets.
1.1.1\tIt votes.
Section 1bis
1bis.1\tPapers are short.
SECTION 2
2.1\tGroups meet.`, ['T1', 'B', 'P1 [considering]', 'P1.a', 'P1.b', 'O1 [resolves]', 'O1.1', 'S1', 'S1.1', 'S1.1.1', 'S1bis', 'S1bis.1', 'S2', 'S2.1']],
  ['flattened tracked changes leave both labels', `إن مجلس الاتحاد الدولي للاتصالات،
إذ يذكّر
 أ )\tأولى؛
ب)\tثانية؛
ج)\tثالثة؛
د )\tرابعة؛
 أ ﻫ )\tخامسة؛
بﻭ )\tسادسة،
يكلف الأمين العام
1\tبواحد؛
2\tباثنين؛
3\tبثلاثة؛
4\tبأربعة؛
45\tبخمسة؛
56\tبستة.`, ['B', 'P1 [recalling]', 'P1.a', 'P1.b', 'P1.c', 'P1.d', 'P1.e', 'P1.f', 'O1 [instructs] @sg', 'O1.1', 'O1.2', 'O1.3', 'O1.4', 'O1.5', 'O1.6']],
];

describe('papers, reports and Recommendations', () => {
  it.each(TABLE)('%s', (_, text, outline) => {
    expect(outlineOf(text)).toEqual(outline);
  });

  it('puts a paragraph together that footnotes cut in two', () => {
    const text = `The General Assembly,

Recalling the outcome of the first festival of kites, held in a small town by the sea^(1) and

(1) A/99/7.

its follow-up in the hills, and all that came after it,

1. Decides to fly.`;
    const [, preamble, footnote] = clausesOf(text);
    expect(preamble?.path).toBe('P1');
    expect(preamble?.ranges.map(([start, end]) => text.slice(start, end))).toEqual([
      'Recalling the outcome of the first festival of kites, held in a small town by the sea^(1) and',
      'its follow-up in the hills, and all that came after it,',
    ]);
    expect(footnote?.path).toBe('F1');
  });

  it('keeps the label as it stands and the place of the act', () => {
    const text = 'إن المجلس،\nإذ يذكّر\n أ )\tبالأمس؛\nب)\tباليوم،\nيقرر\n1\tالغد.';
    const clauses = clausesOf(text);
    expect(clauses.map((clause) => clause.label)).toEqual([null, null, 'أ )', 'ب)', null, '1']);
    expect(clauses.map((clause) => clause.actRange && text.slice(...clause.actRange))).toEqual([null, 'إذ يذكّر', null, null, 'يقرر', null]);
    expect(clauses.map((clause) => clause.parent)).toEqual([null, null, 'P1', 'P1', null, 'O1']);
  });
});
