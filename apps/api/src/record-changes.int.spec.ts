import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import { asOwner } from '@promenade/platform/api/testing';
import sharp from 'sharp';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;

describe('self-service', () => {
  let api: TestApi;
  let coordinator: Browser;
  let promeneur: Browser;
  let representative: Browser;
  let structure: { id: string; name: string };
  let lea: { id: string };

  const sql = (text: string, parameters: unknown[] = []) => asOwner(api.database.name, (owner) => owner.query(text, parameters));
  const propose = (fields: object, browser = promeneur, id = lea.id) => browser.put(`/api/promeneurs/${id}/proposal`).send(fields);
  const read = async (id: string) => (await coordinator.get(`/api/record-changes/${id}`).expect(200)).body;
  const record = async () => (await coordinator.get(`/api/promeneurs/${lea.id}`).expect(200)).body;
  const approve = (change: { id: string; version: number; record: { version: number } }, more: object = {}) =>
    coordinator
      .post(`/api/record-changes/${change.id}/approve`)
      .send({ version: change.version, recordVersion: change.record.version, ...more });

  beforeAll(async () => {
    api = await testApi();
    coordinator = await api.as('coordinator');
    structure = await aStructure(api.database.name, {
      ...{ name: 'MJC du Lac', communeCode: '88160', representativeAccountId: (await api.account('structure', '88')).id },
    });
    lea = await aPromeneur(api.database.name, {
      ...{ firstName: 'Léa', lastName: 'Marchal', email: 'lea@mjc.example', structureId: structure.id, charterSignedOn: '2026-01-10' },
      accountId: (await api.account('promeneur', '88')).id,
      onlineProfiles: [{ network: 'instagram', handle: 'lea_pdn88' }],
    });
    [promeneur, representative] = [await api.as('promeneur'), await api.as('structure')];
  });
  afterAll(async () => await api?.[Symbol.asyncDispose]());
  beforeEach(async () => void (await sql('delete from record_change')));

  it('waits for what the public sees, and applies what it does not see at once', async () => {
    const { body } = await propose({ firstName: 'Léo', phone: '06 39 98 14 07', presentation: 'Je réponds le mardi.' }).expect(200);
    expect(body.applied).toEqual(['phone']);
    expect(body.pending).toMatchObject({
      ...{
        state: 'pending',
        version: 1,
        proposedBy: { role: 'promeneur' },
        record: { kind: 'promeneur', id: lea.id, name: 'Léa Marchal' },
      },
      fields: [
        { field: 'firstName', before: 'Léa', now: 'Léa', after: 'Léo' },
        { field: 'presentation', before: null, after: 'Je réponds le mardi.' },
      ],
    });
    expect(await record()).toMatchObject({ firstName: 'Léa', phone: '+33639981407' });
    expect((await promeneur.get(`/api/promeneurs/${lea.id}/proposal`).expect(200)).body.pending.id).toBe(body.pending.id);
    const [line] = await sql(`select role from audit_line where "table" = 'promeneur' and after ? 'phone' order by id desc limit 1`);
    expect(line.role).toBe('promeneur');
  });

  it('waits for a phone that is published', async () => {
    await sql(`update promeneur set publishes = '{phone}' where id = $1`, [lea.id]);
    const { body } = await propose({ phone: '06 39 98 14 99' }).expect(200);
    expect(body).toMatchObject({ applied: [], pending: { fields: [{ field: 'phone', after: '+33639981499' }] } });
    await sql(`update promeneur set publishes = '{}' where id = $1`, [lea.id]);
  });

  it('keeps one proposal per record: the second amends the first, and proposing what stands takes it back', async () => {
    const first = (await propose({ firstName: 'Léo', function: 'Animatrice' }).expect(200)).body.pending;
    const second = (await propose({ firstName: 'Léna' }, representative).expect(200)).body.pending;
    expect(second).toMatchObject({ id: first.id, version: 2, proposedBy: { role: 'structure' } });
    expect(second.fields.map(({ after }: { after: string }) => after)).toEqual(['Léna', 'Animatrice']);
    expect((await approve(first).expect(412)).body.code).toBe('changed-meanwhile');
    const gone = await propose({ firstName: 'Léa', function: null }).expect(200);
    expect(gone.body.pending).toBeNull();
    expect((await read(first.id)).state).toBe('withdrawn');
  });

  it('is approved whole, into the record, and its author is told', async () => {
    const fields = {
      ...{ presentation: 'Bonjour.', contactNote: 'Écrivez-moi.', volets: ['parenting', 'youth'] },
      permanences: [{ weekday: 2, from: '18:00', to: '24:00', network: 'instagram', audience: ['youth'] }],
      territories: [{ kind: 'commune', code: '88160' }],
      onlineProfiles: [
        { network: 'tiktok', handle: '@lea.pdn' },
        { network: 'sms', handle: '06 39 98 14 07' },
      ],
    };
    const { pending } = (await propose(fields).expect(200)).body;
    expect(pending.places).toEqual({ '88160': 'Épinal' });
    const { body } = await approve(pending).expect(200);
    expect(body).toMatchObject({ state: 'approved', decidedAt: expect.any(String) });
    expect((await record()).onlineProfiles.map(({ handle }: { handle: string }) => handle).sort()).toEqual(['+33639981407', 'lea.pdn']);
    const [row] = await sql(`select presentation, "contactNote", volets from promeneur where id = $1`, [lea.id]);
    expect(row).toEqual({ presentation: 'Bonjour.', contactNote: 'Écrivez-moi.', volets: ['youth', 'parenting'] });
    expect(await sql(`select weekday, "fromMinute", "toMinute" from permanence where "promeneurId" = $1`, [lea.id])).toEqual([
      { weekday: 2, fromMinute: 1080, toMinute: 1440 },
    ]);
    expect((await propose(fields).expect(200)).body.pending).toBeNull();
    const [letter] = await sql(`select subject, parts::text as words from letter where occasion = $1`, [`record-change/${pending.id}`]);
    expect(letter.words).toContain('les permanences');
    await approve(pending).expect(409);
  });

  it('is approved field by field, with a word for the rest', async () => {
    const { pending } = (await propose({ firstName: 'Léo', function: 'Directrice' }).expect(200)).body;
    expect((await approve(pending, { fields: ['function'] }).expect(422)).body.errors).toMatchObject([{ path: 'reason' }]);
    await approve(pending, { fields: ['volets'], reason: 'x' }).expect(422);
    const { body } = await approve(pending, { fields: ['function'], reason: 'Votre prénom est sur la charte.' }).expect(200);
    expect(body).toMatchObject({ state: 'approved', approvedFields: ['function'], reason: 'Votre prénom est sur la charte.' });
    expect(await record()).toMatchObject({ firstName: 'Léa', function: 'Directrice' });
  });

  it('is refused with a reason, which its author reads', async () => {
    const { pending } = (await propose({ firstName: 'Xxx' }).expect(200)).body;
    await coordinator.post(`/api/record-changes/${pending.id}/refuse`).send({ version: 1 }).expect(422);
    await coordinator.post(`/api/record-changes/${pending.id}/refuse`).send({ version: 1, reason: 'C’est un essai.' }).expect(200);
    expect((await promeneur.get(`/api/record-changes/${pending.id}`).expect(200)).body).toMatchObject({
      state: 'refused',
      reason: 'C’est un essai.',
    });
    expect(await record()).toMatchObject({ firstName: 'Léa' });
    await coordinator.post(`/api/record-changes/${pending.id}/refuse`).send({ version: 2, reason: 'Encore.' }).expect(409);
  });

  it('is not decided upon a record that changed since it was read', async () => {
    const { pending } = (await propose({ function: 'Éducatrice' }).expect(200)).body;
    await coordinator.patch(`/api/promeneurs/${lea.id}`).send({ function: 'Animatrice jeunesse' }).expect(200);
    await approve(pending).expect(412);
    const fresh = await read(pending.id);
    expect(fresh.fields).toMatchObject([{ field: 'function', now: 'Animatrice jeunesse', after: 'Éducatrice' }]);
    await approve(fresh).expect(200);
  });

  it('keeps a photo aside until it is approved', async () => {
    const image = await sharp({ create: { width: 900, height: 1200, channels: 3, background: '#336' } })
      .jpeg()
      .withExif({ IFD0: { Copyright: 'x' } })
      .toBuffer();
    const put = (bytes: Buffer, name: string) => promeneur.put(`/api/promeneurs/${lea.id}/proposal/photo`).attach('file', bytes, name);
    await put(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'a.svg').expect(415);
    const { pending } = (await put(image, 'moi.jpg').expect(200)).body;
    expect(await sql(`select 1 from photo where "promeneurId" = $1`, [lea.id])).toEqual([]);
    const shown = await coordinator.get(`/api/record-changes/${pending.id}/photo`).expect(200);
    expect(await sharp(shown.body as Buffer).metadata()).toMatchObject({ format: 'jpeg', width: 512, height: 512 });
    await approve(pending).expect(200);
    const [row] = await sql(
      `select p."photoId" = f.id as shown, octet_length(f.small) > 0 as small from promeneur p join photo f on f."promeneurId" = p.id where p.id = $1`,
      [lea.id],
    );
    expect(row).toEqual({ shown: true, small: true });
    await coordinator.get(`/api/record-changes/${pending.id}/photo`).expect(404);
    expect(
      await sql(`select 1 from audit_line where "table" = 'record_change' and (before ? 'photoLarge' or after ? 'photoLarge')`),
    ).toEqual([]);
    const none = (await promeneur.delete(`/api/promeneurs/${lea.id}/proposal/photo`).expect(200)).body.pending;
    await approve(none).expect(200);
    expect(await sql(`select 1 from photo where "promeneurId" = $1`, [lea.id])).toEqual([]);
  });

  it('lets a representative speak for the structure and its promeneurs, never for what one signs with', async () => {
    const ofStructure = (said: object) => representative.put(`/api/structures/${structure.id}/proposal`).send(said);
    const { body } = await ofStructure({
      ...{ name: 'MJC du Grand Lac', openingHours: [{ weekday: 1, from: '09:00', to: '12:00' }], welcomesPublic: 'yes' },
      ...{ type: 'youth-centre', legalForm: 'association', rna: 'w881 000 123', siret: '732 829 320 00074', website: 'mjc-lac.example' },
      ...{
        representativeFunction: 'présidente',
        representativePhone: '06 39 98 14 07',
        contacts: [{ name: 'Ana', phone: '03 29 00 00 01' }],
      },
    }).expect(200);
    expect(body.pending).toMatchObject({ record: { kind: 'structure', name: 'MJC du Lac' } });
    expect(body.pending.fields).toContainEqual({ field: 'representativePhone', before: null, now: null, after: '+33639981407' });
    expect((await ofStructure({ siret: '12' }).expect(422)).body.errors).toMatchObject([{ path: 'siret' }]);
    const told = await sql(`select after from audit_line where "table" = 'record_change'`);
    expect(JSON.stringify(told)).not.toContain('+33639981407');
    await approve(body.pending).expect(200);
    expect((await coordinator.get(`/api/structures/${structure.id}`)).body).toMatchObject({
      ...{ name: 'MJC du Grand Lac', welcomesPublic: 'yes', type: 'youth-centre', siret: '73282932000074', rna: 'W881000123' },
      ...{ website: 'https://mjc-lac.example', representative: { function: 'présidente', phone: '+33639981407' } },
      contacts: [{ name: 'Ana', phone: '+33329000001' }],
    });
    expect((await propose({ email: 'moi@mjc.example' }, representative).expect(409)).body.code).toBe('not-yours-to-say');
    await representative.put(`/api/structures/${structure.id}/proposal`).send({ representativeEmail: 'x@y.example' }).expect(422);
    await promeneur.put(`/api/structures/${structure.id}/proposal`).send({ name: 'x' }).expect(403);
  });

  it('is of one’s own record, and decided by the coordination alone', async () => {
    const other = await aPromeneur(api.database.name, { firstName: 'Karim' });
    for (const browser of [promeneur, representative]) {
      await propose({ firstName: 'x' }, browser, other.id).expect(404);
      await browser.get(`/api/promeneurs/${other.id}/proposal`).expect(404);
    }
    const { pending } = (await propose({ firstName: 'Léo' }).expect(200)).body;
    await promeneur.post(`/api/record-changes/${pending.id}/approve`).send({ version: 1, recordVersion: 1 }).expect(403);
    await (await api.as('caf')).get('/api/record-changes').expect(403);
    const far = await api.as('coordinator', '33');
    await far.get(`/api/record-changes/${pending.id}`).expect(404);
    expect((await far.get('/api/record-changes').expect(200)).body.total).toBe(0);
    await sql(`update record_change set "promeneurId" = $2 where id = $1`, [pending.id, other.id]);
    await promeneur.get(`/api/record-changes/${pending.id}`).expect(404);
    await promeneur.post(`/api/record-changes/${pending.id}/withdraw`).send({}).expect(404);
    expect((await promeneur.get('/api/record-changes').expect(200)).body.items).toEqual([]);
    expect((await coordinator.get('/api/record-changes?state=pending').expect(200)).body.items).toMatchObject([{ fields: ['firstName'] }]);
  });

  it('is taken back by its author', async () => {
    const { pending } = (await propose({ firstName: 'Léo' }).expect(200)).body;
    expect((await promeneur.post(`/api/record-changes/${pending.id}/withdraw`).send({}).expect(200)).body.state).toBe('withdrawn');
    await promeneur.post(`/api/record-changes/${pending.id}/withdraw`).send({}).expect(409);
  });

  it('takes nothing that it cannot read', async () => {
    for (const wrong of [
      { lastName: 'x' },
      { firstName: '' },
      { phone: 'au bureau' },
      { volets: ['x'] },
      { territories: [{ kind: 'x', code: '1' }] },
    ])
      await propose(wrong).expect(422);
    expect(
      (await propose({ onlineProfiles: [{ network: 'instagram', handle: 'javascript:alert(1)' }] }).expect(422)).body.errors,
    ).toMatchObject([{ path: 'onlineProfiles.0.handle' }]);
  });
});
