import type { ImportField, ImportRow, ImportValues, PartialDate } from '@promenade/directory/model';
import { displaySiret, isNetworkField, networkFields, networkOf } from '@promenade/directory/model';
import { count, dayOf, phoneOf } from '@promenade/platform/web';
import { networkLabels, voletLabels } from '../labels.fr';

/** The columns of the review: each field of the file is shown, and corrected, in one of them. */
export const reviewGroups = {
  name: ['lastName', 'firstName', 'fullName', 'function'],
  structure: ['structure', 'siret', 'representativeName', 'representativeEmail'],
  commune: ['commune', 'postalCode', 'address'],
  contact: ['email', 'phone', ...networkFields],
  mandate: ['volet', 'weeklyHours', 'startedOn', 'charterSignedOn', 'notes'],
} as const satisfies Record<string, readonly ImportField[]>;
export type ReviewGroup = keyof typeof reviewGroups;

const dateOf = ({ on, precision }: PartialDate): string => {
  if (precision === 'year') return on.slice(0, 4);
  return precision === 'month' ? dayOf(on, 'month') : on.split('-').reverse().join('/');
};

const texts: Partial<Record<ImportField, (values: ImportValues) => string | undefined>> = {
  fullName: ({ lastName, firstName }) => [lastName?.toLocaleUpperCase('fr'), firstName].filter(Boolean).join(' '),
  phone: ({ phone }) => phone && phoneOf(phone),
  siret: ({ siret }) => siret && displaySiret(siret),
  volet: ({ volet }) => volet?.map((each) => voletLabels[each]).join(' et '),
  weeklyHours: ({ weeklyHours }) => (weeklyHours === undefined ? undefined : count(weeklyHours)),
  startedOn: ({ startedOn }) => startedOn && dateOf(startedOn),
  charterSignedOn: ({ charterSignedOn }) => charterSignedOn && dateOf(charterSignedOn),
};

/** What a line says of a field, as it could be typed in the cell; empty when nothing was read. */
export function textOf(field: ImportField, values: ImportValues): string {
  const said = texts[field]?.(values);
  if (said !== undefined) return said;
  if (isNetworkField(field)) return values[field]?.handle ?? '';
  const value = (values as Record<string, unknown>)[field];
  return typeof value === 'string' ? value : '';
}

const summaries: Record<ReviewGroup, (values: ImportValues) => readonly (string | undefined)[]> = {
  name: (values) => [values.function],
  structure: ({ structure, representativeName }) => [structure, representativeName && `signe\u00a0: ${representativeName}`],
  commune: ({ commune, postalCode }) => [[postalCode, commune].filter(Boolean).join(' ')],
  contact: (values) => [values.email, texts.phone!(values), ...profilesOf(values)],
  mandate: (values) => [texts.volet!(values), mandateOf(values)],
};

/** What is shown of a group when nothing is to be corrected in it: a line each. */
export function summaryOf(group: ReviewGroup, values: ImportValues): readonly string[] {
  return summaries[group](values).filter((line): line is string => Boolean(line));
}

/** « Julie Mengin », or what is known of it. */
export function nameOfLine({ values: { firstName, lastName } }: Pick<ImportRow, 'values'>): string {
  return [firstName, lastName].filter(Boolean).join(' ');
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
