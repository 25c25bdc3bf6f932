import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAccount, TEST_PASSWORD } from '@promenade/identity/api/testing';
import { wordsInPdf } from '@promenade/documents/api/testing';
import { generateSync } from 'otplib';
import sharp from 'sharp';
import { type AskedOf, type Browser, REPRESENTATIVE, SigningHouse } from './signing-house.testing';

const SENTENCE = { typedSentence: 'lu et approuve' };
const FACTOR = '/api/account/second-factor';
const SEEN = { sawBothSignatures: true, sawThisText: true };

describe('ways to sign', () => {
  const at = new SigningHouse();
  let scan: Buffer;
  beforeAll(async () => {
    await at.open({ typedSentence: 'Lu et approuvé' });
    scan = await sharp({ create: { width: 60, height: 80, channels: 3, background: '#fafafa' } })
      .png()
      .toBuffer();
  });
  afterAll(() => at[Symbol.asyncDispose]());

  const kindsOf = async (id: string) => {
    const events = await at.behind<{ kind: string }>(`select kind from signature_event where "requestId" = $1 order by seq`, [id]);
    return events.map(({ kind }) => kind);
  };
  const actsOf = (id: string) =>
    at.behind<{ role: string; means: string; method: string; typedSentence: string | null; accountId: string | null }>(
      `select s.role, a.means, a.method, a."typedSentence", a."accountId" from signatory s join signature_act a on a.id = s."actId"
       where s."requestId" = $1 order by s.position`,
      [id],
    );

  it('asks to copy the sentence of the text, takes it however it is typed, and keeps it as it was', async () => {
    const { id } = await at.asked();
    const browser = await at.byLink(REPRESENTATIVE);
    expect((await browser.get(`/api/signatures/${id}`).expect(200)).body.typedSentence).toBe('Lu et approuvé');
    const act = await at.act(browser, REPRESENTATIVE, id);
    for (const typed of [undefined, 'Lu', 'Lu et désapprouvé']) {
      const refused = await browser.post(`/api/signatures/${id}/sign`).send({ ...act, typedSentence: typed });
      expect([refused.status, refused.body.errors?.[0]?.path]).toEqual([422, 'typedSentence']);
    }
    // The code has not served meanwhile.
    await browser
      .post(`/api/signatures/${id}/sign`)
      .send({ ...act, ...SENTENCE })
      .expect(200);
    expect((await actsOf(id))[0]).toMatchObject({ means: 'email-code', typedSentence: 'lu et approuve' });
  });

  describe('with the application that gives the second factor', () => {
    let asked: AskedOf;
    let person: Browser;
    let accountId: string;
    let secret: string;
    const shown = () => generateSync({ secret, epoch: Math.floor(at.now.getTime() / 1000) });

    beforeAll(async () => {
      asked = await at.halfSigned(SENTENCE);
      const account = await anAccount(at.api.database.name, [['promeneur', '88']]);
      accountId = account.id;
      await at.behind(`update promeneur set "accountId" = $2 where id = $1`, [asked.promeneurId, accountId]);
      person = await at.api.as();
      await person.post('/api/session').send({ email: account.email, password: TEST_PASSWORD }).expect(201);
      secret = (await person.post(FACTOR).expect(200)).body.secret.replaceAll(' ', '');
      await person.post(`${FACTOR}/confirm`).send({ code: shown(), current: TEST_PASSWORD }).expect(200);
      at.pass(30_000);
    });

    it('refuses a wrong code and one of somebody who came by a link, then signs by the right one, once', async () => {
      const documentSha256 = await at.shown(person, asked.id);
      const act = { documentSha256, consent: true, method: 'typed', typedName: 'Nathalie Humbert', ...SENTENCE };
      const sign = (browser: Browser, totp: string) => browser.post(`/api/signatures/${asked.id}/sign`).send({ ...act, totp });
      expect((await sign(person, '000000').expect(422)).body.code).toBe('code-wrong');
      expect((await sign(await at.byLink(asked.email), shown()).expect(422)).body.code).toBe('code-wrong');
      await sign(person, shown()).expect(200);
      expect((await actsOf(asked.id))[1]).toMatchObject({ means: 'totp', accountId });
      expect(await kindsOf(asked.id)).toContain('second-factor-verified');
      const { body } = await person.get(`/api/signatures/${asked.id}/document`).expect(200);
      const words = wordsInPdf(body as Buffer);
      for (const found of ['application d’authentification', '« lu et approuve »']) expect(words).toContain(found);
    });
  });

  describe('by hand, on paper', () => {
    const send = (browser: Browser, id: string, signedOn = '2026-11-20', file = scan) =>
      browser.post(`/api/signatures/${id}/paper`).field('signedOn', signedOn).attach('file', file, 'charte.png');

    it('waits until the coordination has looked at it, then counts for whoever had not signed here, on the day of the paper', async () => {
      const { id, promeneurId } = await at.halfSigned(SENTENCE);
      expect((await send(at.coordinator, id).expect(201)).body).toMatchObject({
        state: 'to-check',
        signedOn: '2026-11-20',
        type: 'image/png',
      });
      const waiting = (await at.coordinator.get(`/api/signatures/${id}`).expect(200)).body;
      expect(waiting).toMatchObject({ state: 'pending', paper: { state: 'to-check' } });
      expect((await at.coordinator.get(`/api/signatures/${id}/paper`).expect(200)).body).toEqual(scan);
      await at.coordinator.post(`/api/signatures/${id}/paper/accept`).send({ sawBothSignatures: true }).expect(422);
      const { body } = await at.coordinator.post(`/api/signatures/${id}/paper/accept`).send(SEEN).expect(200);
      expect(body.state).toBe('complete');
      expect(await actsOf(id)).toMatchObject([
        { role: 'representative', means: 'email-code' },
        { role: 'promeneur', means: 'paper', method: 'handwritten' },
      ]);
      expect((await kindsOf(id)).slice(-5)).toEqual(['paper-received', 'paper-accepted', 'signed', 'sealed', 'completed']);
      const record = (await at.coordinator.get(`/api/promeneurs/${promeneurId}`).expect(200)).body;
      expect(record.charter).toMatchObject({ state: 'complete', signedOn: '2026-11-20' });
      const pdf = (await at.coordinator.get(`/api/signatures/${id}/document`).expect(200)).body as Buffer;
      expect(wordsInPdf(pdf)).toContain('Signature manuscrite');
      expect(pdf.includes('charte-signee-a-la-main.png')).toBe(true);
      const [evidence] = await at.behind<{ documentSha256: string }>(
        `select "documentSha256" from signatory where "requestId" = $1 and position = 2`,
        [id],
      );
      expect(evidence!.documentSha256).toBe(createHash('sha256').update(scan).digest('hex'));
    });

    it('is declined with a reason that reaches who has to sign; another can be sent, and nothing is decided twice', async () => {
      const { id, email } = await at.halfSigned(SENTENCE);
      const person = await at.byLink(email);
      await send(person, id).expect(201);
      expect((await send(at.coordinator, id).expect(409)).body.code).toBe('paper-waiting');
      at.pass(1000);
      await at.coordinator.post(`/api/signatures/${id}/paper/decline`).send({ reason: 'La page des signatures manque.' }).expect(200);
      expect((await at.coordinator.post(`/api/signatures/${id}/paper/accept`).send(SEEN).expect(409)).body.code).toBe('paper-missing');
      const letters = await at.behind<{ parts: string[] }>(`select parts from letter where "to" = $1 order by "writtenAt" desc limit 1`, [
        email,
      ]);
      expect(JSON.stringify(letters)).toContain('La page des signatures manque.');
      at.pass(1000);
      await send(person, id).expect(201);
      const [one, other] = await Promise.all([1, 2].map(() => at.coordinator.post(`/api/signatures/${id}/paper/accept`).send(SEEN)));
      expect([one!.status, other!.status].sort()).toEqual([200, 409]);
      expect((await kindsOf(id)).filter((kind) => kind === 'signed')).toHaveLength(2);
    });

    it('is refused when it is no scan, bears a day to come, comes too late, or from somebody else', async () => {
      const { id } = await at.halfSigned(SENTENCE);
      await send(at.coordinator, id, '2026-11-20', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')).expect(415);
      expect((await send(at.coordinator, id, '2099-01-01').expect(409)).body.code).toBe('signed-in-the-future');
      await at.coordinator.post(`/api/signatures/${id}/paper`).field('signedOn', '2026-11-20').expect(422);
      await send(await at.api.as('coordinator', '33'), id).expect(404);
      await send(await at.api.as('caf'), id).expect(403);
      const [files] = await at.behind<{ count: number }>(`select count(*)::int as count from signature_paper where "requestId" = $1`, [id]);
      expect(files!.count).toBe(0);
    });
  });
});
