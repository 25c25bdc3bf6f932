import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { VoicesNight } from '@promenade/directory/api';
import { aPromeneur } from '@promenade/directory/api/testing';
import { Database } from '@promenade/platform/api';
import { asOwner } from '@promenade/platform/api/testing';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;

const DAY = 24 * 60 * 60 * 1000;
const CHILD = 'Enzo Petitcanari';

describe('what families say to the coordination', () => {
  let api: TestApi;
  let now = new Date('2026-11-24T09:00:00Z');
  let visitor: Browser;
  let coordinator: Browser;
  let caf: Browser;
  let slug: string;

  beforeAll(async () => {
    api = await testApi({}, { now: () => now });
    visitor = await api.as();
    coordinator = await api.as('coordinator');
    caf = await api.as('caf');
    const manon = { firstName: 'Manon', lastName: 'Tisserand', charterSignedOn: '2025-09-12' };
    const url = 'https://www.instagram.com/manon_pdn88/';
    ({ slug } = await aPromeneur(api.database.name, { ...manon, onlineProfiles: [{ network: 'instagram', handle: 'manon_pdn88', url }] }));
  });
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  const behind = <T>(sql: string, values: unknown[] = []): Promise<T[]> =>
    asOwner(api.database.name, (owner) => owner.query(sql, values)) as Promise<T[]>;
  const lettersTo = (to: string) =>
    behind<{ subject: string; parts: unknown }>(`select subject, parts from letter where "to" = $1 order by "writtenAt", subject`, [to]);
  const aReport = (given: object = {}) => ({ category: 'violence', text: `Ce compte menace ${CHILD}.`, ...given });
  /** A second passes between two words, so that the newest is the last. */
  const said = async (door: string, { department = '88', ...body }: { department?: string; [field: string]: unknown }) => {
    now = new Date(now.getTime() + 1000);
    return (
      await visitor
        .post(`/api/public/${door}`)
        .query(department ? { department } : {})
        .send(body)
        .expect(201)
    ).body;
  };
  const report = (given: object = {}) => said('reports', aReport(given));
  const write = (given: object = {}) => said('messages', { text: 'Bonjour, on peut se parler ?', ...given });
  const newest = async (list: string, browser = coordinator) => (await browser.get(`/api/${list}`).expect(200)).body.items[0];
  /** Sessions do not last for days: one signs in again. */
  const later = async (milliseconds: number) => {
    now = new Date(now.getTime() + milliseconds);
    [coordinator, caf] = [await api.as('coordinator'), await api.as('caf')];
  };
  const night = () =>
    api.app
      .get(Database)
      .transaction({ id: 'worker:directory-voices', role: 'coordinator', department: '88' }, () => api.app.get(VoicesNight).run());

  describe('a report', () => {
    it('is received with a number, read by the coordination and the Caf, and told to both by a letter that says nothing of it', async () => {
      const receipt = await report({ link: 'https://www.instagram.com/manon_pdn_88/', email: 'Parent@Exemple.example', promeneur: slug });
      expect(receipt).toEqual({
        number: expect.stringMatching(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/),
        receivedAt: now.toISOString(),
        department: '88',
        willAnswer: true,
      });
      const item = await newest('reports');
      expect(item).toMatchObject({
        number: receipt.number,
        state: 'received',
        category: 'violence',
        promeneur: { name: 'Manon Tisserand' },
      });
      expect(item.text).toBeUndefined();
      expect((await coordinator.get(`/api/reports/${item.id}`).expect(200)).body).toMatchObject({
        text: `Ce compte menace ${CHILD}.`,
        email: 'parent@exemple.example',
        link: 'https://www.instagram.com/manon_pdn_88/',
      });
      expect((await caf.get(`/api/reports/${item.id}`).expect(200)).body).toMatchObject({ text: expect.any(String), email: null });
      for (const role of ['coordinator', 'caf'] as const) {
        const [letter] = await lettersTo(`${role}.88@test.example`);
        expect(letter!.subject).toBe('Un signalement est arrivé');
        expect(JSON.stringify(letter)).toContain(`http://promenade.test/signalements/${item.id}`);
        expect(JSON.stringify(letter)).not.toMatch(/Petitcanari|parent@|manon_pdn/);
      }
      expect(await lettersTo('parent@exemple.example')).toEqual([]);
    });

    it('finds of whom it is by their slug or their true account, and takes the département from there', async () => {
      await report({ department: '', promeneur: slug });
      expect((await newest('reports')).promeneur.name).toBe('Manon Tisserand');
      await report({ link: 'instagram.com/manon_pdn88' });
      expect((await newest('reports')).promeneur.name).toBe('Manon Tisserand');
      await report({ department: '', promeneur: '88-parti-depuis-x7k2' });
      expect((await newest('reports')).promeneur).toBeNull();
    });

    it('is acknowledged, then decided, each step with its hour, and whoever left an address is told', async () => {
      const email = 'suivi@exemple.example';
      const { number } = await report({ email });
      const { id } = await newest('reports');
      await later(DAY);
      const read = await coordinator.post(`/api/reports/${id}/acknowledge`).send({}).expect(200);
      expect(read.body).toMatchObject({ state: 'acknowledged', acknowledgedAt: now.toISOString(), decidedAt: null });
      expect((await coordinator.post(`/api/reports/${id}/acknowledge`).send({}).expect(409)).body.code).toBe('report-acknowledged');
      await later(DAY);
      const decision = { decision: 'profile-check', reasons: 'Deux chiffres <b>ajoutés</b> au nom.' };
      const decided = await coordinator.post(`/api/reports/${id}/decide`).send(decision).expect(200);
      expect(decided.body).toMatchObject({ state: 'decided', ...decision, decidedAt: now.toISOString() });
      expect((await coordinator.post(`/api/reports/${id}/decide`).send(decision).expect(409)).body.code).toBe('report-decided');
      const letters = await lettersTo(email);
      expect(letters.map(({ subject }) => subject)).toEqual([
        `Votre signalement ${number} est lu`,
        `Votre signalement ${number} : ce qui est décidé`,
      ]);
      expect(JSON.stringify(letters)).not.toContain('Deux chiffres');
      await coordinator.post(`/api/reports/${id}/decide`).send({ decision: 'none', reasons: '' }).expect(422);
    });

    it('is filtered by its state and its kind', async () => {
      await report({ category: 'advertising' });
      const found = async (query: string) => (await coordinator.get(`/api/reports?${query}`).expect(200)).body;
      expect((await found('category=advertising')).total).toBe(1);
      expect((await found('state=decided')).items.map(({ state }: { state: string }) => state)).toEqual(['decided']);
      await coordinator.get('/api/reports?state=lost').expect(422);
    });

    it('keeps the words, the link and the address out of the trail', async () => {
      await report({ email: 'trace@exemple.example', link: 'https://ailleurs.example/Petitcanari' });
      const lines = await behind<{ line: string }>(
        `select coalesce(before::text, '') || coalesce(after::text, '') as line from audit_line`,
      );
      expect(lines.map(({ line }) => line).join()).not.toMatch(/Petitcanari|exemple\.example/);
    });

    it('forgets whoever reported thirty days after the decision, and not before', async () => {
      const email = 'oubli@exemple.example';
      await report({ email });
      const { id } = await newest('reports');
      await coordinator.post(`/api/reports/${id}/decide`).send({ decision: 'none', reasons: 'Rien de contraire à la charte.' }).expect(200);
      const kept = async () => (await behind<{ email: string | null }>(`select email from report where id = $1`, [id]))[0]!.email;
      await later(30 * DAY - 1000);
      await night();
      expect(await kept()).toBe(email);
      await later(2000);
      await night();
      expect(await kept()).toBeNull();
    });
  });

  describe('a message', () => {
    it('asks for no name, says whether an answer can come, and when it will be erased', async () => {
      expect(await write()).toEqual({ department: '88', willAnswer: false, erasedAt: new Date(now.getTime() + 30 * DAY).toISOString() });
      const item = await newest('messages');
      expect(item).toMatchObject({ state: 'new', canAnswer: false, start: 'Bonjour, on peut se parler ?' });
      expect((await coordinator.post(`/api/messages/${item.id}/answer`).send({ text: 'Oui, bien sûr.' }).expect(409)).body.code).toBe(
        'message-without-address',
      );
    });

    it('is answered by mail, once, and what a hand typed stays text', async () => {
      await write({ email: 'jeune@exemple.example' });
      const { id } = await newest('messages');
      const text = 'Oui : mercredi, 14 h.\n<script>alert(1)</script>';
      const { body } = await coordinator.post(`/api/messages/${id}/answer`).send({ text }).expect(200);
      expect(body).toMatchObject({ state: 'answered', answer: text, answeredAt: now.toISOString() });
      const [letter] = await lettersTo('jeune@exemple.example');
      expect(letter!.parts).toEqual(expect.arrayContaining([text]));
      expect(JSON.stringify(letter)).not.toContain('se parler');
      expect((await coordinator.post(`/api/messages/${id}/answer`).send({ text }).expect(409)).body.code).toBe('message-answered');
    });

    it('is closed and opened again, as it was', async () => {
      await write();
      const { id } = await newest('messages');
      expect((await coordinator.post(`/api/messages/${id}/reopen`).send({}).expect(409)).body.code).toBe('message-open');
      expect((await coordinator.post(`/api/messages/${id}/close`).send({}).expect(200)).body.state).toBe('closed');
      expect((await coordinator.post(`/api/messages/${id}/close`).send({}).expect(409)).body.code).toBe('message-closed');
      expect((await coordinator.post(`/api/messages/${id}/reopen`).send({}).expect(200)).body).toMatchObject({
        state: 'new',
        closedAt: null,
      });
    });

    it('is erased after thirty days, whatever became of it', async () => {
      await write({ text: 'À oublier bientôt.' });
      const { id } = await newest('messages');
      await later(30 * DAY - 1000);
      await night();
      await coordinator.get(`/api/messages/${id}`).expect(200);
      await later(2000);
      await night();
      await coordinator.get(`/api/messages/${id}`).expect(404);
    });

    it('is told by the night when nobody could be told at once', async () => {
      await write();
      const { id } = await newest('messages');
      await behind(`update message set "toldAt" = null where id = $1`, [id]);
      await behind(`delete from letter where occasion like $1`, [`message/${id}/%`]);
      await night();
      expect(await behind(`select from letter where occasion like $1`, [`message/${id}/%`])).toHaveLength(1);
    });
  });

  it('thanks a machine that fills every field, and keeps nothing of it', async () => {
    const counts = async () => Promise.all(['reports', 'messages'].map(async (list) => (await coordinator.get(`/api/${list}`)).body.total));
    const before = await counts();
    await report({ website: 'https://spam.example' });
    await write({ website: 'https://spam.example' });
    expect(await counts()).toEqual(before);
  });

  it('is done once for one intent', async () => {
    const key = '4d9a3a52-5a6c-4a3e-8d0e-1f2a3b4c5d6e';
    const once = () =>
      visitor
        .post('/api/public/reports?department=88')
        .set('Idempotency-Key', key)
        .send(aReport({ text: 'Une seule fois.' }))
        .expect(201);
    const [first, second] = [await once(), await once()];
    expect(second.body).toEqual(first.body);
    expect(await behind(`select from report where text = 'Une seule fois.'`)).toHaveLength(1);
  });

  it('refuses in French what cannot be taken', async () => {
    const bad: [string, object, string][] = [
      ['reports?department=88', aReport({ category: 'autre' }), 'category'],
      ['reports?department=88', aReport({ text: 'court' }), 'text'],
      ['reports', aReport(), 'department'],
      ['reports?department=20', aReport(), 'department'],
      ['reports?department=vosges', aReport(), 'department'],
      ['reports?department=88', aReport({ email: 'parent' }), 'email'],
      ['reports?department=88', aReport({ department: '33' }), 'department'],
      ['messages', { text: 'Bonjour' }, 'department'],
      ['messages?department=88', { text: ' ' }, 'text'],
    ];
    for (const [door, body, path] of bad) {
      const answer = await visitor.post(`/api/public/${door}`).send(body).expect(422);
      expect(answer.body.errors).toMatchObject([{ path, message: expect.any(String) }]);
    }
  });
});
