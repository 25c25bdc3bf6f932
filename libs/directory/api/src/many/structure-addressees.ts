import { type MailingAddressees, splitName, type StructureContact, type StructureStage } from '@promenade/directory/model';
import { STAGE } from '../structure-columns';

/** A structure, with those one may write to. */
export interface StructureAddressee {
  readonly id: string;
  readonly name: string;
  readonly stage: StructureStage;
  readonly representativeName: string | null;
  readonly representativeEmail: string | null;
  readonly hasAccount: boolean;
  readonly contacts: readonly StructureContact[];
}

/** Of `STRUCTURES`. */
export const STRUCTURE_ADDRESSEE = `s.id, s.name, ${STAGE} as stage, s."representativeName", s."representativeEmail",
  s."representativeAccountId" is not null as "hasAccount", s.contacts`;

export interface Addressee {
  readonly name: string;
  readonly email: string;
}

/** Those who are written to, the representative first; an address that is said twice is one. */
export function addresseesOf(
  { representativeName, representativeEmail, contacts }: StructureAddressee,
  to: MailingAddressees,
): Addressee[] {
  const representative = { name: representativeName ?? '', email: representativeEmail };
  const asked = [...(to === 'contacts' ? [] : [representative]), ...(to === 'representative' ? [] : contacts)];
  const reached = asked.flatMap(({ name, email }) => (email ? [{ name, email: email.toLowerCase() }] : []));
  return reached.filter(({ email }, index) => reached.findIndex((one) => one.email === email) === index);
}

/** « Isabelle Noël »: people write the first name first, unless capitals tell. A word alone is both. */
export function personNamed(name: string): { readonly firstName: string; readonly lastName: string } {
  const { firstName, lastName } = splitName(name, 'first-last') ?? { firstName: '', lastName: name };
  return { firstName: firstName || lastName, lastName: lastName || firstName };
}
