import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TEST_PASSWORD } from '@promenade/identity/api/testing';
import { type TestApi, testApi } from './testing';

describe('the session', () => {
  let api: TestApi;
  beforeAll(async () => void (api = await testApi()));
  afterAll(async () => await api[Symbol.asyncDispose]());

  it('opens by address and password, tells who is there, and closes', async () => {
    const coordinator = await api.as('coordinator');
    const { body } = await coordinator.get('/api/session').expect(200);
    expect(body).toMatchObject({
      role: 'coordinator',
      department: '88',
      account: { email: 'coordinator.88@test.example', firstName: 'Claire' },
    });
    await coordinator.delete('/api/session').expect(200);
    await coordinator.get('/api/session').expect(401);
  });

  it('gives the same answer to a wrong password and to an unknown address', async () => {
    const { email } = await api.account('caf', '88');
    const stranger = await api.as();
    const wrong = await stranger.post('/api/session').send({ email, password: 'faux' }).expect(401);
    const unknown = await stranger.post('/api/session').send({ email: 'personne@test.example', password: 'faux' }).expect(401);
    expect(wrong.body).toEqual(unknown.body);
    expect(wrong.headers['content-type']).toMatch('application/problem+json');
    expect(wrong.body).toMatchObject({ status: 401, code: 'wrong-credentials' });
  });

  it('reads a body by its contract, and refuses what it does not know', async () => {
    const stranger = await api.as();
    const { body } = await stranger.post('/api/session').send({ email: 'pas une adresse', admin: true }).expect(422);
    expect(body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['admin', 'email', 'password']);
    await stranger.post('/api/session').type('json').send('{').expect(400);
    await stranger.post('/api/session').type('text/plain').send('a').expect(415);
    await stranger.post('/api/session').set('Origin', 'https://ailleurs.example').send({}).expect(403);
    await stranger.get('/api/nulle-part').expect(404);
  });

  it('counts tries, and says when to come back', async () => {
    await using strict = await testApi({ RATE_LIMIT_FACTOR: '1' });
    const stranger = await strict.as();
    for (let n = 0; n < 10; n++) await stranger.post('/api/session').send({ email: 'une@cible.example', password: 'x' }).expect(401);
    const { headers } = await stranger.post('/api/session').send({ email: 'une@cible.example', password: TEST_PASSWORD }).expect(429);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  });

  it('sends a link that lets in once', async () => {
    const { email } = await api.account('promeneur', '88');
    const stranger = await api.as();
    await stranger.post('/api/session/magic-link').send({ email: 'personne@test.example' }).expect(202);
    await stranger.post('/api/session/magic-link').send({ email }).expect(202);
    const letters = await api.database.asWorker(() => api.database.query<{ parts: { link?: string }[] }>(`select parts from letter`));
    expect(letters).toHaveLength(1);
    const token = letters[0]!.parts.find((part) => typeof part === 'object')!.link!.split('/lien/')[1]!;
    await stranger.post('/api/session/link').send({ token }).expect(201);
    expect((await stranger.get('/api/session').expect(200)).body.role).toBe('promeneur');
    const { body } = await stranger.post('/api/session/link').send({ token }).expect(401);
    expect(body.code).toBe('link-used');
  });
});
