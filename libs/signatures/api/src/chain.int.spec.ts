import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aClock, anActor, asOwner, type TestDatabase, testDatabase } from '@promenade/platform/api/testing';
import type { Actor } from '@promenade/platform/model';
import { canonicalJson, type ChainLink, type EventKind, firstBreak } from '@promenade/signatures/model';
import fc from 'fast-check';
import type { EventFacts, Note } from './events';
import { Origins } from './origins';
import { RequestStore } from './request-store';

type Row = Record<string, string | number | Date | null>;

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

describe('the chain of a request, in the base', () => {
  let database: TestDatabase;
  let requests: RequestStore;
  let now = new Date('2026-11-21T10:00:00.123Z');
  const clock = aClock(() => now);
  const coordinator = anActor();

  beforeAll(async () => {
    database = await testDatabase();
    requests = new RequestStore(database, clock);
  });
  afterAll(async () => await database[Symbol.asyncDispose]());

  const behind = (sql: string, parameters: unknown[] = []): Promise<Row[]> =>
    asOwner(database.name, (owner) => owner.query(sql, parameters));

  async function aRequest(): Promise<Note['request']> {
    const [made] = await behind(
      `insert into signature_request (department, kind, "subjectId", "versionId", "partyIds", number, snapshot, "askedBy", "askedAt", "endsAt")
       values ('88', 'charter', gen_random_uuid(), gen_random_uuid(), array[gen_random_uuid(), gen_random_uuid()], $1, '{}', 'x', now(), now()) returning id`,
      [`PDN-${randomUUID().slice(0, 8)}`],
    );
    return { id: made!['id'] as string, department: '88' };
  }

  const noting = (request: Note['request'], kind: EventKind, facts: EventFacts = {}, actor: Actor = coordinator) =>
    database.transaction(actor, () => requests.note(request, kind, null, now, facts));
  const chainOf = (request: Note['request']) =>
    behind(`select seq, line, prev, hash from signature_event where "requestId" = $1 order by seq`, [request.id]) as unknown as Promise<
      ChainLink[]
    >;

  it('is written by PostgreSQL as anybody would write it: JSON in one order, each digest over the one before', async () => {
    const request = await aRequest();
    await noting(request, 'created', { number: 'PDN-88-7QK4-M2XA' });
    await noting(request, 'signed', { sha256: 'a'.repeat(64), means: 'email-code', actId: null, n: 3, ok: true });
    const chain = await chainOf(request);
    expect(await firstBreak(chain, digest)).toBeUndefined();
    expect(chain.map(({ seq }) => seq)).toEqual([1, 2]);
    const said = { actor: coordinator.id, at: '2026-11-21T10:00:00.123Z', origin: null, request: request.id, signatory: null };
    expect(chain[0]!.line).toBe(canonicalJson({ ...said, kind: 'created', facts: { number: 'PDN-88-7QK4-M2XA' } }));
    expect(chain[1]!.line).toBe(
      canonicalJson({ ...said, kind: 'signed', facts: { sha256: 'a'.repeat(64), means: 'email-code', actId: null, n: 3, ok: true } }),
    );
  });

  it('writes the same JSON as the model, whatever the facts', async () => {
    const { rows } = await asOwner(database.name, async (owner) => {
      const facts = fc.sample(fc.jsonValue({ noUnicodeString: false, maxDepth: 3, stringUnit: 'grapheme' }), 200).map(withoutFractions);
      const told = (await owner.query(
        `select canonical_json(value) as line from jsonb_array_elements($1::jsonb) with ordinality f(value, n) order by n`,
        [JSON.stringify(facts)],
      )) as { line: string }[];
      return { rows: told.map(({ line }, at) => ({ line, wanted: canonicalJson(facts[at]) })) };
    });
    for (const { line, wanted } of rows) expect(line).toBe(wanted);
  });

  it('takes many at once, in the order given, for several requests', async () => {
    const [one, other] = [await aRequest(), await aRequest()];
    const notes = [one, other, one, one, other].map(
      (request, n) => ({ request, kind: 'sent', signatoryId: null, at: now, facts: { n } }) as const,
    );
    await database.transaction(coordinator, () => requests.noteMany(notes));
    await database.transaction(coordinator, () => requests.noteMany([]));
    const placed = async (request: Note['request']) =>
      (await chainOf(request)).map(({ line }) => (JSON.parse(line) as { facts: { n: number } }).facts.n);
    expect(await placed(one)).toEqual([0, 2, 3]);
    expect(await placed(other)).toEqual([1, 4]);
    expect(await firstBreak(await chainOf(one), digest)).toBeUndefined();
  });

  it('has no fork, however many write at a time', async () => {
    const request = await aRequest();
    await Promise.all(Array.from({ length: 24 }, (_, n) => noting(request, 'sent', { n })));
    const chain = await chainOf(request);
    expect(chain).toHaveLength(24);
    expect(await firstBreak(chain, digest)).toBeUndefined();
  });

  it('reads nothing of what an INSERT says of the place and the digests', async () => {
    const request = await aRequest();
    await behind(
      `insert into signature_event (department, "requestId", at, kind, actor, seq, line, prev, hash)
       values ('88', $1, now(), 'created', 'x', 7, 'autre', repeat('1', 64), repeat('2', 64))`,
      [request.id],
    );
    const chain = await chainOf(request);
    expect(chain.map(({ seq }) => seq)).toEqual([1]);
    expect(await firstBreak(chain, digest)).toBeUndefined();
  });

  it('can be neither altered, nor shortened, nor emptied, even behind the API', async () => {
    const request = await aRequest();
    await noting(request, 'created');
    for (const sql of [
      `update signature_event set kind = 'signed'`,
      `update signature_event set hash = hash`,
      `delete from signature_event`,
      `truncate signature_event cascade`,
      `delete from signature_event_origin`,
    ]) {
      await noting(request, 'signed', { to: 'n@exemple.example' });
      await expect(behind(sql)).rejects.toThrow('Evidence is written once.');
    }
    await expect(database.transaction(coordinator, () => database.query(`delete from signature_event`))).rejects.toThrow(
      'permission denied',
    );
  });

  it('refuses a word of anybody’s: what is hashed could never be forgotten', async () => {
    const request = await aRequest();
    await expect(noting(request, 'refused', { reason: 'Elle quitte la structure' })).rejects.toThrow('signature_event_line_check');
    await expect(noting(request, 'refused', { by: 'nathalie@exemple.example' })).rejects.toThrow('signature_event_line_check');
    await expect(noting({ ...request, id: randomUUID() }, 'created')).rejects.toThrow('No such request.');
    expect(await chainOf(request)).toEqual([]);
  });

  describe('and beside it, where an act came from', () => {
    const phone: Actor = { ...anActor({ role: 'coordinator' }), origin: { address: '203.0.113.7', userAgent: 'Navigateur (Android)' } };
    const originOf = async ({ id }: Note['request']) =>
      behind(
        `select o.*, e.origin, e.line from signature_event e left join signature_event_origin o on o."eventId" = e.id where e."requestId" = $1 order by e.seq`,
        [id],
      );

    it('keeps address, browser and mailbox, whose salted digest is in the line', async () => {
      const request = await aRequest();
      await noting(request, 'code-sent', { to: 'n@exemple.example' }, phone);
      const [kept] = await originOf(request);
      expect(kept).toMatchObject({
        address: '203.0.113.7',
        userAgent: 'Navigateur (Android)',
        mailbox: 'n@exemple.example',
        actor: phone.id,
      });
      expect(kept!['origin']).toBe(digest([kept!['salt'], '203.0.113.7', 'Navigateur (Android)', 'n@exemple.example'].join('\n')));
      expect(JSON.parse(kept!['line'] as string)).toMatchObject({ origin: kept!['origin'], facts: {} });
    });

    it('keeps nothing of what somebody does for others, nor of a night', async () => {
      const request = await aRequest();
      await noting(request, 'created', {}, phone);
      await noting(request, 'sent', {}, phone);
      await noting(request, 'signed', {});
      expect((await originOf(request)).map(({ id, origin }) => [id, origin])).toEqual([[null, null], [null, null], [null, null]]); // prettier-ignore
    });

    it('salts each: two acts from one place do not look alike', async () => {
      const request = await aRequest();
      await noting(request, 'opened', {}, phone);
      await noting(request, 'signed', {}, phone);
      const [one, other] = await originOf(request);
      expect(one!['origin']).not.toBe(other!['origin']);
    });

    it('forgets it after a year, and not a day before; the chain still holds', async () => {
      const request = await aRequest();
      await noting(request, 'opened', {}, phone);
      const forgetting = () => database.transaction(coordinator, () => new Origins(database, clock).run());
      const before = now;
      now = new Date('2027-11-21T10:00:00.000Z');
      await forgetting();
      expect((await originOf(request))[0]).toMatchObject({ address: '203.0.113.7', erasedAt: null });
      now = new Date('2027-11-21T10:00:00.124Z');
      await forgetting();
      const [forgotten] = await originOf(request);
      expect(forgotten).toMatchObject({ address: null, userAgent: null, salt: null, mailbox: null, erasedAt: now });
      expect(forgotten!['digest']).toBe(forgotten!['origin']);
      expect(await firstBreak(await chainOf(request), digest)).toBeUndefined();
      now = before;
    });

    it('can be forgotten, never altered', async () => {
      const request = await aRequest();
      await noting(request, 'opened', {}, phone);
      for (const change of [`address = '198.51.100.1'`, `"erasedAt" = now()`, `actor = 'x', "erasedAt" = now()`]) {
        await expect(behind(`update signature_event_origin set ${change} where "erasedAt" is null`)).rejects.toThrow();
      }
      expect((await originOf(request))[0]).toMatchObject({ address: '203.0.113.7' });
    });
  });
});

/** Our facts hold whole numbers: what a fraction looks like is another chapter of RFC 8785. */
function withoutFractions(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) && !Object.is(value, -0) ? value : 0;
  if (typeof value === 'string') return value.replaceAll('\u0000', '').toWellFormed();
  if (Array.isArray(value)) return value.map(withoutFractions);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key.replace(/[^\x20-\x7e]/g, '') || 'k', withoutFractions(each)]));
}
