import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import type { Erasure } from '@promenade/directory/model';
import { asOwner, urlOf } from '@promenade/platform/api/testing';
import { DataSource } from 'typeorm';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;

/** Whoever is forgotten, by everything they may be known by. */
const WORDS = ['Zéphyrine', 'Quintefeuille', 'zephyrine.q@mjc.example', '639981407', 'zeph.mjc', 'promeneur.88@test.example'];

/** Where they may still be found, and why: the table of the README says the same. */
const STAYS = [
  'signature_request.snapshot',
  'signatory.name',
  'signatory.email',
  'signatory.reason',
  'signature_act.signerName',
  'signature_act.signerEmail',
  'signature_act.typedName',
  // Answers kept for a day, so that one intent is done once.
  'idempotency.body',
];

describe('a person who asks to be forgotten', () => {
  let api: TestApi;
  let coordinator: Browser;
  let structureId: string;
  let person: string;
  beforeAll(async () => {
    api = await testApi();
    coordinator = await api.as('coordinator');
    structureId = (await aStructure(api.database.name, { name: 'MJC du lac' })).id;
  });
  afterAll(async () => await api[Symbol.asyncDispose]());
  const behind = (sql: string, parameters: unknown[] = []): Promise<Record<string, string>[]> =>
    asOwner(api.database.name, (owner) => owner.query(sql, parameters));

  /** Everything that the house can hold of somebody, in every table that holds something. */
  async function somebodyWhole(): Promise<string> {
    const walker = await api.account('promeneur', '88');
    await behind(`update account set "firstName" = 'Zéphyrine', "lastName" = 'Quintefeuille' where id = $1`, [walker.id]);
    const draft = {
      firstName: 'Zéphyrine',
      lastName: 'Quintefeuille',
      email: 'zephyrine.q@mjc.example',
      phone: '06 39 98 14 07',
      volets: ['youth'],
    };
    const made = await coordinator
      .post('/api/promeneurs')
      .send({ ...draft, notes: 'Zéphyrine préfère le soir', employment: { structureId, startsOn: '2023-01-01', weeklyHours: 4 } })
      .expect(201);
    const id = made.body.id as string;
    await coordinator.patch(`/api/promeneurs/${id}`).send({ notes: 'Quintefeuille : rappeler' }).expect(200);
    await coordinator.post(`/api/promeneurs/${id}/online-profiles`).send({ network: 'instagram', handle: 'zeph.mjc' }).expect(201);
    const invitation = {
      ...{ firstName: 'Zéphyrine', lastName: 'Quintefeuille', email: 'zephyrine.q@mjc.example' },
      role: 'promeneur',
      recordId: id,
    };
    await coordinator.post('/api/invitations').send(invitation).expect(201);
    const sheet = Buffer.from('Nom;Prénom;Structure;Mail\nQuintefeuille;Zéphyrine;MJC du lac;zephyrine.q@mjc.example\n');
    await coordinator.post('/api/directory/imports').attach('file', sheet, 'reseau.csv').expect(201);
    await api.as('promeneur');
    const of = [id];
    for (const sql of PARTS) {
      await behind(sql, sql.includes('$2') ? [id, walker.id] : of).catch((error: Error) => {
        throw new Error(`${error.message}: ${sql}`);
      });
    }
    await signed(id, walker.id);
    return id;
  }

  async function signed(id: string, accountId: string): Promise<void> {
    const snapshot = JSON.stringify({ promeneur: { firstName: 'Zéphyrine', lastName: 'Quintefeuille' } });
    const [request] = await behind(
      `insert into signature_request (department, kind, "subjectId", "versionId", "partyIds", number, snapshot, "askedBy", "askedAt", "endsAt")
       values ('88', 'charter', $1, $1, array[$3, $1]::uuid[], $4, $2, 'x', now(), now()) returning id`,
      [id, snapshot, structureId, `PDN-88-${id.slice(0, 4)}`],
    );
    const [act] = await behind(
      `insert into signature_act (department, at, "signerName", "signerEmail", "accountId", method, "typedName", "consentSentence", means)
       values ('88', now(), 'Zéphyrine Quintefeuille', 'zephyrine.q@mjc.example', $1, 'typed', 'Zéphyrine Quintefeuille', 'J’accepte', 'demonstration') returning id`,
      [accountId],
    );
    await behind(
      `insert into signatory (department, "requestId", position, role, "partyId", name, email, "signedAt", "actId", "documentSha256")
       values ('88', $1, 2, 'promeneur', $2, 'Zéphyrine Quintefeuille', 'zephyrine.q@mjc.example', now(), $3, repeat('a', 64))`,
      [request!['id'], id, act!['id']],
    );
    await behind(
      `with e as (insert into signature_event (department, "requestId", at, kind, actor) values ('88', $1, now(), 'code-sent', 'signatory:' || $2) returning id, actor)
       insert into signature_event_origin (department, "eventId", actor, digest, salt, mailbox, "notedAt")
       select '88', id, actor, encode(sha256(convert_to(e'sel\\n\\n\\nzephyrine.q@mjc.example', 'UTF8')), 'hex'), 'sel', 'zephyrine.q@mjc.example', now() from e`,
      [request!['id'], id],
    );
  }

  /** Every column of words, of every table, where one of the words is found. */
  async function found(): Promise<string[]> {
    const words = WORDS.map((word) => `%${word.normalize('NFD').replace(/\p{M}/gu, '')}%`);
    return asOwner(api.database.name, async (owner) => {
      const columns = (await owner.query(
        `select c.table_name as "table", c.column_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
         where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type in ('text', 'jsonb', 'json', 'ARRAY', 'character varying')
           and c.table_name not in ('commune', 'epci', 'department') order by 1, 2`,
      )) as { table: string; name: string }[];
      const places: string[] = [];
      for (const { table, name } of columns) {
        const rows = await owner.query(`select 1 from "${table}" where unaccent("${name}"::text) ilike any($1) limit 1`, [words]);
        if (rows.length) places.push(`${table}.${name}`);
      }
      return places;
    });
  }

  const weighed = async (): Promise<Erasure> => (await coordinator.get(`/api/promeneurs/${person}/erasure`).expect(200)).body as Erasure;
  const erase = (browser = coordinator) => browser.post(`/api/promeneurs/${person}/erasure`).send({ confirm: true });

  it('is found in many places beforehand, and afterwards in none but what proves a signature', async () => {
    person = await somebodyWhole();
    const before = await found();
    for (const place of [
      'promeneur.lastName',
      'account.email',
      'second_factor.secret',
      'recovery_code.digest',
      'audit_line.after',
      'letter.to',
      'invitation.email',
      'directory_import.source',
      'national_update.rows',
      'newcomer.mandate',
      'record_change.after',
      'signature_event_origin.mailbox',
    ])
      expect(before).toContain(place);
    const preview = await weighed();
    expect(preview).toMatchObject({ refusal: 'national-not-told', name: 'Zéphyrine Quintefeuille' });
    for (const code of ['photo', 'profiles', 'permanences', 'absences', 'notes', 'changes', 'imports', 'letters', 'account', 'invitations'])
      expect(preview.goes.map((line) => line.code)).toContain(code);
    expect(preview.stays).toContainEqual({ code: 'signatures', count: 1, until: '2029-06-30' });
    await behind(`insert into national_update (department, at, by, rows) values ('88', now() + interval '1 hour', 'x', '[]')`);
    await erase().expect(200);
    expect((await found()).filter((place) => !STAYS.includes(place))).toEqual([]);
    expect(await found()).toContain('signatory.name');
  });

  it('leaves what is counted: employments, volets, the day of the charter; and a record that names nobody', async () => {
    const { body } = await coordinator.get(`/api/promeneurs/${person}`).expect(200);
    expect(body).toMatchObject({
      ...{ id: person, firstName: 'Ancien promeneur', lastName: person.slice(0, 6).toUpperCase(), state: 'left', volets: ['youth'] },
      ...{ email: null, phone: null, hasAccount: false, charter: { state: 'complete', signedOn: '2023-02-01' } },
      employments: [{ startsOn: '2023-01-01', endsOn: '2024-06-30', weeklyHours: 4 }],
    });
    expect(await weighed()).toMatchObject({ refusal: 'already-erased', goes: [] });
    expect((await erase()).body).toMatchObject({ status: 409, code: 'already-erased' });
  });

  it('leaves in the trail who did what and when, without the words', async () => {
    const lines = await behind(`select actor, action, at, before, after from audit_line where "table" = 'promeneur' and "rowId" = $1`, [
      person,
    ]);
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.every(({ actor, at, before, after }) => at && before === null && after === null && actor !== undefined)).toBe(true);
  });

  it('enters no more, and their account names nobody', async () => {
    const [account] = await behind(`select email, "lastName", "passwordHash", "disabledAt" from account where email like 'efface-%'`);
    expect(account).toMatchObject({ lastName: 'compte', passwordHash: null });
    expect(account!['disabledAt']).not.toBeNull();
  });

  it('is not forgotten while in the network, nor by anybody but the coordination, nor without saying so', async () => {
    person = (await aPromeneur(api.database.name, { structureId, charterSignedOn: '2025-01-01' })).id;
    expect((await erase()).body).toMatchObject({ status: 409, code: 'departure-first' });
    await coordinator.post(`/api/promeneurs/${person}/withdraw`).send({}).expect(200);
    await coordinator.post(`/api/promeneurs/${person}/erasure`).send({ confirm: false }).expect(422);
    for (const role of ['caf', 'structure', 'partner', 'national'] as const) await erase(await api.as(role)).expect(403);
    await erase(await api.as('coordinator', '33')).expect(404);
    await erase().expect(200);
  });

  it('keeps an account that has another seat, and loses that of promeneur', async () => {
    const { id: accountId } = await api.account('partner', '88');
    await behind(`insert into membership ("accountId", role, department) values ($1, 'promeneur', '88')`, [accountId]);
    person = (await aPromeneur(api.database.name, { structureId, accountId })).id;
    expect((await weighed()).stays).toContainEqual({ code: 'account', count: 1, until: null });
    await erase().expect(200);
    await (await api.as('partner')).get('/api/account').expect(200);
    expect(await behind(`select role from membership where "accountId" = $1 and "endedAt" is null`, [accountId])).toEqual([
      { role: 'partner' },
    ]);
  });

  it('is blanked from the trail by a coordinator alone, in their département alone, and nothing else is changed there', async () => {
    const app = await new DataSource({ type: 'postgres', url: urlOf('app', api.database.name) }).initialize();
    const tryAs = (role: string, department: string) =>
      app.transaction(async (manager) => {
        await manager.query(`select set_config('app.role', $1, true), set_config('app.department', $2, true)`, [role, department]);
        const [{ erased }] = await manager.query(`select erase_from_trail('structure', $1) as erased`, [[structureId]]);
        return erased as number;
      });
    try {
      await expect(tryAs('caf', '88')).rejects.toThrow('Only the coordination');
      expect(await tryAs('coordinator', '33')).toBe(0);
      await expect(app.query(`update audit_line set actor = 'x'`)).rejects.toThrow('permission denied');
    } finally {
      await app.destroy();
    }
  });

  it('may stay only where the README says', () => {
    const readme = readFileSync(join(import.meta.dirname, '../../../libs/directory/README.md'), 'utf8');
    expect(STAYS.filter((place) => !readme.includes(`\`${place}\``))).toEqual([]);
  });
});

const rows = JSON.stringify([{ slug: '88-autre', firstName: 'Autre' }]);
/** What no door of this test writes; `$1` is the record, `$2` the account. */
const PARTS = [
  `with made as (insert into charter_procedure (department, number, "promeneurId", "sourceKind", grounds, facts, "openedAt", "openedBy", asked, "askedAt", "dueOn")
     values ('88', 'NR-QUIN-ABCD', $1, 'record', '[{"key": "presence", "kind": "commitment", "label": "Zéphyrine"}]', 'Zéphyrine ne répond plus', now(), 'x', 'Quintefeuille', now(), '2024-01-01') returning id),
   shown as (insert into charter_procedure_evidence (department, "procedureId", label, link, "addedAt") select '88', id, 'Quintefeuille', 'https://zeph.mjc/', now() from made)
   insert into charter_procedure_event (department, "procedureId", at, by, role, kind, text) select '88', id, now(), 'x', 'promeneur', 'answered', 'Moi, Zéphyrine' from made`,
  `update promeneur set "accountId" = $2, "leavingReason" = 'charter', presentation = 'Moi, Zéphyrine', "contactNote" = 'zeph.mjc en privé', publishes = '{photo,last-name,phone,email,presentation}',
     "charterState" = 'complete', "charterSignedOn" = '2023-02-01', version = version + 1 where id = $1`,
  `with kept as (insert into second_factor ("accountId", secret, "offeredAt") select $2::uuid, 'Quintefeuille', now() where $1::text is not null returning "accountId")
   insert into recovery_code ("accountId", digest) select "accountId", 'Quintefeuille' from kept`,
  `update employment set "endsOn" = '2024-06-30' where "promeneurId" = $1`,
  `with made as (insert into photo (department, "promeneurId", large, small, sha256, "createdAt")
     values ('88', $1, 'g', 'p', repeat('a', 64), now()) returning id) update promeneur set "photoId" = made.id from made where promeneur.id = $1`,
  `insert into permanence (department, "promeneurId", weekday, "fromMinute", "toMinute") values ('88', $1, 3, 1020, 1140)`,
  `insert into absence (department, "promeneurId", "startsOn", "endsOn") values ('88', $1, '2024-01-01', '2024-01-08')`,
  `insert into consent (department, "promeneurId", field, given, means, wording, at, by) values ('88', $1, 'photo', true, 'self', 'J’accepte', now(), $2::text)`,
  `insert into departure (department, "promeneurId", "leavesOn", "handedOver", note, "createdAt") values ('88', $1, '2024-06-30', '[{"handle":"zeph.mjc"}]', 'Zéphyrine part', now())`,
  `insert into profile_check (department, "promeneurId", "onlineProfileId", "itemKey", "versionId", "verifiedOn", "verifiedBy", met, note)
     select '88', $1, o.id, 'photo', $1, '2024-01-01', 'x', true, 'Profil de Zéphyrine' from online_profile o where o."promeneurId" = $1`,
  `insert into profile_conflict (department, "promeneurId", "onlineProfileId", network, handle, "otherDepartment", "openedOn")
     select '88', $1, o.id, 'instagram', o.handle, '33', '2024-01-01' from online_profile o where o."promeneurId" = $1`,
  `insert into record_change (department, "promeneurId", "proposedBy", "proposedRole", "proposedAt", before, after)
     values ('88', $1, $2::text, 'promeneur', now(), '{"lastName":"Quintefeuille"}', '{"lastName":"Quintefeuille-Petit"}')`,
  `insert into newcomer (department, "structureId", "promeneurId", "firstName", "lastName", email, function, volets, "weeklyMinutes", "startsOn", mandate, state, "proposedBy", "proposedAt", "decidedBy", "decidedAt")
     select '88', e."structureId", $1, 'Zéphyrine', 'Quintefeuille', 'zephyrine.q@mjc.example', 'x', '{youth}', 60, '2023-01-01', 'Zéphyrine', 'approved', 'x', now(), 'x', now() from employment e where e."promeneurId" = $1 limit 1`,
  `insert into record_merge (department, kind, "keptId", "mergedId", before, "keptVersion", "mergedVersion", by, at)
     values ('88', 'promeneur', $1, gen_random_uuid(), '{"firstName":"Zéphyrine"}', 1, 1, 'x', now())`,
  `insert into national_update (department, at, by, rows) select '88', now(), 'x',
     jsonb_build_array(jsonb_build_object('slug', slug, 'firstName', "firstName", 'profiles', '[{"handle":"zeph.mjc"}]'::jsonb)) || '${rows}'::jsonb from promeneur where id = $1`,
  `insert into letter (department, "to", subject, parts, occasion, "nextAt", "writtenAt") values
     ('88', 'zephyrine.q@mjc.example', 'Bienvenue', '["Bonjour Zéphyrine"]', 'e1-' || $1, now(), now()),
     ('88', 'caf@x.example', 'Zéphyrine Quintefeuille a signé', '[]', 'e2-' || $1, now(), now())`,
  `insert into letter_stop (department, email, "stoppedAt") select department, email, now() from promeneur where id = $1`,
  `insert into tag (department, label, plain, "createdAt") select department, 'ville', 'ville', now() from promeneur where id = $1`,
  `insert into promeneur_tag (department, "promeneurId", "tagId") select '88', $1, id from tag`,
];
