import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { modelCharter } from '@promenade/charter/api';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import { type CheckedProfile, pointColour, profileColour } from '@promenade/directory/model';
import { asOwner } from '@promenade/platform/api/testing';
import sharp from 'sharp';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;

const NOW = new Date('2026-11-22T09:00:00Z');
const TODAY = '2026-11-22';
const LINK = 'https://www.instagram.com/lea_pdn88/';

describe('the check of profiles', () => {
  let api: TestApi;
  let now = NOW;
  let coordinator: Browser;
  let promeneur: Browser;
  let lea: { id: string; slug: string };
  let instagram: string;
  let sms: string;
  let items: string[];

  const sql = (text: string, parameters: unknown[] = []) => asOwner(api.database.name, (owner) => owner.query(text, parameters));
  const point = (item: string, profile = instagram) => `/api/promeneurs/${lea.id}/online-profiles/${profile}/checks/${item}`;
  const read = async (): Promise<{ colour: string; profiles: CheckedProfile[] }> =>
    (await coordinator.get(`/api/promeneurs/${lea.id}/checks`).expect(200)).body;

  beforeAll(async () => {
    api = await testApi({}, { now: () => now });
    coordinator = await api.as('coordinator');
    const structure = await aStructure(api.database.name, { representativeAccountId: (await api.account('structure', '88')).id });
    lea = await aPromeneur(api.database.name, {
      ...{ firstName: 'Léa', lastName: 'Marchal', structureId: structure.id, charterSignedOn: '2026-01-10' },
      accountId: (await api.account('promeneur', '88')).id,
      onlineProfiles: [
        { network: 'instagram', handle: 'lea_pdn88', url: 'https://www.instagram.com/lea_pdn88/' },
        { network: 'sms', handle: '+33639981407' },
      ],
    });
    promeneur = await api.as('promeneur');
    const profiles = (await coordinator.get(`/api/promeneurs/${lea.id}`)).body.onlineProfiles as { id: string; network: string }[];
    [instagram, sms] = ['instagram', 'sms'].map((network) => profiles.find((one) => one.network === network)!.id) as [string, string];
    await coordinator.get(`/api/promeneurs/${lea.id}/checks`).expect(200);
    const { id } = (await coordinator.post('/api/charters').send(modelCharter).expect(201)).body;
    const version = (await coordinator.post(`/api/charters/versions/${id}/publish`).send({}).expect(200)).body;
    items = version.profileItems.map(({ key }: { key: string }) => key);
  });
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  it('asks what the charter asks, of pages alone', async () => {
    const { colour, profiles } = await read();
    expect(items.length).toBeGreaterThan(3);
    expect(profiles.map(({ id }) => id)).toEqual([instagram]);
    expect(profiles[0]!.points.map(({ key }) => key)).toEqual(items);
    expect([colour, profiles[0]!.colour, profiles[0]!.dueOn]).toEqual(['red', 'red', null]);
    await coordinator
      .put(`${point('photo', sms)}/verification`)
      .send({ met: true, on: TODAY })
      .expect(409);
    await coordinator
      .put(`${point('item-99')}/verification`)
      .send({ met: true, on: TODAY })
      .expect(404);
  });

  it('is said by the promeneur of their own pages, and by nobody else', async () => {
    const { body } = await promeneur
      .put(`${point('photo')}/declaration`)
      .send({ declared: true })
      .expect(200);
    const said = body.profiles[0].points.find(({ key }: { key: string }) => key === 'photo');
    expect(said).toMatchObject({ colour: 'amber', declaredAt: NOW.toISOString(), met: null });
    await promeneur
      .put(`${point('photo')}/declaration`)
      .send({ declared: false })
      .expect(200);
    expect((await read()).profiles[0]!.points.every(({ colour }) => colour === 'red')).toBe(true);
    for (const role of ['coordinator', 'caf', 'national', 'structure'] as const)
      await (
        await api.as(role)
      )
        .put(`${point('photo')}/declaration`)
        .send({ declared: true })
        .expect(403);
    const other = await aPromeneur(api.database.name, {
      onlineProfiles: [{ network: 'tiktok', handle: 'autre', url: 'https://t.example/a' }],
    });
    const [page] = (await coordinator.get(`/api/promeneurs/${other.id}`)).body.onlineProfiles;
    for (const path of [`/api/promeneurs/${other.id}/online-profiles/${page.id}`, `/api/promeneurs/${lea.id}/online-profiles/${page.id}`]) {
      await promeneur.put(`${path}/checks/photo/declaration`).send({ declared: true }).expect(404);
      await promeneur.put(`${path}/changed`).send({ changed: true }).expect(404);
    }
    await promeneur.get(`/api/promeneurs/${other.id}/checks`).expect(404);
    await (await api.as('coordinator', '33')).get(`/api/promeneurs/${lea.id}/checks`).expect(404);
  });

  it('is seen by the coordination on a day, with evidence, and taken back', async () => {
    const draft = { met: false, on: '2026-11-03', evidenceUrl: 'https://www.instagram.com/lea_pdn88/', note: 'Absent de la bannière' };
    const { body } = await coordinator
      .put(`${point('banner')}/verification`)
      .send(draft)
      .expect(200);
    expect(body.profiles[0].points.find(({ key }: { key: string }) => key === 'banner')).toMatchObject({
      ...{ colour: 'red', met: false, verifiedOn: '2026-11-03', note: 'Absent de la bannière', hasScreenshot: false },
    });
    for (const wrong of [{ on: '2026-11-23' }, { evidenceUrl: 'javascript:alert(1)' }, { met: 'yes' }, { by: 'x' }])
      await coordinator
        .put(`${point('banner')}/verification`)
        .send({ ...draft, ...wrong })
        .expect(422);
    await (
      await api.as('caf')
    )
      .put(`${point('banner')}/verification`)
      .send(draft)
      .expect(403);
    await coordinator.delete(`${point('banner')}/verification`).expect(200);
    expect((await read()).profiles[0]!.points.find(({ key }) => key === 'banner')).toMatchObject({
      met: null,
      note: null,
      evidenceUrl: null,
    });
  });

  it('wants what is there to be shown, and what is not to be told', async () => {
    const put = (draft: object) => coordinator.put(`${point('banner')}/verification`).send({ on: TODAY, ...draft });
    const bare = (await put({ met: true, note: 'Vu' }).expect(422)).body.errors;
    expect(bare).toEqual([{ path: 'evidenceUrl', code: 'evidence-missing', message: expect.stringMatching(/lien, ou une capture/) }]);
    expect((await put({ met: false }).expect(422)).body.errors).toMatchObject([{ path: 'note', code: 'note-missing' }]);
    expect((await read()).profiles[0]!.points.find(({ key }) => key === 'banner')).toMatchObject({ met: null });
  });

  it('keeps a screenshot drawn anew, beside what was seen', async () => {
    const image = await sharp({ create: { width: 2400, height: 600, channels: 3, background: '#6a1b4d' } })
      .withExif({ IFD0: { Copyright: 'secret' } })
      .png()
      .toBuffer();
    const put = (bytes: Buffer, name = 'capture.png') => coordinator.put(`${point('photo')}/screenshot`).attach('file', bytes, name);
    expect((await put(image).expect(409)).body.code).toBe('not-verified');
    await put(image).field('met', 'true').field('on', '2026-11-23').expect(422);
    await put(image).field('met', 'true').field('on', '2026-11-03').field('evidenceUrl', 'javascript:alert(1)').expect(422);
    const { body } = await put(image).field('met', 'true').field('on', '2026-11-03').field('note', '').expect(200);
    const said = body.profiles[0].points.find(({ key }: { key: string }) => key === 'photo');
    expect(said).toMatchObject({ met: true, verifiedOn: '2026-11-03', hasScreenshot: true, evidenceUrl: null, note: null });
    // It shows the day it was made, and no later one.
    const again = (on: string) => coordinator.put(`${point('photo')}/verification`).send({ met: true, on });
    await again('2026-11-03').expect(200);
    expect((await again(TODAY).expect(422)).body.errors).toMatchObject([{ code: 'evidence-missing' }]);
    expect((await coordinator.delete(`${point('photo')}/screenshot`).expect(409)).body.code).toBe('evidence-needed');
    await coordinator
      .put(`${point('photo')}/verification`)
      .send({ met: true, on: TODAY, evidenceUrl: LINK })
      .expect(200);
    await put(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'a.svg').expect(415);
    await put(image.subarray(0, 60)).expect(422);
    await put(image).expect(200);
    const shown = await promeneur.get(`${point('photo')}/screenshot`).expect(200);
    const { format, width, exif } = await sharp(shown.body as Buffer).metadata();
    expect([format, width, exif, shown.headers['content-type']]).toEqual(['jpeg', 1600, undefined, 'image/jpeg']);
    await coordinator.delete(`${point('photo')}/screenshot`).expect(200);
    await coordinator.get(`${point('photo')}/screenshot`).expect(404);
  });

  it('is green when all was seen, amber when the page changed since or time has passed', async () => {
    for (const item of items)
      await coordinator
        .put(`${point(item)}/verification`)
        .send({ met: true, on: '2026-11-03', evidenceUrl: LINK })
        .expect(200);
    expect(await read()).toMatchObject({ colour: 'green', profiles: [{ dueOn: '2027-11-03' }] });
    const changed = (said: boolean) =>
      promeneur.put(`/api/promeneurs/${lea.id}/online-profiles/${instagram}/changed`).send({ changed: said });
    expect((await changed(true).expect(200)).body.colour).toBe('amber');
    expect((await changed(false).expect(200)).body.colour).toBe('green');
    await coordinator.put('/api/settings/profileCheckMonths').send({ value: 0 }).expect(422);
    await coordinator.put('/api/settings/profileCheckMonths').send({ value: 1 }).expect(200);
    now = new Date('2026-12-03T09:00:00Z');
    coordinator = await api.as('coordinator');
    const due = await coordinator.get('/api/profile-checks?due=yes').expect(200);
    expect(due.body.items).toMatchObject([{ id: instagram, colour: 'amber', dueOn: '2026-12-03', promeneur: { lastName: 'Marchal' } }]);
    now = NOW;
    coordinator = await api.as('coordinator');
    expect((await coordinator.get('/api/profile-checks?due=yes').expect(200)).body.total).toBe(0);
  });

  it('tells the same colour in PostgreSQL as the rule does', async () => {
    const profiles = Array.from({ length: 12 }, (_, at) => ({
      network: 'tiktok' as const,
      handle: `essai_${at}`,
      url: 'https://t.example',
    }));
    const { id } = await aPromeneur(api.database.name, { firstName: 'Tous', onlineProfiles: profiles });
    const days = ['2026-10-21', '2026-10-22', '2026-10-23', '2026-11-22'];
    await sql(
      `insert into profile_check (department, "promeneurId", "onlineProfileId", "itemKey", "versionId", "declaredAt", "declaredBy", "verifiedOn", "verifiedBy", met)
       select '88', $1, o.id, key, gen_random_uuid(), said, said::text, seen, case when seen is not null then 'x' end, met from (
         select o.id, key, case when random() < 0.8 then now() end as said,
           case when random() < 0.9 then ($2::date[])[1 + floor(random() * 4)] end as seen, random() < 0.95 as kept
         from online_profile o cross join unnest($3::text[]) key where o."promeneurId" = $1
       ) o cross join lateral (select case when seen is not null then kept end as met) m`,
      [id, days, items],
    );
    await sql(`update online_profile set "changedAt" = '2026-10-22T10:00:00Z' where "promeneurId" = $1 and random() < 0.3`, [id]);
    const all: CheckedProfile[] = (await coordinator.get('/api/profile-checks?size=200').expect(200)).body.items;
    expect(all.length).toBeGreaterThan(12);
    for (const profile of all) {
      const time = { changedOn: profile.changedOn, months: 1, today: TODAY };
      expect(profile.points.map(({ colour }) => colour)).toEqual(profile.points.map((one) => pointColour(one, time)));
      expect(profile.colour).toBe(profileColour(profile.points, time));
    }
    for (const colour of ['red', 'amber', 'green']) {
      const found: CheckedProfile[] = (await coordinator.get(`/api/profile-checks?size=200&colour=${colour}`).expect(200)).body.items;
      expect(found.map((one) => one.id).sort()).toEqual(
        all
          .filter((one) => one.colour === colour)
          .map((one) => one.id)
          .sort(),
      );
    }
    await coordinator.get('/api/profile-checks?colour=blue').expect(422);
    await (await api.as('caf')).get('/api/profile-checks?q=marchal').expect(200);
    await promeneur.get('/api/profile-checks').expect(403);
  });

  it('is asked for by a letter that says what is missing, once a day', async () => {
    await coordinator.delete(`${point('banner')}/verification`).expect(200);
    await coordinator.post(`/api/promeneurs/${lea.id}/checks/ask`).send({}).expect(200);
    await coordinator.post(`/api/promeneurs/${lea.id}/checks/ask`).send({}).expect(200);
    const letters = await sql(`select parts::text as words, "to" from letter where occasion like 'profile-check/%'`);
    expect(letters).toHaveLength(1);
    expect(letters[0].words).toContain('lea_pdn88');
    await coordinator
      .put(`${point('banner')}/verification`)
      .send({ met: true, on: TODAY, evidenceUrl: LINK })
      .expect(200);
    expect((await coordinator.post(`/api/promeneurs/${lea.id}/checks/ask`).send({}).expect(409)).body.code).toBe('nothing-missing');
  });
});
