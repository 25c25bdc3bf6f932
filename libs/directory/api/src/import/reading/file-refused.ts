import { HttpException, HttpStatus } from '@nestjs/common';
import type { TableRefusal } from '@promenade/directory/model';
import type { UnreadableCode, UnreadableFacts } from './unreadable';

export type FileRefusalCode = UnreadableCode | TableRefusal['code'];

const NBSP = '\u00A0';
const THIN = '\u202F';
const { PAYLOAD_TOO_LARGE, UNPROCESSABLE_ENTITY, UNSUPPORTED_MEDIA_TYPE } = HttpStatus;
const megabytes = (bytes: number) => `${Math.ceil(bytes / (1024 * 1024))}${NBSP}Mo`;
const figure = (number: number) => String(number).replace(/\B(?=(?:\d{3})+$)/g, THIN);

/** What a person reads of a file that cannot be imported: what it is, then what to do. */
const refusals: Record<FileRefusalCode, readonly [HttpStatus, (facts: Record<string, number>) => string]> = {
  empty: [UNPROCESSABLE_ENTITY, () => 'Ce fichier est vide. Choisissez celui de l’annuaire.'],
  'too-big': [
    PAYLOAD_TOO_LARGE,
    ({ size, most }) =>
      `Ce fichier fait ${megabytes(size!)}${THIN}; la limite est de ${megabytes(most!)}. Enlevez les images ou découpez-le.`,
  ],
  'not-a-spreadsheet': [UNSUPPORTED_MEDIA_TYPE, () => 'Ce fichier n’est pas un tableur. Enregistrez l’annuaire en .xlsx ou en .csv.'],
  'old-format': [
    UNSUPPORTED_MEDIA_TYPE,
    () =>
      `Ce fichier est d’un ancien format, ou protégé par un mot de passe. Dans votre tableur${NBSP}: Enregistrer sous, .xlsx, sans mot de passe.`,
  ],
  'open-document': [UNSUPPORTED_MEDIA_TYPE, () => `Ce fichier est un .ods. Dans LibreOffice${NBSP}: Enregistrer sous, .xlsx.`],
  'inflates-too-much': [
    PAYLOAD_TOO_LARGE,
    ({ most }) => `Une fois ouvert, ce fichier dépasse ${megabytes(most!)}. Copiez la feuille de l’annuaire dans un nouveau fichier.`,
  ],
  'too-many-parts': [
    PAYLOAD_TOO_LARGE,
    ({ most }) => `Ce fichier a plus de ${figure(most!)} morceaux. Copiez la feuille de l’annuaire dans un nouveau fichier.`,
  ],
  damaged: [UNPROCESSABLE_ENTITY, () => `Ce fichier est abîmé. Rouvrez-le dans votre tableur et enregistrez-le de nouveau.`],
  'with-entities': [
    UNPROCESSABLE_ENTITY,
    () => 'Ce fichier contient des définitions qu’un tableur n’écrit pas. Rouvrez-le dans votre tableur et enregistrez-le de nouveau.',
  ],
  'quote-open': [
    UNPROCESSABLE_ENTITY,
    ({ line }) => `Un guillemet ouvert n’est jamais refermé (ligne ${line}). Corrigez-le dans le fichier, ou enregistrez-le en .xlsx.`,
  ],
  'too-slow': [
    UNPROCESSABLE_ENTITY,
    ({ seconds }) => `Ce fichier demande plus de ${seconds} secondes. Copiez la feuille de l’annuaire dans un nouveau fichier.`,
  ],
  'too-heavy': [
    PAYLOAD_TOO_LARGE,
    () => 'Ce fichier est trop lourd une fois ouvert. Copiez la feuille de l’annuaire dans un nouveau fichier.',
  ],
  'nothing-to-import': [
    UNPROCESSABLE_ENTITY,
    () => `On ne trouve personne dans ce fichier. Il faut une ligne de titres (nom, prénom, structure…), puis une ligne par personne.`,
  ],
  'too-many-lines': [UNPROCESSABLE_ENTITY, ({ most }) => `Ce fichier a plus de ${figure(most!)} lignes. Découpez-le.`],
};

/** A file that cannot be imported: 413, 415 or 422, its French in `errors[0].message`. */
export class FileRefused extends HttpException {
  constructor(
    readonly code: FileRefusalCode,
    facts: UnreadableFacts = {},
  ) {
    const [status, sentence] = refusals[code];
    super({ code, errors: [{ path: 'file', code, message: sentence({ ...facts }) }] }, status);
    this.message = sentence({ ...facts });
  }
}
