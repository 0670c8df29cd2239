/** A resolution of ours that nobody adopted, in six languages: enough of it for each of the three jobs. One block a line. */
import type { Language } from '../../shared/languages/types.ts';

export const SAMPLE: Readonly<Record<Language, string>> = {
  ar: `القرار 1987 (C24)
تكنولوجيات اللغة في خدمة أعمال الاتحاد
إن مجلس الاتحاد الدولي للاتصالات،
إذ يذكّر
 أ )	بالقرار 154 (المراجَع في بوخارست، 2022) لمؤتمر المندوبين المفوضين، بشأن استعمال اللغات الرسمية الست للاتحاد على قدم المساواة؛
ب)	بالقرار 140 (المراجَع في بوخارست، 2022) لمؤتمر المندوبين المفوضين، بشأن دور الاتحاد في تنفيذ نواتج القمة العالمية لمجتمع المعلومات؛
ج)	بالقرار 70/125 للجمعية العامة للأمم المتحدة، بشأن الاستعراض الشامل لتنفيذ تلك النواتج،
يقرر
1	أن تتاح الوثائق للمندوبين باللغات الرسمية الست في الوقت نفسه؛
2	أنه يجوز تقديم الترجمة الآلية على سبيل المساعدة، شريطة ما يلي:
 أ )	أن يشار في كل صفحة إلى أنها كذلك؛
ب)	أن يكون النص الرسمي متاحاً على الفور؛
3	أن تكون الأولوية للمصطلحات التي وافق عليها مؤتمر المندوبين المفوضين،
يكلف الأمين العام
1	بأن يتعهد، بالتعاون مع مديري المكاتب، قاعدة بيانات مفتوحة للمصطلحات؛
2	بأن ينشر سنوياً، اعتباراً من عام 2025، أرقاماً عن المدة الفاصلة بين تقديم الوثائق ونشرها بكل لغة؛
3	بأن يرفع إلى المجلس تقارير عن تنفيذ هذا القرار،`,
  zh: `第1987号决议（C24）
服务于国际电联工作的语言技术
国际电信联盟理事会，
忆及
a)	全权代表大会关于在同等地位上使用国际电联六种正式语文的第154号决议（2022年，布加勒斯特，修订版）；
b)	全权代表大会关于国际电联在落实信息社会世界峰会成果方面的作用的第140号决议（2022年，布加勒斯特，修订版）；
c)	联合国大会关于全面审查这些成果落实情况的第70/125号决议，
做出决议
1	须以六种正式语文同时向代表提供文件；
2	可提供机器翻译作为辅助手段，条件是：
a)	每一页均注明系机器翻译；
b)	可立即查阅正式文本；
3	全权代表大会议定的术语优先，
责成秘书长
1	与各局主任协作，维护一个开放的术语数据库；
2	自2025年起每年公布各语文文件从提交到发布所用时间的数据；
3	向理事会报告本决议的落实情况，`,
  en: `RESOLUTION 1987 (C24)
Language technologies for the work of the Union
The Council of the International Telecommunication Union,
recalling
a)	Resolution 154 (Rev. Bucharest, 2022) of the Plenipotentiary Conference, on use of the six official languages of the Union on an equal footing;
b)	Resolution 140 (Rev. Bucharest, 2022) of the Plenipotentiary Conference, on ITU’s role in implementing the outcomes of the World Summit on the Information Society;
c)	United Nations General Assembly resolution 70/125, on the overall review of the implementation of those outcomes,
resolves
1	that documents shall be made available to delegates in the six official languages at the same time;
2	that machine translation may be offered as an aid, provided that:
a)	it is marked as such on every page;
b)	the authentic text is one step away;
3	that terms agreed by the Plenipotentiary Conference shall have precedence,
instructs the Secretary-General
1	to maintain, in collaboration with the Directors of the Bureaux, an open terminology database;
2	to publish every year, beginning in 2025, figures on the time between submission and publication in each language;
3	to report to the Council on the implementation of this resolution,`,
  fr: `RÉSOLUTION 1987 (C24)
Technologies linguistiques au service des travaux de l’Union
Le Conseil de l’Union internationale des télécommunications,
rappelant
a)	la Résolution 154 (Rév. Bucarest, 2022) de la Conférence de plénipotentiaires, relative à l’utilisation des six langues officielles de l’Union sur un pied d’égalité;
b)	la Résolution 140 (Rév. Bucarest, 2022) de la Conférence de plénipotentiaires, relative au rôle de l’UIT dans la mise en œuvre des résultats du Sommet mondial sur la société de l’information;
c)	la résolution 70/125 de l’Assemblée générale des Nations Unies, relative à l’examen d’ensemble de la mise en œuvre de ces résultats,
décide
1	que les documents doivent être mis à la disposition des délégués simultanément dans les six langues officielles;
2	que la traduction automatique peut être proposée à titre d’aide, à condition que:
a)	elle soit signalée comme telle sur chaque page;
b)	le texte faisant foi soit immédiatement accessible;
3	que les termes approuvés par la Conférence de plénipotentiaires ont la primauté,
charge le Secrétaire général
1	de tenir à jour, en collaboration avec les Directeurs des Bureaux, une base de données terminologique ouverte;
2	de publier chaque année, à partir de 2025, des chiffres sur le délai entre la soumission et la publication dans chaque langue;
3	de faire rapport au Conseil sur la mise en œuvre de la présente résolution,`,
  ru: `РЕЗОЛЮЦИЯ 1987 (C24)
Языковые технологии для работы Союза
Совет Международного союза электросвязи,
напоминая
a)	Резолюцию 154 (Пересм. Бухарест, 2022 г.) Полномочной конференции об использовании шести официальных языков Союза на равной основе;
b)	Резолюцию 140 (Пересм. Бухарест, 2022 г.) Полномочной конференции о роли МСЭ в выполнении решений Всемирной встречи на высшем уровне по вопросам информационного общества;
c)	резолюцию 70/125 Генеральной Ассамблеи Организации Объединенных Наций об общем обзоре хода выполнения этих решений,
решает,
1	что документы должны предоставляться делегатам одновременно на шести официальных языках;
2	что машинный перевод может предлагаться в качестве вспомогательного средства при условии, что:
a)	на каждой странице он обозначен как таковой;
b)	аутентичный текст доступен сразу;
3	что термины, согласованные Полномочной конференцией, имеют преимущественную силу,
поручает Генеральному секретарю
1	вести в сотрудничестве с Директорами Бюро открытую терминологическую базу данных;
2	ежегодно, начиная с 2025 года, публиковать данные о времени между представлением и публикацией документов на каждом языке;
3	представлять Совету отчеты о выполнении настоящей Резолюции,`,
  es: `RESOLUCIÓN 1987 (C24)
Tecnologías lingüísticas para los trabajos de la Unión
El Consejo de la Unión Internacional de Telecomunicaciones,
recordando
a)	la Resolución 154 (Rev. Bucarest, 2022) de la Conferencia de Plenipotenciarios, relativa a la utilización de los seis idiomas oficiales de la Unión en igualdad de condiciones;
b)	la Resolución 140 (Rev. Bucarest, 2022) de la Conferencia de Plenipotenciarios, relativa a la función de la UIT en la aplicación de los resultados de la Cumbre Mundial sobre la Sociedad de la Información;
c)	la resolución 70/125 de la Asamblea General de las Naciones Unidas, relativa al examen general de la aplicación de esos resultados,
resuelve
1	que los documentos se pongan a disposición de los delegados en los seis idiomas oficiales al mismo tiempo;
2	que la traducción automática pueda ofrecerse como ayuda, siempre que:
a)	se señale como tal en cada página;
b)	el texto auténtico sea accesible de inmediato;
3	que prevalezcan los términos aprobados por la Conferencia de Plenipotenciarios,
encarga al Secretario General
1	que mantenga, en colaboración con los Directores de las Oficinas, una base de datos terminológica abierta;
2	que publique cada año, a partir de 2025, cifras sobre el tiempo transcurrido entre la presentación y la publicación en cada idioma;
3	que informe al Consejo sobre la aplicación de la presente Resolución,`,
};
