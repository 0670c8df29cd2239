import { delegation, signin } from './account/zh.ts';
import { overlay } from './overlay/zh.ts';
import { welcome } from './welcome/zh.ts';
import { notesView } from './notes-view/zh.ts';
import { pages } from './pages/zh.ts';
import { exchange } from './exchange/zh.ts';
import { library } from './library/zh.ts';
import { popover } from './popover/zh.ts';
import { people } from './people/zh.ts';
import { reader } from './reader/zh.ts';
import { stance } from './stance/zh.ts';
import type { CommonWords, ComposerWords, ErrorWords, KindWords, LanguageNames, NoteWords, PanelWords, PositionWords, SettingsWords, SyncWords, Words } from './shape.ts';

export const common: CommonWords = {
  save: '保存',
  cancel: '取消',
  close: '关闭',
  back: '返回',
  retry: '重试',
  undo: '撤销',
  copy: '复制',
  copied: '已复制',
  loading: '正在加载…',
  yes: '是',
  notNow: '暂不',
  settings: '设置',
};

export const panel: PanelWords = {
  outline: '大纲',
  notes: '批注',
  citations: '引文',
  views: '视图',
  search: '搜索段落、批注和引文',
  noDocument: '此标签页中没有文件',
  noDocumentHint: '在 itu.int 或 un.org 打开一份文件，其段落、引文和批注将显示在此处。',
  reading: '正在阅读文件…',
  off: 'Rapporteur 在此网站已关闭。',
  turnOn: '在此网站开启',
  noClauses: '此文件中未找到段落，但仍可添加批注。',
  noNotes: '此文件尚无批注',
  noNotesHint: '在文件中选取文字并选择“批注”，或就整份文件撰写批注。',
  noCitations: '此文件未引用 Rapporteur 所知的文书。',
  noResults: '未找到“{words}”',
  wholeDocument: '整份文件',
  lostPlace: '未找到位置',
  lostPlaceHint: '这些批注只列于此处，不在页面上标示。批注均已保存。',
  lostWords: '所依附的文字不在此版本中。',
  lostAmbiguous: '所依附的文字在此处出现多次，无法确定所指何处。',
  changedPlace: '文字此后已有改动',
  clauseWordsGone: '位于此段落：所依附的文字已不在其中',
  clauseOtherLanguage: '位于此段落：写在{language}文本上',
  clauseAbove: '显示在其上级段落处：在本文本中未找到原段落',
  formerlyAt: '原在 {path}',
  removedWords: '删去',
  addedWords: '新增',
  goTo: '转到 {place}',
  noteCount: { other: '{n} 条批注' },
  citationCount: { other: '{n} 处引用' },
  cited: { other: '引用 {n} 次' },
  openOfficial: '打开正式文本',
  guessedAddress: '该地址由编号推得，未经确认。',
  newer: '较新版本：{version}',
  filterPeople: '作者',
  filterPositions: '立场',
  filterTags: '标签',
  everyone: '所有人',
  mine: '我',
  anyPosition: '任何立场',
  anyTag: '任何标签',
  noteOnDocument: '对文件的批注',
  noteOnClause: '对 {path} 的批注',
};

export const kinds: KindWords = {
  front: '文首',
  section: '各节',
  body: '起首语',
  preamble: '序言部分',
  operative: '执行部分',
  annex: '附件',
  footnote: '脚注',
  closing: '文末',
};

export const languages: LanguageNames = { ar: '阿拉伯文', zh: '中文', en: '英文', fr: '法文', ru: '俄文', es: '西班牙文' };

export const composer: ComposerWords = {
  title: '新批注',
  editTitle: '编辑批注',
  replyTitle: '回复',
  write: '撰写批注',
  hint: '支持 Markdown。按 Ctrl+Enter 保存。',
  tags: '标签',
  tagsHint: '以逗号分隔，或在正文中使用 #标签',
  position: '立场',
  noPosition: '无立场',
  whoSees: '谁能看到',
  onlyYou: '仅您本人',
  onlyYouHere: '仅您本人，在本机上',
  delegationSees: { other: '{name}，{n} 人' },
  draftKept: '草稿已保存在本机上。',
  tooLong: '批注超过 64 kB。请缩短后保存；草稿已保留。',
  empty: '请先输入内容。',
};

export const note: NoteWords = {
  you: '您',
  former: '前成员',
  highlight: '突出显示',
  private: '私人',
  edit: '编辑',
  delete: '删除',
  deleted: '批注已删除',
  reply: '回复',
  edited: '编辑于 {when}',
  conflict: '此批注同时在另一台计算机上被修改。两份文本均保留，待您选择。',
  theirs: '服务器上的文本',
  keepMine: '保留我的文本',
  takeTheirs: '采用另一文本',
};

export const positions: PositionWords = { support: '支持', oppose: '反对', amend: '修正', reserve: '保留', 'ask-capital': '请示国内' };

export const sync: SyncWords = {
  here: '在本机上，尚未发送',
  sending: '正在发送',
  synced: '已发送',
  conflict: '他处亦有修改：请选择文本',
  refused: '服务器拒绝接收。文本保留在此处',
  local: '未使用账户：批注保留在本机上。',
  allSent: '全部已发送。',
  waiting: { other: '{n} 条批注等待发送。' },
  unreachable: '无法连接服务器。您所写内容保存在本机上，待服务器响应后发送。',
  unreachableNotes: { other: '无法连接服务器。您的 {n} 条批注保存在本机上，待服务器响应后发送。' },
  expired: '登录已过期。您的批注保存在本机上；请重新登录以发送。',
  adopt: { other: '有 {n} 条批注是在未登录时写于本机的。是否作为私人批注添加到您的账户？' },
  adoptYes: '添加到我的账户',
};

export const errors: ErrorWords = {
  unreachable: '无法连接服务器。您所写内容保存在本机上。请检查网络后重试。',
  wrongCode: '验证码错误或已过期。请核对，或重新获取。',
  wrongPassword: '电子邮件地址或密码错误。请核对后重试。',
  wrongInvitation: '邀请码错误、已用完或已过期。请向团长索取新的邀请码。',
  weakPassword: '密码过短或过于简单。请至少使用 8 个字符。',
  badEmail: '电子邮件地址不完整。',
  taken: '无法用此地址创建账户。请尝试登录。',
  tooMany: '尝试次数过多。内容未丢失；请等待几分钟后重试。',
  notAllowed: '您在代表团中的身份不允许此操作。',
  signedOut: '您已退出登录。批注保存在本机上；请重新登录以继续。',
  lastHead: '您是该代表团的最后一位团长。请先移交再退出。',
  noBackend: '尚未设置服务器。请在设置中输入其地址和密钥。',
  badAddress: '这不是服务器地址。地址应以 https:// 开头，本机则以 http:// 开头。',
  badKey: '服务器不接受此密钥。请从服务器设置中重新复制。',
  noPermission: '浏览器未获准访问该服务器。请在询问时允许，然后重试。',
  diskFull: '磁盘已满：批注未能保存。文本仍在此处；请腾出空间后再次保存。',
  tooLarge: '超出服务器接受的大小。文本保留在此处；请缩短。',
  empty: '请填写此栏。',
  pageGone: '页面没有响应。请重新加载后重试。',
  unknown: '出现问题（{detail}）。您的批注保存在本机上。请重试。',
};

export const settings: SettingsWords = {
  title: '设置',
  language: '界面语言',
  languageAuto: '与浏览器一致',
  backend: '贵组织的服务器',
  backendHint: '仅与此服务器通信，且仅在登录时。',
  address: '地址',
  key: '公钥',
  keyHint: '“anon”或可公开的密钥，切勿使用私密密钥。',
  check: '检查并保存',
  saved: '已保存。服务器有响应。',
  page: '页面显示',
  bands: '标示段落',
  citations: '标示引文',
  links: '在指向 PDF 和 Word 文件的链接旁提供打开选项',
  letters: '单个字母用作按键',
  lettersHint: '关闭后，j、n 等字母须与 Alt 同按才起作用；在获得焦点的按钮或批注上照常使用。',
  thisSite: '在 {site} 开启',
  sitesOff: '已关闭 Rapporteur 的网站',
  sitesOffNone: '在国际电联和联合国的所有网站均已开启。',
  turnOnSite: '开启',
  privacy: '关于您所阅读的网页，至多由您的代表团看到打开的文件和所在段落，且仅在您允许时。批注只发送到上述服务器。',
};

const words: Words = { welcome, notesView, exchange, stance, overlay, common, panel, kinds, languages, composer, note, positions, sync, signin, delegation, errors, settings, reader, popover, people, library, pages };
export default words;
