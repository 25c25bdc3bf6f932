import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;

const NOW = new Date('2026-11-24T09:00:00Z');

describe('the departure of a promeneur', () => {
  let api: TestApi;
  let coordinator: Browser;
  let oneself: Browser;
  let structure: { id: string };
  let lea: { id: string; slug: string };

  beforeAll(async () => {
    api = await testApi({}, { now: () => NOW });
    coordinator = await api.as('coordinator');
    oneself = await api.as('promeneur');
    structure = await aStructure(api.database.name, { name: 'MJC du Lac' });
    const { id: accountId } = await api.account('promeneur', '88');
    const onlineProfiles = [{ network: 'instagram' as const, handle: 'lea.pdn88' }];
    lea = await aPromeneur(api.database.name, {
      ...{ firstName: 'Léa', lastName: 'Marchal', phone: '+33639981407', charterSignedOn: '2025-09-12' },
      ...{ accountId, structureId: structure.id, onlineProfiles },
    });
  });
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  const at = (path: string, id = lea.id) => `/api/promeneurs/${id}/${path}`;
  const read = async (id = lea.id) => (await coordinator.get(`/api/promeneurs/${id}`).expect(200)).body;
  const codesOf = (body: { errors: { path: string; code: string }[] }) => body.errors.map(({ path, code }) => `${path}: ${code}`);

  it('ends the employment on the last day, the record the day after, and says what becomes of each page', async () => {
    const before = await read();
    const [profile] = before.onlineProfiles;
    const handedOver = [{ onlineProfileId: profile.id, outcome: 'handed-over', to: 'Inès, MJC du Lac' }];
    const { body } = await coordinator
      .put(at('departure'))
      .send({ leavesOn: '2026-12-31', handedOver, note: 'Mutation', reason: 'other-job' })
      .expect(200);
    expect(body).toMatchObject({
      withdrawnOn: '2027-01-01',
      leavingReason: 'other-job',
      isListed: true,
      employments: [{ endsOn: '2026-12-31', isLive: true }],
      departure: {
        ...{ leavesOn: '2026-12-31', withdrawnOn: '2027-01-01', note: 'Mutation', marks: [] },
        handedOver: [{ network: 'instagram', handle: 'lea.pdn88', outcome: 'handed-over', to: 'Inès, MJC du Lac' }],
      },
    });
    const later = await coordinator.put(at('departure')).send({ leavesOn: '2027-01-31', handedOver }).expect(200);
    expect(later.body).toMatchObject({ withdrawnOn: '2027-02-01', employments: [{ endsOn: '2027-01-31' }], departure: { note: null } });
    const ticked = await oneself.put(at('departure/pinned-message')).send({}).expect(200);
    expect(ticked.body.departure.marks).toEqual([{ step: 'pinned-message', doneOn: '2026-11-24' }]);
    const back = await coordinator.delete(at('departure')).expect(200);
    expect(back.body).toMatchObject({ withdrawnOn: null, leavingReason: null, departure: null, employments: [{ endsOn: null }] });
    await coordinator.delete(at('departure')).expect(404);
  });

  it('taken back leaves what somebody wrote since as they wrote it', async () => {
    const { id } = await aPromeneur(api.database.name, { structureId: structure.id, endsOn: '2027-06-30' });
    const [employment] = (await read(id)).employments;
    await coordinator.put(at('departure', id)).send({ leavesOn: '2026-12-31' }).expect(200);
    await coordinator
      .patch(at(`employments/${employment.id}`, id))
      .send({ endsOn: '2026-12-15' })
      .expect(200);
    await coordinator.post(at('withdraw', id)).send({ on: '2026-12-16' }).expect(200);
    const { body } = await coordinator.delete(at('departure', id)).expect(200);
    expect(body).toMatchObject({ withdrawnOn: '2026-12-16', employments: [{ endsOn: '2026-12-15' }] });
  });

  it('is the end, the day after', async () => {
    const { id } = await aPromeneur(api.database.name, { structureId: structure.id, charterSignedOn: '2025-01-01' });
    await coordinator.put(at('departure', id)).send({ leavesOn: '2026-11-23' }).expect(200);
    expect(await read(id)).toMatchObject({ state: 'left', isListed: false });
    const wrong = await coordinator
      .put(at('departure', id))
      .send({
        leavesOn: '2026-11-23',
        handedOver: [
          { onlineProfileId: lea.id, outcome: 'closed' },
          { onlineProfileId: lea.id, outcome: 'renamed' },
        ],
      })
      .expect(422);
    expect(codesOf(wrong.body)).toEqual(['handedOver.1.to: heir-missing']);
    const strange = await coordinator
      .put(at('departure', id))
      .send({ leavesOn: '2026-11-23', handedOver: [{ onlineProfileId: lea.id, outcome: 'closed' }] })
      .expect(422);
    expect(codesOf(strange.body)).toEqual(['handedOver.0.onlineProfileId: profile-unknown']);
  });

  it('tells its note to the coordination and the person alone', async () => {
    await coordinator.put(at('departure')).send({ leavesOn: '2027-06-30', note: 'Santé' }).expect(200);
    const noteFor = async (role: 'caf' | 'promeneur') =>
      (await (await api.as(role)).get(`/api/promeneurs/${lea.id}`).expect(200)).body.departure;
    expect(await noteFor('caf')).toMatchObject({ leavesOn: '2027-06-30', note: null });
    expect(await noteFor('promeneur')).toMatchObject({ note: 'Santé' });
    await coordinator.delete(at('departure')).expect(200);
  });
});
