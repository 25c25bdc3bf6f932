import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import { activeRequirements, onboardingKeys, type PromeneurItem } from '@promenade/directory/model';
import { asOwner } from '@promenade/platform/api/testing';
import sharp from 'sharp';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;

const NOW = new Date('2026-11-24T09:00:00Z');

describe('what makes an active promeneur of a listed one', () => {
  let api: TestApi;
  let coordinator: Browser;
  const made: Record<string, string> = {};

  beforeAll(async () => {
    api = await testApi({}, { now: () => NOW });
    coordinator = await api.as('coordinator');
    const inForce = await aStructure(api.database.name, {});
    const over = await aStructure(api.database.name, {});
    const endless = await aStructure(api.database.name, {});
    await convention(inForce.id, '2026-01-01', '2026-11-24');
    await convention(over.id, '2025-01-01', '2026-11-23');
    await convention(endless.id, '2026-11-24', null);
    const photo = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#123' } })
      .png()
      .toBuffer();
    const somebody = async (name: string, structureId: string, { photographed = false, stepped = 0 } = {}) => {
      const { id } = await aPromeneur(api.database.name, { lastName: name, charterSignedOn: '2025-01-01', structureId });
      if (photographed) await coordinator.put(`/api/promeneurs/${id}/photo`).attach('photo', photo, 'p.png').expect(200);
      for (const step of onboardingKeys.slice(0, stepped))
        await coordinator.put(`/api/promeneurs/${id}/onboarding/${step}`).send({}).expect(200);
      made[name] = id;
    };
    await somebody('Tout', inForce.id, { photographed: true, stepped: onboardingKeys.length });
    await somebody('Presque', endless.id, { photographed: true, stepped: onboardingKeys.length - 1 });
    await somebody('Rien', over.id);
    await somebody('Papier', inForce.id, { stepped: onboardingKeys.length });
    await aPromeneur(api.database.name, { lastName: 'Attend', charterState: 'awaiting-structure', structureId: inForce.id });
    await aPromeneur(api.database.name, { lastName: 'Parti', charterSignedOn: '2025-01-01', withdrawnOn: '2026-01-01' });
  });
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  const convention = (id: string, startsOn: string, endsOn: string | null) =>
    asOwner(api.database.name, (owner) =>
      owner.query(`update structure set "conventionStartsOn" = $2, "conventionEndsOn" = $3 where id = $1`, [id, startsOn, endsOn]),
    );
  const require = (value: readonly string[]) => coordinator.put('/api/settings/activeRequires').send({ value }).expect(200);
  const list = async (query = '') => (await coordinator.get(`/api/promeneurs?size=200${query}`).expect(200)).body.items as PromeneurItem[];
  const names = (items: readonly PromeneurItem[]) => items.map(({ lastName }) => lastName).sort();

  it.each([
    [[], ['Papier', 'Presque', 'Rien', 'Tout']],
    [['photo'], ['Presque', 'Tout']],
    [['onboarding'], ['Papier', 'Tout']],
    [['convention'], ['Papier', 'Presque', 'Tout']],
    [['photo', 'onboarding', 'convention'], ['Tout']],
    [['verified-profile'], []],
  ] as const)('where %j is required, is for %j', async (requires, active) => {
    await require(requires);
    expect(names(await list('&state=active'))).toEqual(active);
    expect(names(await list('&state=listed'))).toEqual(['Papier', 'Presque', 'Rien', 'Tout']);
  });

  it('is said alike by the filter and by the state of each, whatever is required', async () => {
    const subsets = Array.from({ length: 2 ** activeRequirements.length }, (_, bits) =>
      activeRequirements.filter((_, at) => bits & (1 << at)),
    );
    for (const requires of subsets) {
      await require(requires);
      const everybody = await list();
      const said = names(everybody.filter(({ state }) => state === 'active'));
      expect([requires, names(await list('&state=active'))]).toEqual([requires, said]);
    }
  });

  it('says what is missing, and who must act', async () => {
    await require(['photo', 'onboarding', 'convention', 'verified-profile']);
    const { body } = await coordinator.get(`/api/promeneurs/${made['Rien']}`).expect(200);
    expect(body.state).toBe('listed');
    expect(body.reasons.map(({ code, who }: { code: string; who: string }) => `${code}/${who}`)).toEqual([
      'photo-missing/promeneur',
      'onboarding-unfinished/promeneur',
      'convention-missing/structure',
      'profile-unverified/coordinator',
    ]);
    expect(body.isListed).toBe(true);
  });
});
