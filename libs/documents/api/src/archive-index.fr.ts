import type { DocumentKind, Standing } from '@promenade/documents/model';
import { stringify } from 'csv-stringify/sync';
import type { ShelvedDocument } from './own-documents';

/** A document that is in the archive, or was meant to be. */
export interface Packed {
  readonly document: ShelvedDocument;
  readonly name: string;
  readonly fault: 'missing' | 'altered' | undefined;
}

export const INDEX_NAME = 'index.csv';
/** What `sha256sum -c` reads. */
export const SUMS_NAME = 'SHA256SUMS';

const kinds: Readonly<Record<DocumentKind, string>> = { charter: 'charte signée', upload: 'fichier reçu' };
const states: Readonly<Record<Standing, string>> = {
  'in-force': 'en vigueur',
  superseded: 'remplacé',
  lapsed: 'non renouvelé',
  ended: 'participation terminée',
  revoked: 'révoqué',
};
const faults = { missing: 'fichier manquant', altered: 'fichier abîmé, non remis' } as const;

const columns: readonly [title: string, of: (packed: Packed, publicUrl: string) => string | number][] = [
  ['Fichier', ({ name, fault }) => (fault ? '' : name)],
  ['Constat', ({ fault }) => (fault ? faults[fault] : 'présent')],
  ['Nature', ({ document }) => kinds[document.kind]],
  ['Numéro', ({ document }) => document.number ?? ''],
  ['Titre', ({ document }) => document.title ?? document.name],
  ['Structure', ({ document }) => document.structure?.name ?? ''],
  ['Promeneur', ({ document }) => document.promeneur?.name ?? ''],
  ['Signé ou reçu le', ({ document }) => document.on],
  ['État', ({ document }) => (document.standing ? states[document.standing] : '')],
  ['Depuis le', ({ document }) => document.since ?? ''],
  ['Cachet', ({ document }) => (document.sealed === null ? '' : document.sealed ? 'scellé' : 'sans cachet')],
  ['Octets', ({ document }) => document.size],
  ['Empreinte SHA-256', ({ document }) => document.sha256],
  ['À vérifier ici', ({ document }, publicUrl) => (document.code ? `${publicUrl}/verifier/document?code=${document.code}` : '')],
];

/** One line a document, as French spreadsheets open it; what they would take for a formula is written after an apostrophe. */
export function indexOf(packed: readonly Packed[], publicUrl: string): Buffer {
  const lines = packed.map((each) => columns.map(([, of]) => of(each, publicUrl)));
  const written = stringify([columns.map(([title]) => title), ...lines], {
    bom: true,
    delimiter: ';',
    escape_formulas: true,
    record_delimiter: 'windows',
  });
  return Buffer.from(written);
}

export function sumsOf(packed: readonly Packed[]): Buffer {
  const present = packed.filter(({ fault }) => !fault);
  return Buffer.from(present.map(({ document, name }) => `${document.sha256}  ${name}\n`).join(''));
}
