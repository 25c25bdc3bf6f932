import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';

/** Makes a coordinator of 88 and opens their session. @param client a superuser's @returns the cookie */
export async function enter(client: pg.Client): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  for (const statement of SEAT) await client.query(statement);
  await client.query(SESSION, [createHash('sha256').update(token).digest('hex')]);
  return `promenade_session=${token}`;
}

const ACCOUNT = '00000000-0000-4000-8000-000000000088';
const MEMBERSHIP = '00000000-0000-4000-8000-000000000089';
const SEAT = [
  `insert into account (id, email, "firstName", "lastName") values ('${ACCOUNT}', 'coordination@bench.example', 'Claire', 'Aubertin')`,
  `insert into membership (id, "accountId", role, department) values ('${MEMBERSHIP}', '${ACCOUNT}', 'coordinator', '88')`,
];
const SESSION = `insert into session ("tokenHash", purpose, "accountId", "membershipId", department, "createdAt", "seenAt", "endsAt")
  values ($1, 'session', '${ACCOUNT}', '${MEMBERSHIP}', null, now(), now(), now() + interval '2 hours')`;
