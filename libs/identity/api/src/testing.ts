import type { MemberRole } from '@promenade/platform/model';
import { asOwner } from '@promenade/platform/api/testing';
import { Passwords } from './passwords';

export const TEST_PASSWORD = 'Une promenade au crépuscule 88';
let hashed: Promise<string> | undefined;

export interface TestAccount {
  readonly id: string;
  readonly email: string;
  readonly membershipIds: readonly string[];
}

/** An account with its seats, written behind the door; its password is `TEST_PASSWORD`. */
export async function anAccount(
  database: string,
  seats: readonly (readonly [MemberRole, string | null])[],
  email = `${crypto.randomUUID()}@test.example`,
): Promise<TestAccount> {
  hashed ??= new Passwords().hash(TEST_PASSWORD);
  const passwordHash = await hashed;
  return asOwner(database, async (owner) => {
    const [account] = (await owner.query(
      `insert into account (email, "firstName", "lastName", "passwordHash") values ($1, 'Claire', 'Aubertin', $2) returning id`,
      [email, passwordHash],
    )) as { id: string }[];
    const membershipIds: string[] = [];
    for (const [role, department] of seats) {
      const [made] = (await owner.query(
        `insert into membership ("accountId", role, department, "startsOn") values ($1, $2, $3, '2020-01-01') returning id`,
        [account!.id, role, department],
      )) as { id: string }[];
      membershipIds.push(made!.id);
    }
    return { id: account!.id, email, membershipIds };
  });
}
