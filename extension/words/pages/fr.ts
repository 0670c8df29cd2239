import type { PagesWords } from './shape.ts';

export const pages: PagesWords = {
  page: 'Page {n}',
  area: 'Page {n}, zone marquée',
  otherFile: 'C’est un autre fichier du même nombre de pages ; la page peut montrer autre chose.',
  gone: 'Elle a été écrite sur une page d’un fichier qui n’est pas celui ouvert ici.',
  write: 'Note sur la page {n}',
  writeOnArea: 'Note sur cette zone',
  mark: 'Marquer une zone de la page {n}',
  markHint: 'Les flèches déplacent la zone, avec Maj elles en changent la taille, Entrée écrit dessus, Échap l’enlève. Ou cliquez sur deux coins opposés.',
  areaNow: 'à {left} % de la gauche, à {top} % du haut, largeur {width} %, hauteur {height} %',
  notes: { one: '{n} note sur la page {page}', many: '{n} notes sur la page {page}', other: '{n} notes sur la page {page}' },
  hint: 'Une note peut porter sur une page, ou sur une zone que vous y tracez avec le pointeur ou marquez au clavier.',
  cover: 'Ce PDF n’est que l’enveloppe de fichiers joints ou d’un formulaire rempli ailleurs. Leur contenu n’est pas affiché ici ; un logiciel PDF le montre.',
};
