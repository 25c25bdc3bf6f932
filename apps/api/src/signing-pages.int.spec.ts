import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { modelCharter } from '@promenade/charter/api';
import sharp from 'sharp';
import { type Browser, REPRESENTATIVE, SigningHouse } from './signing-house.testing';

const DAY = 86_400_000;

describe('what the pages of signing ask', () => {
  const at = new SigningHouse();
  beforeAll(() => at.open());
  afterAll(() => at[Symbol.asyncDispose]());

  const lettersTo = async (email: string) =>
    (await at.behind<{ count: number }>(`select count(*)::int as count from letter where "to" = $1`, [email]))[0]!.count;
  const tokenOf = async (email: string) => (await at.lastLetter(email, 'link')).split('/lien/')[1]!;
  /** Longer than a session lives. */
  const days = async (count: number) => {
    at.pass(count * DAY);
    at.coordinator = await at.api.as('coordinator');
  };
  const stranger = () => at.api.as();
  const again = async (token: string) => (await stranger()).post('/api/session/link/again').send({ token });

  describe('a link that opens no more', () => {
    it('is sent again to the address that had it, whether its time is over or another one took its place', async () => {
      const { id, email } = await at.halfSigned();
      const former = await tokenOf(email);
      at.pass(1000);
      await at.coordinator.post(`/api/signatures/${id}/remind`).send({}).expect(200);
      await days(15);
      const second = await tokenOf(email);
      expect((await (await stranger()).post('/api/session/link').send({ token: former }).expect(401)).body.code).toBe('link-unknown');
      expect((await (await stranger()).post('/api/session/link').send({ token: second }).expect(401)).body.code).toBe('link-expired');
      for (const token of [former, second]) {
        const before = await lettersTo(email);
        at.pass(1000);
        expect((await again(token)).status).toBe(202);
        expect(await lettersTo(email)).toBe(before + 1);
      }
      const browser = await at.byLink(email);
      expect((await browser.get(`/api/signatures/${id}`).expect(200)).body.self.role).toBe('promeneur');
    });

    it('is answered the same when it is nobody’s, when nothing waits any more, and when it is somebody else’s turn: no letter leaves', async () => {
      const { id, email } = await at.halfSigned();
      const [token, notTheirTurn] = [await tokenOf(email), await tokenOf(REPRESENTATIVE)];
      const all = async () =>
        (await at.behind<{ count: number }>(`select count(*)::int as count from letter where occasion not like 'signature-refused/%'`))[0]!
          .count;
      const before = await all();
      const early = await again(notTheirTurn);
      const person = await at.byLink(email);
      await person.post(`/api/signatures/${id}/refuse`).send({ reason: 'Je change de métier.' }).expect(200);
      const [known, unknown] = [await again(token), await again('personne'.repeat(5))];
      for (const answer of [early, known]) expect([answer.status, answer.body]).toEqual([unknown.status, unknown.body]);
      expect(unknown.status).toBe(202);
      expect(await all()).toBe(before);
    });
  });

  describe('a quarter of an hour', () => {
    const limited = new SigningHouse();
    beforeAll(() => limited.open({}, { RATE_LIMIT_FACTOR: '1' }));
    afterAll(() => limited[Symbol.asyncDispose]());

    it('sends a link again ten times at most', async () => {
      const browser = await limited.api.as();
      const statuses = [];
      for (let time = 0; time < 11; time++) {
        statuses.push((await browser.post('/api/session/link/again').send({ token: 'a'.repeat(43) })).status);
      }
      expect(statuses).toEqual([...Array<number>(10).fill(202), 429]);
    });

    it('lets a party ask for codes and try them ten times in all, over successive codes, and says when to come again', async () => {
      // Two are counted, then forgotten: the right code was given.
      await limited.halfSigned();
      const { id } = await limited.asked();
      const browser = await limited.byLink(REPRESENTATIVE);
      const act = { consent: true, method: 'typed', typedName: 'Isabelle', documentSha256: await limited.shown(browser, id) };
      const sendCode = async () => (limited.pass(1000), browser.post(`/api/signatures/${id}/code`).send({}));
      const guess = (code: string) => browser.post(`/api/signatures/${id}/sign`).send({ ...act, code });
      const statuses = [];
      for (let round = 0; round < 2; round++) {
        statuses.push((await sendCode()).status);
        const right = await limited.lastLetter(REPRESENTATIVE, 'code');
        for (let time = 0; time < 4; time++) statuses.push((await guess(right === '000000' ? '000001' : '000000')).status);
      }
      expect(statuses).toEqual([202, 422, 422, 422, 422, 202, 422, 422, 422, 422]);
      const { status, headers, body } = await guess(await limited.lastLetter(REPRESENTATIVE, 'code'));
      expect([status, body.code]).toEqual([429, 'too-many']);
      expect(Number(headers['retry-after'])).toBeGreaterThan(600);
      expect(body.title).toMatch(/^Trop de demandes à la suite\. Réessayez dans 1[0-5] minutes\.$/);
      expect((await sendCode()).status).toBe(429);
    });
  });

  describe('a new version', () => {
    it('shows to each party what changes since the one they signed, and nothing to whoever signs for the first time', async () => {
      const former = await at.halfSigned();
      const person = await at.byLink(former.email);
      await person
        .post(`/api/signatures/${former.id}/sign`)
        .send(await at.act(person, former.email, former.id))
        .expect(200);
      const first = (await at.coordinator.get(`/api/signatures/${former.id}/difference`).expect(200)).body;
      expect(first).toEqual({ before: null, lines: [] });

      await days(1);
      const text = `${modelCharter.text}\n\n## Article ajouté\n\nJe participe à deux séances d’analyse de pratique par an.`;
      await at.publish({ text });
      const newcomer = await at.asked();
      const { body } = await at.coordinator
        .post('/api/signatures')
        .send({ promeneurIds: [former.promeneurId] })
        .expect(201);
      const id = body.items[0].id as string;
      const seen = async (browser: Browser, request: string) => (await browser.get(`/api/signatures/${request}/difference`)).body;
      const representative = await at.byLink(REPRESENTATIVE);
      for (const browser of [at.coordinator, representative]) {
        const { before, lines } = await seen(browser, id);
        expect(before.number).toBe(1);
        expect(lines.map(({ kind, runs }: { kind: string; runs: { text: string }[] }) => [kind, runs[0]!.text])).toEqual([
          ['new', 'Article ajouté'],
          ['new', 'Je participe à deux séances d’analyse de pratique par an.'],
        ]);
      }
      expect((await seen(at.coordinator, newcomer.id)).before).toBeNull();
      expect((await seen(representative, newcomer.id)).before.number).toBe(1);
      await (await at.api.as('coordinator', '33')).get(`/api/signatures/${id}/difference`).expect(404);
    });
  });

  describe('a paper to look at', () => {
    it('is found in the list, is told on the home page, and is named in the request once it counts', async () => {
      const { id } = await at.halfSigned();
      const scan = await sharp({ create: { width: 60, height: 80, channels: 3, background: '#fafafa' } })
        .png()
        .toBuffer();
      await at.coordinator.post(`/api/signatures/${id}/paper`).field('signedOn', '2026-11-20').attach('file', scan, 'a.png').expect(201);
      const { body: found } = await at.coordinator.get('/api/signatures?paper=to-check').expect(200);
      expect(found.items.map((one: { id: string; paperWaits: boolean }) => [one.id, one.paperWaits])).toEqual([[id, true]]);
      const { body: all } = await at.coordinator.get('/api/signatures').expect(200);
      expect(all.items.filter((one: { paperWaits: boolean }) => one.paperWaits)).toHaveLength(1);
      const paperAlert = async () => {
        const { body } = await at.coordinator.get('/api/directory/alerts').expect(200);
        return body.items.find(({ kind }: { kind: string }) => kind === 'paper-waiting');
      };
      expect(await paperAlert()).toMatchObject({ count: 1, path: `/signer/${id}/papier` });
      await at.coordinator.post(`/api/signatures/${id}/paper/accept`).send({ sawBothSignatures: true, sawThisText: true }).expect(200);
      expect(await paperAlert()).toBeUndefined();
      const { body } = await at.coordinator.get(`/api/signatures/${id}`).expect(200);
      expect(body.byHand).toEqual([body.signatories[1].id]);
    });
  });
});
