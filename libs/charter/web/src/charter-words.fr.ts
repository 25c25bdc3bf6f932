import type { CharterDifference, CharterVersion, CharterVersionShown, Standing, TextFile } from '@promenade/charter/model';
import { departmentName, type Status } from '@promenade/platform/web';

export const standingLabels: Record<Standing, string> = {
  draft: 'brouillon',
  upcoming: 'publiée, pas encore en vigueur',
  'in-force': 'publiée, en vigueur',
  replaced: 'remplacée',
};

export const standingStatus: Record<Standing, Status> = { draft: 'draft', upcoming: 'info', 'in-force': 'good', replaced: 'past' };

export const changeLabels: Record<CharterDifference['articles'][number]['change'], string> = {
  same: 'inchangé',
  new: 'ajouté',
  gone: 'supprimé',
  changed: 'modifié',
};

export const termLabels: Record<CharterDifference['terms'][number]['term'], string> = {
  title: 'Le titre',
  consentSentence: 'La phrase que l’on accepte en signant',
  typedSentence: 'Les mots à recopier pour signer',
  profileItems: 'Ce qu’un profil en ligne doit montrer',
};

/** « Texte national, version 2 », « Vosges, version 3 ». */
export function versionName({ department, number }: Pick<CharterVersion, 'department' | 'number'>): string {
  return `${department === null ? 'Texte national' : departmentName(department)}, version ${number}`;
}

/** The same with the state, where versions are chosen among. */
export function versionChoice(version: CharterVersionShown): string {
  return `${versionName(version)} (${standingLabels[version.standing]})`;
}

/** Why a file gave nothing, and what to do instead. */
export function refusedFile(file: Extract<TextFile, { refused: string }>): string {
  switch (file.refused) {
    case 'word':
      return 'Un document de traitement de texte n’est pas lu ici. Ouvrez-le, copiez le texte et collez-le dans la case : rien ne sera perdu.';
    case 'pdf':
      return 'Un PDF n’est pas lu ici. Ouvrez-le, copiez le texte et collez-le dans la case.';
    case 'not-text':
      return 'Ce fichier n’est pas du texte. Choisissez un fichier .md ou .txt, ou collez le texte dans la case.';
    case 'empty':
      return 'Ce fichier est vide. Ce que vous aviez écrit est resté.';
    case 'too-long':
      return `Ce fichier a ${file.length.toLocaleString('fr')} signes, et une charte 60 000 au plus. Ce que vous aviez écrit est resté.`;
  }
}

/** Codes of the schemas of this room. */
export const charterFieldLabels: Readonly<Record<string, string>> = {
  'core-or-own-text': 'Écrivez un texte entier, ou ce que vous ajoutez au texte national : pas les deux.',
  'unwritable-character': 'Un caractère de ce texte ne peut pas être gardé. Retapez-le.',
  'line-break': 'Écrivez sur une seule ligne.',
  'items-many': 'Vingt points au plus.',
};
