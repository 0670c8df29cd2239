import { delegation, signin } from './account/fr.ts';
import { overlay } from './overlay/fr.ts';
import { welcome } from './welcome/fr.ts';
import { notesView } from './notes-view/fr.ts';
import { pages } from './pages/fr.ts';
import { exchange } from './exchange/fr.ts';
import { library } from './library/fr.ts';
import { popover } from './popover/fr.ts';
import { people } from './people/fr.ts';
import { reader } from './reader/fr.ts';
import { stance } from './stance/fr.ts';
import type { CommonWords, ComposerWords, ErrorWords, KindWords, LanguageNames, NoteWords, PanelWords, PositionWords, SettingsWords, SyncWords, Words } from './shape.ts';

export const common: CommonWords = {
  save: 'Enregistrer',
  cancel: 'Annuler',
  close: 'Fermer',
  back: 'Retour',
  retry: 'Réessayer',
  undo: 'Annuler',
  copy: 'Copier',
  copied: 'Copié',
  loading: 'Chargement…',
  yes: 'Oui',
  notNow: 'Pas maintenant',
  settings: 'Réglages',
};

export const panel: PanelWords = {
  outline: 'Plan',
  notes: 'Notes',
  citations: 'Références',
  views: 'Vues',
  search: 'Chercher dans le texte, les notes et les références',
  noDocument: 'Aucun document dans cet onglet',
  noDocumentHint: 'Ouvrez un document sur itu.int ou un.org : ses paragraphes, ses références et vos notes s’affichent ici.',
  reading: 'Lecture du document…',
  off: 'Rapporteur est désactivé sur ce site.',
  turnOn: 'Activer sur ce site',
  noClauses: 'Aucun paragraphe n’a été reconnu dans ce document. Les notes restent possibles.',
  noNotes: 'Pas encore de note sur ce document',
  noNotesHint: 'Sélectionnez des mots et choisissez « Note », ou écrivez une note sur l’ensemble du document.',
  noCitations: 'Ce document ne renvoie à aucun instrument connu de Rapporteur.',
  noResults: 'Rien trouvé pour « {words} »',
  wholeDocument: 'L’ensemble du document',
  lostPlace: 'Emplacement introuvable',
  lostPlaceHint: 'Ces notes restent dans cette liste et ne sont pas marquées sur la page. Elles sont conservées.',
  lostWords: 'Ses mots ne figurent pas dans cette version.',
  lostAmbiguous: 'Ses mots figurent ici à plusieurs endroits, et rien n’indique lequel était visé.',
  changedPlace: 'Le texte a changé depuis',
  clauseWordsGone: 'À ce paragraphe : ses mots n’y figurent plus',
  clauseOtherLanguage: 'À ce paragraphe : rédigée sur le texte en {language}',
  clauseAbove: 'Affichée au paragraphe dont le sien relevait : celui-ci n’a pas été trouvé dans ce texte',
  formerlyAt: 'Auparavant en {path}',
  removedWords: 'supprimé',
  addedWords: 'ajouté',
  goTo: 'Aller à {place}',
  noteCount: { one: '{n} note', many: '{n} notes', other: '{n} notes' },
  citationCount: { one: '{n} référence', many: '{n} références', other: '{n} références' },
  cited: { one: 'cité une fois', many: 'cité {n} fois', other: 'cité {n} fois' },
  openOfficial: 'Ouvrir le texte officiel',
  guessedAddress: 'Adresse déduite de la cote, non confirmée.',
  newer: 'Version plus récente : {version}',
  filterPeople: 'Auteur',
  filterPositions: 'Position',
  filterTags: 'Étiquette',
  everyone: 'Tous',
  mine: 'Moi',
  anyPosition: 'Toute position',
  anyTag: 'Toute étiquette',
  noteOnDocument: 'Note sur le document',
  noteOnClause: 'Note sur {path}',
};

export const kinds: KindWords = {
  front: 'En-tête',
  section: 'Sections',
  body: 'Formule introductive',
  preamble: 'Préambule',
  operative: 'Dispositif',
  annex: 'Annexes',
  footnote: 'Notes de bas de page',
  closing: 'Clôture',
};

export const languages: LanguageNames = { ar: 'arabe', zh: 'chinois', en: 'anglais', fr: 'français', ru: 'russe', es: 'espagnol' };

export const composer: ComposerWords = {
  title: 'Nouvelle note',
  editTitle: 'Modifier la note',
  replyTitle: 'Réponse',
  write: 'Écrire une note',
  hint: 'Markdown. Ctrl+Entrée enregistre.',
  tags: 'Étiquettes',
  tagsHint: 'Séparées par des virgules, ou #étiquette dans le texte',
  position: 'Position',
  noPosition: 'Sans position',
  whoSees: 'Qui la verra',
  onlyYou: 'Vous seul',
  onlyYouHere: 'Vous seul, sur cet ordinateur',
  delegationSees: { one: '{name}, {n} personne', many: '{name}, {n} personnes', other: '{name}, {n} personnes' },
  draftKept: 'Le brouillon est conservé sur cet ordinateur.',
  tooLong: 'La note dépasse 64 ko. Raccourcissez-la pour l’enregistrer ; le brouillon est conservé.',
  empty: 'Écrivez d’abord quelque chose.',
};

export const note: NoteWords = {
  you: 'Vous',
  former: 'Ancien membre',
  highlight: 'Surlignage',
  private: 'Privée',
  edit: 'Modifier',
  delete: 'Supprimer',
  deleted: 'Note supprimée',
  reply: 'Répondre',
  edited: 'modifiée {when}',
  conflict: 'Cette note a été modifiée en même temps sur un autre ordinateur. Les deux textes sont conservés jusqu’à votre choix.',
  theirs: 'Texte sur le serveur',
  keepMine: 'Garder le mien',
  takeTheirs: 'Prendre l’autre',
};

export const positions: PositionWords = { support: 'Appui', oppose: 'Opposition', amend: 'Amendement', reserve: 'Réserve', 'ask-capital': 'Consulter la capitale' };

export const sync: SyncWords = {
  here: 'Sur cet ordinateur, pas encore envoyée',
  sending: 'Envoi en cours',
  synced: 'Envoyée',
  conflict: 'Modifiée ailleurs aussi : choisissez un texte',
  refused: 'Refusée par le serveur. Le texte est conservé ici',
  local: 'Sans compte : les notes restent sur cet ordinateur.',
  allSent: 'Tout est envoyé.',
  waiting: { one: '{n} note attend d’être envoyée.', many: '{n} notes attendent d’être envoyées.', other: '{n} notes attendent d’être envoyées.' },
  unreachable: 'Le serveur est injoignable. Ce que vous écrivez est conservé sur cet ordinateur et sera envoyé dès qu’il répondra.',
  unreachableNotes: {
    one: 'Le serveur est injoignable. Votre note est sur cet ordinateur et sera envoyée dès qu’il répondra.',
    many: 'Le serveur est injoignable. Vos {n} notes sont sur cet ordinateur et seront envoyées dès qu’il répondra.',
    other: 'Le serveur est injoignable. Vos {n} notes sont sur cet ordinateur et seront envoyées dès qu’il répondra.',
  },
  expired: 'La session a expiré. Vos notes sont sur cet ordinateur ; reconnectez-vous pour les envoyer.',
  adopt: {
    one: '{n} note a été écrite sur cet ordinateur sans compte. L’ajouter à votre compte comme note privée ?',
    many: '{n} notes ont été écrites sur cet ordinateur sans compte. Les ajouter à votre compte comme notes privées ?',
    other: '{n} notes ont été écrites sur cet ordinateur sans compte. Les ajouter à votre compte comme notes privées ?',
  },
  adoptYes: 'Ajouter à mon compte',
};

export const errors: ErrorWords = {
  unreachable: 'Le serveur est injoignable. Ce que vous avez écrit est sur cet ordinateur. Vérifiez la connexion et réessayez.',
  wrongCode: 'Le code est erroné ou a expiré. Vérifiez-le ou demandez-en un nouveau.',
  wrongPassword: 'L’adresse ou le mot de passe est erroné. Vérifiez-les et réessayez.',
  wrongInvitation: 'Ce code d’invitation est erroné, épuisé ou expiré. Demandez-en un nouveau au chef de la délégation.',
  weakPassword: 'Le mot de passe est trop court ou trop simple. Utilisez au moins 8 caractères.',
  badEmail: 'Cette adresse électronique est incomplète.',
  taken: 'Impossible de créer un compte avec cette adresse. Essayez de vous connecter.',
  tooMany: 'Trop d’essais. Rien n’est perdu ; attendez quelques minutes et réessayez.',
  notAllowed: 'Votre rôle dans la délégation ne le permet pas.',
  signedOut: 'Vous êtes déconnecté. Vos notes sont sur cet ordinateur ; reconnectez-vous pour continuer.',
  lastHead: 'Vous êtes le dernier chef de cette délégation. Passez la main avant de partir.',
  noBackend: 'Aucun serveur n’est défini. Indiquez son adresse et sa clé dans les réglages.',
  badAddress: 'Ce n’est pas l’adresse d’un serveur. Elle commence par https://, ou par http:// sur cet ordinateur.',
  badKey: 'Le serveur n’accepte pas cette clé. Copiez-la de nouveau depuis ses réglages.',
  noPermission: 'Le navigateur n’a pas été autorisé à joindre ce serveur. Autorisez-le et réessayez.',
  diskFull: 'Le disque est plein : la note n’a pas pu être enregistrée. Son texte reste ici ; libérez de la place et enregistrez de nouveau.',
  tooLarge: 'C’est plus que ce que le serveur accepte. Le texte est conservé ici ; raccourcissez-le.',
  empty: 'Remplissez ce champ.',
  pageGone: 'La page ne répond pas. Rechargez-la et réessayez.',
  unknown: 'Un problème est survenu ({detail}). Vos notes sont sur cet ordinateur. Réessayez.',
};

export const settings: SettingsWords = {
  title: 'Réglages',
  language: 'Langue de l’interface',
  languageAuto: 'Celle du navigateur',
  backend: 'Serveur de votre organisation',
  backendHint: 'Seul ce serveur est contacté, et seulement quand vous êtes connecté ou vous connectez.',
  address: 'Adresse',
  key: 'Clé publique',
  keyHint: 'La clé « anon » ou publiable, jamais une clé secrète.',
  check: 'Vérifier et enregistrer',
  saved: 'Enregistré. Le serveur répond.',
  page: 'Sur la page',
  bands: 'Marquer les paragraphes',
  citations: 'Marquer les références',
  links: 'Proposer d’ouvrir les fichiers PDF et Word des liens',
  letters: 'Lettres seules comme touches',
  lettersHint: 'Si cette option est désactivée, j, n et les autres lettres n’agissent qu’avec Alt. Sur un bouton ou une note qui a le focus, elles agissent comme avant.',
  thisSite: 'Actif sur {site}',
  sitesOff: 'Sites où Rapporteur est désactivé',
  sitesOffNone: 'Il est actif sur tous les sites de l’UIT et de l’ONU.',
  turnOnSite: 'Activer',
  privacy: 'De ce que vous lisez, seules vos délégations voient le document ouvert et le paragraphe, et seulement tant que vous le permettez. Les notes ne vont qu’au serveur ci-dessus.',
};

const words: Words = { welcome, notesView, exchange, stance, overlay, common, panel, kinds, languages, composer, note, positions, sync, signin, delegation, errors, settings, reader, popover, people, library, pages };
export default words;
