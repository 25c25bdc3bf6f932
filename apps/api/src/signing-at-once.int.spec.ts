import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Vault } from '@promenade/documents/api';
import { aCarrier, anSmtpServer } from '@promenade/notifications/api/testing';
import { Clock, Database } from '@promenade/platform/api';
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
    const [first, second] = await Promise.all([sign(representative, asked.id, act), sign(early, asked.id, { ...act, code: '000000' })]);
    expect(first.status).toBe(200);
    // Before the other it is not their turn; after, that code is not theirs.
    expect([409, 422]).toContain(second.status);
    expect(await told(asked.id)).toMatchObject({ state: 'pending', acts: 1, signed: 1 });
    const own = await at.act(early, asked.email, asked.id);
    await sign(early, asked.id, own).expect(200);
    expect(await told(asked.id)).toEqual({ state: 'complete', acts: 2, signed: 2, files: 1 });
  });

  it('serves a link again until its end, and it signs no second time', async () => {
    const asked = await at.halfSigned();
    const first = await at.byLink(asked.email);
    await sign(first, asked.id, await at.act(first, asked.email, asked.id)).expect(200);
    const again = await at.api.as();
    const token = (await at.lastLetter(asked.email, 'link')).split('/lien/')[1]!;
    await again.post('/api/session/link').send({ token }).expect(201);
    const act = { code: '000000', documentSha256: '0'.repeat(64), consent: true, method: 'typed', typedName: 'Nathalie' };
    expect((await sign(again, asked.id, act).expect(409)).body.code).toBe('already-signed');
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
