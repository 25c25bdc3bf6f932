import * as z from 'zod';
import { type Network, networks } from './networks';

export const plainFields = [
  'lastName',
  'firstName',
  'fullName',
  'function',
  'structure',
  'siret',
  'address',
  'postalCode',
  'commune',
  'email',
  'phone',
  'volet',
  'weeklyHours',
  'startedOn',
  'charterSignedOn',
  'representativeName',
  'representativeEmail',
  'notes',
  // Of a file of structures alone.
  'structureType',
  'rna',
  'acronym',
  'website',
  'representativeFunction',
  'representativePhone',
] as const;

export type NetworkField = `network:${Network}`;
export const networkFields = networks.map((name): NetworkField => `network:${name}`);

/** What a column of the spreadsheet can be about. */
export const importFields = [...plainFields, ...networkFields] as const;
export const importField = z.enum(importFields);
export type ImportField = z.infer<typeof importField>;

/** What the lines of a file are about. */
export const importKinds = ['promeneurs', 'structures'] as const;
export const importKind = z.enum(importKinds);
export type ImportKind = z.infer<typeof importKind>;

const ofStructures: readonly ImportField[] = [
  ...(['structure', 'acronym', 'structureType', 'siret', 'rna', 'address', 'postalCode', 'commune'] as const),
  ...(['email', 'phone', 'website', 'notes'] as const),
  ...(['representativeName', 'representativeFunction', 'representativeEmail', 'representativePhone'] as const),
];
const ofStructuresAlone: readonly ImportField[] = [
  ...(['structureType', 'rna', 'acronym', 'website', 'representativeFunction', 'representativePhone'] as const),
];

/** What a column can be about in a file of each kind. E-mail and phone are the person's, or the structure's. */
export const fieldsOfKind: Readonly<Record<ImportKind, readonly ImportField[]>> = {
  promeneurs: importFields.filter((field) => !ofStructuresAlone.includes(field)),
  structures: ofStructures,
};

/** Those that tell the name of a person: a file that has none of them is not of people. */
export const personFields: readonly ImportField[] = ['lastName', 'firstName', 'fullName'];

/** Fields that several columns may feed together: two lines of address, remarks kept in two places. */
export const gatheredFields: readonly ImportField[] = ['address', 'notes', 'representativeName'];

export function isNetworkField(field: ImportField): field is NetworkField {
  return field.startsWith('network:');
}

export function networkOf(field: NetworkField): Network {
  return field.slice('network:'.length) as Network;
}
