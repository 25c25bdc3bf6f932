import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asOwner, type TestDatabase, testDatabase } from '@promenade/platform/api/testing';
import { type Ask, breaches, rules } from './catalogue';
import { open, shared, unaudited } from './exceptions';

const sound = `department text not null references department, unique (department, id)`;
const secured = (name: string) => `alter table ${name} enable row level security; alter table ${name} force row level security;
  create trigger audit after insert or update or delete on ${name} for each row execute function audit_row()`;
const tenant = `(department = (select app_department()))`;
/** A table as it should be, to be spoiled. */
const good = `create table thing (id uuid primary key default gen_random_uuid(), name text, ${sound}); ${secured('thing')};
  create policy tenant on thing to app using ${tenant} with check ${tenant}; grant select, insert on thing to app`;

/** A fault, and the rule that must find it. */
const faults: readonly (readonly [keyof typeof rules, string])[] = [
  ['row-level security is on, for owners too', `alter table thing disable row level security`],
  ['row-level security is on, for owners too', `alter table thing no force row level security`],
  ['a table has policies, or nobody may read it', `drop policy tenant on thing`],
  [
    'a table belongs to départements, or is on the list of those that do not',
    `create table loose (id uuid primary key default gen_random_uuid())`,
  ],
  ['a row says its département', `alter table thing alter department drop not null`],
  ['no policy is for everybody', `create policy all_see on thing for select using (department = (select app_department()))`],
  [
    'what a seat sees is never widened by an or',
    `drop policy tenant on thing; create policy tenant on thing to app using (department = (select app_department()) or (select app_role()) = 'national')`,
  ],
  [
    'a setting is computed once a query, by a sub-select',
    `drop policy tenant on thing; create policy tenant on thing to app using (department = app_department())`,
  ],
  ['the seat of a département sees only its rows', `create policy also on thing for select to app using (name = 'shared')`],
  [
    'the seat of a département writes only its rows',
    `create policy also on thing for insert to app with check (name = (select app_actor()))`,
  ],
  ['only the owner of a role without login may be let through', `create policy also on thing for select to app using (true)`],
  ['the national level reads everything and writes little', `create policy also on thing to app_national using (true)`],
  ['a key between rows of départements carries it', `alter table thing add "structureId" uuid references structure (id)`],
  ['what is unique is so within a département', `create unique index on thing (name)`],
  ['a primary key is drawn, or within a département', `create table named (name text primary key, department text not null)`],
  ['a département is found by an index', `alter table thing drop constraint thing_department_id_key`],
  ['every write leaves a line', `drop trigger audit on thing`],
  ['every write leaves a line', `alter table thing disable trigger audit`],
  ['evidence is written once', `grant update (actor) on audit_line to app`],
  ['evidence is written once', `grant delete on signature_act to app`],
  ['the words of a trail can be blanked, and nothing else of it changed', `grant update (actor) on audit_line to app_audit`],
  [
    'the words of a trail can be blanked, and nothing else of it changed',
    `drop policy erases on audit_line; create policy erases on audit_line for update to app_audit using (true) with check (true)`,
  ],
  ['no role of the API empties, points at or triggers', `grant truncate on thing to app`],
  ['no role of the API empties, points at or triggers', `grant references (id) on thing to app_auth`],
  ['open tables are read, not written', `grant insert on commune to app`],
  ['the hash of a password is read by the login alone', `grant select on account to app`],
  ['nothing is given to everybody', `grant select on thing to public`],
  ['nothing is given to everybody', `create function leak() returns int language sql return 1; grant execute on function leak to public`],
  ['roles of the API are weak', `alter role app createdb`],
  ['roles of the API are weak', `alter role app inherit`],
  ['the API takes the roles it needs, and no others', `grant app_audit to app`],
  ['roles of the API own nothing', `alter table thing owner to app`],
  ['a view sees what whoever asks may see', `create view things as select * from thing`],
  ['a view sees what whoever asks may see', `create materialized view kept as select * from thing`],
  [
    'only the audit acts as somebody else, in a fixed schema',
    `create function sees() returns bigint language sql security definer return (select count(*) from thing)`,
  ],
];

describe('the catalogue of PostgreSQL', () => {
  let database: TestDatabase;
  beforeAll(async () => void (database = await testDatabase()));
  afterAll(async () => await database[Symbol.asyncDispose]());

  /** What the catalogue says once `seed` is done, which is then undone. */
  function breachesAfter(seed: string): Promise<string[]> {
    return asOwner(database.name, async (superuser) => {
      const runner = superuser.createQueryRunner();
      await runner.query(`begin; alter default privileges revoke execute on functions from public; ${seed}`);
      try {
        return await breaches(runner.query.bind(runner) as Ask);
      } finally {
        await runner.query('rollback');
        await runner.release();
      }
    });
  }

  it('keeps every rule of tenancy', async () => expect(await breachesAfter('select')).toEqual([]));

  it('has nothing against a table as it should be', async () => expect(await breachesAfter(good)).toEqual([]));

  it.each(faults)('finds what breaks « %s »: %s', async (rule, fault) => {
    const found = await breachesAfter(`${good}; ${fault}`);
    expect(found.filter((breach) => breach.startsWith(`${rule}: `))).not.toEqual([]);
  });

  it('is proved by a fault for each of its rules', () => {
    expect(Object.keys(rules).filter((rule) => !faults.some(([found]) => found === rule))).toEqual([]);
  });

  it('makes no exception for what is no longer there', async () => {
    const tables = await asOwner(database.name, (superuser) =>
      superuser.query(`select tablename as name from pg_tables where schemaname = 'public'`),
    );
    const there = (tables as { name: string }[]).map(({ name }) => name);
    expect([open, shared, unaudited].flatMap((list) => Object.keys(list)).filter((name) => !there.includes(name))).toEqual([]);
  });
});
