import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import type { OwnData } from '@promenade/identity/model';
import { asOwner } from '@promenade/platform/api/testing';
import { type TestApi, testApi } from './testing';

const NEIGHBOUR = 'Rossignolvoisin';

describe('a copy of one’s own data', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await testApi();
    const name = api.database.name;
    const coordinator = await api.as('coordinator');
    const walker = await api.account('promeneur', '88');
    const representative = await api.account('structure', '88');
    const of = { representativeName: NEIGHBOUR, notes: NEIGHBOUR };
    const { id: structureId } = await aStructure(name, { ...of, name: 'Maison du lac', representativeAccountId: representative.id });
    await asOwner(name, (owner) => owner.query(`update structure set "representativePhone" = '+33639981407' where id = $1`, [structureId]));
    const made = await coordinator
      .post('/api/promeneurs')
      .send({ firstName: 'Lou', lastName: 'Durand', email: walker.email, volets: ['youth'], notes: NEIGHBOUR, employment: { structureId } })
      .expect(201);
    const promeneur = made.body.id as string;
    await coordinator.post(`/api/promeneurs/${promeneur}/online-profiles`).send({ network: 'instagram', handle: 'lou.durand' }).expect(201);
    // Words of the neighbour, of the structure and of the coordination, wherever they may be.
    const neighbour = { firstName: NEIGHBOUR, lastName: NEIGHBOUR, email: `${NEIGHBOUR.toLowerCase()}@x.example`, notes: NEIGHBOUR };
    const other = await aPromeneur(name, { ...neighbour, structureId, onlineProfiles: [{ network: 'discord', handle: NEIGHBOUR }] });
    await asOwner(name, async (owner) => {
      await owner.query(`update account set "firstName" = 'Lou', "lastName" = 'Durand' where id = $1`, [walker.id]);
      await owner.query(`update account set "lastName" = $1 where email = 'coordinator.88@test.example'`, [NEIGHBOUR]);
      await owner.query(`update promeneur set "accountId" = $2, presentation = 'Je marche' where id = $1`, [promeneur, walker.id]);
      await owner.query(
        `insert into photo (department, "promeneurId", large, small, sha256, "createdAt") values ('88', $1, 'grande', 'petite', repeat('a', 64), now())`,
        [promeneur],
      );
      await owner.query(
        `insert into permanence (department, "promeneurId", weekday, "fromMinute", "toMinute") values ('88', $1, 3, 1020, 1140), ('88', $2, 5, 600, 660)`,
        [promeneur, other.id],
      );
      for (const [by, word] of [
        [walker.id, 'Je marche'],
        [representative.id, NEIGHBOUR],
      ]) {
        await owner.query(
          `insert into record_change (department, "promeneurId", state, "proposedBy", "proposedRole", "proposedAt", before, after, "decidedBy", "decidedAt", reason)
           values ('88', $1, 'approved', $2, 'promeneur', now(), '{}', jsonb_build_object('presentation', $3::text), 'x', now(), $4)`,
          [promeneur, by, word, NEIGHBOUR],
        );
      }
      await owner.query(
        `insert into letter (department, "to", subject, parts, occasion, "nextAt", "writtenAt")
         values ('88', $1, 'Votre charte', '[]', 'essai-1', now(), now()), ('88', 'autre@x.example', $2, '[]', 'essai-2', now(), now())`,
        [walker.email, NEIGHBOUR],
      );
      const [asked] = await owner.query(
        `insert into signature_request (department, kind, "subjectId", "versionId", "partyIds", number, snapshot, "askedBy", "askedAt", "endsAt")
         values ('88', 'charter', $1, $1, array[$2, $1]::uuid[], 'PDN-1', $3, 'x', now(), now()) returning id`,
        [promeneur, structureId, JSON.stringify({ version: { title: 'Charte' }, structure: { name: NEIGHBOUR } })],
      );
      await owner.query(
        `insert into signatory (department, "requestId", position, role, "partyId", name, email) values
         ('88', $1, 1, 'representative', $2, $4, 'direction@x.example'), ('88', $1, 2, 'promeneur', $3, 'Lou Durand', $5)`,
        [asked.id, structureId, promeneur, NEIGHBOUR, walker.email],
      );
    });
  });
  afterAll(async () => await api[Symbol.asyncDispose]());

  const copyOf = async (role: 'promeneur' | 'structure' | 'coordinator' | 'national' | 'partner') =>
    (await (await api.as(role)).get('/api/account/data').expect(200)).body as OwnData & {
      rooms: Record<string, Record<string, unknown[]>>;
    };

  it('holds the account, the record whole, and what each room has of the person', async () => {
    const { account, rooms } = await copyOf('promeneur');
    expect(account.email).toBe('promeneur.88@test.example');
    expect(Object.keys(rooms)).toEqual(['audit', 'charter', 'directory', 'documents', 'identity', 'notifications', 'signatures']);
    expect(rooms['directory']!['promeneurs']).toMatchObject([
      {
        record: { lastName: 'Durand', presentation: 'Je marche' },
        employments: [{ structure: 'Maison du lac' }],
        onlineProfiles: [{ network: 'instagram' }],
        permanences: [{ weekday: 3 }],
        changesProposed: [{ after: { presentation: 'Je marche' } }],
        photo: { base64: Buffer.from('grande').toString('base64') },
      },
    ]);
    expect(rooms['identity']).toMatchObject({ account: { firstName: 'Lou' }, seats: [{ role: 'promeneur', department: '88' }] });
    expect(rooms['identity']!['sessions']!.length).toBeGreaterThan(0);
    expect(rooms['signatures']).toMatchObject({ signatures: [{ number: 'PDN-1', name: 'Lou Durand', text: 'Charte' }] });
    expect(rooms['notifications']!['letters']).toMatchObject([{ subject: 'Votre charte' }]);
  });

  it('has no secret in it, and nobody else’s word', async () => {
    for (const role of ['promeneur', 'partner', 'structure'] as const) {
      const text = JSON.stringify(await copyOf(role)).replaceAll(role === 'structure' ? `"representativeName":"${NEIGHBOUR}"` : '', '');
      expect([role, text.includes('+33639981407')]).toEqual([role, role === 'structure']);
      expect([role, text.toLowerCase().includes(NEIGHBOUR.toLowerCase())]).toEqual([role, false]);
      expect(text).not.toMatch(/\$argon|tokenHash/);
    }
  });

  it('tells a coordinator what they did, not what the records hold', async () => {
    const { rooms } = await copyOf('coordinator');
    const lines = rooms['audit']!['lines'] as { table: string; action: string }[];
    expect(lines).toContainEqual(expect.objectContaining({ table: 'promeneur', action: 'insert' }));
    expect(rooms['directory']!['promeneurs']).toEqual([]);
    expect(JSON.stringify(rooms['audit'])).not.toContain('Durand');
  });

  it('is for every seat, and comes as a file', async () => {
    expect((await copyOf('national')).rooms['identity']).toMatchObject({ seats: [{ role: 'national' }] });
    const answer = await (await api.as('partner')).get('/api/account/data').expect(200);
    expect(answer.headers['content-disposition']).toBe('attachment; filename="mes-donnees.json"');
    await (await api.as()).get('/api/account/data').expect(401);
  });
});
