import { plain } from '@promenade/platform/model';

/** Letters and figures that nobody takes for one another. */
export const slugAlphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
export const slugTail = 4;

/**
 * The name of a public page: `88-lea-mjc-d-epinal-x7k2`. Given once, kept for ever, whatever changes in the record.
 * Never a surname: the tail tells namesakes of one structure apart.
 * @param tail four characters of `slugAlphabet`, drawn at random by the caller
 */
export function slugOf(of: { department: string; firstName: string; structure: string | null; tail: string }): string {
  const words = [of.department, cut(of.firstName, 24), cut(of.structure ?? '', 48), of.tail];
  return words.filter(Boolean).join('-');
}

function cut(name: string, most: number): string {
  const ascii = plain(name).replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, ''); // prettier-ignore
  return ascii.length <= most ? ascii : ascii.slice(0, most).replace(/-[^-]*$/, '');
}
