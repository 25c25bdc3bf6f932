import type { MigrationInterface, QueryRunner } from 'typeorm';
import { openTo, secured } from './sql.ts';

/** One's own, whatever the seat: a code is also asked where one works (signing), not only where one enters. */
const ownOnly = (name: string) => `
  ${secured(name)}
  ${openTo(name, 'app_auth', 'select, insert, update, delete')}
  create policy self on ${name} to app, app_national
    using ("accountId"::text = (select app_actor())) with check ("accountId"::text = (select app_actor()));`;

/** A code of one's telephone beside the password, and codes of recovery for the day when the telephone is lost. */
export class SecondFactor1795000025000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Since when a code is asked to enter the account; the trail of the account tells who turned it on and off.
      alter table account add column "secondFactorSince" timestamptz;
      grant select ("secondFactorSince") on account to app, app_national;

      -- What the codes are counted from, sealed with the secret of the house; a base alone makes no code.
      create table second_factor (
        "accountId" uuid primary key references account,
        secret text not null,
        "offeredAt" timestamptz not null,
        -- The last step of thirty seconds whose code served: a code serves once.
        "lastStep" integer,
        -- Wrong codes of late, and when the first of them was given.
        tries integer not null default 0,
        "triesFrom" timestamptz
      );
      ${ownOnly('second_factor')}
      grant select, update ("lastStep", tries, "triesFrom") on second_factor to app, app_national;

      create table recovery_code (
        id uuid primary key default gen_random_uuid(),
        "accountId" uuid not null references account,
        digest text not null,
        "usedAt" timestamptz,
        unique ("accountId", digest)
      );
      ${ownOnly('recovery_code')}
      grant select, update ("usedAt") on recovery_code to app, app_national;
      -- Being made and thrown away says nothing; having served does.
      create trigger audit after update on recovery_code for each row execute function audit_row('digest');

      -- When a code was given in this session: an act may say how long ago.
      alter table session add column "secondFactorAt" timestamptz;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table session drop column "secondFactorAt";
      drop table recovery_code, second_factor;
      alter table account drop column "secondFactorSince";
    `);
  }
}
