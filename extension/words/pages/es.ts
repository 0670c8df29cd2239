import type { PagesWords } from './shape.ts';

export const pages: PagesWords = {
  page: 'Página {n}',
  area: 'Página {n}, zona marcada',
  otherFile: 'Es otro archivo con el mismo número de páginas; la página puede mostrar otra cosa.',
  gone: 'Se escribió en una página de un archivo que no es el abierto aquí.',
  write: 'Nota sobre la página {n}',
  writeOnArea: 'Nota sobre esta zona',
  mark: 'Marcar una zona de la página {n}',
  markHint: 'Las flechas mueven la zona, con Mayús cambian su tamaño, Intro escribe en ella, Esc la quita. O haga clic en dos esquinas opuestas.',
  areaNow: 'a {left} % de la izquierda, a {top} % de arriba, {width} % de ancho, {height} % de alto',
  notes: { one: '{n} nota sobre la página {page}', many: '{n} notas sobre la página {page}', other: '{n} notas sobre la página {page}' },
  hint: 'Una nota puede referirse a una página o a una zona que usted trace en ella con el puntero o marque con el teclado.',
  cover: 'Este PDF es solo la cubierta de archivos adjuntos o de un formulario que se rellena en otro programa. Su contenido no se muestra aquí; un programa de PDF lo muestra.',
};
