import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { figureKeys } from '@promenade/dashboards/model';
import { asOwner } from '@promenade/platform/api/testing';
import { type TestApi, testApi } from './testing';

/** Five people in 88: two listed, one waiting for the structure, one never asked, one gone; and one of 33. */
const REGISTRY = `
  insert into structure (id, department, name, plain, "communeCode", "createdAt") values
    ('00000000-0000-4000-8000-000000000001', '88', 'MJC du lac', 'mjc du lac', '88196', now()),
    ('00000000-0000-4000-8000-000000000002', '88', 'Sans lieu', 'sans lieu', null, now()),
    ('00000000-0000-4000-8000-000000000003', '33', 'Ailleurs', 'ailleurs', '33063', now());
  insert into promeneur (id, department, slug, "firstName", "lastName", plain, "plainFirstName", volets, "charterState", "charterSignedOn", "createdAt") values
    ('10000000-0000-4000-8000-000000000001', '88', '88-a', 'A', 'A', 'a a', 'a', '{youth}', 'complete', '2026-06-15', now()),
    ('10000000-0000-4000-8000-000000000002', '88', '88-b', 'B', 'B', 'b b', 'b', '{youth,parenting}', 'complete', '2026-10-02', now()),
    ('10000000-0000-4000-8000-000000000003', '88', '88-c', 'C', 'C', 'c c', 'c', '{parenting}', 'awaiting-structure', null, now()),
    ('10000000-0000-4000-8000-000000000004', '88', '88-d', 'D', 'D', 'd d', 'd', '{youth}', 'missing', null, now()),
    ('10000000-0000-4000-8000-000000000005', '88', '88-e', 'E', 'E', 'e e', 'e', '{youth}', 'complete', '2025-01-10', now()),
    ('10000000-0000-4000-8000-000000000006', '33', '33-f', 'F', 'F', 'f f', 'f', '{youth}', 'complete', '2026-06-15', now());
  insert into employment (department, "promeneurId", "structureId", "startsOn", "endsOn", "weeklyMinutes") values
    ('88', '10000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000001', '2024-01-01', null, 120),
    ('88', '10000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000001', '2026-03-01', null, 90),
    ('88', '10000000-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000002', null, null, null),
    ('88', '10000000-0000-4000-8000-000000000004', '00000000-0000-4000-8000-000000000002', '2025-11-21', null, 60),
    ('88', '10000000-0000-4000-8000-000000000005', '00000000-0000-4000-8000-000000000001', '2023-01-01', '2026-05-31', 60),
    ('33', '10000000-0000-4000-8000-000000000006', '00000000-0000-4000-8000-000000000003', '2024-01-01', null, 60);`;

describe('the dashboard of a département', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await testApi({}, { now: () => new Date('2026-11-21T10:00:00Z') });
    await asOwner(api.database.name, (owner) => owner.query(REGISTRY));
  });
  afterAll(async () => await api[Symbol.asyncDispose]());

  it('counts its network, and no other', async () => {
    const { body } = await (await api.as('caf')).get('/api/dashboards/department').expect(200);
    expect(body.figures.map(({ key }: { key: string }) => key)).toEqual(figureKeys);
    expect(Object.fromEntries(body.figures.map(({ key, value }: { key: string; value: number }) => [key, value]))).toEqual({
      'promeneurs-total': 4,
      'promeneurs-youth': 3,
      'promeneurs-parenting': 2,
      'promeneurs-listed': 2,
      'promeneurs-awaiting-signature': 1,
      'structures-total': 2,
      'structures-with-a-promeneur': 2,
      'charters-complete': 2,
      'charters-pending': 1,
      'charters-missing': 1,
      'communes-covered': 1,
      'arrivals-12-months': 1,
      'departures-12-months': 1,
      'weekly-hours-mandated': 4.5,
    });
    expect(body.department).toEqual({ code: '88', name: 'Vosges' });
    expect(body.unplaced).toBe(2);
    expect(body.coverage).toMatchObject([
      { commune: { code: '88196', name: 'Gérardmer' }, promeneurs: 2, youth: 2, parenting: 1, listed: 2, structures: 1 },
    ]);
  });

  it('draws twelve months, from who was there and who had signed by then', async () => {
    const { body } = await (await api.as('partner')).get('/api/dashboards/department').expect(200);
    expect(body.months).toHaveLength(12);
    expect(body.months[0]).toEqual({ month: '2025-12-01', promeneurs: 4, charters: 1 });
    expect(body.months.find(({ month }: { month: string }) => month === '2026-05-01')).toEqual({
      month: '2026-05-01',
      promeneurs: 5,
      charters: 1,
    });
    expect(body.months.at(-1)).toEqual({ month: '2026-11-01', promeneurs: 4, charters: 2 });
  });

  it('adds the country up for the national level, which may name a département', async () => {
    const national = await api.as('national');
    const total = async (query: string) => (await national.get(`/api/dashboards/department${query}`).expect(200)).body.figures[0].value;
    expect(await total('')).toBe(5);
    expect(await total('?department=33')).toBe(1);
    await national.get('/api/dashboards/department?department=999').expect(422);
  });

  it('is closed to those who log and sign', async () => {
    for (const role of ['promeneur', 'structure', 'facilitator'] as const) {
      await (await api.as(role)).get('/api/dashboards/department').expect(403);
    }
    await (await api.as()).get('/api/dashboards/department').expect(401);
  });
});
