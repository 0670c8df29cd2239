import type { PagesWords } from './shape.ts';

export const pages: PagesWords = {
  page: 'Page {n}',
  area: 'Page {n}, marked area',
  otherFile: 'This is another file with as many pages; the page may show something else.',
  gone: 'It was written on a page of a file that is not the one open here.',
  write: 'Note on page {n}',
  writeOnArea: 'Note on this area',
  mark: 'Mark an area of page {n}',
  markHint: 'Arrows move the area, with Shift they change its size, Enter writes on it, Escape takes it away. Or click two of its corners.',
  areaNow: '{left} % from the left, {top} % from the top, {width} % wide, {height} % high',
  notes: { one: '{n} note on page {page}', other: '{n} notes on page {page}' },
  hint: 'Notes can stand on a page, or on an area of it that you draw with the pointer or mark with the keyboard.',
  cover: 'This PDF is only the cover of attached files or of a form that is filled in elsewhere. What is in them is not shown here; a PDF program shows it.',
};
