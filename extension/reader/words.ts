/** What the reader says, in the six languages. */
import type { Language } from '../../shared/languages/types.ts';

/** Why a document cannot be shown. */
export type Trouble =
  | 'notCovered' | 'offline' | 'refused' | 'notFound' | 'server' | 'interrupted' | 'html' | 'unknownKind' | 'tooLarge' | 'broken' | 'oldDoc' | 'encryptedDoc' | 'noDocument';

export interface ReaderWords {
  readonly title: string;
  readonly open: string;
  readonly drop: string;
  readonly privacy: string;
  readonly opening: string;
  /** `{done}` megabytes. */
  readonly received: string;
  readonly reading: string;
  readonly page: string;
  /** `{n}` pages in all. */
  readonly ofPages: string;
  readonly larger: string;
  readonly smaller: string;
  readonly fit: string;
  readonly view: string;
  readonly final: string;
  readonly original: string;
  readonly marked: string;
  /** `{who}`, `{when}`. */
  readonly inserted: string;
  readonly deleted: string;
  readonly moved: string;
  readonly somebody: string;
  readonly locked: string;
  readonly lockedAgain: string;
  readonly password: string;
  readonly unlock: string;
  readonly scanned: string;
  readonly retry: string;
  readonly plain: string;
  readonly kept: string;
  readonly troubles: Readonly<Record<Trouble, string>>;
}

const en: ReaderWords = {
  title: 'Document',
  open: 'Open a file',
  drop: 'Drop a PDF or Word file here, or open one from this computer.',
  privacy: 'The file stays on this computer.',
  opening: 'Opening the document',
  received: '{done} MB received',
  reading: 'Reading the document',
  page: 'Page',
  ofPages: 'of {n}',
  larger: 'Larger',
  smaller: 'Smaller',
  fit: 'Fit the width',
  view: 'Tracked changes',
  final: 'Final',
  original: 'Original',
  marked: 'Marked up',
  inserted: 'Inserted by {who}, {when}',
  deleted: 'Deleted by {who}, {when}',
  moved: 'Moved by {who}, {when}',
  somebody: 'an unnamed author',
  locked: 'This PDF is protected by a password.',
  lockedAgain: 'The PDF does not open with this password.',
  password: 'Password',
  unlock: 'Open',
  scanned: 'This PDF is a scan without text. Its pages are shown; clauses and citations cannot be found in it.',
  retry: 'Try again',
  plain: 'Open in the plain viewer',
  kept: 'There is no connection. This is the copy of the document from when it was last opened here.',
  troubles: {
    notCovered: 'Rapporteur opens documents from itu.int and un.org only. Save the file and open it from this computer.',
    offline: 'The document cannot be reached: there is no connection, or the site does not answer.',
    refused: 'The site asks for a log-in before it gives this document. Log in there, then try again.',
    notFound: 'The site has no document at this address.',
    server: 'The site answered with an error instead of the document.',
    interrupted: 'The connection broke before the whole document had arrived.',
    html: 'The site sent a web page instead of the document; it may be an error page or a log-in page.',
    unknownKind: 'This is neither a PDF nor a Word document (.docx).',
    tooLarge: 'The file is larger than Rapporteur can open.',
    broken: 'The file is damaged and cannot be read.',
    oldDoc: 'This is an old Word file (.doc). Look for the DOCX or PDF of the same document, or save it as .docx in Word.',
    encryptedDoc: 'This Word file is protected by a password. Save it without one in Word, then open it here.',
    noDocument: 'There is no Word document in this file.',
  },
};

const fr: ReaderWords = {
  title: 'Document',
  open: 'Ouvrir un fichier',
  drop: 'Déposez ici un fichier PDF ou Word, ou ouvrez-en un depuis cet ordinateur.',
  privacy: 'Le fichier reste sur cet ordinateur.',
  opening: 'Ouverture du document',
  received: '{done} Mo reçus',
  reading: 'Lecture du document',
  page: 'Page',
  ofPages: 'sur {n}',
  larger: 'Agrandir',
  smaller: 'Réduire',
  fit: 'Ajuster à la largeur',
  view: 'Marques de révision',
  final: 'Version finale',
  original: 'Version originale',
  marked: 'Avec les marques',
  inserted: 'Inséré par {who}, {when}',
  deleted: 'Supprimé par {who}, {when}',
  moved: 'Déplacé par {who}, {when}',
  somebody: 'un auteur non nommé',
  locked: 'Ce PDF est protégé par un mot de passe.',
  lockedAgain: 'Ce mot de passe n’ouvre pas le PDF.',
  password: 'Mot de passe',
  unlock: 'Ouvrir',
  scanned: 'Ce PDF est une numérisation sans texte. Ses pages sont affichées, mais ni clauses ni citations ne peuvent y être trouvées.',
  retry: 'Réessayer',
  plain: 'Ouvrir dans la visionneuse ordinaire',
  kept: 'Il n’y a pas de connexion. Voici la copie du document datant de sa dernière ouverture ici.',
  troubles: {
    notCovered: 'Rapporteur n’ouvre que les documents de itu.int et un.org. Enregistrez le fichier et ouvrez-le depuis cet ordinateur.',
    offline: 'Le document est inaccessible: il n’y a pas de connexion, ou le site ne répond pas.',
    refused: 'Le site demande une connexion avant de fournir ce document. Connectez-vous, puis réessayez.',
    notFound: 'Le site n’a aucun document à cette adresse.',
    server: 'Le site a répondu par une erreur au lieu du document.',
    interrupted: 'La connexion s’est interrompue avant la réception complète du document.',
    html: 'Le site a envoyé une page web au lieu du document: page d’erreur ou page de connexion.',
    unknownKind: 'Ce fichier n’est ni un PDF ni un document Word (.docx).',
    tooLarge: 'Le fichier est trop volumineux pour Rapporteur.',
    broken: 'Le fichier est endommagé et ne peut être lu.',
    oldDoc: 'C’est un ancien fichier Word (.doc). Cherchez le DOCX ou le PDF du même document, ou enregistrez-le au format .docx dans Word.',
    encryptedDoc: 'Ce fichier Word est protégé par un mot de passe. Enregistrez-le sans mot de passe dans Word, puis ouvrez-le ici.',
    noDocument: 'Ce fichier ne contient pas de document Word.',
  },
};

const es: ReaderWords = {
  title: 'Documento',
  open: 'Abrir un archivo',
  drop: 'Suelte aquí un archivo PDF o Word, o abra uno de este equipo.',
  privacy: 'El archivo no sale de este equipo.',
  opening: 'Abriendo el documento',
  received: '{done} MB recibidos',
  reading: 'Leyendo el documento',
  page: 'Página',
  ofPages: 'de {n}',
  larger: 'Ampliar',
  smaller: 'Reducir',
  fit: 'Ajustar al ancho',
  view: 'Control de cambios',
  final: 'Final',
  original: 'Original',
  marked: 'Con marcas',
  inserted: 'Insertado por {who}, {when}',
  deleted: 'Suprimido por {who}, {when}',
  moved: 'Movido por {who}, {when}',
  somebody: 'un autor sin nombre',
  locked: 'Este PDF está protegido con contraseña.',
  lockedAgain: 'El PDF no se abre con esta contraseña.',
  password: 'Contraseña',
  unlock: 'Abrir',
  scanned: 'Este PDF es un documento escaneado sin texto. Se muestran sus páginas, pero no pueden hallarse en él cláusulas ni citas.',
  retry: 'Intentar de nuevo',
  plain: 'Abrir en el visor normal',
  kept: 'No hay conexión. Esta es la copia del documento de la última vez que se abrió aquí.',
  troubles: {
    notCovered: 'Rapporteur solo abre documentos de itu.int y un.org. Guarde el archivo y ábralo desde este equipo.',
    offline: 'No se puede acceder al documento: no hay conexión o el sitio no responde.',
    refused: 'El sitio exige iniciar sesión para entregar este documento. Inicie sesión e inténtelo de nuevo.',
    notFound: 'El sitio no tiene ningún documento en esta dirección.',
    server: 'El sitio respondió con un error en lugar del documento.',
    interrupted: 'La conexión se cortó antes de recibir todo el documento.',
    html: 'El sitio envió una página web en lugar del documento; puede ser una página de error o de inicio de sesión.',
    unknownKind: 'No es un PDF ni un documento de Word (.docx).',
    tooLarge: 'El archivo es demasiado grande para Rapporteur.',
    broken: 'El archivo está dañado y no se puede leer.',
    oldDoc: 'Es un archivo de Word antiguo (.doc). Busque el DOCX o el PDF del mismo documento, o guárdelo como .docx en Word.',
    encryptedDoc: 'Este archivo de Word está protegido con contraseña. Guárdelo sin contraseña en Word y ábralo aquí.',
    noDocument: 'Este archivo no contiene ningún documento de Word.',
  },
};

const ru: ReaderWords = {
  title: 'Документ',
  open: 'Открыть файл',
  drop: 'Перетащите сюда файл PDF или Word либо откройте файл с этого компьютера.',
  privacy: 'Файл остается на этом компьютере.',
  opening: 'Документ открывается',
  received: 'Получено {done} МБ',
  reading: 'Чтение документа',
  page: 'Страница',
  ofPages: 'из {n}',
  larger: 'Крупнее',
  smaller: 'Мельче',
  fit: 'По ширине',
  view: 'Исправления',
  final: 'Итоговый текст',
  original: 'Исходный текст',
  marked: 'С исправлениями',
  inserted: 'Вставлено: {who}, {when}',
  deleted: 'Удалено: {who}, {when}',
  moved: 'Перемещено: {who}, {when}',
  somebody: 'автор не указан',
  locked: 'Этот PDF защищен паролем.',
  lockedAgain: 'PDF не открывается этим паролем.',
  password: 'Пароль',
  unlock: 'Открыть',
  scanned: 'Этот PDF — скан без текста. Его страницы показаны, но найти в нем пункты и ссылки невозможно.',
  retry: 'Повторить',
  plain: 'Открыть в обычном просмотре',
  kept: 'Нет соединения. Показана копия документа, сохраненная при последнем открытии.',
  troubles: {
    notCovered: 'Rapporteur открывает документы только с itu.int и un.org. Сохраните файл и откройте его с этого компьютера.',
    offline: 'Документ недоступен: нет соединения или сайт не отвечает.',
    refused: 'Сайт выдает этот документ только после входа. Войдите на сайт и повторите попытку.',
    notFound: 'По этому адресу на сайте нет документа.',
    server: 'Сайт вместо документа ответил ошибкой.',
    interrupted: 'Соединение прервалось, документ получен не полностью.',
    html: 'Сайт прислал веб-страницу вместо документа: возможно, страницу ошибки или входа.',
    unknownKind: 'Это не PDF и не документ Word (.docx).',
    tooLarge: 'Файл слишком велик для Rapporteur.',
    broken: 'Файл поврежден и не может быть прочитан.',
    oldDoc: 'Это старый файл Word (.doc). Найдите DOCX или PDF того же документа либо сохраните его в Word как .docx.',
    encryptedDoc: 'Этот файл Word защищен паролем. Сохраните его в Word без пароля и откройте здесь.',
    noDocument: 'В этом файле нет документа Word.',
  },
};

const zh: ReaderWords = {
  title: '文件',
  open: '打开文件',
  drop: '将 PDF 或 Word 文件拖到此处，或从本机打开。',
  privacy: '文件不会离开本机。',
  opening: '正在打开文件',
  received: '已接收 {done} MB',
  reading: '正在阅读文件',
  page: '页',
  ofPages: '共 {n} 页',
  larger: '放大',
  smaller: '缩小',
  fit: '适合宽度',
  view: '修订',
  final: '最终稿',
  original: '原稿',
  marked: '显示修订',
  inserted: '{who}插入，{when}',
  deleted: '{who}删除，{when}',
  moved: '{who}移动，{when}',
  somebody: '未署名作者',
  locked: '此 PDF 受密码保护。',
  lockedAgain: '此密码无法打开该 PDF。',
  password: '密码',
  unlock: '打开',
  scanned: '此 PDF 是没有文字的扫描件。页面可以显示，但无法从中找出段落和引文。',
  retry: '重试',
  plain: '在普通阅读器中打开',
  kept: '没有网络连接。此处显示的是上次打开时保存的副本。',
  troubles: {
    notCovered: 'Rapporteur 只打开 itu.int 和 un.org 的文件。请保存文件后从本机打开。',
    offline: '无法取得文件：没有网络连接，或网站没有应答。',
    refused: '网站要求登录后才提供此文件。请登录后重试。',
    notFound: '网站在此地址没有文件。',
    server: '网站返回了错误，而不是文件。',
    interrupted: '连接在文件全部收到之前中断。',
    html: '网站发来的是网页而不是文件，可能是错误页面或登录页面。',
    unknownKind: '这既不是 PDF，也不是 Word 文件（.docx）。',
    tooLarge: '文件过大，Rapporteur 无法打开。',
    broken: '文件已损坏，无法读取。',
    oldDoc: '这是旧版 Word 文件（.doc）。请查找同一文件的 DOCX 或 PDF，或在 Word 中另存为 .docx。',
    encryptedDoc: '此 Word 文件受密码保护。请在 Word 中去除密码后在此打开。',
    noDocument: '此文件中没有 Word 文档。',
  },
};

const ar: ReaderWords = {
  title: 'الوثيقة',
  open: 'فتح ملف',
  drop: 'أسقط هنا ملف PDF أو Word، أو افتح ملفاً من هذا الحاسوب.',
  privacy: 'يبقى الملف على هذا الحاسوب.',
  opening: 'جارٍ فتح الوثيقة',
  received: 'وصل {done} ميغابايت',
  reading: 'جارٍ قراءة الوثيقة',
  page: 'الصفحة',
  ofPages: 'من {n}',
  larger: 'تكبير',
  smaller: 'تصغير',
  fit: 'ملاءمة العرض',
  view: 'علامات المراجعة',
  final: 'النص النهائي',
  original: 'النص الأصلي',
  marked: 'مع علامات المراجعة',
  inserted: 'أضافه {who}، {when}',
  deleted: 'حذفه {who}، {when}',
  moved: 'نقله {who}، {when}',
  somebody: 'كاتب غير مسمى',
  locked: 'ملف PDF هذا محمي بكلمة مرور.',
  lockedAgain: 'لا يفتح ملف PDF بكلمة المرور هذه.',
  password: 'كلمة المرور',
  unlock: 'فتح',
  scanned: 'ملف PDF هذا صورة ممسوحة بلا نص. تُعرض صفحاته، ولا يمكن العثور فيه على فقرات أو إحالات.',
  retry: 'إعادة المحاولة',
  plain: 'الفتح في العارض العادي',
  kept: 'لا يوجد اتصال. هذه نسخة الوثيقة المحفوظة منذ آخر مرة فُتحت هنا.',
  troubles: {
    notCovered: 'لا يفتح Rapporteur إلا وثائق itu.int وun.org. احفظ الملف وافتحه من هذا الحاسوب.',
    offline: 'تعذر الوصول إلى الوثيقة: لا يوجد اتصال أو أن الموقع لا يجيب.',
    refused: 'يطلب الموقع تسجيل الدخول قبل إتاحة هذه الوثيقة. سجّل الدخول ثم أعد المحاولة.',
    notFound: 'لا توجد وثيقة في الموقع بهذا العنوان.',
    server: 'أجاب الموقع بخطأ بدلاً من الوثيقة.',
    interrupted: 'انقطع الاتصال قبل وصول الوثيقة كاملة.',
    html: 'أرسل الموقع صفحة ويب بدلاً من الوثيقة، وقد تكون صفحة خطأ أو صفحة تسجيل دخول.',
    unknownKind: 'هذا الملف ليس PDF ولا وثيقة Word (‎.docx).',
    tooLarge: 'الملف أكبر مما يستطيع Rapporteur فتحه.',
    broken: 'الملف تالف ولا يمكن قراءته.',
    oldDoc: 'هذا ملف Word قديم (‎.doc). ابحث عن نسخة DOCX أو PDF من الوثيقة نفسها، أو احفظه بنسق ‎.docx في Word.',
    encryptedDoc: 'ملف Word هذا محمي بكلمة مرور. احفظه بدونها في Word ثم افتحه هنا.',
    noDocument: 'لا توجد وثيقة Word في هذا الملف.',
  },
};

export const READER_WORDS: Readonly<Record<Language, ReaderWords>> = { ar, zh, en, fr, ru, es };
