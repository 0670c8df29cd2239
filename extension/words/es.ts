import { delegation, signin } from './account/es.ts';
import { overlay } from './overlay/es.ts';
import { welcome } from './welcome/es.ts';
import { notesView } from './notes-view/es.ts';
import { pages } from './pages/es.ts';
import { exchange } from './exchange/es.ts';
import { library } from './library/es.ts';
import { popover } from './popover/es.ts';
import { people } from './people/es.ts';
import { reader } from './reader/es.ts';
import { stance } from './stance/es.ts';
import type { CommonWords, ComposerWords, ErrorWords, KindWords, LanguageNames, NoteWords, PanelWords, PositionWords, SettingsWords, SyncWords, Words } from './shape.ts';

export const common: CommonWords = {
  save: 'Guardar',
  cancel: 'Cancelar',
  close: 'Cerrar',
  back: 'Volver',
  retry: 'Reintentar',
  undo: 'Deshacer',
  copy: 'Copiar',
  copied: 'Copiado',
  loading: 'Cargando…',
  yes: 'Sí',
  notNow: 'Ahora no',
  settings: 'Ajustes',
};

export const panel: PanelWords = {
  outline: 'Esquema',
  notes: 'Notas',
  citations: 'Referencias',
  views: 'Vistas',
  search: 'Buscar en párrafos, notas y referencias',
  noDocument: 'No hay documento en esta pestaña',
  noDocumentHint: 'Abra un documento en itu.int o un.org: sus párrafos, referencias y notas aparecerán aquí.',
  reading: 'Leyendo el documento…',
  off: 'Rapporteur está desactivado en este sitio.',
  turnOn: 'Activar en este sitio',
  noClauses: 'No se han encontrado párrafos en este documento. Aun así se pueden escribir notas.',
  noNotes: 'Todavía no hay notas sobre este documento',
  noNotesHint: 'Seleccione palabras y elija «Nota», o escriba una nota sobre el documento en su conjunto.',
  noCitations: 'Este documento no remite a ningún instrumento que Rapporteur conozca.',
  noResults: 'No se ha encontrado «{words}»',
  wholeDocument: 'El documento en su conjunto',
  lostPlace: 'Lugar no encontrado',
  lostPlaceHint: 'Estas notas quedan en esta lista y no se marcan en la página. Están a salvo.',
  lostWords: 'Sus palabras no figuran en esta edición.',
  lostAmbiguous: 'Sus palabras figuran aquí en varios lugares y nada indica cuál era.',
  changedPlace: 'El texto ha cambiado desde entonces',
  clauseWordsGone: 'En este párrafo: sus palabras ya no figuran en él',
  clauseOtherLanguage: 'En este párrafo: escrita sobre el texto en {language}',
  clauseAbove: 'Se muestra en el párrafo del que dependía el suyo, que no se encontró en este texto',
  formerlyAt: 'Antes en {path}',
  removedWords: 'suprimido',
  addedWords: 'añadido',
  goTo: 'Ir a {place}',
  noteCount: { one: '{n} nota', many: '{n} notas', other: '{n} notas' },
  citationCount: { one: '{n} referencia', many: '{n} referencias', other: '{n} referencias' },
  cited: { one: 'citado una vez', many: 'citado {n} veces', other: 'citado {n} veces' },
  openOfficial: 'Abrir el texto oficial',
  guessedAddress: 'Dirección deducida de la signatura, sin confirmar.',
  newer: 'Versión más reciente: {version}',
  filterPeople: 'Autor',
  filterPositions: 'Posición',
  filterTags: 'Etiqueta',
  everyone: 'Todos',
  mine: 'Yo',
  anyPosition: 'Cualquier posición',
  anyTag: 'Cualquier etiqueta',
  noteOnDocument: 'Nota sobre el documento',
  noteOnClause: 'Nota sobre {path}',
};

export const kinds: KindWords = {
  front: 'Encabezamiento',
  section: 'Secciones',
  body: 'Fórmula introductoria',
  preamble: 'Preámbulo',
  operative: 'Parte dispositiva',
  annex: 'Anexos',
  footnote: 'Notas a pie de página',
  closing: 'Cierre',
};

export const languages: LanguageNames = { ar: 'árabe', zh: 'chino', en: 'inglés', fr: 'francés', ru: 'ruso', es: 'español' };

export const composer: ComposerWords = {
  title: 'Nota nueva',
  editTitle: 'Editar la nota',
  replyTitle: 'Respuesta',
  write: 'Escribir una nota',
  hint: 'Markdown. Ctrl+Intro guarda.',
  tags: 'Etiquetas',
  tagsHint: 'Separadas por comas, o #etiqueta en el texto',
  position: 'Posición',
  noPosition: 'Sin posición',
  whoSees: 'Quién la verá',
  onlyYou: 'Solo usted',
  onlyYouHere: 'Solo usted, en este equipo',
  delegationSees: { one: '{name}, {n} persona', many: '{name}, {n} personas', other: '{name}, {n} personas' },
  draftKept: 'El borrador se conserva en este equipo.',
  tooLong: 'La nota supera los 64 kB. Acórtela para guardarla; el borrador se conserva.',
  empty: 'Escriba algo primero.',
};

export const note: NoteWords = {
  you: 'Usted',
  former: 'Antiguo miembro',
  highlight: 'Resaltado',
  private: 'Privada',
  edit: 'Editar',
  delete: 'Eliminar',
  deleted: 'Nota eliminada',
  reply: 'Responder',
  edited: 'editada {when}',
  conflict: 'Esta nota se modificó al mismo tiempo en otro equipo. Se conservan ambos textos hasta que elija.',
  theirs: 'Texto en el servidor',
  keepMine: 'Conservar el mío',
  takeTheirs: 'Tomar el otro',
};

export const positions: PositionWords = { support: 'Apoyo', oppose: 'Oposición', amend: 'Enmienda', reserve: 'Reserva', 'ask-capital': 'Consultar a la capital' };

export const sync: SyncWords = {
  here: 'En este equipo, aún sin enviar',
  sending: 'Enviándose',
  synced: 'Enviada',
  conflict: 'Modificada también en otro lugar: elija un texto',
  refused: 'Rechazada por el servidor. El texto se conserva aquí',
  local: 'Sin cuenta: las notas permanecen en este equipo.',
  allSent: 'Todo está enviado.',
  waiting: { one: '{n} nota espera su envío.', many: '{n} notas esperan su envío.', other: '{n} notas esperan su envío.' },
  unreachable: 'No se puede conectar con el servidor. Lo que escriba se guarda en este equipo y se enviará cuando responda.',
  unreachableNotes: {
    one: 'No se puede conectar con el servidor. Su nota está en este equipo y se enviará cuando responda.',
    many: 'No se puede conectar con el servidor. Sus {n} notas están en este equipo y se enviarán cuando responda.',
    other: 'No se puede conectar con el servidor. Sus {n} notas están en este equipo y se enviarán cuando responda.',
  },
  expired: 'La sesión ha caducado. Sus notas están en este equipo; inicie sesión de nuevo para enviarlas.',
  adopt: {
    one: 'Hay {n} nota escrita en este equipo sin cuenta. ¿Añadirla a su cuenta como nota privada?',
    many: 'Hay {n} notas escritas en este equipo sin cuenta. ¿Añadirlas a su cuenta como notas privadas?',
    other: 'Hay {n} notas escritas en este equipo sin cuenta. ¿Añadirlas a su cuenta como notas privadas?',
  },
  adoptYes: 'Añadir a mi cuenta',
};

export const errors: ErrorWords = {
  unreachable: 'No se puede conectar con el servidor. Lo que escribió está en este equipo. Compruebe la conexión y reintente.',
  wrongCode: 'El código es erróneo o ha caducado. Compruébelo o pida uno nuevo.',
  wrongPassword: 'El correo o la contraseña son erróneos. Compruébelos y reintente.',
  wrongInvitation: 'El código de invitación es erróneo, está agotado o ha caducado. Pida uno nuevo al jefe de la delegación.',
  weakPassword: 'La contraseña es demasiado corta o fácil. Use al menos 8 caracteres.',
  badEmail: 'La dirección de correo está incompleta.',
  taken: 'No se pudo crear una cuenta con esta dirección. Intente iniciar sesión.',
  tooMany: 'Demasiados intentos. No se ha perdido nada; espere unos minutos y reintente.',
  notAllowed: 'Su función en la delegación no lo permite.',
  signedOut: 'Ha cerrado la sesión. Sus notas están en este equipo; inicie sesión para continuar.',
  lastHead: 'Usted es el último jefe de esta delegación. Ceda la función antes de salir.',
  noBackend: 'Aún no hay servidor. Indique su dirección y su clave en los ajustes.',
  badAddress: 'No es la dirección de un servidor. Empieza por https://, o por http:// en este equipo.',
  badKey: 'El servidor no acepta esta clave. Cópiela de nuevo de sus ajustes.',
  noPermission: 'No se permitió al navegador conectar con este servidor. Permítalo cuando se le pregunte y reintente.',
  diskFull: 'El disco está lleno: no se pudo guardar la nota. Su texto sigue aquí; libere espacio y guarde de nuevo.',
  tooLarge: 'Supera lo que el servidor acepta. El texto se conserva aquí; acórtelo.',
  empty: 'Rellene este campo.',
  pageGone: 'La página no responde. Recárguela y reintente.',
  unknown: 'Algo ha fallado ({detail}). Sus notas están en este equipo. Reintente.',
};

export const settings: SettingsWords = {
  title: 'Ajustes',
  language: 'Idioma de la interfaz',
  languageAuto: 'El del navegador',
  backend: 'Servidor de su organización',
  backendHint: 'Solo se contacta con este servidor, y solo cuando ha iniciado sesión o la inicia.',
  address: 'Dirección',
  key: 'Clave pública',
  keyHint: 'La clave «anon» o publicable, nunca una secreta.',
  check: 'Comprobar y guardar',
  saved: 'Guardado. El servidor responde.',
  page: 'En la página',
  bands: 'Marcar párrafos',
  citations: 'Marcar referencias',
  links: 'Ofrecer abrir los archivos PDF y Word de los enlaces',
  letters: 'Letras solas como teclas',
  lettersHint: 'Si se desactiva, j, n y las demás letras solo actúan con Alt. En un botón o una nota que tiene el foco actúan como antes.',
  thisSite: 'Activo en {site}',
  sitesOff: 'Sitios donde Rapporteur está desactivado',
  sitesOffNone: 'Está activo en todos los sitios de la UIT y la ONU.',
  turnOnSite: 'Activar',
  privacy: 'De lo que lee, solo sus delegaciones ven el documento abierto y el párrafo, y solo mientras usted lo permita. Las notas solo van al servidor indicado.',
};

const words: Words = { welcome, notesView, exchange, stance, overlay, common, panel, kinds, languages, composer, note, positions, sync, signin, delegation, errors, settings, reader, popover, people, library, pages };
export default words;
