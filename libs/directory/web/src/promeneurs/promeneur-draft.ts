import { type PromeneurDetail, type PromeneurDraft, promeneurDraft, type Volet } from '@promenade/directory/model';
import { phoneOf } from '@promenade/platform/web';
import * as z from 'zod';

/** What the form of a promeneur holds: every field a string, empty when nothing is said. */
export interface PromeneurFields {
  firstName: string;
  lastName: string;
  email: string;
  phone: string;
  function: string;
  volets: Volet[];
  presentation: string;
  contactNote: string;
  notes: string;
}

export const blankPromeneur: PromeneurFields = {
  firstName: '',
  lastName: '',
  email: '',
  phone: '',
  function: '',
  volets: [],
  presentation: '',
  contactNote: '',
  notes: '',
};

export const promeneurFieldLabels: Record<keyof PromeneurFields, string> = {
  firstName: 'Prénom',
  lastName: 'Nom',
  email: 'Adresse électronique',
  phone: 'Téléphone',
  function: 'Fonction',
  volets: 'Volet',
  presentation: 'Présentation',
  contactNote: 'Comment entrer en contact',
  notes: 'Notes de la coordination',
};

/** A refusal of the service, with the name of whoever has the address. */
export const emailTaken = (owner: string): string => `Cette adresse est déjà celle de ${owner}. Chacun a besoin de la sienne pour signer.`;

export function fieldsOfPromeneur({ phone, ...detail }: PromeneurDetail): PromeneurFields {
  const { firstName, lastName, email, volets, notes, presentation, contactNote } = detail;
  return {
    ...{ firstName, lastName, volets: [...volets] },
    ...{ presentation: presentation ?? '', contactNote: contactNote ?? '' },
    ...{ email: email ?? '', function: detail.function ?? '', notes: notes ?? '' },
    phone: phone ? phoneOf(phone) : '',
  };
}

/** What the form of a new promeneur holds more: the first employment, if known. */
export interface EmploymentFields {
  structureId: string;
  startsOn: string;
  weeklyHours: number | null;
}

export type NewPromeneurFields = PromeneurFields & { employment: EmploymentFields };
export const blankEmployment: EmploymentFields = { structureId: '', startsOn: '', weeklyHours: null };

/** What is sent for what was typed: an employment only when something of it was said. */
export function draftOf({ employment, ...person }: NewPromeneurFields): unknown {
  const said = employment.structureId || employment.startsOn || employment.weeklyHours !== null;
  return { ...person, ...(said && { employment: { ...employment, startsOn: employment.startsOn || null } }) };
}

/** The contract, read through the form: its errors bear the form's own paths. */
export const newPromeneur = z.preprocess((typed) => draftOf(typed as NewPromeneurFields), promeneurDraft) as unknown as z.ZodType<
  PromeneurDraft,
  NewPromeneurFields
>;
export const changedPromeneur = promeneurDraft.omit({ employment: true }) as unknown as z.ZodType<PromeneurDraft, PromeneurFields>;
