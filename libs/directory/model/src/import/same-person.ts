import { plain } from '@promenade/platform/model';
import type { ImportValues } from './import';

type Named = Pick<ImportValues, 'firstName' | 'lastName'>;

/** A name as it is compared: without accents, capitals, hyphens, nor order of its words. */
export function nameKey({ firstName = '', lastName = '' }: Named): string {
  return plain(`${firstName} ${lastName}`).split(' ').toSorted().join(' ');
}

/** A name with the structure: what tells two lines of a spreadsheet to be of one person. */
export function nameAndStructureKey(values: ImportValues): string {
  return `${nameKey(values)}|${plain(values.structure ?? '')}`;
}

/** One person under one e-mail address: the same words, or the same first name and a surname that grew (Durand, Durand-Martin). */
export function isSamePerson(one: Named, other: Named): boolean {
  if (nameKey(one) === nameKey(other)) return true;
  if (plain(one.firstName ?? '') !== plain(other.firstName ?? '')) return false;
  const [fewer, more] = [one, other].map(({ lastName = '' }) => plain(lastName).split(' ')).toSorted((a, b) => a.length - b.length) as [
    string[],
    string[],
  ];
  return fewer.every((word) => more.includes(word));
}

export function displayName({ firstName = '', lastName = '' }: Named): string {
  return `${firstName} ${lastName}`.trim();
}
