import type { INestApplicationContext } from '@nestjs/common';
import { Accounts, Links, SecondFactorReset } from '@promenade/identity/api';
import { Database } from '@promenade/platform/api';
import type { AccountOrder } from './account-order';
import { Refusal } from './boot-check';
import { Readiness } from './readiness';

/**
 * Makes the account if there is none, gives it the seat if it has it not, and a link that lets in once. Its second factor is asked
 * there too, unless it is reset: for the last person who could have reset it.
 * @returns the absolute address to open @throws Refusal when the base is not ready, or the account closed
 */
export async function openAccount(house: INestApplicationContext, order: AccountOrder): Promise<string> {
  await house
    .get(Readiness, { strict: false })
    .check()
    .catch(() => {
      throw new Refusal('La base n’est pas à jour, ou pas là : lancez d’abord « npm run migrate ».');
    });
  const [database, accounts, links, factor] = [Database, Accounts, Links, SecondFactorReset].map((part) =>
    house.get<unknown>(part, { strict: false }),
  ) as [Database, Accounts, Links, SecondFactorReset];
  return database.asAuth(async () => {
    const known = await accounts.byEmail(order.email);
    if (known?.disabledAt) throw new Refusal(`Le compte de ${order.email} est fermé : il ne s’ouvre pas par ici.`);
    await refuseUnknown(database, order);
    const accountId = known?.id ?? (await accounts.make(order));
    await accounts.seat(accountId, order.role, order.department);
    if (order.resetsSecondFactor) await factor.turnOff(accountId);
    return links.make({ kind: 'magic', accountId });
  });
}

async function refuseUnknown(database: Database, { department }: AccountOrder): Promise<void> {
  const found = department === null || (await database.query('select 1 from department where code = $1', [department])).length > 0;
  if (!found) throw new Refusal(`Le département ${department} n’existe pas (--department).`);
}
