import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test, type TestingModule } from '@nestjs/testing';
import { anAccount } from '@promenade/identity/api/testing';
import { Clock, Database, Nightly, type NightlyJob } from '@promenade/platform/api';
import { aClock, anActor, asOwner, type TestDatabase, testDatabase } from '@promenade/platform/api/testing';
import { dayInParis } from '@promenade/platform/model';
import { DataSource } from 'typeorm';
import { Housekeeping } from './housekeeping';
import { Nights } from './nights';
import { LetterStops } from './letter-stops';
import { Outbox } from './outbox';
import { SlotLedger } from './slot-ledger';
import { silence } from './testing';

const ran: { job: string; department: string; actor: string }[] = [];
const broken = new Set<string>();

class Noting implements NightlyJob {
  constructor(
    private readonly database: Database,
    private readonly job: string,
  ) {}

  async run(): Promise<void> {
    const { id: actor, department } = this.database.actor;
    ran.push({ job: this.job, department: department!, actor });
    const [seen] = await this.database.query<{ department: string }>('select app_department() as department');
    expect(seen!.department).toBe(department);
    if (broken.has(department!)) throw new Error('this job breaks');
  }
}

@Nightly({ name: 'early', at: '02:30' })
@Injectable()
class Early extends Noting {
  constructor(database: Database) {
    super(database, 'early');
  }
}

@Nightly({ name: 'late', at: '09:00' })
@Injectable()
class Late extends Noting {
  constructor(database: Database) {
    super(database, 'late');
  }
}

async function aWorker(database: Database, clock: Clock): Promise<TestingModule> {
  const given = [
    { provide: Database, useValue: database },
    { provide: Clock, useValue: clock },
  ];
  const providers = [Early, Late, Housekeeping, Nights, SlotLedger, ...given];
  const made = Test.createTestingModule({ imports: [DiscoveryModule], providers }).setLogger(silence);
  return (await made.compile()).init();
}

jest.setTimeout(30_000);

describe('nights', () => {
  let now: Date;
  const clock = aClock(() => now);
  let database: TestDatabase;
  let worker: TestingModule;
  let nights: Nights;

  beforeAll(async () => {
    database = await testDatabase([], clock);
    await anAccount(database.name, [['coordinator', '88']]);
    await anAccount(database.name, [['coordinator', '33']]);
    await anAccount(database.name, [['national', null]]);
    worker = await aWorker(database, clock);
    nights = worker.get(Nights);
  });
  afterAll(async () => {
    await worker.close();
    await database[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    ran.length = 0;
    broken.clear();
    await asOwner(database.name, (owner) => owner.query('delete from slot'));
  });

  const at = (instant: string) => {
    now = new Date(instant);
    return nights.tick();
  };

  it('run from their hour in Paris on, once a département that has people, as a worker of that département', async () => {
    await at('2026-11-24T01:29:00Z');
    expect(ran).toEqual([]);
    await at('2026-11-24T01:30:00Z');
    expect(ran).toEqual(['33', '88'].map((department) => ({ job: 'early', department, actor: 'worker:early' })));
    await at('2026-11-24T08:00:00Z');
    await at('2026-11-24T08:00:30Z');
    expect(ran.map(({ job, department }) => `${job} ${department}`)).toEqual(['early 33', 'early 88', 'late 33', 'late 88']);
  });

  it('catch up with an hour at which nobody was awake, the same day', async () => {
    await at('2026-11-24T20:00:00Z');
    expect(ran).toHaveLength(4);
  });

  it.each([
    ['the change of March', '2026-03-28T00:00:00Z', '2026-03-31T00:00:00Z', ['2026-03-28', '2026-03-29', '2026-03-30']],
    ['the change of October', '2026-10-24T00:00:00Z', '2026-10-27T00:00:00Z', ['2026-10-24', '2026-10-25', '2026-10-26']],
    ['29 February', '2028-02-28T00:00:00Z', '2028-03-02T00:00:00Z', ['2028-02-28', '2028-02-29', '2028-03-01']],
    ['the end of the year', '2026-12-31T00:00:00Z', '2027-01-02T00:00:00Z', ['2026-12-31', '2027-01-01']],
  ])('run once a day through %s', async (_name, from, to, days) => {
    const seen: string[] = [];
    for (let instant = Date.parse(from); instant < Date.parse(to); instant += 10 * 60_000) {
      const before = ran.length;
      now = new Date(instant);
      await nights.tick();
      seen.push(...ran.slice(before).flatMap(({ job, department }) => (department === '88' ? [`${job} ${dayInParis(now)}`] : [])));
    }
    expect(seen.toSorted()).toEqual([...days.map((day) => `early ${day}`), ...days.map((day) => `late ${day}`)]);
  });

  it('run once for any number of workers: four, twenty days', async () => {
    const sources = await Promise.all([1, 2, 3, 4].map(() => new DataSource({ type: 'postgres', url: database.url }).initialize()));
    const workers = await Promise.all(sources.map((source) => aWorker(new Database(source, clock), clock)));
    for (let day = 1; day <= 20; day++) {
      now = new Date(`2026-11-${String(day).padStart(2, '0')}T05:00:00Z`);
      await Promise.all(workers.map((other) => other.get(Nights).tick()));
    }
    expect(ran).toHaveLength(40);
    await Promise.all(workers.map((other) => other.close()));
    await Promise.all(sources.map((source) => source.destroy()));
  });

  it('that break in one département run in the others, keep the fault, and are tried four times that day', async () => {
    broken.add('33');
    for (let quarter = 0; quarter < 12; quarter++)
      await at(new Date(Date.parse('2026-11-24T01:30:00Z') + quarter * 15 * 60_000).toISOString());
    expect(ran.filter(({ department }) => department === '88')).toHaveLength(1);
    expect(ran.filter(({ department }) => department === '33')).toHaveLength(4);
    const slots = await asOwner(database.name, (owner) => owner.query(`select * from slot where job = 'early' order by department`));
    expect(slots).toMatchObject([
      { department: '33', attempts: 4, endedAt: null, fault: 'Error: this job breaks' },
      { department: '88', attempts: 1, fault: null },
    ]);
    broken.clear();
    await at('2026-11-25T01:30:00Z');
    expect(ran.filter(({ department }) => department === '33')).toHaveLength(5);
  });

  it('that break and are mended end in peace', async () => {
    broken.add('33');
    await at('2026-11-24T01:30:00Z');
    broken.clear();
    await at('2026-11-24T01:44:00Z');
    expect(ran).toHaveLength(2);
    await at('2026-11-24T01:45:00Z');
    await at('2026-11-24T02:15:00Z');
    expect(ran).toHaveLength(3);
  });

  it('are taken over from a worker that died in the middle, a quarter of an hour later', async () => {
    now = new Date('2026-11-24T01:30:00Z');
    await worker.get(SlotLedger).take({ job: 'early', department: '88', slot: '2026-11-24' });
    await nights.tick();
    expect(ran.map(({ department }) => department)).toEqual(['33']);
    await at('2026-11-24T01:45:00Z');
    expect(ran.map(({ department }) => department)).toEqual(['33', '88']);
  });

  it('clear what has served, and keep the occasion of a letter', async () => {
    now = new Date('2026-06-01T08:00:00Z');
    const outbox = new Outbox(database, clock, new LetterStops(database, clock, 'https://promenade.test', 'secret'));
    const letter = { to: 'lea@exemple.fr', subject: 'Bonjour', parts: ['Léa'], occasion: 'relance/1' };
    const write = () => database.transaction(anActor(), () => outbox.post(letter));
    await write();
    await database.asAuth(() => outbox.post({ ...letter, department: null }));
    await asOwner(database.name, async (owner) => {
      await owner.query(`update letter set state = 'sent', "sentAt" = "writtenAt"`);
      await owner.query(
        `insert into idempotency values ('x', '/r', gen_random_uuid(), 'd', 201, '{}', '2026-06-01'), ('x', '/r', gen_random_uuid(), 'd', 201, '{}', '2026-11-24T02:00Z')`,
      );
      await owner.query(`insert into rate_limit values ('old', 1, 1), ('new', 1, 4102444800000)`);
      await owner.query(
        `insert into link ("tokenHash", kind, "endsAt") values ('long ago', 'magic', '2026-06-01'), ('yesterday', 'magic', '2026-11-23')`,
      );
      await owner.query(
        `insert into session ("tokenHash", purpose, "subjectId", "createdAt", "seenAt", "endsAt")
         select hash, 'signature', gen_random_uuid(), '2026-11-20', seen::timestamptz, ends::timestamptz
         from (values ('ended', '2026-11-24T02:00Z', '2026-11-24T02:15Z'), ('idle', '2026-11-23T12:00Z', '2026-12-01'), ('live', '2026-11-24T02:00Z', '2026-12-01')) s (hash, seen, ends)`,
      );
      await owner.query(
        `insert into errand ("accountId", role, kind, title, payload, state, "nextAt", "askedAt", "endedAt")
         values ('x', 'national', 'k', 'old', '{}', 'done', '2026-06-01', '2026-06-01', '2026-06-01'), ('x', 'national', 'k', 'new', '{}', 'done', '2026-11-01', '2026-11-01', '2026-11-01')`,
      );
    });
    await at('2026-11-24T02:30:00Z');
    const left = await asOwner(database.name, async (owner) => ({
      letters: await owner.query(`select department, "to", subject, parts, occasion from letter`),
      keys: await owner.query(`select from idempotency`),
      limits: await owner.query(`select key from rate_limit`),
      links: await owner.query(`select "tokenHash" from link`),
      sessions: await owner.query(`select "tokenHash" from session`),
      errands: await owner.query(`select title from errand`),
      slots: await owner.query(`select job from slot where department = '*' and "endedAt" is not null`),
    }));
    expect(left).toMatchObject({
      letters: [{ department: '88', to: '', subject: '', parts: [], occasion: 'relance/1' }],
      keys: [{}],
      limits: [{ key: 'new' }],
      links: [{ tokenHash: 'yesterday' }],
      sessions: [{ tokenHash: 'live' }],
      errands: [{ title: 'new' }],
      slots: [{ job: 'housekeeping' }],
    });
    await write(); // the same occasion, months later
    const [{ count }] = (await asOwner(database.name, (owner) => owner.query('select count(*)::int from letter'))) as [{ count: number }];
    expect(count).toBe(1);
  });
});
