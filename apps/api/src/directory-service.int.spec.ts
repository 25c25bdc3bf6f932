import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DirectoryService } from '@promenade/directory/api';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import { INVITATION_ACCEPTED } from '@promenade/identity/model';
import { Announcer, Database } from '@promenade/platform/api';
import { anActor } from '@promenade/platform/api/testing';
import type { Actor } from '@promenade/platform/model';
import { type TestApi, testApi } from './testing';

describe('what the directory offers to other rooms', () => {
  let api: TestApi;
  let directory: DirectoryService;
  let structure: { id: string; name: string };

  beforeAll(async () => {
    api = await testApi();
    directory = api.app.get(DirectoryService);
    structure = await aStructure(api.database.name, { name: 'MJC du Lac', siret: '98633315122193', communeCode: '88196' });
  });
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  const as = <T>(work: () => Promise<T>, actor: Partial<Actor> = {}) => api.app.get(Database).transaction(anActor(actor), work);
  const record = async (id: string) => (await (await api.as('coordinator')).get(`/api/promeneurs/${id}`).expect(200)).body;

  it('tells the two parties of a charter, by name, those of the département only', async () => {
    const lea = await aPromeneur(api.database.name, {
      firstName: 'Léa',
      lastName: 'Zeller',
      structureId: structure.id,
      email: 'lea@lac.example',
    });
    const gone = await aPromeneur(api.database.name, { lastName: 'Adam', structureId: null });
    const far = await aPromeneur(api.database.name, { department: '33' });
    const parties = await as(() => directory.partiesToAsk([lea.id, gone.id, far.id]));
    expect(parties).toEqual([
      { promeneur: expect.objectContaining({ id: gone.id, hasLeft: true }), structure: null },
      {
        promeneur: { id: lea.id, firstName: 'Léa', lastName: 'Zeller', email: 'lea@lac.example', function: null, hasLeft: false },
        structure: {
          id: structure.id,
          name: 'MJC du Lac',
          siret: '98633315122193',
          commune: 'Gérardmer',
          representativeName: 'Isabelle Noël',
          representativeEmail: expect.stringContaining('@'),
        },
      },
    ]);
  });

  it('keeps where a promeneur stands with the charter, from asking to the public page', async () => {
    const { id, slug } = await aPromeneur(api.database.name);
    const visitor = await api.as();
    const versionId = crypto.randomUUID();
    await as(() => directory.noteCharter(id, { state: 'awaiting-structure', signedOn: null, versionId }));
    expect(await record(id)).toMatchObject({ state: 'awaiting-structure', version: 2 });
    await as(() => directory.noteCharter(id, { state: 'awaiting-structure', signedOn: null, versionId }));
    expect((await record(id)).version).toBe(2);
    await visitor.get(`/api/public/promeneurs/${slug}`).expect(404);
    // The promeneur signs by a link: the seat is a visitor's, and sees this one record.
    const byLink = { id: 'signatory:x', role: 'visitor', purpose: 'signature', subjectId: id } as const;
    await as(() => directory.noteCharter(id, { state: 'complete', signedOn: '2026-03-02', versionId }), byLink);
    expect(await record(id)).toMatchObject({ state: 'active', charter: { state: 'complete', signedOn: '2026-03-02' }, version: 3 });
    expect((await visitor.get(`/api/public/promeneurs/${slug}`).expect(200)).body.charterSignedOn).toBe('2026-03-02');
    const another = { ...byLink, subjectId: crypto.randomUUID() };
    await expect(as(() => directory.noteCharter(id, { state: 'missing', signedOn: null, versionId: null }), another)).rejects.toThrow(
      'Not Found',
    );
    await expect(
      as(() => directory.noteCharter(id, { state: 'missing', signedOn: null, versionId: null }), { department: '33' }),
    ).rejects.toThrow();
  });

  it('gives a record to the account whose invitation was accepted, once', async () => {
    const announce = (role: 'promeneur' | 'structure', accountId: string, recordId: string | null, department = '88') =>
      as(
        () =>
          api.app
            .get(Announcer)
            .announce(INVITATION_ACCEPTED, { invitationId: crypto.randomUUID(), accountId, role, department, recordId }),
        { department },
      );
    const { id } = await aPromeneur(api.database.name, { structureId: structure.id });
    const mine = await api.account('promeneur', '88');
    const theirs = await api.account('structure', '88');
    await announce('promeneur', mine.id, id, '33').catch(() => undefined);
    expect(await record(id)).toMatchObject({ hasAccount: false });
    await announce('promeneur', mine.id, id);
    await announce('promeneur', theirs.id, id);
    await announce('promeneur', mine.id, (await aPromeneur(api.database.name)).id);
    await announce('promeneur', mine.id, null);
    expect(await record(id)).toMatchObject({ hasAccount: true, version: 2 });
    const own = await (await api.as('promeneur')).get('/api/promeneurs').expect(200);
    expect(own.body.items.map((item: { id: string }) => item.id)).toEqual([id]);
    await announce('structure', theirs.id, structure.id);
    const employed = await (await api.as('structure')).get('/api/structures').expect(200);
    expect(employed.body.items).toMatchObject([{ id: structure.id, representative: { hasAccount: true } }]);
  });
});
