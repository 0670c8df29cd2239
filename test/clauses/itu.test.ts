import { describe, expect, it } from 'vitest';
import { outlineOf } from './outline-of.ts';

/** The same invented resolution of a plenipotentiary conference in the words that ITU uses in each language. */
const RESOLUTION: Readonly<Record<string, string>> = {
  en: `RESOLUTION 997 (REV. BUCHAREST, 2022)
On lighthouses and the numbering of buoys
The Plenipotentiary Conference of the International Telecommunication Union (Bucharest, 2022),
considering
a)\tthat lighthouses serve everyone;
b)\tthat buoys are numbered differently in each region,
considering further
that fog is increasing,
recalling
a)\tResolution 998 (Busan, 2014);
b)\tthe outcomes of the workshops:
i)\ton light;
ii)\ton sound,
taking into account
the views of mariners,
noting with appreciation
the work of the harbour masters,
resolves
1\tto continue the numbering of buoys;
2\tthat the list be kept by the secretariat, in particular:
2.1\tthe list of lamps;
2.2\tthe list of bells,
instructs the Secretary-General
1\tto publish the list;
2\tto report to the Council,
instructs the Director of the Telecommunication Development Bureau, in close collaboration with the other Directors
to train lamp keepers in developing countries,
instructs the Directors of the Bureaux
to contribute within their mandates,
instructs the ITU Council
to consider the report,
invites Member States, Sector Members, Associates and Academia
1\tto number their buoys;
2\tto share experience.
(Marrakesh, 2002) – (Bucharest, 2022)`,
  fr: `RÉSOLUTION 997 (RÉV. BUCAREST, 2022)
Sur les phares et la numérotation des bouées
La Conférence de plénipotentiaires de l'Union internationale des télécommunications (Bucarest, 2022),
considérant
a)\tque les phares servent à tous;
b)\tque les bouées sont numérotées différemment,
considérant en outre
que le brouillard augmente,
rappelant
a)\tla Résolution 998 (Busan, 2014);
b)\tles résultats des ateliers:
i)\tsur la lumière;
ii)\tsur le son,
tenant compte
de l'avis des marins,
notant avec satisfaction
les travaux des capitaines de port,
décide
1\tde poursuivre la numérotation des bouées;
2\tque la liste sera tenue par le secrétariat, en particulier:
2.1\tla liste des lampes;
2.2\tla liste des cloches,
charge le Secrétaire général
1\tde publier la liste;
2\tde faire rapport au Conseil,
charge le Directeur du Bureau de développement des télécommunications
de former les gardiens de phare,
charge les Directeurs des Bureaux
de contribuer dans le cadre de leur mandat,
charge le Conseil de l'UIT
d'examiner le rapport,
invite les États Membres, les Membres de Secteur, les Associés et les établissements universitaires
1\tà numéroter leurs bouées;
2\tà échanger leurs expériences.
(Marrakech, 2002) – (Bucarest, 2022)`,
  es: `RESOLUCIÓN 997 (REV. BUCAREST, 2022)
Sobre los faros y la numeración de las boyas
La Conferencia de Plenipotenciarios de la Unión Internacional de Telecomunicaciones (Bucarest, 2022),
considerando
a)\tque los faros sirven a todos;
b)\tque las boyas se numeran de forma diferente,
considerando además
que la niebla aumenta,
recordando
a)\tla Resolución 998 (Busán, 2014);
b)\tlos resultados de los talleres:
i)\tsobre la luz;
ii)\tsobre el sonido,
teniendo en cuenta
la opinión de los marinos,
observando con satisfacción
la labor de los capitanes de puerto,
resuelve
1\tcontinuar la numeración de las boyas;
2\tque la Secretaría mantenga la lista, en particular:
2.1\tla lista de lámparas;
2.2\tla lista de campanas,
encarga al Secretario General
1\tque publique la lista;
2\tque informe al Consejo,
encarga al Director de la Oficina de Desarrollo de las Telecomunicaciones
que forme a los guardianes de faros,
encarga a los Directores de las Oficinas
que contribuyan conforme a su mandato,
encarga al Consejo de la UIT
que examine el informe,
invita a los Estados Miembros, los Miembros de Sector, los Asociados y las Instituciones Académicas
1\ta numerar sus boyas;
2\ta compartir su experiencia.
(Marrakech, 2002) – (Bucarest, 2022)`,
  ru: `РЕЗОЛЮЦИЯ 997 (ПЕРЕСМ. БУХАРЕСТ, 2022 Г.)
О маяках и нумерации буев
Полномочная конференция Международного союза электросвязи (Бухарест, 2022 г.),
учитывая,
a)\tчто маяки служат всем;
b)\tчто буи нумеруются по-разному,
учитывая далее,
что туман усиливается,
напоминая
a)\tРезолюцию 998 (Пусан, 2014 г.);
b)\tрезультаты семинаров-практикумов:
i)\tпо свету;
ii)\tпо звуку,
принимая во внимание
мнение мореплавателей,
отмечая с удовлетворением
работу капитанов портов,
решает
1\tпродолжать нумерацию буев;
2\tчто перечень ведет секретариат, в частности:
2.1\tперечень ламп;
2.2\tперечень колоколов,
поручает Генеральному секретарю
1\tопубликовать перечень;
2\tпредставить отчет Совету,
поручает Директору Бюро развития электросвязи
обучать смотрителей маяков,
поручает Директорам Бюро
вносить вклад в рамках своих мандатов,
поручает Совету МСЭ
рассмотреть отчет,
предлагает Государствам-Членам, Членам Секторов, Ассоциированным членам и Академическим организациям
1\tнумеровать свои буи;
2\tобмениваться опытом.
(Марракеш, 2002 г.) – (Бухарест, 2022 г.)`,
  ar: `القرار 997 (المراجَع في بوخارست، 2022)
المنارات وترقيم العوامات
إن مؤتمر المندوبين المفوضين للاتحاد الدولي للاتصالات (بوخارست، 2022)،
إذ يضع في اعتباره
 أ )\tأن المنارات تخدم الجميع؛
ب)\tأن العوامات تُرقَّم بطرائق مختلفة،
وإذ يضع في اعتباره كذلك
أن الضباب يزداد،
وإذ يذكّر
 أ )\tبالقرار 998 (بوسان، 2014)؛
ب)\tبنتائج ورش العمل:
'1'\tبشأن الضوء؛
'2'\tبشأن الصوت،
وإذ يأخذ بعين الاعتبار
آراء البحارة،
وإذ يلاحظ بارتياح
عمل رؤساء الموانئ،
يقرر
1\tمواصلة ترقيم العوامات؛
2\tأن تحتفظ الأمانة بالقائمة، ولا سيما:
1.2\tقائمة المصابيح؛
2.2\tقائمة الأجراس،
يكلف الأمين العام
1\tبنشر القائمة؛
2\tبتقديم تقرير إلى المجلس،
يكلف مدير مكتب تنمية الاتصالات
بتدريب حراس المنارات،
يكلف مديري المكاتب
بالمساهمة كل في إطار ولايته،
يكلف مجلس الاتحاد
بالنظر في التقرير،
يدعو الدول الأعضاء وأعضاء القطاعات والمنتسبين والهيئات الأكاديمية
1\tإلى ترقيم عواماتها؛
2\tإلى تبادل الخبرات.
(مراكش، 2002) – (بوخارست، 2022)`,
  zh: `第997号决议（2022年，布加勒斯特，修订版）
关于灯塔和浮标编号
国际电信联盟全权代表大会（2022年，布加勒斯特），
考虑到
a)\t灯塔为所有人服务；
b)\t各区域的浮标编号不同，
进一步考虑到
雾在增加，
忆及
a)\t第998号决议（2014年，釜山）；
b)\t各讲习班的成果：
i)\t关于灯光；
ii)\t关于声音，
顾及
航海者的意见，
满意地注意到
港务长的工作，
做出决议
1\t继续为浮标编号；
2\t清单由秘书处保存，特别是：
2.1\t灯具清单；
2.2\t铃铛清单，
责成秘书长
1\t公布清单；
2\t向理事会报告，
责成电信发展局主任
培训灯塔看守人，
责成各局主任
在其职责范围内做出贡献，
责成理事会
审议该报告，
请成员国、部门成员、部门准成员和学术成员
1\t为其浮标编号；
2\t分享经验。
（2002年，马拉喀什）`,
};

/** How the acts differ by language: the structure may not. */
const NOTING: Readonly<Record<string, string>> = { en: 'noting with appreciation', fr: 'noting with satisfaction', es: 'noting with satisfaction', ru: 'noting with satisfaction', ar: 'noting with satisfaction', zh: 'noting with satisfaction' };

describe.each(Object.keys(RESOLUTION))('an ITU resolution in %s', (language) => {
  it('has the same clauses, acts and addressees as in every other language', () => {
    expect(outlineOf(RESOLUTION[language] as string)).toEqual([
      'T1', 'T2', 'B',
      'P1 [considering]', 'P1.a', 'P1.b',
      'P2 [considering further]', 'P2.1',
      'P3 [recalling]', 'P3.a', 'P3.b', 'P3.b.1', 'P3.b.2',
      'P4 [taking into account]', 'P4.1',
      `P5 [${NOTING[language]}]`, 'P5.1',
      'O1 [resolves]', 'O1.1', 'O1.2', 'O1.2.1', 'O1.2.2',
      'O2 [instructs] @sg', 'O2.1', 'O2.2',
      'O3 [instructs] @director-bdt', 'O3.1',
      'O4 [instructs] @directors', 'O4.1',
      'O5 [instructs] @council', 'O5.1',
      'O6 [invites] @member-states+sector-members+associates+academia', 'O6.1', 'O6.2',
      'Z1',
    ]);
  });
});
