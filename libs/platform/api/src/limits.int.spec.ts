import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import { Limits } from './limits';
import { asOwner, type TestDatabase, testDatabase } from './testing';

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(20);
}

/** `report`: five an hour. */
const ALLOWED = 5;

describe('the limits of tries', () => {
  let base: TestDatabase;
  let dataSource: DataSource;
  let replicas: Limits[];
  let asked = 0;
  beforeAll(async () => {
    base = await testDatabase();
    dataSource = await new DataSource({ type: 'postgres', url: base.url, poolSize: 2 }).initialize();
    (dataSource.driver as unknown as { master: pg.Pool }).master.on('acquire', () => (asked += 1));
    replicas = [new Limits(dataSource, 1), new Limits(dataSource, 1)];
  });
  afterAll(async () => {
    await dataSource?.destroy();
    await base?.[Symbol.asyncDispose]();
  });

  const atOnce = async (tries: number, key: string) => {
    const ended = await Promise.allSettled(Array.from({ length: tries }, (_, index) => replicas[index % 2]!.count('report', key)));
    return ended.map(({ status }) => status === 'fulfilled');
  };

  it('lets in as many as it says, however many come at once and wherever', async () => {
    const entered = await atOnce(40, 'a crowd');
    expect(entered.filter(Boolean)).toHaveLength(ALLOWED);
    await expect(replicas[0]!.count('report', 'a crowd')).rejects.toMatchObject({ status: 429, retryAfter: 3600 });
    expect(await dataSource.query(`select points from rate_limit where key = 'report:a crowd'`)).toEqual([{ points: 41 }]);
  });

  it('counts those who come together in one go, each by their rank, and no two keys together', async () => {
    asked = 0;
    const one = replicas[0]!;
    const crowd = Array.from({ length: 30 }, () => one.count('report', 'a class'));
    const ended = await Promise.allSettled([...crowd, one.count('report', 'somebody'), one.count('contact', 'a class')]);
    expect(ended.map(({ status }) => status === 'fulfilled')).toEqual([...crowd.map((_, index) => index < ALLOWED), true, true]);
    expect(asked).toBe(3);
  });

  it('lets readings go on before they are counted, as long as they are far from the limit, and no more of them', async () => {
    const one = replicas[0]!;
    await one.countAhead('public', 'a family');
    asked = 0;
    for (let tries = 2; tries <= 30; tries += 1) await one.countAhead('public', 'a family');
    expect(asked).toBe(0);
    const points = () => dataSource.query(`select points from rate_limit where key = 'public:a family'`);
    await one.countAhead('public', 'a family');
    expect(await points()).toEqual([{ points: 31 }]);
    const rest = await Promise.allSettled(Array.from({ length: 40 }, () => one.countAhead('public', 'a family')));
    expect(rest.filter(({ status }) => status === 'fulfilled')).toHaveLength(60 - 31);
    expect(await points()).toEqual([{ points: 71 }]);
  });

  it('counts readings soon, though nobody comes after them; and once more when the base could not', async () => {
    const one = replicas[0]!;
    const counted = async () => (await dataSource.query(`select points from rate_limit where key = 'public:a reader'`))[0]?.points;
    await one.countAhead('public', 'a reader');
    const rename = (from: string, to: string) => asOwner(base.name, (owner) => owner.query(`alter table ${from} rename to ${to}`));
    await rename('rate_limit', 'away');
    await one.countAhead('public', 'a reader');
    await pause(100);
    await rename('away', 'rate_limit');
    expect(await counted()).toBe(1);
    await one.countAhead('public', 'a reader');
    await until(async () => (await counted()) === 3);
  });

  it('forgets, and counts anew', async () => {
    await atOnce(ALLOWED, 'the right password');
    await replicas[0]!.forget('report', 'the right password');
    expect(await atOnce(ALLOWED + 1, 'the right password').then((all) => all.filter(Boolean))).toHaveLength(ALLOWED);
  });

  it('tells the trouble of the base to each who waited, and counts again afterwards', async () => {
    const lost = await new DataSource({ type: 'postgres', url: base.url, poolSize: 1, extra: { statement_timeout: 100 } }).initialize();
    const limits = new Limits(lost, 1);
    const holder = dataSource.createQueryRunner();
    await limits.count('report', 'held');
    await holder.query('begin; lock table rate_limit');
    const ended = await Promise.allSettled([1, 2, 3].map(() => limits.count('report', 'held')));
    await holder.query('rollback');
    await holder.release();
    expect(ended.map((end) => end.status === 'rejected' && (end.reason as { code: string }).code)).toEqual(['57014', '57014', '57014']);
    await limits.count('report', 'held');
    expect(await lost.query(`select points from rate_limit where key = 'report:held'`)).toEqual([{ points: 2 }]);
    await lost.destroy();
  });
});
