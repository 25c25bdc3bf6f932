import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Vault } from '@promenade/documents/api';
import { aCarrier, anSmtpServer } from '@promenade/notifications/api/testing';
import { Clock, Database, SECRET } from '@promenade/platform/api';
import { type Browser, REPRESENTATIVE, SigningHouse } from './signing-house.testing';

/** Faults and races of the moment of signing: nothing is lost, and nothing is signed twice. */
describe('at the moment of signing', () => {
  const at = new SigningHouse();
  beforeAll(async () => void (await at.open()));
  afterAll(() => at[Symbol.asyncDispose]());

  const sign = (browser: Browser, id: string, act: object, key?: string) => {
    const sent = browser.post(`/api/signatures/${id}/sign`);
    return (key ? sent.set('Idempotency-Key', key) : sent).send(act);
  };
  async function told(id: string): Promise<{ state: string; acts: number; signed: number; files: number }> {
    const [row] = await at.behind<{ state: string; acts: number; signed: number; files: number }>(
      `select r.state, (select count(distinct s."actId")::int from signatory s where s."requestId" = r.id) as acts,
         (select count(*)::int from signature_event e where e."requestId" = r.id and e.kind = 'signed') as signed,
         (select count(*)::int from document d where d.id = r."documentId") as files
       from signature_request r where r.id = $1`,
      [id],
    );
    return row!;
  }

  /** A code that is right, written as the house writes one. */
  async function aCodeOf(partyId: string): Promise<string> {
    const [id, code] = [crypto.randomUUID(), '271828'];
    const digest = createHmac('sha256', at.api.app.get<string>(SECRET)).update(`${id}:${code}`).digest('hex');
    await at.behind(
      `insert into signature_code (id, department, "partyId", digest, "sentAt", "endsAt") values ($1, '88', $2, $3, $4, $4::timestamptz + interval '10 minutes')`,
      [id, partyId, digest, at.now],
    );
    return code;
  }

  it('signs once when the same person presses twice at once, and answers the same when it is one intent', async () => {
    const asked = await at.asked();
    const browser = await at.byLink(REPRESENTATIVE);
    const act = await at.act(browser, REPRESENTATIVE, asked.id);
    const answers = await Promise.all([sign(browser, asked.id, act), sign(browser, asked.id, act)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const again = await at.asked();
    const other = await at.act(browser, REPRESENTATIVE, again.id);
    const key = crypto.randomUUID();
    const [one, two] = await Promise.all([sign(browser, again.id, other, key), sign(browser, again.id, other, key)]);
    expect([one.status, two.status].every((status) => status === 200 || status === 409)).toBe(true);
    expect((await sign(browser, again.id, other, key)).status).toBe(200);
    for (const { id } of [asked, again]) expect(await told(id)).toMatchObject({ state: 'pending', acts: 1, signed: 1 });
  });

  it('keeps the order when both press at once: whoever comes too early signs nothing, and nothing is lost', async () => {
    const asked = await at.asked();
    const representative = await at.byLink(REPRESENTATIVE);
    const early = await at.api.as('promeneur');
    const [{ id: accountId }] = (await at.behind<{ id: string }>(`select id from account where email = 'promeneur.88@test.example'`)) as [
      { id: string },
    ];
    await at.behind(`update promeneur set "accountId" = null where "accountId" = $1`, [accountId]);
    await at.behind(`update promeneur set "accountId" = $2 where id = $1`, [asked.promeneurId, accountId]);
    const act = await at.act(representative, REPRESENTATIVE, asked.id);
    // A right code of their own, which the house would not have sent yet: nothing but the order refuses it.
    const own = { ...act, code: await aCodeOf(asked.promeneurId) };
    expect((await sign(early, asked.id, own).expect(409)).body.code).toBe('not-your-turn');
    expect(await told(asked.id)).toEqual({ state: 'pending', acts: 0, signed: 0, files: 0 });
    const [first, second] = await Promise.all([sign(representative, asked.id, act), sign(early, asked.id, own)]);
    expect(first.status).toBe(200);
    if (second.status !== 200) {
      expect([second.status, second.body.code]).toEqual([409, 'not-your-turn']);
      expect(await told(asked.id)).toMatchObject({ state: 'pending', acts: 1, signed: 1 });
      await sign(early, asked.id, own).expect(200);
    }
    const roles = await at.behind<{ role: string }>(
      `select s.role from signature_event e join signatory s on s.id = e."signatoryId" where e."requestId" = $1 and e.kind = 'signed' order by e.seq`,
      [asked.id],
    );
    expect(roles.map(({ role }) => role)).toEqual(['representative', 'promeneur']);
    expect(await told(asked.id)).toEqual({ state: 'complete', acts: 2, signed: 2, files: 1 });
  });

  it('opens by a link once: the browser that it opened goes on, another is refused, and the next letter signs no second time', async () => {
    const asked = await at.halfSigned();
    const token = (await at.lastLetter(asked.email, 'link')).split('/lien/')[1]!;
    const follow = (browser: Browser, which = token) => browser.post('/api/session/link').send({ token: which });
    const [first, second] = [await at.api.as(), await at.api.as()];
    const answers = await Promise.all([follow(first), follow(second)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 401]);
    const [mine, other] = answers[0].status === 201 ? [first, second] : [second, first];
    expect((await follow(other).expect(401)).body.code).toBe('link-used');
    await follow(mine).expect(201);
    at.pass(1000);
    await other.post('/api/session/link/again').send({ token }).expect(202);
    await sign(mine, asked.id, await at.act(mine, asked.email, asked.id)).expect(200);
    const elsewhere = await at.byLink(asked.email);
    const act = { code: '000000', documentSha256: '0'.repeat(64), consent: true, method: 'typed', typedName: 'Nathalie' };
    expect((await sign(elsewhere, asked.id, act).expect(409)).body.code).toBe('already-signed');
    await mine.delete('/api/session').expect(200);
    expect((await follow(mine).expect(401)).body.code).toBe('link-used');
    // That was the letter which says that it is done. Years later, any of them sends another.
    at.pass(700 * 86_400_000);
    at.coordinator = await at.api.as('coordinator');
    await other.post('/api/session/link/again').send({ token }).expect(202);
    const later = await at.byLink(asked.email);
    await later.get(`/api/signatures/${asked.id}/document`).expect(200).expect('Content-Type', /pdf/);
    expect(await told(asked.id)).toEqual({ state: 'complete', acts: 2, signed: 2, files: 1 });
  });

  it('has signed nothing when the disk refuses the last page, and signs once when it takes it again', async () => {
    const asked = await at.halfSigned();
    const browser = await at.byLink(asked.email);
    const act = await at.act(browser, asked.email, asked.id);
    const vault = at.api.app.get(Vault);
    const put = vault.put.bind(vault);
    Object.assign(vault, { put: () => Promise.reject(Object.assign(new Error('no room'), { code: 'ENOSPC' })) });
    try {
      expect((await sign(browser, asked.id, act).expect(503)).headers['retry-after']).toBeDefined();
    } finally {
      Object.assign(vault, { put });
    }
    expect(await told(asked.id)).toMatchObject({ state: 'pending', acts: 1, signed: 1, files: 0 });
    // The same code serves: it was not used, since nothing was signed.
    await sign(browser, asked.id, act).expect(200);
    expect(await told(asked.id)).toEqual({ state: 'complete', acts: 2, signed: 2, files: 1 });
  });

  it('has signed nothing when the base fails after the page was written: the file is nobody’s, and the act is given again', async () => {
    const asked = await at.halfSigned();
    const browser = await at.byLink(asked.email);
    const act = await at.act(browser, asked.email, asked.id);
    await at.behind(`create function fails() returns trigger language plpgsql as $$ begin raise exception 'no row today'; end $$;
      create trigger fails before update on signature_request for each row when (new.state = 'complete') execute function fails()`);
    try {
      expect((await sign(browser, asked.id, act)).status).toBe(500);
    } finally {
      await at.behind(`drop function fails cascade`);
    }
    expect(await told(asked.id)).toMatchObject({ state: 'pending', acts: 1, signed: 1, files: 0 });
    await sign(browser, asked.id, act).expect(200);
    expect(await told(asked.id)).toEqual({ state: 'complete', acts: 2, signed: 2, files: 1 });
  });

  it('is done while the mail server is away: the letters wait, and each leaves once when it is back', async () => {
    await using smtp = await anSmtpServer();
    const carrier = aCarrier(at.api.app.get(Database), at.api.app.get(Clock), smtp.url);
    const asked = await at.halfSigned();
    const browser = await at.byLink(asked.email);
    const act = await at.act(browser, asked.email, asked.id);
    await carrier.lanes.drain();
    await smtp.stop();
    await sign(browser, asked.id, act).expect(200);
    await carrier.lanes.drain();
    expect(await told(asked.id)).toEqual({ state: 'complete', acts: 2, signed: 2, files: 1 });
    const completed = () => smtp.received.filter(({ to }) => to.includes(asked.email)).length;
    const before = completed();
    await smtp.start();
    at.pass(61_000);
    await carrier.lanes.drain();
    await carrier.lanes.drain();
    expect(completed()).toBe(before + 1);
  });

  it('refuses an act over the text of yesterday, and says which text is in force', async () => {
    const asked = await at.halfSigned();
    const browser = await at.byLink(asked.email);
    const act = await at.act(browser, asked.email, asked.id);
    const versionId = await at.publish({ title: 'Charte des Promeneurs du Net, nouvelle' });
    const { body } = await sign(browser, asked.id, act).expect(409);
    expect(body).toMatchObject({ code: 'version-superseded', facts: { versionId } });
    expect(await told(asked.id)).toMatchObject({ state: 'pending', acts: 1, signed: 1 });
  });
});
