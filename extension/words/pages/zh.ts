import type { PagesWords } from './shape.ts';

export const pages: PagesWords = {
  page: '第 {n} 页',
  area: '第 {n} 页，所标区域',
  otherFile: '这是页数相同的另一份文件；该页内容可能不同。',
  gone: '批注写在另一份文件的页面上，不是此处打开的文件。',
  write: '批注第 {n} 页',
  writeOnArea: '批注此区域',
  mark: '标出第 {n} 页的区域',
  markHint: '方向键移动区域，按住 Shift 改变大小，Enter 在其上写批注，Escape 取消。也可点击它的两个对角。',
  areaNow: '距左 {left}%，距上 {top}%，宽 {width}%，高 {height}%',
  notes: { other: '第 {page} 页有 {n} 条批注' },
  hint: '批注可以写在某一页上，也可以写在用指针划出或用键盘标出的区域上。',
  cover: '此 PDF 只是所附文件的封面，或须在其他程序中填写的表单。其内容在此不显示；可用 PDF 软件查看。',
};
