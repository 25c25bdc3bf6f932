import type { Database } from '@promenade/platform/api';
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

/** The link of the last letter to an address, as it reads in the outbox: what comes after `/lien/`, or after `#`. */
export async function tokenSentTo(database: Database, email: string): Promise<string> {
  const letters = await database.asWorker(() =>
    database.query<{ parts: (string | { link?: string })[] }>(`select parts from letter where "to" = $1 order by "writtenAt" desc, id`, [
      email,
    ]),
  );
  const [link] = letters.flatMap(({ parts }) => parts).flatMap((part) => (typeof part === 'object' && part.link ? [part.link] : []));
  if (!link) throw new Error(`No link was sent to ${email}.`);
  return link.split(/\/lien\/|#/)[1]!;
}
