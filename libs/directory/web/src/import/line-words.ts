import type { ImportField, ImportKind, ImportRow, ImportValues, PartialDate, StructureType } from '@promenade/directory/model';
import { displaySiret, isNetworkField, networkFields, networkOf } from '@promenade/directory/model';
import { count, dayOf, phoneOf } from '@promenade/platform/web';
import { networkLabels, structureTypeLabels, voletLabels } from '../labels.fr';

export const reviewKeys = ['name', 'structure', 'commune', 'contact', 'mandate'] as const;
export type ReviewGroup = (typeof reviewKeys)[number];

/** The columns of the review: each field of the file is shown, and corrected, in one of them. */
export const reviewGroups: Record<ImportKind, Record<ReviewGroup, readonly ImportField[]>> = {
  promeneurs: {
    name: ['lastName', 'firstName', 'fullName', 'function'],
    structure: ['structure', 'siret', 'representativeName', 'representativeEmail'],
    commune: ['commune', 'postalCode', 'address'],
    contact: ['email', 'phone', ...networkFields],
    mandate: ['volet', 'weeklyHours', 'startedOn', 'charterSignedOn', 'notes'],
  },
  structures: {
    name: ['structure', 'acronym', 'structureType'],
    structure: ['siret', 'rna', 'representativeName', 'representativeFunction', 'representativeEmail', 'representativePhone'],
    commune: ['commune', 'postalCode', 'address'],
    contact: ['email', 'phone', 'website'],
    mandate: ['notes'],
  },
};

const dateOf = ({ on, precision }: PartialDate): string => {
  if (precision === 'year') return on.slice(0, 4);
  return precision === 'month' ? dayOf(on, 'month') : on.split('-').reverse().join('/');
};

const texts: Partial<Record<ImportField, (values: ImportValues) => string | undefined>> = {
  fullName: ({ lastName, firstName }) => [lastName?.toLocaleUpperCase('fr'), firstName].filter(Boolean).join(' '),
  phone: ({ phone }) => phone && phoneOf(phone),
  representativePhone: ({ representativePhone }) => representativePhone && phoneOf(representativePhone),
  siret: ({ siret }) => siret && displaySiret(siret),
  volet: ({ volet }) => volet?.map((each) => voletLabels[each]).join(' et '),
  weeklyHours: ({ weeklyHours }) => (weeklyHours === undefined ? undefined : count(weeklyHours)),
  startedOn: ({ startedOn }) => startedOn && dateOf(startedOn),
  charterSignedOn: ({ charterSignedOn }) => charterSignedOn && dateOf(charterSignedOn),
  structureType: ({ structureType }) => structureType && structureTypeLabels[structureType as StructureType],
};

/** What a line says of a field, as it could be typed in the cell; empty when nothing was read. */
export function textOf(field: ImportField, values: ImportValues): string {
  const said = texts[field]?.(values);
  if (said !== undefined) return said;
  if (isNetworkField(field)) return values[field]?.handle ?? '';
  const value = (values as Record<string, unknown>)[field];
  return typeof value === 'string' ? value : '';
}

type Summary = (values: ImportValues) => readonly (string | undefined)[];

const signs = ({ representativeName, representativeFunction }: ImportValues) =>
  representativeName && `signe\u00a0: ${[representativeName, representativeFunction].filter(Boolean).join(', ')}`;
const placeOf: Summary = ({ postalCode, commune }) => [[postalCode, commune].filter(Boolean).join(' ')];

const summaries: Record<ImportKind, Record<ReviewGroup, Summary>> = {
  promeneurs: {
    name: (values) => [values.function],
    structure: (values) => [values.structure, signs(values)],
    commune: placeOf,
    contact: (values) => [values.email, texts.phone!(values), ...profilesOf(values)],
    mandate: (values) => [texts.volet!(values), mandateOf(values)],
  },
  structures: {
    name: (values) => [values.acronym, texts.structureType!(values)],
    structure: (values) => [texts.siret!(values), signs(values)],
    commune: placeOf,
    contact: (values) => [values.email, texts.phone!(values), values.website],
    mandate: (values) => [values.notes],
  },
};

/** What is shown of a group when nothing is to be corrected in it: a line each. */
export function summaryOf(group: ReviewGroup, values: ImportValues, kind: ImportKind = 'promeneurs'): readonly string[] {
  return summaries[kind][group](values).filter((line): line is string => Boolean(line));
}

/** « Julie Mengin », « MJC du lac », or what is known of it. */
export function nameOfLine(
  { values: { firstName, lastName, structure } }: Pick<ImportRow, 'values'>,
  kind: ImportKind = 'promeneurs',
): string {
  return kind === 'structures' ? (structure ?? '') : [firstName, lastName].filter(Boolean).join(' ');
}

function profilesOf(values: ImportValues): string[] {
  return networkFields.flatMap((field) => {
    const profile = values[field];
    return profile ? [`${networkLabels[networkOf(field)]} ${profile.handle}`] : [];
  });
}

function mandateOf(values: ImportValues): string {
  const hours = values.weeklyHours === undefined ? '' : `${count(values.weeklyHours)}\u00a0h par semaine`;
  const since = values.startedOn ? `depuis ${dateOf(values.startedOn)}` : '';
  return [hours, since].filter(Boolean).join(', ');
}
