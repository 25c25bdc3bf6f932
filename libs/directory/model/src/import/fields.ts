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
] as const;

export type NetworkField = `network:${Network}`;
export const networkFields = networks.map((name): NetworkField => `network:${name}`);

/** What a column of the spreadsheet can be about. */
export const importFields = [...plainFields, ...networkFields] as const;
export const importField = z.enum(importFields);
export type ImportField = z.infer<typeof importField>;

/** Fields that several columns may feed together: two lines of address, remarks kept in two places. */
export const gatheredFields: readonly ImportField[] = ['address', 'notes', 'representativeName'];

export function isNetworkField(field: ImportField): field is NetworkField {
  return field.startsWith('network:');
}

export function networkOf(field: NetworkField): Network {
  return field.slice('network:'.length) as Network;
}
