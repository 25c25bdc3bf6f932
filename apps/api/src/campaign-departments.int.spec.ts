import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { modelCharter } from '@promenade/charter/api';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import { asOwner } from '@promenade/platform/api/testing';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;

/** Two people a place who signed the first national text; a second one is in force. */
describe('what the national level sees of campaigns', () => {
  let api: TestApi;
  let national: Browser;
  let now = new Date('2026-03-02T09:00:00Z');
  let campaign: string;
  const sql = <T = Record<string, never>>(text: string, values: unknown[] = []) =>
    asOwner(api.database.name, (owner) => owner.query(text, values) as Promise<T[]>);

  async function publish(browser: Browser, draft: object): Promise<string> {
    const { body } = await browser.post('/api/charters').send(draft).expect(201);
    await browser.post(`/api/charters/versions/${body.id}/publish`).send({}).expect(200);
    return body.id as string;
  }

  async function goTo(day: string): Promise<void> {
    now = new Date(`${day}T09:00:00Z`);
    national = await api.as('national');
  }

  const list = async (query: object = {}) => (await national.get('/api/charter-campaigns/departments').query(query).expect(200)).body;
  const lineOf = async (department: string) => (await list()).items.find((item: { department: string }) => item.department === department);

  beforeAll(async () => {
    api = await testApi({}, { now: () => now });
    national = await api.as('national');
    const first = await publish(national, { title: 'Charte nationale', text: modelCharter.text });
    for (const department of ['88', '33']) {
      const structure = await aStructure(api.database.name, {
        ...{
          department,
          name: `MJC ${department}`,
          representativeName: 'Isabelle Secrète',
          representativeEmail: `dir@${department}.example`,
        },
      });
      for (const firstName of ['Alba', 'Bruno']) {
        const email = `${firstName.toLowerCase()}@${department}.example`;
        const { id } = await aPromeneur(api.database.name, {
          department,
          firstName,
          lastName: 'Confidence',
          email,
          structureId: structure.id,
        });
        await sql(
          `update promeneur set "charterState" = 'complete', "charterSignedOn" = '2026-03-02', "charterVersionId" = $2 where id = $1`,
          [id, first],
        );
      }
    }
  });
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  it('is nothing to sign while the text in force is the one that was signed', async () => {
    expect(await list()).toMatchObject({
      items: [
        { department: '33', standing: 'nothing', toAsk: 0, campaign: null, counts: null, coreNumber: 1 },
        { department: '88', standing: 'nothing' },
      ],
      core: { number: 1, department: null },
      totals: { notOpen: 0, members: 0 },
    });
  });

  it('is not open yet where the national text is newer than what was asked, and says how many that makes', async () => {
    await publish(national, { title: 'Charte nationale', text: `${modelCharter.text}\n\nEt une chose de plus.` });
    const line = {
      standing: 'not-open',
      toAsk: 2,
      campaign: null,
      counts: null,
      version: { number: 2, department: null },
      toCarryOver: false,
    };
    expect(await list()).toMatchObject({ items: [line, line], core: { number: 2 }, totals: { notOpen: 2 } });
  });

  it('follows a campaign: asked, signed, late once the deadline is gone, lapsed after grace', async () => {
    const coordinator = await api.as('coordinator');
    campaign = (await coordinator.post('/api/charter-campaigns').send({}).expect(201)).body.id;
    const dates = { id: campaign, openedOn: '2026-03-02', deadlineOn: '2026-04-01', graceEndsOn: '2026-05-01' };
    expect(await lineOf('88')).toMatchObject({
      ...{ standing: 'running', toAsk: 0, campaign: dates },
      counts: { members: 2, asked: 2, signed: 0, late: 0, lapsed: 0 },
    });
    await sql(
      `with paper as (
         insert into document (department, name, type, size, sha256, "storageKey", "createdBy", "createdAt")
         values ('88', 'charte.pdf', 'application/pdf', 1, repeat('a', 64), '88/aa/signed', 'x', $2) returning id)
       update signature_request set state = 'complete', "completedAt" = $2, "documentId" = (select id from paper) where id =
         (select "requestId" from charter_campaign_member where "campaignId" = $1 order by "promeneurId" limit 1)`,
      [campaign, now],
    );
    await goTo('2026-04-01');
    expect(await lineOf('88')).toMatchObject({ standing: 'running', counts: { signed: 1, late: 0 } });
    await goTo('2026-04-02');
    expect(await lineOf('88')).toMatchObject({ standing: 'grace', counts: { asked: 2, signed: 1, late: 1, lapsed: 0 } });
    expect((await list()).totals).toEqual({ members: 2, asked: 2, signed: 1, late: 1, lapsed: 0, notOpen: 1 });
    await sql(
      `update charter_campaign_member m set "lapsedAt" = $2 from signature_request r
       where m."campaignId" = $1 and r.id = m."requestId" and r.state = 'pending'`,
      [campaign, now],
    );
    await sql(`update charter_campaign set state = 'closed', "closedAt" = $2 where id = $1`, [campaign, now]);
    expect(await lineOf('88')).toMatchObject({ standing: 'closed', counts: { signed: 1, late: 0, lapsed: 1 } });
  });

  it('puts first those who have something to do, and is filtered by state, name or code', async () => {
    const found = async (query: object) => (await list(query)).items.map(({ department }: { department: string }) => department);
    expect(await found({})).toEqual(['33', '88']);
    expect(await found({ state: 'not-open' })).toEqual(['33']);
    expect(await found({ state: 'closed', q: '' })).toEqual(['88']);
    expect(await found({ q: 'vosg' })).toEqual(['88']);
    expect(await found({ q: '33' })).toEqual(['33']);
    expect(await found({ q: "L'ÉTÉ %" })).toEqual([]);
    expect((await list({ state: 'running' })).totals.members).toBe(0);
    await national.get('/api/charter-campaigns/departments?state=late').expect(422);
  });

  it('says that a text of one’s own is to be carried over first, and asks nothing of one that rests on no national text', async () => {
    const gironde = await api.as('coordinator', '33');
    const [first] = await sql<{ id: string }>(`select id from charter_version where department is null and number = 1`);
    const whole = await publish(gironde, { title: 'Charte de la Gironde', text: modelCharter.text });
    expect(await lineOf('33')).toMatchObject({ standing: 'nothing', coreNumber: null, toCarryOver: false, version: { department: '33' } });
    await sql(`alter table charter_version disable trigger user`);
    await sql(`update charter_version set "coreId" = $2, additions = 'Un ajout' where id = $1`, [whole, first!.id]);
    await sql(`alter table charter_version enable trigger user`);
    expect(await lineOf('33')).toMatchObject({ standing: 'not-open', coreNumber: 1, toCarryOver: true, toAsk: 2 });
  });

  it('leaves as a file, of figures alone', async () => {
    const answer = await national.get('/api/charter-campaigns/departments/file?format=csv&state=closed').expect(200);
    expect(answer.headers['content-disposition']).toContain('campagnes-charte-france-2026-04-02.csv');
    const text = answer.text ?? (answer.body as Buffer).toString();
    expect(text).toContain('Sorties');
    expect(text).toMatch(/88.*terminée/);
    expect(text).not.toMatch(/33.*ouverte/);
  });

  it('names nobody, and is for the national seat', async () => {
    const { text } = await national.get('/api/charter-campaigns/departments').expect(200);
    expect(text).not.toMatch(/Confidence|Alba|Bruno|Isabelle|MJC|example/);
    for (const role of ['coordinator', 'caf', 'partner'] as const)
      await (await api.as(role)).get('/api/charter-campaigns/departments').expect(403); // prettier-ignore
  });
});
