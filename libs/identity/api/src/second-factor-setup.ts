import { HttpStatus, Inject, Injectable } from '@nestjs/common';
import {
  FRESH,
  inGroups,
  readCode,
  type RecoveryCodes,
  type SecondFactor,
  type SecondFactorConfirmation,
  type SecondFactorEnd,
  type SecondFactorOffer,
  totpRoles,
} from '@promenade/identity/model';
import { Clock, Database, Declined, Invalid, Mailbox, Refused, Remembered, type Visit } from '@promenade/platform/api';
import type { Actor } from '@promenade/platform/model';
import { generateURI } from 'otplib';
import { toString as drawn } from 'qrcode';
import { Accounts, type KnownAccount } from './accounts';
import { secondFactorOffLetter, secondFactorOnLetter } from './letters.fr';
import { PasswordChanges } from './password-changes';
import { REQUIRE_TOTP } from './require-totp';
import { SecondFactors } from './second-factors';
import { Seeds, stepOf } from './seed';
import { Sessions } from './sessions';

/** Turning one's own second factor on and off, and its codes of recovery. Whatever changes is told by letter. */
@Injectable()
export class SecondFactorSetup {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly passwords: PasswordChanges,
    private readonly factors: SecondFactors,
    private readonly seeds: Seeds,
    private readonly mailbox: Mailbox,
    @Inject(REQUIRE_TOTP) private readonly requireTotp: boolean,
  ) {}

  read(actor: Actor): Promise<SecondFactor> {
    return this.database.asAuth(async () => {
      const account = await this.accountOf(actor);
      return {
        since: account.secondFactorSince?.toISOString() ?? null,
        codesLeft: await this.factors.codesLeft(actor.id),
        required: this.requireTotp && (await this.sessions.seatsOf(actor.id)).some(({ role }) => totpRoles.includes(role)),
        hasPassword: account.passwordHash !== null,
        asksPassword: account.passwordHash !== null && !(await this.isFresh(actor)),
      };
    }, 'read only');
  }

  /** Draws a seed in place of the one that was offered before. @throws Refused 409 `totp-on` */
  async offer(actor: Actor): Promise<SecondFactorOffer> {
    const seed = this.seeds.draw();
    const { email } = await this.database.asAuth(async () => {
      const account = await this.accountOf(actor, 'for update');
      if (account.secondFactorSince) throw new Refused({ code: 'totp-on' });
      await this.database.query(
        `insert into second_factor ("accountId", secret, "offeredAt") values ($1, $2, $3)
         on conflict ("accountId") do update set secret = excluded.secret, "offeredAt" = excluded."offeredAt"`,
        [actor.id, this.seeds.seal(actor.id, seed), this.clock.now()],
      );
      return account;
    });
    const uri = generateURI({ issuer: 'Promenade', label: email, secret: seed });
    const qr = await drawn(uri, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
    return { secret: inGroups(seed), uri, qr };
  }

  /**
   * A code proves that the application knows the seed. The other devices, which entered without one, are signed out.
   * @throws Refused 409 `totp-on`, `totp-not-offered`; Invalid 422 `totp-wrong` on `code`, `wrong-password` on `current`
   */
  async confirm(actor: Actor, { code, current }: SecondFactorConfirmation, visit: Visit): Promise<RecoveryCodes> {
    const { account, fresh } = await this.database.asAuth(async () => {
      return { account: await this.accountOf(actor), fresh: await this.isFresh(actor) };
    }, 'read only');
    if (!fresh) await this.passwords.demandCurrent(account, current, visit);
    return this.database.asAuth(
      async () => {
        const { secondFactorSince } = await this.accountOf(actor, 'for update');
        if (secondFactorSince) throw new Refused({ code: 'totp-on' });
        await this.turnOn(actor, await this.provenStep(actor, code));
        await this.mailbox.post(secondFactorOnLetter(account.email, account.firstName, this.clock.now()));
        return this.newCodes(actor.id);
      },
      'read write',
      actor,
    );
  }

  /** Those of before serve no more. @throws Refused 409 `totp-off`; Invalid 422 `totp-wrong` on `code` */
  renew(actor: Actor, code: string): Promise<RecoveryCodes> {
    return this.database.asAuth(
      async () => {
        await this.demandCode(actor, code);
        return this.newCodes(actor.id);
      },
      'read write',
      actor,
    );
  }

  /** @throws Refused 409 `totp-off`; Invalid 422 `wrong-password` on `current`, `totp-wrong` on `code` */
  async turnOff(actor: Actor, { code, current }: SecondFactorEnd, visit: Visit): Promise<void> {
    const account = await this.database.asAuth(() => this.accountOf(actor), 'read only');
    if (!account.secondFactorSince) throw new Refused({ code: 'totp-off' });
    await this.passwords.demandCurrent(account, current, visit);
    const work = async (): Promise<void> => {
      await this.demandCode(actor, code);
      await this.remove(actor.id);
      await this.mailbox.post(secondFactorOffLetter(account.email, account.firstName, this.clock.now()));
    };
    return this.database.asAuth(work, 'read write', actor);
  }

  /** Inside `asAuth`: nothing of it is left. @returns whether it was on */
  async remove(accountId: string): Promise<boolean> {
    for (const table of ['second_factor', 'recovery_code']) {
      await this.database.query(`delete from ${table} where "accountId" = $1`, [accountId]);
    }
    const [was] = await this.database.query(
      `with was as (update account set "secondFactorSince" = null where id = $1 and "secondFactorSince" is not null returning id) select id from was`,
      [accountId],
    );
    return was !== undefined;
  }

  private async turnOn(actor: Actor, step: number): Promise<void> {
    const now = this.clock.now();
    await this.database.query(`update second_factor set "lastStep" = $2, tries = 0, "triesFrom" = null where "accountId" = $1`, [
      actor.id,
      step,
    ]);
    await this.database.query(`update account set "secondFactorSince" = $2 where id = $1`, [actor.id, now]);
    await this.sessions.closeAll(actor.id, actor.sessionId);
    await this.sessions.proven(actor);
  }

  /** Of the seed that was offered. Tries are the account's own, against its own seed: nobody gains by guessing. */
  private async provenStep(actor: Actor, code: string): Promise<number> {
    const [offered] = await this.database.query<{ secret: string }>(`select secret from second_factor where "accountId" = $1`, [actor.id]);
    const seed = offered && this.seeds.open(actor.id, offered.secret);
    if (!seed) throw new Refused({ code: 'totp-not-offered' });
    const given = readCode(code);
    const step = given?.kind === 'totp' ? stepOf(seed, given.signs, this.clock.now(), null) : undefined;
    if (step === undefined)
      throw wrongCode('Ce code n’est pas celui que l’application montre en ce moment. Vérifiez l’heure du téléphone.');
    return step;
  }

  private async demandCode(actor: Actor, code: string): Promise<void> {
    if (!(await this.factors.isOn(actor.id))) throw new Refused({ code: 'totp-off' });
    if (await this.factors.verify(actor.id, code)) return;
    throw new Remembered(wrongCode('Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant, ou donnez un code de secours.'));
  }

  private async newCodes(accountId: string): Promise<RecoveryCodes> {
    const codes = this.seeds.drawRecoveryCodes();
    const digests = codes.map((code) => this.seeds.digestOf(accountId, readCode(code)!.signs));
    await this.database.query(`delete from recovery_code where "accountId" = $1`, [accountId]);
    await this.database.query(`insert into recovery_code ("accountId", digest) select $1, unnest($2::text[])`, [accountId, digests]);
    return { codes };
  }

  private async accountOf({ id }: Actor, lock = ''): Promise<KnownAccount & { readonly secondFactorSince: Date | null }> {
    const account = await this.accounts.byId(id);
    const [more] = await this.database.query<{ secondFactorSince: Date | null }>(
      `select "secondFactorSince" from account where id = $1 ${lock}`,
      [id],
    );
    if (!account || !more) throw new Declined(HttpStatus.NOT_FOUND, 'not-found');
    return { ...account, ...more };
  }

  private async isFresh({ sessionId }: Actor): Promise<boolean> {
    const [session] = await this.database.query<{ createdAt: Date }>(`select "createdAt" from session where id = $1`, [sessionId]);
    return session !== undefined && this.clock.now().getTime() - session.createdAt.getTime() < FRESH;
  }
}

function wrongCode(message: string): Invalid {
  return new Invalid([{ path: 'code', code: 'totp-wrong', message }]);
}
