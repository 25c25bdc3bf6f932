import type { DepartmentPlan } from './plan';

/** The demonstration's one password (`doors.md`): refused wherever the house can be reached from outside. */
export const PASSWORD = 'Promenade-demo-2026';

export type Seat = 'coordinator' | 'caf' | 'promeneur' | 'structure' | 'facilitator' | 'partner';

interface Person {
  readonly seat: Seat;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
}

const names: Readonly<Record<string, Readonly<Record<Exclude<Seat, 'promeneur'>, readonly [string, string]>>>> = {
  '88': {
    coordinator: ['Claire', 'Aubertin'],
    caf: ['Bruno', 'Hacquard'],
    structure: ['Isabelle', 'Thomassin'],
    facilitator: ['Odile', 'Perrigot'],
    partner: ['Gilles', 'Maurand'],
  },
  '33': {
    coordinator: ['Maylis', 'Dartigues'],
    caf: ['Xavier', 'Lafitte'],
    structure: ['Corinne', 'Bordenave'],
    facilitator: ['Pascal', 'Etchart'],
    partner: ['Sylvie', 'Cazenave'],
  },
};

const mailboxes: Readonly<Record<Seat, string>> = {
  coordinator: 'coordination',
  caf: 'caf',
  promeneur: 'promeneur',
  structure: 'structure',
  facilitator: 'intervenant',
  partner: 'partenaire',
};

/** One account a seat; the promeneur's bears the name of the first person of the plan. */
export function personsOf({ code, promeneurs }: DepartmentPlan): Person[] {
  const [first] = promeneurs;
  const named = { ...names[code]!, promeneur: [first!.firstName, first!.lastName] as const };
  return (Object.keys(mailboxes) as Seat[]).map((seat) => {
    const [firstName, lastName] = named[seat];
    return { seat, email: `${mailboxes[seat]}.${code}@demo.example`, firstName, lastName };
  });
}
