import { describe, expect, it } from 'vitest';
import { outlineOf } from './outline-of.ts';

/** One paper in each language: a resolution to modify, one to suppress, a new one; each text has its mark and its reasons. */
const PAPER: Readonly<Record<string, string>> = {
  en: `World Telecommunication Standardization Assembly (WTSA-24)
Document 99-E
Proposals for the work of the Assembly
MOD	KIT/99/1
RESOLUTION 998 (Rev. New Delhi, 2024)
Kites
The World Telecommunication Standardization Assembly (New Delhi, 2024),
considering
a)	that kites are light;
b)	that strings are thin,
resolves
1	to fly them;
1bis	to mend them;
2	to land them.
Reasons:	Kites have changed.
SUP	KIT/99/2
RESOLUTION 997 (Rev. Geneva, 2022)
Strings
Reasons:	Nobody uses them.
ADD	KIT/99/3
DRAFT NEW RESOLUTION [KIT-1]
Tails
The World Telecommunication Standardization Assembly (New Delhi, 2024),
considering
that kites have tails,
resolves
to measure them.
Reasons:	None.`,
  fr: `Assemblée mondiale de normalisation des télécommunications (AMNT-24)
Document 99-F
Propositions pour les travaux de l'Assemblée
MOD	KIT/99/1
RÉSOLUTION 998 (Rév. New Delhi, 2024)
Cerfs-volants
L'Assemblée mondiale de normalisation des télécommunications (New Delhi, 2024),
considérant
a)	que les cerfs-volants sont légers;
b)	que les fils sont fins,
décide
1	de les faire voler;
1bis	de les réparer;
2	de les poser.
Motifs:	Mise à jour.
SUP	KIT/99/2
RÉSOLUTION 997 (Rév. Genève, 2022)
Fils
Motifs:	Plus personne ne s'en sert.
ADD	KIT/99/3
PROJET DE NOUVELLE RÉSOLUTION [KIT-1]
Queues
L'Assemblée mondiale de normalisation des télécommunications (New Delhi, 2024),
considérant
que les cerfs-volants ont une queue,
décide
de la mesurer.
Motifs:	Aucun.`,
  ru: `Всемирная ассамблея по стандартизации электросвязи (ВАСЭ-24)
Документ 99-R
Предложения для работы Ассамблеи
MOD	KIT/99/1
РЕЗОЛЮЦИЯ 998 (Пересм. Нью-Дели, 2024 г.)
Воздушные змеи
Всемирная ассамблея по стандартизации электросвязи (Нью-Дели, 2024 г.),
учитывая,
a)	что змеи легки;
b)	что нити тонки,
решает
1	запускать их;
1bis	чинить их;
2	сажать их.
Основания:	Обновление.
SUP	KIT/99/2
РЕЗОЛЮЦИЯ 997 (Пересм. Женева, 2022 г.)
Нити
Основания:	Никому не нужны.
ADD	KIT/99/3
ПРОЕКТ НОВОЙ РЕЗОЛЮЦИИ [KIT-1]
Хвосты
Всемирная ассамблея по стандартизации электросвязи (Нью-Дели, 2024 г.),
учитывая,
что у змеев есть хвосты,
решает
измерять их.
Основания:	Нет.`,
  es: `Asamblea Mundial de Normalización de las Telecomunicaciones (AMNT-24)
Documento 99-S
Propuestas para los trabajos de la Asamblea
MOD	KIT/99/1
RESOLUCIÓN 998 (Rev. Nueva Delhi, 2024)
Cometas
La Asamblea Mundial de Normalización de las Telecomunicaciones (Nueva Delhi, 2024),
considerando
a)	que las cometas son ligeras;
b)	que los hilos son finos,
resuelve
1	volarlas;
1bis	repararlas;
2	aterrizarlas.
Motivos:	Actualización.
SUP	KIT/99/2
RESOLUCIÓN 997 (Rev. Ginebra, 2022)
Hilos
Motivos:	Nadie los usa.
ADD	KIT/99/3
PROYECTO DE NUEVA RESOLUCIÓN [KIT-1]
Colas
La Asamblea Mundial de Normalización de las Telecomunicaciones (Nueva Delhi, 2024),
considerando
que las cometas tienen cola,
resuelve
medirlas.
Motivos:	Ninguno.`,
  ar: `الجمعية العالمية لتقييس الاتصالات (WTSA-24)
الوثيقة 99-A
مقترحات بشأن أعمال الجمعية
MOD	KIT/99/1
القرار 998 (المراجَع في نيودلهي، 2024)
الطائرات الورقية
إن الجمعية العالمية لتقييس الاتصالات (نيودلهي، 2024)،
إذ تضع في اعتبارها
 أ )	أن الطائرات خفيفة؛
ب)	أن الخيوط رفيعة،
تقرر
1	إطلاقها؛
1 مكرراً	إصلاحها؛
2	إنزالها.
الأسباب:	تحديث.
SUP	KIT/99/2
القرار 997 (المراجَع في جنيف، 2022)
الخيوط
الأسباب:	لا أحد يستعملها.
ADD	KIT/99/3
مشروع القرار الجديد [KIT-1]
الذيول
إن الجمعية العالمية لتقييس الاتصالات (نيودلهي، 2024)،
إذ تضع في اعتبارها
أن للطائرات ذيولاً،
تقرر
قياسها.
الأسباب:	لا يوجد.`,
  zh: `世界电信标准化全会（WTSA-24）
文件 99-C
有关全会工作的提案
MOD	KIT/99/1
第998号决议（2024年，新德里，修订版）
风筝
世界电信标准化全会（2024年，新德里），
考虑到
a)	风筝很轻；
b)	线很细，
做出决议
1	放飞；
1bis	修理；
2	收回。
理由：	更新。
SUP	KIT/99/2
第997号决议（2022年，日内瓦，修订版）
线
理由：	无人使用。
ADD	KIT/99/3
新决议草案[KIT-1]
尾巴
世界电信标准化全会（2024年，新德里），
考虑到
风筝有尾巴，
做出决议
测量尾巴。
理由：	无。`,
};

describe('a paper of proposals', () => {
  it.each(Object.entries(PAPER))('in %s: every text stands by itself', (_, text) => {
    expect(outlineOf(text)).toEqual([
      'T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'B',
      'P1 [considering]', 'P1.a', 'P1.b', 'O1 [resolves]', 'O1.1', 'O1.1bis', 'O1.2', 'Z1',
      'T7', 'T8', 'T9', 'T10', 'T11', 'T12', 'T13', 'B~2',
      'P1~2 [considering]', 'P1.1', 'O1~2 [resolves]', 'O1.1~2', 'Z2',
    ]);
  });

  it('in sections, and in an annex: marks and reasons belong to what holds the texts', () => {
    const resolution = `MOD	KIT/99/1
RESOLUTION 998
The Council,
considering
that kites are light,
resolves
to fly them.
Reasons:	They are light.
MOD	KIT/99/2
RESOLUTION 997
The Council,
considering
that strings are thin,
resolves
to cut them.`;
    expect(outlineOf(`1	Introduction\n1.1	Kites.\n2	Proposal\n${resolution}`)).toEqual([
      'S1', 'S1.1', 'S2', 'S2+1', 'S2+2', 'B', 'P1 [considering]', 'P1.1', 'O1 [resolves]', 'O1.1', 'S2+3', 'S2+4', 'S2+5', 'B~2', 'P1~2 [considering]', 'P1.1~2', 'O1~2 [resolves]', 'O1.1~2',
    ]);
    expect(outlineOf(`1	Introduction\n1.1	Kites.\n2	Proposal\nSee the annex.\nANNEX\n${resolution}`)).toEqual([
      'S1', 'S1.1', 'S2', 'S2+1', 'A1', 'A1+1', 'A1+2', 'A1/B', 'A1/P1 [considering]', 'A1/P1.1', 'A1/O1 [resolves]', 'A1/O1.1', 'A1+3', 'A1+4', 'A1+5', 'A1/B~2', 'A1/P1~2 [considering]', 'A1/P1.1~2', 'A1/O1~2 [resolves]', 'A1/O1.1~2',
    ]);
  });
});

const OPINION: readonly (readonly [language: string, text: string])[] = [
  ['en', 'OPINION 9: Kites\nThe fifth World Telecommunication/ICT Policy Forum (Geneva, 2013),\nconsidering\nthat kites fly,\nis of the view\n1	that they should;\n2	that they may,\ninvites Member States\nto let them.'],
  ['fr', "AVIS 9: Cerfs-volants\nLe cinquième Forum mondial des politiques de télécommunication/TIC (Genève, 2013),\nconsidérant\nque les cerfs-volants volent,\nest d'avis\n1	qu'ils le devraient;\n2	qu'ils le peuvent,\ninvite les États Membres\nà les laisser faire."],
  ['es', 'OPINIÓN 9: Cometas\nEl quinto Foro Mundial de Política de las Telecomunicaciones/TIC (Ginebra, 2013),\nconsiderando\nque las cometas vuelan,\nes de la opinión\n1	que deberían;\n2	que pueden,\ninvita a los Estados Miembros\na permitirlo.'],
  ['ru', 'МНЕНИЕ 9: Змеи\nПятый Всемирный форум по политике в области электросвязи/ИКТ (Женева, 2013 г.),\nучитывая,\nчто змеи летают,\nпридерживается мнения\n1	что им следует;\n2	что им можно,\nпредлагает Государствам-Членам\nразрешить им.'],
  ['ar', 'الرأي 9: الطائرات الورقية\nإن المنتدى العالمي الخامس لسياسات الاتصالات/تكنولوجيا المعلومات والاتصالات (جنيف، 2013)،\nإذ يضع في اعتباره\nأن الطائرات الورقية تطير،\nيرى\n1	أنه ينبغي لها ذلك؛\n2	أنه يمكنها ذلك،\nيدعو الدول الأعضاء\nإلى السماح بها.'],
  ['zh', '意见9：风筝\n第五届世界电信/信息通信技术政策论坛（2013年，日内瓦），\n考虑到\n风筝会飞，\n认为\n1	应该飞；\n2	可以飞，\n请成员国\n允许。'],
];

describe('an opinion of the Policy Forum', () => {
  it.each(OPINION)('in %s', (_, text) => {
    expect(outlineOf(text)).toEqual(['T1', 'B', 'P1 [considering]', 'P1.1', 'O1 [is of the view]', 'O1.1', 'O1.2', 'O2 [invites] @member-states', 'O2.1']);
  });
});

/** What stands under the last paragraph is no paragraph, though its number would be the next one. */
const MEETINGS: readonly (readonly [text: string, outline: readonly string[]])[] = [
  ['The General Assembly,\nRecalling its resolutions on kites and on the strings that hold them,\n1. Decides to fly;\n2. Requests a report.\n3rd plenary meeting\n3 June 2031', ['B', 'P1 [recalling]', 'O1 [decides]', 'O2 [requests]', 'Z1', 'Z2']],
  ["L'Assemblée générale,\nRappelant ses résolutions sur les cerfs-volants et sur les fils qui les tiennent,\n1. Décide de voler ;\n2. Prie qu'on lui fasse rapport.\n3e séance plénière\n3 juin 2031", ['B', 'P1 [recalling]', 'O1 [decides]', 'O2 [requests]', 'Z1', 'Z2']],
  ['Генеральная Ассамблея,\nссылаясь на свои резолюции о змеях и о нитях, которые их держат,\n1. постановляет летать;\n2. просит представить доклад.\n3-е пленарное заседание\n3 июня 2031 года', ['B', 'P1 [recalling]', 'O1 [decides]', 'O2 [requests]', 'Z1', 'Z2']],
  ['La Asamblea General,\nRecordando sus resoluciones sobre las cometas y los hilos que las sujetan,\n1. Decide volar;\n2. Solicita un informe.\n3ª sesión plenaria\n3 de junio de 2031', ['B', 'P1 [recalling]', 'O1 [decides]', 'O2 [requests]', 'Z1', 'Z2']],
  ['إن الجمعية العامة،\nإذ تشير إلى قراراتها بشأن الطائرات الورقية والخيوط التي تمسكها،\n1 - تقرر الطيران؛\n2 - تطلب تقديم تقرير.\nالجلسة العامة 3\n3 حزيران/يونيه 2031', ['B', 'P1 [recalling]', 'O1 [decides]', 'O2 [requests]', 'Z1', 'Z2']],
];

describe('the meeting and its day under a resolution', () => {
  it.each(MEETINGS)('%#', (text, outline) => {
    expect(outlineOf(text)).toEqual(outline);
  });
});

describe('reports', () => {
  it('whose paragraphs run on under numbered headings', () => {
    expect(outlineOf(`I. Introduction
1. The report is short.
II. Kites
A. In the north
2. They are light.
1. Red ones
3. They are red.
4. Very red.
2. Green ones
5. They are green.
B. In the south
6. There are none.
III. End
7. The end.`)).toEqual(['S1', 'S1.1', 'S2', 'S2.a', 'S2.a.2', 'S2.a.1', 'S2.a.1.3', 'S2.a.1.4', 'S2.a.2~2', 'S2.a.2.5', 'S2.b', 'S2.b.6', 'S3', 'S3.7']);
  });

  it('with headings of Russian capitals', () => {
    expect(outlineOf('I. Введение\n1. Доклад краток.\nII. Змеи\nА. На севере\n2. Они легки.\nВ. На юге\n3. Их нет.\nС. На востоке\n4. Есть.\nIII. Конец\n5. Конец.')).toEqual(['S1', 'S1.1', 'S2', 'S2.a', 'S2.a.2', 'S2.b', 'S2.b.3', 'S2.c', 'S2.c.4', 'S3', 'S3.5']);
  });

  it('with letters that were put in later, and Chinese bracketed numbers', () => {
    expect(outlineOf('The Council,\nconsidering\na)\tkites;\na bis)\tstrings;\nb)\ttails,\nresolves\nto fly.')).toEqual(['B', 'P1 [considering]', 'P1.a', 'P1.abis', 'P1.b', 'O1 [resolves]', 'O1.1']);
    expect(outlineOf('一. 导言\n1. 风筝很轻。\n㈠ 红色；\n㈡ 绿色。\n二. 结论\n2. 完。')).toEqual(['S1', 'S1.1', 'S1.1.1', 'S1.1.2', 'S2', 'S2.2']);
  });
});

describe('decisions of one paragraph', () => {
  it.each([
    ['78/999. Work on kites\nAt its 49th plenary meeting, on 19 December 2031, the General Assembly, recalling its resolution 72/313, decided to fly.'],
    ["78/999. Travaux sur les cerfs-volants\nÀ sa 49e séance plénière, le 19 décembre 2031, l'Assemblée générale, rappelant sa résolution 72/313, a décidé de voler."],
    ['78/999. Работа над змеями\nНа своем 49-м пленарном заседании 19 декабря 2031 года Генеральная Ассамблея, ссылаясь на свою резолюцию 72/313, постановила летать.'],
    ['78/999. Labor sobre las cometas\nEn su 49ª sesión plenaria, celebrada el 19 de diciembre de 2031, la Asamblea General, recordando su resolución 72/313, decidió volar.'],
    ['78/999 - العمل على الطائرات الورقية\nفي الجلسة العامة 49، المعقودة في 19 كانون الأول/ديسمبر 2031، قررت الجمعية العامة، مشيرة إلى قرارها 72/313، أن تطير.'],
    ['78/999. 关于风筝的工作方案\n2031年12月19日，大会第49次全体会议，回顾其2018年9月17日第72/313号决议，考虑到风筝很轻，而且线很细，尾巴也很长，在风中飞得很高很远，人人都很喜欢，决定放飞。'],
  ])('%#', (text) => {
    expect(outlineOf(text)).toEqual(['T1', 'O1']);
  });
});
