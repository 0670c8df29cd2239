import { delegation, signin } from './account/ar.ts';
import { overlay } from './overlay/ar.ts';
import { welcome } from './welcome/ar.ts';
import { notesView } from './notes-view/ar.ts';
import { pages } from './pages/ar.ts';
import { exchange } from './exchange/ar.ts';
import { library } from './library/ar.ts';
import { popover } from './popover/ar.ts';
import { people } from './people/ar.ts';
import { reader } from './reader/ar.ts';
import { stance } from './stance/ar.ts';
import type { CommonWords, ComposerWords, ErrorWords, KindWords, LanguageNames, NoteWords, PanelWords, PositionWords, SettingsWords, SyncWords, Words } from './shape.ts';

export const common: CommonWords = {
  save: 'حفظ',
  cancel: 'إلغاء',
  close: 'إغلاق',
  back: 'رجوع',
  retry: 'إعادة المحاولة',
  undo: 'تراجع',
  copy: 'نسخ',
  copied: 'تم النسخ',
  loading: 'جارٍ التحميل…',
  yes: 'نعم',
  notNow: 'ليس الآن',
  settings: 'الإعدادات',
};

export const panel: PanelWords = {
  outline: 'المخطط',
  notes: 'الملاحظات',
  citations: 'الإحالات',
  views: 'طرق العرض',
  search: 'البحث في الفقرات والملاحظات والإحالات',
  noDocument: 'لا توجد وثيقة في علامة التبويب هذه',
  noDocumentHint: 'افتح وثيقة في itu.int أو un.org، فتظهر هنا فقراتها وإحالاتها والملاحظات عليها.',
  reading: 'جارٍ قراءة الوثيقة…',
  off: 'أُوقف Rapporteur في هذا الموقع.',
  turnOn: 'تشغيله في هذا الموقع',
  noClauses: 'لم يُعثر على فقرات في هذه الوثيقة. ويمكن مع ذلك كتابة ملاحظات عليها.',
  noNotes: 'لا توجد ملاحظات على هذه الوثيقة بعد',
  noNotesHint: 'حدّد كلمات في الوثيقة واختر «ملاحظة»، أو اكتب ملاحظة على الوثيقة ككل.',
  noCitations: 'لا تحيل هذه الوثيقة إلى أي صك يعرفه Rapporteur.',
  noResults: 'لا نتائج للبحث عن «{words}»',
  wholeDocument: 'الوثيقة ككل',
  lostPlace: 'تعذّر العثور على الموضع',
  lostPlaceHint: 'تبقى هذه الملاحظات في هذه القائمة ولا تُرسم على الصفحة. وهي محفوظة.',
  lostWords: 'كلماتها ليست في هذه النسخة.',
  lostAmbiguous: 'كلماتها واردة هنا في أكثر من موضع، ولا شيء يدل على الموضع المقصود.',
  changedPlace: 'تغيّرت الكلمات منذ ذلك الحين',
  clauseWordsGone: 'في هذه الفقرة: لم تعد كلماتها فيها',
  clauseOtherLanguage: 'في هذه الفقرة: كُتبت على النسخة {language}',
  clauseAbove: 'معروضة عند الفقرة التي كانت تندرج تحتها: لم يُعثر على فقرتها في هذا النص',
  formerlyAt: 'كانت في {path}',
  removedWords: 'محذوف',
  addedWords: 'مضاف',
  goTo: 'الانتقال إلى {place}',
  noteCount: { zero: 'لا ملاحظات', one: 'ملاحظة واحدة', two: 'ملاحظتان', few: '{n} ملاحظات', many: '{n} ملاحظة', other: '{n} ملاحظة' },
  citationCount: { zero: 'لا إحالات', one: 'إحالة واحدة', two: 'إحالتان', few: '{n} إحالات', many: '{n} إحالة', other: '{n} إحالة' },
  cited: { zero: 'لم يُذكر', one: 'ذُكر مرة واحدة', two: 'ذُكر مرتين', few: 'ذُكر {n} مرات', many: 'ذُكر {n} مرة', other: 'ذُكر {n} مرة' },
  openOfficial: 'فتح النص الرسمي',
  guessedAddress: 'العنوان مستنتج من الرقم وغير مؤكد.',
  newer: 'نسخة أحدث: {version}',
  filterPeople: 'كتبها',
  filterPositions: 'الموقف',
  filterTags: 'الوسم',
  everyone: 'الجميع',
  mine: 'أنا',
  anyPosition: 'أي موقف',
  anyTag: 'أي وسم',
  noteOnDocument: 'ملاحظة على الوثيقة',
  noteOnClause: 'ملاحظة على {path}',
};

export const kinds: KindWords = {
  front: 'مستهل الوثيقة',
  section: 'الأقسام',
  body: 'عبارة الاستهلال',
  preamble: 'الديباجة',
  operative: 'المنطوق',
  annex: 'الملحقات',
  footnote: 'الحواشي',
  closing: 'الخاتمة',
};

export const languages: LanguageNames = { ar: 'العربية', zh: 'الصينية', en: 'الإنكليزية', fr: 'الفرنسية', ru: 'الروسية', es: 'الإسبانية' };

export const composer: ComposerWords = {
  title: 'ملاحظة جديدة',
  editTitle: 'تعديل الملاحظة',
  replyTitle: 'رد',
  write: 'اكتب ملاحظة',
  hint: 'بصيغة Markdown. للحفظ: Ctrl+Enter.',
  tags: 'الوسوم',
  tagsHint: 'تفصل بينها فواصل، أو ‎#وسم في النص',
  position: 'الموقف',
  noPosition: 'بلا موقف',
  whoSees: 'من سيراها',
  onlyYou: 'أنت فقط',
  onlyYouHere: 'أنت فقط، على هذا الحاسوب',
  delegationSees: { zero: '{name}', one: '{name}، شخص واحد', two: '{name}، شخصان', few: '{name}، {n} أشخاص', many: '{name}، {n} شخصاً', other: '{name}، {n} شخص' },
  draftKept: 'المسودة محفوظة على هذا الحاسوب.',
  tooLong: 'الملاحظة أطول من 64 كيلوبايت. اختصرها لحفظها؛ والمسودة محفوظة.',
  empty: 'اكتب شيئاً أولاً.',
};

export const note: NoteWords = {
  you: 'أنت',
  former: 'عضو سابق',
  highlight: 'تظليل',
  private: 'خاصة',
  edit: 'تعديل',
  delete: 'حذف',
  deleted: 'حُذفت الملاحظة',
  reply: 'رد',
  edited: 'عُدّلت {when}',
  conflict: 'عُدّلت هذه الملاحظة على حاسوب آخر في الوقت نفسه. ويُحفظ النصان إلى أن تختار.',
  theirs: 'النص في الخادم',
  keepMine: 'الإبقاء على نصي',
  takeTheirs: 'اعتماد النص الآخر',
};

export const positions: PositionWords = { support: 'تأييد', oppose: 'معارضة', amend: 'تعديل', reserve: 'تحفظ', 'ask-capital': 'استشارة العاصمة' };

export const sync: SyncWords = {
  here: 'على هذا الحاسوب، لم تُرسل بعد',
  sending: 'جارٍ الإرسال',
  synced: 'أُرسلت',
  conflict: 'عُدّلت في مكان آخر أيضاً: اختر نصاً',
  refused: 'رفضها الخادم. والنص محفوظ هنا',
  local: 'بلا حساب: تبقى الملاحظات على هذا الحاسوب.',
  allSent: 'أُرسل كل شيء.',
  waiting: { zero: 'لا شيء ينتظر الإرسال.', one: 'ملاحظة واحدة تنتظر الإرسال.', two: 'ملاحظتان تنتظران الإرسال.', few: '{n} ملاحظات تنتظر الإرسال.', many: '{n} ملاحظة تنتظر الإرسال.', other: '{n} ملاحظة تنتظر الإرسال.' },
  unreachable: 'تعذّر الوصول إلى الخادم. يُحفظ ما تكتبه على هذا الحاسوب ويُرسل عندما يستجيب.',
  unreachableNotes: {
    zero: 'تعذّر الوصول إلى الخادم. يُحفظ ما تكتبه على هذا الحاسوب ويُرسل عندما يستجيب.',
    one: 'تعذّر الوصول إلى الخادم. ملاحظتك محفوظة على هذا الحاسوب وستُرسل عندما يستجيب.',
    two: 'تعذّر الوصول إلى الخادم. ملاحظتاك محفوظتان على هذا الحاسوب وستُرسلان عندما يستجيب.',
    few: 'تعذّر الوصول إلى الخادم. ملاحظاتك ({n}) محفوظة على هذا الحاسوب وستُرسل عندما يستجيب.',
    many: 'تعذّر الوصول إلى الخادم. ملاحظاتك ({n}) محفوظة على هذا الحاسوب وستُرسل عندما يستجيب.',
    other: 'تعذّر الوصول إلى الخادم. ملاحظاتك ({n}) محفوظة على هذا الحاسوب وستُرسل عندما يستجيب.',
  },
  expired: 'انتهت صلاحية تسجيل الدخول. ملاحظاتك محفوظة على هذا الحاسوب؛ سجّل الدخول مجدداً لإرسالها.',
  adopt: {
    zero: 'لا ملاحظات بلا حساب.',
    one: 'كُتبت ملاحظة واحدة على هذا الحاسوب بلا حساب. هل تضاف إلى حسابك ملاحظةً خاصة؟',
    two: 'كُتبت ملاحظتان على هذا الحاسوب بلا حساب. هل تضافان إلى حسابك ملاحظتين خاصتين؟',
    few: 'كُتبت {n} ملاحظات على هذا الحاسوب بلا حساب. هل تضاف إلى حسابك ملاحظاتٍ خاصة؟',
    many: 'كُتبت {n} ملاحظة على هذا الحاسوب بلا حساب. هل تضاف إلى حسابك ملاحظاتٍ خاصة؟',
    other: 'كُتبت {n} ملاحظة على هذا الحاسوب بلا حساب. هل تضاف إلى حسابك ملاحظاتٍ خاصة؟',
  },
  adoptYes: 'إضافتها إلى حسابي',
};

export const errors: ErrorWords = {
  unreachable: 'تعذّر الوصول إلى الخادم. ما كتبته محفوظ على هذا الحاسوب. تحقق من الاتصال وأعد المحاولة.',
  wrongCode: 'الرمز غير صحيح أو انتهت صلاحيته. تحقق منه أو اطلب رمزاً جديداً.',
  wrongPassword: 'عنوان البريد أو كلمة المرور غير صحيح. تحقق منهما وأعد المحاولة.',
  wrongInvitation: 'رمز الدعوة غير صحيح أو مستعمل أو منتهي الصلاحية. اطلب رمزاً جديداً من رئيس الوفد.',
  weakPassword: 'كلمة المرور قصيرة أو سهلة التخمين. استعمل 8 أحرف على الأقل.',
  badEmail: 'عنوان البريد الإلكتروني غير مكتمل.',
  taken: 'تعذّر إنشاء حساب بهذا العنوان. جرّب تسجيل الدخول.',
  tooMany: 'محاولات كثيرة. لم يُفقد شيء؛ انتظر بضع دقائق وأعد المحاولة.',
  notAllowed: 'صفتك في الوفد لا تسمح بذلك.',
  signedOut: 'لست مسجّل الدخول. ملاحظاتك محفوظة على هذا الحاسوب؛ سجّل الدخول للمتابعة.',
  lastHead: 'أنت آخر رئيس لهذا الوفد. سلّم الرئاسة إلى غيرك قبل المغادرة.',
  noBackend: 'لم يُحدد خادم بعد. أدخل عنوانه ومفتاحه في الإعدادات.',
  badAddress: 'هذا ليس عنوان خادم. يبدأ العنوان بـ https://‎ أو بـ http://‎ على هذا الحاسوب.',
  badKey: 'لا يقبل الخادم هذا المفتاح. انسخه مجدداً من إعدادات الخادم.',
  noPermission: 'لم يُسمح للمتصفح بالوصول إلى هذا الخادم. اسمح بذلك عند السؤال وأعد المحاولة.',
  diskFull: 'القرص ممتلئ: تعذّر حفظ الملاحظة. يبقى نصها هنا؛ أفرغ حيزاً ثم احفظ مجدداً.',
  tooLarge: 'هذا أكبر مما يقبله الخادم. النص محفوظ هنا؛ اختصره.',
  empty: 'املأ هذا الحقل.',
  pageGone: 'الصفحة لا تستجيب. أعد تحميلها وحاول مجدداً.',
  unknown: 'حدث خلل ({detail}). ملاحظاتك محفوظة على هذا الحاسوب. أعد المحاولة.',
};

export const settings: SettingsWords = {
  title: 'الإعدادات',
  language: 'لغة الواجهة',
  languageAuto: 'كما في المتصفح',
  backend: 'خادم مؤسستك',
  backendHint: 'لا يجري الاتصال إلا بهذا الخادم، وعند تسجيل الدخول فقط.',
  address: 'العنوان',
  key: 'المفتاح العام',
  keyHint: 'مفتاح «anon» أو المفتاح القابل للنشر، لا المفتاح السري أبداً.',
  check: 'تحقق واحفظ',
  saved: 'حُفظ. الخادم يستجيب.',
  page: 'في الصفحة',
  bands: 'إظهار الفقرات',
  citations: 'إظهار الإحالات',
  links: 'عرض فتح ملفات PDF وWord التي تؤدي إليها الروابط',
  letters: 'الأحرف المفردة مفاتيح اختصار',
  lettersHint: 'عند إيقافه لا تعمل j وn وسائر الأحرف إلا مع الضغط على Alt. أما على الزر أو الملاحظة التي عليها التركيز فتعمل كما كانت.',
  thisSite: 'مشغّل في {site}',
  sitesOff: 'مواقع أُوقف فيها Rapporteur',
  sitesOffNone: 'مشغّل في جميع مواقع الاتحاد والأمم المتحدة.',
  turnOnSite: 'تشغيل',
  privacy: 'لا يُعرف عن الصفحات التي تقرؤها سوى ما تراه وفودك: الوثيقة المفتوحة والفقرة، وما دمت تسمح بذلك. ولا تُرسل الملاحظات إلا إلى الخادم أعلاه.',
};

const words: Words = { welcome, notesView, exchange, stance, overlay, common, panel, kinds, languages, composer, note, positions, sync, signin, delegation, errors, settings, reader, popover, people, library, pages };
export default words;
