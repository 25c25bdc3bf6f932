import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AskedOf, type Browser, SigningHouse } from './signing-house.testing';

const DAY = 86_400_000;

describe('the charter of somebody who leaves the network (S2-34)', () => {
  const house = new SigningHouse();
  let who: AskedOf;
  let visitor: Browser;
  let sha256: string;
  let code: string;
  let promeneur: string;
  const verdict = async (path = sha256) => (await visitor.get(`/api/public/documents/${path}`).expect(200)).body;
  const standing = async () => (await house.coordinator.get('/api/documents?kind=charter').expect(200)).body.items[0];

  beforeAll(async () => {
    await house.open();
    who = await house.halfSigned();
    const self = await house.byLink(who.email);
    await self
      .post(`/api/signatures/${who.id}/sign`)
      .send(await house.act(self, who.email, who.id))
      .expect(200);
    const [seal] = await house.behind<{ sha256: string; code: string }>(`select sha256, code from document_seal`);
    ({ sha256, code } = seal!);
    visitor = await house.api.as();
    promeneur = `/api/promeneurs/${who.promeneurId}`;
  });
  afterAll(async () => await house[Symbol.asyncDispose]());

  /** Sessions end before. */
  const laterOn = async (instant: string) => {
    house.now = new Date(instant);
    house.coordinator = await house.api.as('coordinator');
  };

  const isGenuine = async () => {
    expect(await verdict()).toMatchObject({ verdict: 'genuine', revokedOn: null, revokedFor: null });
    expect(await standing()).toMatchObject({ standing: 'in-force', since: null });
  };

  it('is genuine while they take part', isGenuine);

  it('is told to be over since the day they were withdrawn, to whoever holds the file or reads the code', async () => {
    await house.coordinator.post(`${promeneur}/withdraw`).send({}).expect(200);
    const told = { verdict: 'revoked', revokedOn: '2026-11-21', revokedFor: 'participation-ended' };
    expect(await verdict()).toMatchObject(told);
    const body = await verdict(`code/${code}`);
    expect(body).toMatchObject(told);
    // And no more than that.
    expect(JSON.stringify(body)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    expect(body).not.toHaveProperty('department');
    expect(await standing()).toMatchObject({ standing: 'ended', since: '2026-11-21' });
    const found = (state: string) => house.coordinator.get(`/api/documents?state=${state}`).expect(200);
    expect((await found('ended')).body.total).toBe(1);
    expect((await found('in-force')).body.total).toBe(0);
  });

  it('counts again as soon as they come back', async () => {
    await house.coordinator.post(`${promeneur}/relist`).send({}).expect(200);
    await isGenuine();
  });

  it('counts until the day that was announced, then is over without anybody doing anything', async () => {
    await house.coordinator.post(`${promeneur}/withdraw`).send({ on: '2026-11-25' }).expect(200);
    await isGenuine();
    const today = house.now;
    house.pass(4 * DAY);
    expect(await verdict()).toMatchObject({ verdict: 'revoked', revokedOn: '2026-11-25' });
    house.now = today;
    await house.coordinator.post(`${promeneur}/relist`).send({}).expect(200);
  });

  it('is over the day after the last employment ends, and not while another goes on', async () => {
    const { body } = await house.coordinator.get(promeneur).expect(200);
    const [job] = body.employments;
    await house.coordinator.patch(`${promeneur}/employments/${job.id}`).send({ endsOn: '2026-11-30' }).expect(200);
    await laterOn('2026-11-30T12:00:00Z');
    await isGenuine();
    await laterOn('2026-12-01T12:00:00Z');
    expect(await verdict()).toMatchObject({ verdict: 'revoked', revokedOn: '2026-11-30', revokedFor: 'participation-ended' });
    await house.coordinator.post(`${promeneur}/employments`).send({ structureId: house.structureId, startsOn: '2026-12-01' }).expect(201);
    await isGenuine();
  });

  it('stays revoked by a decision, whatever the directory says', async () => {
    await house.behind(`update document_seal set "revokedOn" = '2026-12-01', "revokedReason" = 'Un motif'`);
    expect(await verdict()).toMatchObject({ verdict: 'revoked', revokedOn: '2026-12-01', revokedFor: 'decided' });
    await house.coordinator.post(`${promeneur}/withdraw`).send({}).expect(200);
    expect(await verdict()).toMatchObject({ verdict: 'revoked', revokedOn: '2026-12-01', revokedFor: 'decided' });
  });
});
