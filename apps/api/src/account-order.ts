import { parseArgs } from 'node:util';
import { departmentCode, email, line, type MemberRole, memberRoles } from '@promenade/platform/model';
import * as z from 'zod';
import { Refusal } from './boot-check';

/** What one asks for on the command line: who, and the seat to give them. */
export interface AccountOrder {
  readonly email: string;
  readonly role: MemberRole;
  readonly department: string | null;
  readonly firstName: string;
  readonly lastName: string;
  /** Telephone and codes are lost, and nobody is there to reset them. */
  readonly resetsSecondFactor: boolean;
}

const USAGE =
  'Usage : npm run account -- --email claire@exemple.fr --role coordinator --department 88 [--first-name Claire] [--last-name Aubertin] [--reset-second-factor]';

const order = z.object({
  email,
  role: z.enum(memberRoles as [MemberRole, ...MemberRole[]]),
  department: departmentCode.optional(),
  'first-name': line(100).optional(),
  'last-name': line(100).optional(),
  'reset-second-factor': z.boolean().default(false),
});

const faults: Record<string, string> = {
  email: 'L’adresse (--email) manque ou n’est pas complète.',
  role: `Le rôle (--role) est l’un de ceux-ci : ${memberRoles.join(', ')}.`,
  department: 'Le code de département (--department) n’existe pas.',
  'first-name': 'Le prénom (--first-name) ne peut pas être gardé.',
  'last-name': 'Le nom (--last-name) ne peut pas être gardé.',
};

/** Reads the arguments. @throws Refusal with what is wrong, in one line */
export function accountOrder(args: readonly string[]): AccountOrder {
  const read = order.safeParse(optionsIn(args));
  if (!read.success) throw refused(faults[String(read.error.issues[0]?.path[0])] ?? '');
  const { email, role, department = null, ...names } = read.data;
  refuseMisplaced(role, department);
  const [firstName, lastName] = namesIn(email);
  return {
    ...{ email, role, department },
    ...{ firstName: names['first-name'] ?? firstName, lastName: names['last-name'] ?? lastName },
    resetsSecondFactor: names['reset-second-factor'],
  };
}

function refuseMisplaced(role: MemberRole, department: string | null): void {
  if (role === 'national' && department) throw refused('L’échelon national n’a pas de département (--department).');
  if (role !== 'national' && !department) throw refused('Ce rôle est celui d’un département : il manque --department.');
}

function optionsIn(args: readonly string[]): Record<string, string | boolean | undefined> {
  const option = { type: 'string' } as const;
  const options = Object.fromEntries(Object.keys(faults).map((name) => [name, option]));
  try {
    return parseArgs({ args: [...args], options: { ...options, 'reset-second-factor': { type: 'boolean' } } }).values;
  } catch {
    throw refused('Une option est inconnue, ou sans valeur.');
  }
}

function refused(fault: string): Refusal {
  return new Refusal(`${fault} ${USAGE}`.trim());
}

/** `claire.aubertin@…` is Claire Aubertin, until she says otherwise. */
function namesIn(address: string): readonly [string, string] {
  const words = address
    .split('@')[0]!
    .split(/[._-]+/)
    .filter(Boolean)
    .map((word) => word[0]!.toUpperCase() + word.slice(1));
  return [words[0] ?? 'Compte', words.slice(1).join(' ') || '(nom à compléter)'];
}
