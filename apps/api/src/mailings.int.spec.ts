import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import { asOwner } from '@promenade/platform/api/testing';
import { type TestApi, testApi } from './testing';
import { worked } from './worked.testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;

describe('a mailing', () => {
  let api: TestApi;
  let coordinator: Browser;
  const made: Record<string, string> = {};
  const everyone = { filter: {}, everyone: true };
  const draft = { subject: 'Réunion, {{prénom}} ?', text: 'Bonjour {{prénom}},\n\nVenez de {{structure}}.', target: everyone };

  beforeAll(async () => {
    api = await testApi({ PROMENADE_DEMO: '1', PROMENADE_SECRET: SECRET });
    const base = api.database.name;
    const house = await aStructure(base, { name: 'MJC du Lac' });
    const people: [string, Parameters<typeof aPromeneur>[1]][] = [
      ['ana', { firstName: 'Ana', lastName: 'Aubert', structureId: house.id, email: 'ana@exemple.example' }],
      ['bob', { firstName: 'Bob', lastName: 'Bernard', structureId: house.id, email: 'bob@exemple.example' }],
      ['cid', { firstName: 'Cid', lastName: 'Colin', structureId: house.id, email: null }],
      ['dan', { firstName: 'Dan', lastName: 'Didier', structureId: house.id, email: 'dan@exemple.example', withdrawnOn: '2020-01-01' }],
      ['far', { department: '33', firstName: 'Jean', email: 'jean@exemple.example' }],
    ];
    for (const [name, given] of people) made[name] = (await aPromeneur(base, given)).id;
    coordinator = await api.as('coordinator');
  });
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  /** Until the errand ended and no letter waits. */
  const done = (errand: string): Promise<Record<string, unknown>> =>
    worked(
      api,
      async () => {
        const errands = (await coordinator.get('/api/errands')).body.items as { id: string; state: string }[];
        const waiting = (await (await api.as()).get('/api/letters')).body.waiting as number;
        return waiting === 0 ? errands.find(({ id, state }) => id === errand && !['queued', 'running'].includes(state)) : undefined;
      },
      { PROMENADE_DEMO: '1', PROMENADE_SECRET: SECRET },
    );

  it('is seen before it leaves, with who is left out and why', async () => {
    const { body } = await coordinator.post('/api/mailings/preview').send(draft).expect(200);
    expect(body).toEqual({
      recipients: 2,
      letters: [
        { to: 'ana@exemple.example', name: 'Ana Aubert', subject: 'Réunion, Ana ?', text: 'Bonjour Ana,\n\nVenez de MJC du Lac.' },
        { to: 'bob@exemple.example', name: 'Bob Bernard', subject: 'Réunion, Bob ?', text: 'Bonjour Bob,\n\nVenez de MJC du Lac.' },
      ],
      leftOut: [
        { id: made['cid'], name: 'Cid Colin', reason: 'email-missing' },
        { id: made['dan'], name: 'Dan Didier', reason: 'left' },
      ],
    });
    expect((await coordinator.get('/api/mailings').expect(200)).body.total).toBe(0);
  });

  it.each([
    ['words that stand for nothing', { ...draft, text: 'Bonjour {{nom}}' }, 'placeholder-unknown'],
    ['a subject of two lines', { ...draft, subject: 'Un\r\nBcc: x@exemple.example' }, 'line-break'],
    ['nobody in particular', { ...draft, target: { filter: {} } }, 'filter-empty'],
  ])('is refused with %s', async (_what, sent, code) => {
    const { body } = await coordinator.post('/api/mailings').send(sent).expect(422);
    expect(body.errors.map((error: { code: string }) => error.code)).toEqual([code]);
  });

  it('to nobody is refused', async () => {
    const nobody = { ...draft, target: { ids: [made['cid']] } };
    expect((await coordinator.post('/api/mailings').send(nobody).expect(409)).body.code).toBe('mailing-empty');
    await coordinator
      .post('/api/mailings')
      .send({ ...draft, target: { ids: [made['far']] } })
      .expect(404);
    await (await api.as('caf')).post('/api/mailings').send(draft).expect(403);
  });

  it('leaves by the worker, one letter a person, each with the way to stop such letters, which is taken at its word', async () => {
    const sent = await coordinator.post('/api/mailings').send(draft).expect(202);
    expect(sent.body).toMatchObject({ recipients: 2 });
    expect(await done(sent.body.errand as string)).toMatchObject({
      state: 'done',
      done: 2,
      total: 2,
      result: { path: '/promeneurs/courriers' },
    });
    const stranger = await api.as();
    const [letter] = (await stranger.get('/api/letters?to=ana@exemple.example').expect(200)).body.items;
    expect(letter).toMatchObject({ subject: 'Réunion, Ana\u202f?', text: expect.stringContaining('Venez de MJC du Lac.') });
    const link = new URL((letter.links as string[]).at(-1)!);
    expect(link.pathname).toBe('/lettres/arreter');
    expect(decodeURIComponent(link.search)).not.toMatch(/ana|88/i);
    expect(Buffer.from(link.searchParams.get('lettre')!, 'base64url').toString('latin1')).not.toMatch(/ana@/);

    // One click in a program of mail: a form, no session, no Origin.
    const stop = await stranger.post(`/api/public/letters/stop${link.search}`).type('form').send('List-Unsubscribe=One-Click').expect(200);
    expect(stop.body).toEqual({ stopped: true });
    const { body } = await coordinator.post('/api/mailings/preview').send(draft).expect(200);
    expect(body.recipients).toBe(1);
    expect(body.leftOut).toContainEqual({ id: made['ana'], name: 'Ana Aubert', reason: 'stopped' });
    await stranger.post(`/api/public/letters/resume${link.search}`).expect(200, { stopped: false });
    expect((await coordinator.post('/api/mailings/preview').send(draft).expect(200)).body.recipients).toBe(2);
  });

  it('is kept: who wrote it, when, what, and to how many', async () => {
    const { body } = await coordinator.get('/api/mailings').expect(200);
    expect(body.items).toEqual([
      expect.objectContaining({
        subject: draft.subject,
        text: draft.text,
        recipients: 2,
        posted: 2,
        leftOut: { 'email-missing': 1, left: 1 },
      }),
    ]);
    expect((await (await api.as('coordinator', '33')).get('/api/mailings').expect(200)).body.items).toEqual([]);
  });

  it('writes nobody twice, whatever is done twice, and nobody who stopped meanwhile', async () => {
    const before = await letters();
    const sent = await coordinator
      .post('/api/mailings')
      .send({ ...draft, subject: 'Encore' })
      .expect(202);
    const token = ((await (await api.as()).get('/api/letters?to=bob@exemple.example')).body.items[0].links as string[]).at(-1)!;
    await (await api.as()).post(`/api/public/letters/stop${new URL(token).search}`).expect(200);
    await done(sent.body.errand as string);
    expect(await letters()).toBe(before + 1);
    await asOwner(api.database.name, async (owner) => {
      await owner.query(`update mailing_recipient set "postedAt" = null`);
      await owner.query(`update errand set state = 'queued', "endedAt" = null, "leasedUntil" = null, attempts = 0 where id = $1`, [
        sent.body.errand,
      ]);
    });
    await done(sent.body.errand as string);
    expect(await letters()).toBe(before + 1);
  });

  it('to structures goes to whoever signs for them, or is to be reached there, once each', async () => {
    const contacts = JSON.stringify([{ name: 'Awa Diop', function: null, email: 'awa@lieu.example', phone: null }]);
    await asOwner(api.database.name, (owner) =>
      owner.query(
        `update structure set "representativeName" = 'Isabelle Noël', "representativeEmail" = 'direction@lac.example', contacts = $1 where name = 'MJC du Lac'`,
        [contacts],
      ),
    );
    const signs = { representativeName: 'Isabelle NOËL', representativeEmail: 'Direction@lac.example' };
    const { id: twin } = await aStructure(api.database.name, { name: 'Nuage', ...signs });
    const { id: mute } = await aStructure(api.database.name, { name: 'Zénith', representativeEmail: null });
    const target = { filter: {}, everyone: true };
    const asked = { kind: 'structure', subject: '{{structure}}', text: 'Bonjour {{prénom}},', target };
    const { body } = await coordinator.post('/api/mailings/preview').send(asked).expect(200);
    expect(body).toEqual({
      recipients: 1,
      letters: [{ to: 'direction@lac.example', name: 'Isabelle Noël (MJC du Lac)', subject: 'MJC du Lac', text: 'Bonjour Isabelle,' }],
      leftOut: [{ id: mute, name: 'Zénith', reason: 'email-missing' }],
    });
    const sent = await coordinator
      .post('/api/mailings')
      .send({ ...asked, to: 'both' })
      .expect(202);
    expect(await done(sent.body.errand as string)).toMatchObject({ state: 'done', done: 2, total: 2 });
    const written = await asOwner(api.database.name, (owner) =>
      owner.query(`select "to" from letter where occasion like 'mailing:' || $1 || ':%' order by 1`, [sent.body.id]),
    );
    expect(written.map(({ to }: { to: string }) => to)).toEqual(['awa@lieu.example', 'direction@lac.example']);
    expect((await coordinator.get('/api/mailings').expect(200)).body.items[0]).toMatchObject({ kind: 'structure', recipients: 2 });
    const strange = { ...asked, target: { ids: [made['ana'], twin] } };
    await coordinator.post('/api/mailings').send(strange).expect(404);
    await coordinator
      .post('/api/mailings')
      .send({ ...asked, target: { filter: { volet: 'youth' }, everyone: true } })
      .expect(422);
  });

  it.each(['essai', 'AAAA', ''])('is stopped by no other word than that of a letter (%s)', async (word) => {
    const { body, status } = await (await api.as()).post(`/api/public/letters/stop?lettre=${word}`);
    expect([status, body.status]).toEqual([422, 422]);
  });

  const letters = async (): Promise<number> =>
    (await asOwner(api.database.name, (owner) => owner.query(`select count(*)::int as n from letter where occasion like 'mailing:%'`)))[0]
      .n;
});

const SECRET = 'un secret assez long pour sceller les liens des courriels';
