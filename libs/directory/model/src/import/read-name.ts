import { plain } from '@promenade/platform/model';
import type { Line } from './line';
import { messages } from './messages.fr';
import { properName, withoutTitle } from './names';
import { isNothing } from './read-profile';
import { type NameOrder, splitName } from './split-name';

const MOST_LETTERS = 100;
/** What stands in the place of a name while nobody holds the post. */
const VACANT =
  /^(?:postes? )?(?:vacante?s?|a pourvoir|a recruter|non pourvus?|en (?:cours de )?recrutement|recrutement(?: en cours)?|inconnue?|personne)$/;

/** The name of the line's person, or why it has none: such a line is rejected. */
export function readName(line: Line, order: NameOrder | undefined): void {
  const halves = halvesOf(line, order);
  if (halves === 'unclear') return line.tell('fullName', 'name-missing', messages.nameUnclear, { given: line.text('fullName') });
  const { lastName, firstName } = halves;
  if (!lastName && !firstName) return line.tell(line.has('fullName') ? 'fullName' : 'lastName', 'name-missing', messages.nameMissing);
  if (!lastName) return line.tell('lastName', 'name-missing', messages.lastNameMissing);
  if (!firstName) return line.tell('firstName', 'name-missing', messages.firstNameMissing);
  Object.assign(line.values, halves);
}

/** A half that has its own column comes from it, the other from the whole name. */
function halvesOf(line: Line, order: NameOrder | undefined): { lastName: string; firstName: string } | 'unclear' {
  const lastName = half(line, 'lastName');
  const firstName = half(line, 'firstName');
  const whole = named(line.text('fullName'));
  if (!whole || (lastName && firstName)) return { lastName, firstName };
  const split = splitName(whole, order);
  if (!split) return 'unclear';
  return { lastName: lastName || split.lastName, firstName: firstName || split.firstName };
}

function half(line: Line, field: 'lastName' | 'firstName'): string {
  const text = withoutTitle(named(line.text(field)));
  if (text.length <= MOST_LETTERS) return properName(text);
  line.tell(field, 'text-too-long', messages.textTooLong(MOST_LETTERS), { given: text });
  return '';
}

function named(text: string): string {
  return isNothing(text) || VACANT.test(plain(text.slice(0, MOST_LETTERS))) ? '' : text;
}
