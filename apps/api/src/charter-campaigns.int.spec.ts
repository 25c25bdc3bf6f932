import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPromeneur } from '@promenade/directory/api/testing';
import { CampaignHouse } from './campaign-house.testing';

describe('a campaign of signature', () => {
  const house = new CampaignHouse();
  beforeAll(() => house.open(), 120_000);
  afterAll(async () => await house.api?.[Symbol.asyncDispose]());

  it('is previewed: exactly those of the directory, and who cannot be asked with the reason', async () => {
    expect((await house.coordinator.get('/api/charter-campaigns/preview').expect(200)).body).toMatchObject({
      members: 0,
      asked: 0,
      alreadySigned: 4,
    });
    expect((await house.coordinator.post('/api/charter-campaigns').send({}).expect(409)).body.code).toBe('campaign-empty');
    await house.goTo('2026-03-10');
    await house.publish('Charte nouvelle');
    await house.sql(`update structure set "representativeName" = null, "representativeEmail" = null where id = $1`, [
      house.structures.get('Sans')!.id,
    ]);
    const { body } = await house.coordinator.get('/api/charter-campaigns/preview').expect(200);
    expect(body).toMatchObject({
      ...{
        members: 4,
        asked: 3,
        alreadySigned: 0,
        running: null,
        openedOn: '2026-03-10',
        deadlineOn: '2026-04-09',
        graceEndsOn: '2026-05-09',
      },
      ...{
        expiresOn: '2026-05-09',
        reminderDays: [3, 7, 14],
        structures: [
          { name: 'MJC du Lac', asked: 2 },
          { name: 'MJC du Pont', asked: 1 },
        ],
      },
      cannotBeAsked: [{ firstName: 'Denis', reason: 'representative-missing' }],
    });
    expect(
      (await house.coordinator.get('/api/directory/alerts').expect(200)).body.items.map(({ kind }: { kind: string }) => kind),
    ).toContain('campaign-to-open');
  });

  it('is opened once, however many press at the same time; nobody leaves the directory for it', async () => {
    const before = house.now;
    const bodies = await Promise.all([1, 2].map(() => house.coordinator.post('/api/charter-campaigns').send({ message: 'Merci à tous.' })));
    expect(bodies.map(({ status }) => status).sort()).toEqual([201, 409]);
    const { body } = bodies.find(({ status }) => status === 201)!;
    house.campaign = body.id;
    expect(body).toMatchObject({
      state: 'running',
      counts: { members: 4, asked: 3, notAsked: 1, awaitingStructure: 3 },
      cannotBeAsked: [{ firstName: 'Denis' }],
    });
    expect(await house.lettersSince(before)).toEqual([
      { to: 'direction@lac.example', subject: 'La charte attend votre signature (2)' },
      { to: 'direction@pont.example', subject: 'La charte attend votre signature (1)' },
    ]);
    expect(await house.stateOf('Alba')).toMatchObject({ state: 'active', isListed: true });
    expect(await house.sql(`select kind from errand`)).toEqual([{ kind: 'charter-previews' }]);
  });

  it('writes again three days later, once, to those whose turn it is; and after a stop of many days, once too', async () => {
    expect(await house.morning('2026-03-12')).toEqual([]);
    const third = await house.morning('2026-03-13');
    expect(third.map(({ to }) => to)).toEqual(['direction@lac.example', 'direction@pont.example']);
    expect(third[0]!.subject).toBe('Votre signature est attendue avant le 9 avril 2026');
    expect(await house.morning('2026-03-13')).toHaveLength(2);
    expect(await house.morning('2026-03-14')).toEqual([]);
    // Nothing ran on the seventh day nor on the fourteenth.
    expect(await house.morning('2026-03-30')).toHaveLength(2);
    expect(await house.morning('2026-03-31')).toEqual([]);
  });

  it('asks at last whom nobody could be asked for', async () => {
    await house.sql(
      `update structure set "representativeName" = 'Dir Sans', "representativeEmail" = 'direction@sans.example' where id = $1`,
      [house.structures.get('Sans')!.id],
    );
    expect((await house.morning('2026-04-01')).map(({ to }) => to)).toEqual(['direction@sans.example']);
    expect((await house.read()).counts).toMatchObject({ asked: 4, notAsked: 0 });
  });

  it('counts who signs, and tells by structure who is late', async () => {
    await house.goTo('2026-04-02');
    await house.sign('direction@lac.example', await house.requestOf('Alba'));
    await house.sign('alba@essai.example', await house.requestOf('Alba'));
    const told = await house.read();
    expect(told.counts).toMatchObject({ signed: 1, awaitingStructure: 3 });
    expect(
      told.structures.map(({ name, signed, members }: { name: string; signed: number; members: number }) => [name, signed, members]),
    ).toEqual([
      ['MJC du Lac', 1, 2],
      ['MJC du Pont', 0, 1],
      ['MJC du Sans', 0, 1],
    ]);
    const members = await house.coordinator.get(`/api/charter-campaigns/${house.campaign}/members`).query({ state: 'signed' }).expect(200);
    expect(members.body).toMatchObject({ total: 1, items: [{ firstName: 'Alba', signedOn: '2026-04-02' }] });
    const found = await house.coordinator.get(`/api/charter-campaigns/${house.campaign}/members`).query({ q: 'CHLOE' }).expect(200);
    expect(found.body.items).toMatchObject([{ firstName: 'Chloé', state: 'awaiting-structure', remindedOn: '2026-03-30' }]);
    const file = await house.coordinator
      .get(`/api/charter-campaigns/${house.campaign}/members/export`)
      .query({ format: 'csv' })
      .expect(200);
    expect(file.text).toContain('MJC du Pont;Essai;Chloé;attend la structure');
    expect(file.text.trim().split('\r\n')).toHaveLength(5);
  });

  it('gives notice fourteen and three days before what was signed ceases to count', async () => {
    const fourteenth = await house.morning('2026-04-25');
    expect(fourteenth.map(({ to }) => to)).toEqual([
      ...['bruno@essai.example', 'chloe@essai.example', 'coordinator.88@test.example', 'denis@essai.example'],
      ...['direction@lac.example', 'direction@pont.example', 'direction@sans.example'],
    ]);
    expect(await house.morning('2026-04-26')).toEqual([]);
    expect(await house.morning('2026-05-06')).toHaveLength(7);
    expect(await house.read()).toMatchObject({ state: 'grace' });
  });

  it('puts its dates off, never forward, and tells again', async () => {
    const change = (body: object) => house.coordinator.patch(`/api/charter-campaigns/${house.campaign}`).send(body);
    expect((await change({ deadlineOn: '2026-04-01' }).expect(409)).body.code).toBe('campaign-brought-forward');
    await change({ deadlineOn: 'demain' }).expect(422);
    expect((await change({ graceEndsOn: '2026-05-20' }).expect(200)).body).toMatchObject({
      deadlineOn: '2026-04-09',
      graceEndsOn: '2026-05-20',
    });
    await house.midnight('2026-05-10');
    expect(await house.stateOf('Bruno')).toMatchObject({ state: 'active' });
    expect(await house.morning('2026-05-17')).toHaveLength(7);
  });

  it('lets lapse, the night after grace, what those who did not sign had signed; nobody else', async () => {
    await house.midnight('2026-05-20');
    expect(await house.stateOf('Bruno')).toMatchObject({ isListed: true });
    await house.midnight('2026-05-21');
    const bruno = await house.stateOf('Bruno');
    expect(bruno).toMatchObject({ state: 'awaiting-structure', isListed: false });
    expect(bruno.reasons[0]).toEqual({ code: 'charter-lapsed', who: 'structure', facts: { on: '2026-05-20', version: 2 } });
    expect(await house.stateOf('Alba')).toMatchObject({ isListed: true });
    expect(await house.read()).toMatchObject({ state: 'closed', counts: { lapsed: 3, signed: 1 } });
    expect(await house.sql(`select count(*) from signature_event where kind = 'lapsed'`)).toEqual([{ count: '3' }]);
    expect((await house.coordinator.post(`/api/charter-campaigns/${house.campaign}/remind`).send({}).expect(409)).body.code).toBe(
      'campaign-over',
    );
  });

  it('tells whoever holds what lapsed, and the room of documents, that it counts no more', async () => {
    expect(await house.verdictOf('Bruno')).toMatchObject({ verdict: 'revoked', revokedFor: 'lapsed', revokedOn: '2026-05-21' });
    expect(await house.verdictOf('Alba')).toMatchObject({ verdict: 'superseded', revokedFor: null });
    const { body } = await house.coordinator.get('/api/documents?state=lapsed').expect(200);
    expect(body).toMatchObject({ total: 3, items: [{ standing: 'lapsed', since: '2026-05-21' }, {}, {}] });
  });

  it('restores at once whoever signs later; both versions stay in the record, and what had lapsed is replaced, not restored', async () => {
    await house.goTo('2026-05-28');
    await house.coordinator
      .post('/api/signatures')
      .send({ promeneurIds: [house.people.get('Bruno')!.id] })
      .expect(409);
    const request = await house.requestOf('Bruno');
    await house.coordinator.post(`/api/signatures/${request}/remind`).send({}).expect(200);
    await house.sign('direction@lac.example', request);
    await house.sign('bruno@essai.example', request);
    expect(await house.stateOf('Bruno')).toMatchObject({ state: 'active', isListed: true, charter: { signedOn: '2026-05-28' } });
    expect((await house.read()).counts).toMatchObject({ signed: 2, lapsed: 3 });
    const { body } = await house.coordinator
      .get('/api/signatures')
      .query({ promeneur: house.people.get('Bruno')!.id, state: 'complete' })
      .expect(200);
    expect(body.items.map(({ version }: { version: { number: number } }) => version.number)).toEqual([2, 1]);
    expect(await house.verdictOf('Bruno')).toMatchObject({ verdict: 'superseded', supersededOn: '2026-05-28', revokedFor: null });
  });

  it('asks the promeneur alone when the representative’s act for the same text stands', async () => {
    const request = await house.requestOf('Chloé');
    await house.goTo('2026-05-29');
    await house.coordinator.post(`/api/signatures/${request}/remind`).send({}).expect(200);
    await house.sign('direction@pont.example', request);
    const browser = await house.enter('chloe@essai.example');
    await browser.post(`/api/signatures/${request}/refuse`).send({ reason: 'Pas encore.' }).expect(200);
    const { body } = await house.coordinator
      .post('/api/signatures')
      .send({ promeneurIds: [house.people.get('Chloé')!.id] })
      .expect(201);
    const [again] = body.items;
    expect(again).toMatchObject({
      next: { role: 'promeneur' },
      signatories: [{ role: 'representative', state: 'signed' }, { state: 'turn' }],
    });
    const [created] = await house.sql<{ facts: { actId: string; standing: string } }>(
      `select facts from signature_event where "requestId" = $1 and kind = 'created'`,
      [again.id],
    );
    expect(created!.facts.standing).toBe(request);
    const [acts] = await house.sql<{ count: number }>(`select count(*)::int as count from signatory where "actId" = $1`, [
      created!.facts.actId,
    ]);
    expect(acts!.count).toBe(2);
    await house.sign('chloe@essai.example', again.id);
    expect(await house.stateOf('Chloé')).toMatchObject({ isListed: true });
    expect((await house.read()).counts).toMatchObject({ signed: 3, refused: 0 });
  });

  it('asks of a newcomer of a structure that has signed the newcomer’s charter alone', async () => {
    await house.goTo('2026-05-30');
    const before = house.now;
    const newcomer = await aPromeneur(house.api.database.name, {
      firstName: 'Eva',
      lastName: 'Essai',
      email: 'eva@essai.example',
      structureId: house.structures.get('Lac')!.id,
    });
    await house.coordinator
      .post('/api/signatures')
      .send({ promeneurIds: [newcomer.id] })
      .expect(201);
    expect(await house.lettersSince(before)).toEqual([{ to: 'direction@lac.example', subject: 'La charte attend votre signature (1)' }]);
  });

  it('is cancelled: what it asked is taken back, and what was signed before counts on', async () => {
    await house.goTo('2026-06-15');
    const version = await house.publish('Charte d’été');
    await house.coordinator.post('/api/charter-campaigns').send({ versionId: '00000000-0000-4000-8000-000000000000' }).expect(404);
    const { body } = await house.coordinator
      .post('/api/charter-campaigns')
      .send({ versionId: version, deadlineOn: '2026-07-01', graceDays: 0 })
      .expect(201);
    expect(body).toMatchObject({ deadlineOn: '2026-07-01', graceEndsOn: '2026-07-01', counts: { members: 5 } });
    await house.coordinator.post(`/api/charter-campaigns/${body.id}/cancel`).send({}).expect(200);
    const { body: pending } = await house.coordinator.get('/api/signatures').query({ state: 'pending' }).expect(200);
    expect(pending.items.map(({ version }: { version: { id: string } }) => version.id)).not.toContain(version);
    await house.midnight('2026-08-01');
    expect(await house.stateOf('Alba')).toMatchObject({ isListed: true });
  });

  it('asks again whoever was being asked over the former text: nobody can sign that one any more', async () => {
    await house.goTo('2027-03-01');
    const newcomer = { firstName: 'Elsa', lastName: 'Essai', email: 'elsa@essai.example', structureId: house.structures.get('Lac')!.id };
    const { id } = await aPromeneur(house.api.database.name, newcomer);
    await house.coordinator
      .post('/api/signatures')
      .send({ promeneurIds: [id] })
      .expect(201);
    const versionId = await house.publish('Charte de mars');
    const { body } = await house.coordinator.post('/api/charter-campaigns').send({}).expect(201);
    const { items } = (await house.coordinator.get(`/api/signatures?promeneur=${id}&state=pending`).expect(200)).body;
    expect(items.map(({ version }: { version: { id: string } }) => version.id)).toEqual([versionId]);
    await house.coordinator.post(`/api/charter-campaigns/${body.id}/cancel`).send({}).expect(200);
  });

  it('is read by the Caf and the national level, and is not there for the next département', async () => {
    for (const browser of [await house.api.as('caf'), await house.api.as('national')]) {
      expect((await browser.get('/api/charter-campaigns').expect(200)).body.total).toBe(3);
      await browser.get(`/api/charter-campaigns/${house.campaign}/members`).expect(200);
      await browser.post('/api/charter-campaigns').send({}).expect(403);
    }
    const next = await house.api.as('coordinator', '33');
    expect((await next.get('/api/charter-campaigns').expect(200)).body.total).toBe(0);
    await next.get(`/api/charter-campaigns/${house.campaign}`).expect(404);
    await next.post(`/api/charter-campaigns/${house.campaign}/cancel`).send({}).expect(404);
  });
});
