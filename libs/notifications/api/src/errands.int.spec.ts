import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { anAccount } from '@promenade/identity/api/testing';
import { Database, Invalid } from '@promenade/platform/api';
import { aClock, anActor, asOwner, type TestDatabase, testDatabase } from '@promenade/platform/api/testing';
import type { Actor } from '@promenade/platform/model';
import { DataSource } from 'typeorm';
import { aWorker, steps } from './counting.testing';
import { Desk } from './desk';
import { Progress } from './errand-progress';
import { ERRAND_LEASE, ErrandQueue } from './errand-queue';
import { ErrandRunner } from './errand-runner';
import { away } from './testing';

jest.setTimeout(30_000);

describe('errands', () => {
  let now: Date;
  const clock = aClock(() => now);
  let database: TestDatabase;
  let worker: TestingModule;
  let runner: ErrandRunner;
  let desk: Desk;
  let claire: Actor;

  beforeAll(async () => {
    database = await testDatabase([], clock);
    const { id } = await anAccount(database.name, [['coordinator', '88']]);
    claire = anActor({ id });
    desk = new Desk(database, clock);
    worker = await aWorker(database, clock);
    runner = worker.get(ErrandRunner);
  });
  afterAll(async () => {
    await worker.close();
    await database[Symbol.asyncDispose]();
  });
  beforeEach(() => {
    now = new Date('2026-11-24T08:00:00Z');
    Object.assign(steps, { before: async () => undefined, runs: [] });
  });
  afterEach(async () => void (await asOwner(database.name, (owner) => owner.query('delete from errand'))));

  const later = (milliseconds: number) => (now = new Date(now.getTime() + milliseconds));
  const ask = (payload: Record<string, unknown> = { to: 3 }, actor = claire) =>
    database.transaction(actor, () => desk.ask({ kind: 'count', title: 'Compter', payload }));
  const list = (actor = claire) => database.transaction(actor, () => desk.list({ page: 1, size: 50 }), 'read only');
  const look = async (id: string) => (await list()).items.find((errand) => errand.id === id)!;
  const stop = (id: string) => database.transaction(claire, () => desk.stop(id));

  it('are asked for in a transaction, done later in the seat of who asked, and keep their result', async () => {
    const id = await ask();
    expect(await look(id)).toMatchObject({ state: 'queued', title: 'Compter', done: 0, total: null, endedAt: null });
    later(1000);
    await runner.lanes.drain();
    expect(await look(id)).toMatchObject({
      state: 'done',
      done: 3,
      total: 3,
      result: { actor: claire.id, role: 'coordinator', department: '88', path: '/nombres' },
      fault: null,
      endedAt: '2026-11-24T08:00:01.000Z',
    });
    await runner.lanes.drain();
    expect(steps.runs).toHaveLength(1);
  });

  it('are not asked for when the transaction fails', async () => {
    const broken = database.transaction(claire, async () => {
      await desk.ask({ kind: 'count', title: 'Compter', payload: {} });
      throw new Error('no');
    });
    await expect(broken).rejects.toThrow('no');
    expect((await list()).total).toBe(0);
  });

  it('tell how far they are while they run', async () => {
    const id = await ask({ to: 4 });
    const seen: unknown[] = [];
    steps.before = async (step) => {
      if (step > 1) seen.push(await look(id));
      await pause(260); // each step is written
    };
    await runner.lanes.drain();
    expect(seen).toMatchObject([1, 2, 3].map((done) => ({ state: 'running', done, total: 4 })));
  });

  it('are seen by who asked alone, and in the same seat', async () => {
    const id = await ask();
    const { id: other } = await anAccount(database.name, [['coordinator', '88']]);
    expect((await list(anActor({ id: other }))).items).toEqual([]);
    expect((await list(anActor({ ...claire, role: 'structure' }))).items).toEqual([]);
    expect((await list(anActor({ ...claire, department: '33' }))).items).toEqual([]);
    await expect(database.transaction(anActor({ id: other }), () => desk.stop(id))).rejects.toMatchObject({ status: 404 });
  });

  it('stop at their next step when asked to', async () => {
    const id = await ask({ to: 100 });
    steps.before = async (step) => {
      if (step === 2) expect(await stop(id)).toMatchObject({ state: 'running', stopAsked: true });
      await pause(100);
    };
    await runner.lanes.drain();
    const { state, done } = await look(id);
    expect(state).toBe('stopped');
    expect(done).toBeLessThan(10);
    await expect(stop(id)).rejects.toMatchObject({ status: 409, refusal: { code: 'errand-ended' } });
  });

  it('that nobody has begun stop at once, and are never done', async () => {
    const id = await ask();
    expect(await stop(id)).toMatchObject({ state: 'stopped' });
    await runner.lanes.drain();
    expect(steps.runs).toEqual([]);
  });

  it('that break are tried again after 10 seconds, 1, 5 and 15 minutes, then say that they failed', async () => {
    const id = await ask();
    steps.before = async () => Promise.reject(new Error('a fault of ours'));
    for (const seconds of [10, 60, 300, 900]) {
      await runner.lanes.drain();
      expect(await look(id)).toMatchObject({ state: 'queued', fault: 'Une tentative n’a pas abouti. Une autre suit.' });
      later(seconds * 1000 - 1);
      await runner.lanes.drain();
      later(1);
    }
    await runner.lanes.drain();
    expect(steps.runs).toHaveLength(5);
    const { state, fault, endedAt } = await look(id);
    expect({ state, fault }).toEqual({ state: 'failed', fault: expect.stringContaining('Nous n’avons pas pu terminer') });
    expect(endedAt).not.toBeNull();
  });

  it('that a rule refuses fail at once, with its words', async () => {
    const id = await ask();
    steps.before = async () => Promise.reject(new Invalid([{ path: 'siret', code: 'siret-invalid', message: 'Ce SIRET n’existe pas.' }]));
    await runner.lanes.drain();
    expect(await look(id)).toMatchObject({ state: 'failed', fault: expect.stringContaining('Ce SIRET n’existe pas.') });
    expect(steps.runs).toHaveLength(1);
  });

  it('go on elsewhere when a worker dies, once its lease has ended; the dead one writes nothing any more', async () => {
    const id = await ask();
    const queue = worker.get(ErrandQueue);
    const dead = (await queue.take(['count']))!;
    later(ERRAND_LEASE - 1);
    await runner.lanes.drain();
    expect(steps.runs).toEqual([]);
    later(1);
    await runner.lanes.drain();
    expect(await look(id)).toMatchObject({ state: 'done', done: 3 });
    await queue.fail(dead, 'trop tard');
    expect(await queue.renew(dead, 1, 3)).toBeUndefined();
    expect(await look(id)).toMatchObject({ state: 'done', done: 3 });
  });

  it('are not touched by one that comes back from the dead while its heir works', async () => {
    const id = await ask();
    const queue = worker.get(ErrandQueue);
    const dead = (await queue.take(['count']))!;
    later(ERRAND_LEASE);
    const heir = (await queue.take(['count']))!;
    await queue.fail(dead, 'trop tard');
    await queue.handBack(dead);
    expect(await queue.renew(dead, 2, 3)).toBeUndefined();
    expect(await look(id)).toMatchObject({ state: 'running', done: 0, fault: null });
    expect(await queue.renew(heir, 1, 3)).toMatchObject({ stopAsked: false });
  });

  it('that kill their worker again and again are given up', async () => {
    const id = await ask();
    for (let n = 0; n < 5; n++) {
      await worker.get(ErrandQueue).take(['count']);
      later(ERRAND_LEASE);
    }
    await runner.lanes.drain();
    expect(await look(id)).toMatchObject({ state: 'failed' });
    expect(steps.runs).toEqual([]);
  });

  it('are held as long as their worker lives, however silent the work', async () => {
    await ask();
    const queue = worker.get(ErrandQueue);
    const progress = new Progress(queue, (await queue.take(['count']))!, 20);
    later(ERRAND_LEASE - 1);
    await pause(200); // several beats
    later(ERRAND_LEASE - 1);
    expect(await queue.take(['count'])).toBeUndefined();
    progress.close();
    await pause(100);
    later(ERRAND_LEASE);
    expect(await queue.take(['count'])).toBeDefined();
  });

  it('go back to the queue when their worker leaves, without losing a try', async () => {
    const id = await ask({ to: 6 });
    steps.before = async (step) => {
      if (step === 3 && steps.runs.length === 1) runner.interrupt();
    };
    await runner.lanes.drain(); // for the test the same worker takes it again
    expect(steps.runs).toHaveLength(2);
    expect(await look(id)).toMatchObject({ state: 'done', done: 6 });
    expect(await asOwner(database.name, (owner) => owner.query('select attempts from errand'))).toEqual([{ attempts: 1 }]);
  });

  it('are refused to a seat that has ended meanwhile', async () => {
    const { id, membershipIds } = await anAccount(database.name, [['coordinator', '88']]);
    const gone = anActor({ id });
    const errand = await ask({ to: 1 }, gone);
    await asOwner(database.name, (owner) => owner.query(`update membership set "endsOn" = '2026-11-23' where id = $1`, [membershipIds[0]]));
    await runner.lanes.drain();
    expect(steps.runs).toEqual([]);
    expect((await list(gone)).items).toMatchObject([
      { id: errand, state: 'failed', fault: 'Votre accès a pris fin avant que ce traitement ne commence.' },
    ]);
  });

  it('of a kind this version does not know wait for one that does', async () => {
    const id = await database.transaction(claire, () => desk.ask({ kind: 'unknown', title: 'Autre', payload: {} }));
    await runner.lanes.drain();
    expect(await look(id)).toMatchObject({ state: 'queued' });
  });

  it('are done once each although four workers race', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `errand ${index}`);
    for (const name of names) await ask({ to: 1, name });
    const sources = await Promise.all([1, 2, 3, 4].map(() => new DataSource({ type: 'postgres', url: database.url }).initialize()));
    const workers = await Promise.all(sources.map((source) => aWorker(new Database(source, clock), clock)));
    await Promise.all(workers.map((other) => other.get(ErrandRunner).lanes.drain()));
    expect(steps.runs.toSorted()).toEqual(names.toSorted());
    await Promise.all(workers.map((other) => other.close()));
    await Promise.all(sources.map((source) => source.destroy()));
  });

  it('outlive an absence of the base', async () => {
    const id = await ask({ to: 3 });
    steps.before = async (step) => {
      if (step !== 2 || steps.runs.length > 1) return;
      await away(database.name, true);
      void pause(1200).then(() => away(database.name, false));
    };
    await runner.lanes.drain();
    later(60_000);
    await runner.lanes.drain();
    expect(await look(id)).toMatchObject({ state: 'done', done: 3 });
  });
});
