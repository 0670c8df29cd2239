import { describe, expect, it } from 'vitest';
import { outlineOf } from './outline-of.ts';

/** An invented General Assembly resolution, the same in six languages. */
const ASSEMBLY: Readonly<Record<string, string>> = {
  en: `A/RES/99/901
Resolution adopted by the General Assembly on 3 March 2045
99/901. Kites for sustainable development
The General Assembly,
Recalling its resolution 98/900 of 4 March 2044,^(1)
Recalling also the report of the panel on wind,
Deeply concerned that strings are scarce,
Taking note with appreciation of the work of kite makers,
General provisions
1. Decides to continue its consideration of kites;
2. Also decides to hold a festival;
3. Calls upon Member States:
(a) To share designs;
(b) To protect birds;
4. Requests the Secretary-General to report to it at its hundredth session.
12th plenary meeting 3 March 2045
(1) A/99/12.`,
  fr: `A/RES/99/901
Résolution adoptée par l’Assemblée générale le 3 mars 2045
99/901. Les cerfs-volants au service du développement durable
L’Assemblée générale,
Rappelant sa résolution 98/900 du 4 mars 2044^(1),
Rappelant également le rapport du groupe sur le vent,
Profondément préoccupée par la rareté des ficelles,
Prenant note avec satisfaction des travaux des fabricants,
Dispositions générales
1. Décide de poursuivre l’examen des cerfs-volants ;
2. Décide également de tenir un festival ;
3. Engage les États Membres :
a)  À partager les modèles ;
b)  À protéger les oiseaux ;
4. Prie le Secrétaire général de lui rendre compte à sa centième session.
12e séance plénière 3 mars 2045
(1) A/99/12.`,
  es: `A/RES/99/901
Resolución aprobada por la Asamblea General el 3 de marzo de 2045
99/901. Las cometas al servicio del desarrollo sostenible
La Asamblea General,
Recordando su resolución 98/900, de 4 de marzo de 2044^(1),
Recordando también el informe del grupo sobre el viento,
Profundamente preocupada por la escasez de cuerdas,
Tomando nota con aprecio de la labor de los fabricantes,
Disposiciones generales
1. Decide proseguir el examen de las cometas;
2. Decide también celebrar un festival;
3. Exhorta a los Estados Miembros:
a) A que compartan los modelos;
b) A que protejan a las aves;
4. Solicita al Secretario General que la informe en su centésimo período de sesiones.
12ª sesión plenaria 3 de marzo de 2045
(1) A/99/12.`,
  ru: `A/RES/99/901
Резолюция, принятая Генеральной Ассамблеей 3 марта 2045 года
99/901. Воздушные змеи в интересах устойчивого развития
Генеральная Ассамблея,
ссылаясь на свою резолюцию 98/900 от 4 марта 2044 года^(1),
ссылаясь также на доклад группы по ветру,
будучи глубоко обеспокоена нехваткой веревок,
принимая к сведению с признательностью работу мастеров,
Общие положения
1. постановляет продолжить рассмотрение воздушных змеев;
2. постановляет также провести фестиваль;
3. призывает государства-члены:
a) делиться чертежами;
b) беречь птиц;
4. просит Генерального секретаря представить ей доклад на ее сотой сессии.
12-е пленарное заседание 3 марта 2045 года
(1) A/99/12.`,
  ar: `A/RES/99/901
قرار اتخذته الجمعية العامة في 3 آذار/مارس 2045
99/901 - الطائرات الورقية لأغراض التنمية المستدامة
إن الجمعية العامة،
إذ تشير إلى قرارها 98/900 المؤرخ 4 آذار/مارس 2044^(1)،
وإذ تشير أيضاً إلى تقرير الفريق المعني بالرياح،
وإذ يساورها بالغ القلق إزاء ندرة الخيوط،
وإذ تحيط علما مع التقدير بعمل الصانعين،
أحكام عامة
1 - تقرر مواصلة النظر في الطائرات الورقية؛
2 - تقرر أيضا عقد مهرجان؛
3 - تهيب بالدول الأعضاء:
(أ) أن تتبادل التصاميم؛
(ب) أن تحمي الطيور؛
4 - تطلب إلى الأمين العام أن يقدم إليها تقريرا في دورتها المائة.
الجلسة العامة 12 3 آذار/مارس 2045
(1) A/99/12.`,
  zh: `A/RES/99/901
2045年3月3日大会决议
99/901. 风筝促进可持续发展
大会，
回顾其2044年3月4日第98/900号决议，^(1)
又回顾风力小组的报告，
深为关切绳索短缺，
表示赞赏地注意到风筝制作者的工作，
一般规定
1. 决定继续审议风筝问题；
2. 又决定举办节庆活动；
3. 促请会员国：
(a) 分享设计；
(b) 保护鸟类；
4. 请秘书长向大会第一百届会议提出报告。
2045年3月3日第12次全体会议
(1) A/99/12。`,
};

describe.each(Object.keys(ASSEMBLY))('a General Assembly resolution in %s', (language) => {
  it('has the same clauses as in every other language', () => {
    const outline = outlineOf(ASSEMBLY[language] as string).map((clause) => clause.replace('calls upon', 'encourages'));
    const note = outline.find((clause) => clause.startsWith('P4'));
    expect(note).toBe('P4 [taking note with appreciation]');
    // Arabic writes "تهيب بالدول": the addressee has the preposition glued to it.
    expect(outline.map((clause) => clause.replace(' @member-states', ''))).toEqual([
      'T1', 'T2', 'T3', 'B',
      'P1 [recalling]', 'P2 [recalling further]', 'P3 [deeply concerned]', 'P4 [taking note with appreciation]',
      'S1', 'O1 [decides]', 'O2 [decides further]', 'O3 [encourages]', 'O3.a', 'O3.b', 'O4 [requests] @sg', 'Z1', 'F1',
    ]);
  });
});

const TABLE: readonly (readonly [name: string, text: string, outline: readonly string[]])[] = [
  ['Security Council: act under a chapter, one unnumbered paragraph', `S/RES/9001 (2046)
Resolution 9001 (2046)
Adopted by the Security Council at its 99th meeting, on 1 May 2046
The Security Council,
Reaffirming the principles of good weather,
Acting under Chapter VII of the Charter of the United Nations,
Decides to remain seized of the matter.`, ['T1', 'T2', 'T3', 'B', 'P1 [reaffirming]', 'P2 [acting]', 'O1 [decides]']],
  ['a preamble with unknown verbs is counted all the same', `The General Assembly,
Whistling in the dark about kites,
Recalling everything,
Humming along with the birds,
1. Decides to stop.`, ['B', 'P1', 'P2 [recalling]', 'P3', 'O1 [decides]']],
  ['sub-paragraphs two deep, i) and the letter i', `The Economic and Social Council,
Recalling its decision,
1. Requests the Secretary-General:
(a) To count:
(i) Kites;
(ii) Strings;
(b) To measure;
2. Invites States to fly:
(a) High;
(b) Low;
(c) Far;
(d) Near;
(e) Left;
(f) Right;
(g) Up;
(h) Down;
(i) Around;
(j) Home.`, ['B', 'P1 [recalling]', 'O1 [requests] @sg', 'O1.a', 'O1.a.1', 'O1.a.2', 'O1.b', 'O2 [invites]', 'O2.a', 'O2.b', 'O2.c', 'O2.d', 'O2.e', 'O2.f', 'O2.g', 'O2.h', 'O2.i', 'O2.j']],
  ['a paragraph that goes on after its items', `The General Assembly,
Recalling,
1. Decides the following:
(a) One;
(b) Two;
and that all of this shall be done by the end of the year;
2. Requests the Secretary-General to report.`, ['B', 'P1 [recalling]', 'O1 [decides]', 'O1.a', 'O1.b', 'O1+1', 'O2 [requests] @sg']],
  ['two parts with bodies of their own', `99/5. Kites
A
Kites in spring
The General Assembly,
Recalling spring,
1. Decides to fly.
10th plenary meeting
B
Kites in autumn
The General Assembly,
Recalling autumn,
1. Decides to rest.`, ['T1', 'T2', 'T3', 'B', 'P1 [recalling]', 'O1 [decides]', 'Z1', 'T4', 'T5', 'B~2', 'P1~2 [recalling]', 'O1~2 [decides]']],
  ['an annex with numbered paragraphs', `The General Assembly,
Recalling its mandate,
1. Adopts the rules annexed to the present resolution.
5th plenary meeting
Annex
Rules for kites
1. Kites shall be light.
2. Strings shall be:
(a) Thin;
(b) Long.
Annex II
More rules`, ['B', 'P1 [recalling]', 'O1 [adopts]', 'Z1', 'A1', 'A1+1', 'A1.1', 'A1.2', 'A1.2.a', 'A1.2.b', 'A2', 'A2+1']],
  ['a president’s statement in English', `S/PRST/2046/7
At the 9876th meeting of the Security Council, held on 3 March 2046, the President of the Security Council made the following statement on behalf of the Council:
“The Security Council reaffirms its responsibility for kites.
“The Council expresses its concern at the wind. It calls upon Member States to land.
“The Security Council requests the Secretary-General to report.
“The Security Council will remain seized of the matter.”`, ['T1', 'B', 'O1 [reaffirms]', 'O2 [expresses concern]', 'O3 [requests] @sg', 'O4']],
  ['a president’s statement in French', `S/PRST/2046/7
À la 9876e séance du Conseil de sécurité, tenue le 3 mars 2046, le Président du Conseil de sécurité a fait au nom du Conseil la déclaration suivante :
« Le Conseil de sécurité réaffirme sa responsabilité à l’égard des cerfs-volants.
Le Conseil se déclare préoccupé par le vent.
Le Conseil de sécurité prie le Secrétaire général de faire rapport.
Le Conseil de sécurité demeurera saisi de la question. »`, ['T1', 'B', 'O1 [reaffirms]', 'O2 [expresses concern]', 'O3 [requests] @sg', 'O4']],
  ['a president’s statement in Spanish', `S/PRST/2046/7
En la 9876ª sesión del Consejo de Seguridad, celebrada el 3 de marzo de 2046, la Presidencia formuló, en nombre del Consejo, la siguiente declaración:
“El Consejo de Seguridad reafirma su responsabilidad respecto de las cometas.
El Consejo expresa su preocupación por el viento.
El Consejo de Seguridad solicita al Secretario General que informe.
El Consejo de Seguridad seguirá ocupándose de la cuestión”.`, ['T1', 'B', 'O1 [reaffirms]', 'O2 [expresses concern]', 'O3 [requests] @sg', 'O4']],
  ['a president’s statement in Russian', `S/PRST/2046/7
На 9876-м заседании Совета Безопасности, состоявшемся 3 марта 2046 года, Председатель Совета Безопасности сделал от имени Совета следующее заявление:
«Совет Безопасности подтверждает свою ответственность за воздушных змеев.
Совет выражает озабоченность по поводу ветра.
Совет Безопасности просит Генерального секретаря представить доклад.
Совет Безопасности будет продолжать заниматься этим вопросом».`, ['T1', 'B', 'O1 [reaffirms]', 'O2 [expresses concern]', 'O3 [requests] @sg', 'O4']],
  ['a president’s statement in Arabic', `S/PRST/2046/7
في جلسة مجلس الأمن 9876 المعقودة في 3 آذار/مارس 2046، أدلى رئيس مجلس الأمن، باسم المجلس، بالبيان التالي:
”يعيد مجلس الأمن تأكيد مسؤوليته عن الطائرات الورقية.
”ويعرب المجلس عن قلقه من الريح.
”ويطلب مجلس الأمن إلى الأمين العام أن يقدم تقريرا.
”وسيبقي مجلس الأمن المسألة قيد نظره.“`, ['T1', 'B', 'O1 [reaffirms]', 'O2 [expresses concern]', 'O3 [requests] @sg', 'O4']],
  ['a president’s statement in Chinese', `S/PRST/2046/7
2046年3月3日，安全理事会第9876次会议在审议题为“风筝”的项目时，安全理事会主席代表安理会发表声明如下：
“安全理事会重申其对风筝的责任。
“安全理事会表示关切风力。
“安全理事会请秘书长提出报告。
“安全理事会将继续处理此案。”`, ['T1', 'B', 'O1 [reaffirms]', 'O2 [expresses concern]', 'O3 [requests] @sg', 'O4']],
  ['brackets around what is not agreed', `The General Assembly,
Recalling kites,
[Recalling also strings,]
1. Decides to fly;
[2. Calls upon Member States:
[(a) To land;]
(b) To fly again;]
[2 bis. Requests the Secretary-General to watch;]
[3. Decides to rest.]`, ['B', 'P1 [recalling]', 'P2 [recalling further]', 'O1 [decides]', 'O2 [calls upon] @member-states', 'O2.a', 'O2.b', 'O2bis [requests] @sg', 'O3 [decides]']],
  ['paragraphs put in later, in Chinese', `大会，
回顾风筝，
1. 决定放飞；
2. 注意到秘书长的报告；
2之二. 促请会员国：
(a) 降落；
3. 决定休息。`, ['B', 'P1 [recalling]', 'O1 [decides]', 'O2 [notes]', 'O2bis [calls upon] @member-states', 'O2bis.a', 'O3 [decides]']],
  ['paragraphs put in later, in Russian', `Генеральная Ассамблея,
ссылаясь на змеев,
1. постановляет летать;
1 бис. просит Генерального секретаря смотреть;
2. постановляет отдыхать.`, ['B', 'P1 [recalling]', 'O1 [decides]', 'O1bis [requests] @sg', 'O2 [decides]']],
  ['paragraphs put in later, in Arabic', `إن الجمعية العامة،
إذ تشير إلى الطائرات الورقية،
1 - تقرر أن تطير؛
1 مكررا - تطلب إلى الأمين العام أن يراقب؛
1 مكررا ثانيا - تحث الدول الأعضاء على الهبوط؛
2 - تقرر أن تستريح.`, ['B', 'P1 [recalling]', 'O1 [decides]', 'O1bis [requests] @sg', 'O1ter [urges] @member-states', 'O2 [decides]']],
  ['a decision without enacting words', `99/502. Working group on kites
At its 50th plenary meeting, on 2 May 2045, the General Assembly, on the recommendation of the First Committee:
(a) Decided to convene the working group;
(b) Further decided to close it.
50th plenary meeting`, ['T1', 'O1', 'O1.a', 'O1.b', 'Z1']],
];

describe('UN texts of other shapes', () => {
  it.each(TABLE)('%s', (_, text, outline) => {
    expect(outlineOf(text)).toEqual(outline);
  });
});
