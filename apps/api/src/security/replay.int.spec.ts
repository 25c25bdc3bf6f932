import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { asOwner } from '@promenade/platform/api/testing';
import { type TestApi, testApi } from '../testing';
import type { Browser } from './world';

jest.setTimeout(30_000);
const DOOR = '/api/structures';
const HOUR = 60 * 60 * 1000;

describe('an intention that bears a key', () => {
  let api: TestApi;
  let coordinator: Browser;
  let now = new Date('2026-11-21T10:00:00Z');
  beforeAll(async () => {
    api = await testApi({}, { now: () => now });
    coordinator = await api.as('coordinator');
  });
  afterAll(async () => await api[Symbol.asyncDispose]());

  const ask = (browser: Browser, key: string, name: string, door = DOOR) => browser.post(door).set('Idempotency-Key', key).send({ name });
  const named = async (name: string) =>
    (
      (await asOwner(api.database.name, (owner) => owner.query(`select department from structure where name = $1 order by 1`, [name]))) as {
        department: string;
      }[]
    ).map(({ department }) => department);

  it('is done once, and answered each time the same', async () => {
    const key = randomUUID();
    const first = await ask(coordinator, key, 'Une fois').expect(201);
    const again = await ask(coordinator, key, 'Une fois').expect(201);
    expect(again.body).toEqual(first.body);
    expect(await named('Une fois')).toEqual(['88']);
    await ask(coordinator, randomUUID(), 'Une fois').expect(201);
    expect(await named('Une fois')).toEqual(['88', '88']);
  });

  it('is refused with another body, and with a key that is none', async () => {
    const key = randomUUID();
    await ask(coordinator, key, 'Le même').expect(201);
    expect((await ask(coordinator, key, 'Un autre').expect(422)).body.code).toBe('key-reused');
    expect((await ask(coordinator, 'deux', 'Un autre').expect(422)).body.errors).toMatchObject([{ path: 'Idempotency-Key' }]);
    expect(await named('Un autre')).toEqual([]);
  });

  it('is told to wait while it is being done', async () => {
    const [key, { id }] = [randomUUID(), await api.account('coordinator', '88')];
    await asOwner(api.database.name, async (other) => {
      await other.transaction(async (manager) => {
        await manager.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [[id, DOOR, key].join('\n')]);
        const { body } = await ask(coordinator, key, 'Patience').expect(409);
        expect(body).toMatchObject({ code: 'in-flight', facts: {} });
      });
    });
    await ask(coordinator, key, 'Patience').expect(201);
  });

  it('is done once by however many ask at the same instant', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask(coordinator, key, 'Ensemble')));
    expect(answers.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
    expect(new Set(answers.filter(({ status }) => status === 201).map(({ body }) => body.id as string)).size).toBe(1);
    expect(await named('Ensemble')).toEqual(['88']);
  });

  it('is not kept when it failed: the next try is the first', async () => {
    const key = randomUUID();
    await ask(coordinator, key, '').expect(422);
    await ask(coordinator, key, 'À la bonne heure').expect(201);
    const kept = await asOwner(api.database.name, (owner) => owner.query(`select status from idempotency where key = $1`, [key]));
    expect(kept).toEqual([{ status: 201 }]);
  });

  it('is that of one account and one door', async () => {
    const key = randomUUID();
    const mine = await ask(coordinator, key, 'Chacun le sien').expect(201);
    const next = await ask(await api.as('coordinator', '33'), key, 'Chacun le sien').expect(201);
    expect(next.body.id).not.toBe(mine.body.id);
    expect(next.body.department).toBe('33');
    await coordinator.post(`${DOOR}`).set('Idempotency-Key', key).send({ name: 'Chacun le sien' }).expect(201);
    await coordinator.post('/api/promeneurs').set('Idempotency-Key', key).send({ firstName: 'Lou', lastName: 'Essai' }).expect(201);
    expect(await named('Chacun le sien')).toEqual(['33', '88']);
  });

  it('is forgotten after a day', async () => {
    const key = randomUUID();
    await ask(coordinator, key, 'Hier').expect(201);
    now = new Date(now.getTime() + 23 * HOUR);
    const later = await api.as('coordinator');
    await ask(later, key, 'Aujourd’hui').expect(422);
    now = new Date(now.getTime() + 2 * HOUR);
    await ask(await api.as('coordinator'), key, 'Aujourd’hui').expect(201);
  });

  it('is not heeded by the doors of the session, whose answers are never kept', async () => {
    const stranger = await api.as();
    const key = randomUUID();
    for (let n = 0; n < 2; n++)
      await stranger.post('/api/session').set('Idempotency-Key', key).send({ email: 'a@exemple.fr', password: 'x' }).expect(401);
    const kept = await asOwner(api.database.name, (owner) => owner.query(`select 1 from idempotency where key = $1`, [key]));
    expect(kept).toEqual([]);
  });
});
