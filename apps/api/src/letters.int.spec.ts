import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApi, testApi } from './testing';

describe('the mailbox of the demonstration', () => {
  let api: TestApi;
  beforeAll(async () => void (api = await testApi({ PROMENADE_DEMO: '1' })));
  afterAll(async () => await api[Symbol.asyncDispose]());

  it('tells everybody what waits, and shows what was carried', async () => {
    const { email } = await api.account('promeneur', '88');
    const stranger = await api.as();
    await stranger.post('/api/session/magic-link').send({ email }).expect(202);
    const waiting = await stranger.get('/api/letters').query({ to: email }).expect(200);
    expect(waiting.body).toEqual({ items: [], waiting: 1 });
    await api.database.asWorker(() => api.database.query(`update letter set state = 'sent', "sentAt" = now()`));
    const { body } = await stranger.get('/api/letters').query({ to: email.toUpperCase(), page: 'ignored' }).expect(200);
    expect(body).toMatchObject({ items: [{ to: email, subject: expect.stringContaining('lien') }], waiting: 0 });
    const [letter] = body.items;
    expect(letter.links).toEqual([expect.stringMatching(/^http:\/\/promenade\.test\/lien\/[\w-]{43}$/)]);
    expect(letter.text).toContain(letter.links[0]);
    expect(Number.isNaN(Date.parse(letter.sentAt))).toBe(false);
    const token = letter.links[0].split('/lien/')[1];
    await stranger.post('/api/session/link').send({ token }).expect(201);
    expect((await stranger.get('/api/letters').query({ to: 'autre@test.example' }).expect(200)).body.items).toEqual([]);
  });

  it.each([
    ['outside the demonstration', { PROMENADE_DEMO: '0' }],
    ['when letters leave by SMTP', { PROMENADE_DEMO: '1', SMTP_URL: 'smtp://127.0.0.1:9' }],
  ])('does not exist %s', async (_when, environment) => {
    await using other = await testApi(environment);
    const coordinator = await other.as('coordinator');
    const { body } = await coordinator.get('/api/letters').expect(404);
    expect(body.code).toBe('not-found');
  });
});
