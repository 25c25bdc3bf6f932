import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPromeneur, aStructure } from '@promenade/directory/api/testing';
import { publicCommunes, publicDirectory, publicToday } from '@promenade/directory/model';
import { asOwner } from '@promenade/platform/api/testing';
import { type TestApi, testApi } from './testing';

type Browser = Awaited<ReturnType<TestApi['as']>>;

const [EPINAL, GERARDMER, SAINT_DIE, VITTEL] = ['88160', '88196', '88413', '88516'];
/** Xonrupt-Longemer: the same EPCI as Gérardmer. */
const XONRUPT = '88531';
const TUESDAY = 2;

describe('who answers, and how near', () => {
  let api: TestApi;
  let visitor: Browser;
  let now = '2026-11-24T17:10:00Z';
  const slugs: Record<string, string> = {};

  const asks = async (query: string) => {
    const { body } = await visitor.get(`/api/public/directory?department=88${query}`).expect(200);
    publicDirectory.parse(body);
    return body as {
      items: {
        firstName: string;
        nearness: { kind: string; km: number | null } | null;
        reachability: { now: object | null; next: object | null };
      }[];
      total: number;
      place: { name: string; postalCode: string } | null;
      places: { name: string }[];
    };
  };
  const names = async (query: string) => (await asks(query)).items.map(({ firstName }) => firstName);
  const hold = (
    id: string,
    weekday: number,
    from: number,
    to: number,
    { audience = [] as string[], onHolidays = false, department = '88' } = {},
  ) =>
    asOwner(api.database.name, (owner) =>
      owner.query(
        `insert into permanence (department, "promeneurId", weekday, "fromMinute", "toMinute", audience, "onHolidays") values ($1, $2, $3, $4, $5, $6, $7)`,
        [department, id, weekday, from * 60, to * 60, audience, onHolidays],
      ),
    );

  beforeAll(async () => {
    api = await testApi({}, { now: () => new Date(now) });
    const base = api.database.name;
    const at = async (name: string, communeCode: string | null, department = '88') =>
      (await aStructure(base, { name, communeCode, department })).id;
    const person = async (firstName: string, structureId: string, more: Parameters<typeof aPromeneur>[1] = {}) => {
      const made = await aPromeneur(base, {
        firstName,
        structureId,
        charterSignedOn: '2026-01-02',
        volets: ['youth', 'parenting'],
        ...more,
      });
      slugs[firstName] = made.slug;
      return made.id;
    };
    const aicha = await person('Aïcha', await at('Espace jeunes', XONRUPT));
    const hugo = await person('Hugo', await at('MJC du Lac', GERARDMER), { volets: ['youth'] });
    const karim = await person('Karim', await at('Les Tilleuls', SAINT_DIE));
    await person('Léa', await at('La Passerelle', EPINAL));
    const sam = await person('Sam', await at('Service de la ville', VITTEL));
    await person('Zoé', await at('Nulle part', null));
    await hold(hugo, TUESDAY, 17, 20);
    await hold(karim, TUESDAY, 20, 22);
    await hold(aicha, TUESDAY, 9, 12);
    await hold(sam, TUESDAY, 18, 19, { audience: ['parenting'] });
    await hold(await person('Marthe', await at('Strasbourg', null, '67'), { department: '67' }), 6, 10, 12, { department: '67' });
    await asOwner(base, (owner) =>
      owner.query(`insert into promeneur_territory (department, "promeneurId", kind, code) values ('88', $1, 'commune', $2)`, [
        sam,
        GERARDMER,
      ]),
    );
    visitor = await api.as();
  });
  afterAll(async () => await api?.[Symbol.asyncDispose]());

  it.each([
    ['gerardmer', 'Gérardmer', []],
    ['GÉRARDMER', 'Gérardmer', []],
    ['gerarmer', 'Gérardmer', undefined],
    ['88400', 'Gérardmer', undefined],
    ['Gérardmer (88400)', 'Gérardmer', []],
    ['Xonrupt (88400)', 'Xonrupt-Longemer', []],
    ['saint die', 'Saint-Dié-des-Vosges', undefined],
    ['St Dié des Vosges', 'Saint-Dié-des-Vosges', []],
    ['epinnal', 'Épinal', undefined],
    ['vitel', 'Vittel', undefined],
    ['Nancy', 'Nancy', undefined],
    ['qwxzk', undefined, []],
    ['%', undefined, []],
  ])('understands « %s » as %s', async (near, name, others) => {
    const { place, places } = await asks(`&near=${encodeURIComponent(near)}`);
    expect(place?.name).toBe(name);
    if (others) expect(places).toEqual(others);
    expect(places.some((other) => other.name === name)).toBe(false);
  });

  it('tells the same of each, whether one page holds all that is found or not', async () => {
    const { items, total } = await asks('&sort=reachable');
    const pages = await Promise.all(items.map((_, index) => asks(`&sort=reachable&size=1&page=${index + 1}`)));
    expect(pages.flatMap((page) => page.items)).toEqual(items);
    expect(pages.map((page) => page.total)).toEqual(items.map(() => total));
  });

  it('offers the other communes of a postal code', async () => {
    const { place, places } = await asks('&near=88400');
    expect(place).toEqual({ code: GERARDMER, name: 'Gérardmer', postalCode: '88400' });
    expect(places.map(({ name }) => name)).toContain('Xonrupt-Longemer');
  });

  it('puts first who is there or goes there, then the EPCI, then the nearest, and last those whose way is not known', async () => {
    const { items, total } = await asks('&near=gerardmer');
    expect(total).toBe(6);
    expect(items.map(({ firstName, nearness }) => [firstName, nearness!.kind])).toEqual([
      ['Hugo', 'commune'],
      ['Sam', 'commune'],
      ['Aïcha', 'epci'],
      ['Karim', 'elsewhere'],
      ['Léa', 'elsewhere'],
      ['Zoé', 'elsewhere'],
    ]);
    expect(items[0]!.nearness!.km).toBeNull();
    expect(items[3]!.nearness!.km).toBeGreaterThan(20);
    expect(items[3]!.nearness!.km).toBeLessThan(30);
    expect(items[5]!.nearness!.km).toBeNull();
  });

  it('never guesses a kilometre of a commune whose place is not known', async () => {
    await asOwner(api.database.name, (owner) =>
      owner.query(`update commune set latitude = null, longitude = null where code = $1`, [SAINT_DIE]),
    );
    const { items } = await asks('&near=gerardmer');
    expect(items.find(({ firstName }) => firstName === 'Karim')!.nearness).toEqual({ kind: 'elsewhere', km: null });
    const { items: fromThere } = await asks('&near=saint+die');
    expect(fromThere.map(({ nearness }) => nearness!.km)).toEqual(fromThere.map(() => null));
  });

  it('filters by what is typed, and takes it for a place, misspelt or without anybody, when nobody bears it', async () => {
    expect(await names('&q=gerardmer')).toEqual(['Hugo']);
    expect((await asks('&q=gerarmer')).place!.name).toBe('Gérardmer');
    expect((await names('&q=gerarmer')).slice(0, 2)).toEqual(['Hugo', 'Sam']);
    expect((await asks('&q=remiremont')).total).toBe(6);
    expect(await names('&q=qwxzk')).toEqual([]);
    expect(await names(`&commune=${GERARDMER}`)).toEqual(['Hugo']);
  });

  it('tells who answers at this minute in Paris, until when, and who answers tonight', async () => {
    const { items } = await asks('&sort=reachable');
    expect(items.map(({ firstName }) => firstName)).toEqual(['Hugo', 'Sam', 'Karim', 'Aïcha', 'Léa', 'Zoé']);
    expect(items[0]!.reachability.now).toMatchObject({ on: '2026-11-24', from: '17:00', to: '20:00' });
    expect(items[2]!.reachability).toMatchObject({ now: null, next: { on: '2026-11-24', from: '20:00' } });
    expect(items[4]!.reachability).toEqual({ now: null, next: null });
    expect(await names('&reachable=now')).toEqual(['Hugo', 'Sam']);
    expect(await names('&reachable=now&volet=youth')).toEqual(['Hugo']);
    expect(await names('&reachable=now&volet=parenting')).toEqual(['Sam']);
    expect(await names('&reachable=tonight&sort=reachable')).toEqual(['Hugo', 'Sam', 'Karim']);
  });

  it.each([
    ['2026-11-24T15:59:00Z', []],
    ['2026-11-24T16:00:00Z', ['Hugo']],
    ['2026-11-24T18:59:00Z', ['Hugo']],
    ['2026-11-24T19:00:00Z', ['Karim']],
    ['2026-06-23T15:00:00Z', ['Hugo']],
    ['2026-06-23T18:00:00Z', ['Karim']],
    // 14 July 2026 is a Tuesday, and a holiday.
    ['2026-07-14T15:30:00Z', []],
  ])('reads the clock of Paris, in winter, in summer and on holidays: %s', async (instant, expected) => {
    now = instant;
    expect(await names('&reachable=now&volet=youth')).toEqual(expected);
  });

  it('knows the holidays of Alsace and Moselle', async () => {
    const marthe = async () => (await visitor.get('/api/public/directory?department=67&reachable=now').expect(200)).body.total;
    now = '2026-12-19T10:00:00Z';
    expect(await marthe()).toBe(1);
    now = '2026-12-26T10:00:00Z';
    expect(await marthe()).toBe(0);
  });

  it('hides nobody who is away, and offers none of their hours', async () => {
    now = '2026-11-24T17:10:00Z';
    await asOwner(api.database.name, (owner) =>
      owner.query(
        `insert into absence (department, "promeneurId", "startsOn", "endsOn") select department, id, '2026-11-20', '2026-11-27' from promeneur where slug = $1`,
        [slugs['Hugo']],
      ),
    );
    expect(await names('&reachable=now&volet=youth')).toEqual([]);
    const hugo = (await asks('&q=hugo')).items[0]!;
    expect(hugo.reachability).toMatchObject({ now: null, next: { on: '2026-12-01', from: '17:00' } });
    await asOwner(api.database.name, (owner) => owner.query(`delete from absence`));
  });

  it('draws the day: how many answer at each half-hour, for whom', async () => {
    const { body } = await visitor.get('/api/public/directory/today?department=88').expect(200);
    const today = publicToday.parse(body);
    expect(today).toMatchObject({ day: '2026-11-24', minute: 18 * 60 + 10, from: 480, step: 30, now: 2 });
    const at = (hour: number) => [today.youth[(hour - 8) * 2], today.parenting[(hour - 8) * 2]];
    expect([at(8), at(9), at(12), at(17), at(18), at(20), at(22)]).toEqual([
      [0, 0],
      [1, 1],
      [0, 0],
      [1, 0],
      [1, 1],
      [1, 1],
      [0, 0],
    ]);
    expect(today.slots.map(({ firstName, from }) => `${firstName} ${from}`)).toEqual([
      'Aïcha 09:00',
      'Hugo 17:00',
      'Sam 18:00',
      'Karim 20:00',
    ]);
    await visitor.get('/api/public/directory/today?department=98').expect(404);
    await visitor.get('/api/public/directory/today').expect(422);
  });

  it('gives the communes of a département, for a phone to find the nearest by itself', async () => {
    const { body } = await visitor.get('/api/public/communes?department=88').expect(200);
    const { communes, outline } = publicCommunes.parse(body);
    expect(communes.length).toBeGreaterThan(500);
    const placed = communes.flatMap(({ latitude, longitude }) => (latitude && longitude ? [[latitude, longitude]] : []));
    const inside = placed.filter(([latitude, longitude]) => isInside([latitude!, longitude!], outline[0]!));
    expect(inside.length / placed.length).toBeGreaterThan(0.95);
    expect(communes.find(({ code }) => code === GERARDMER)).toMatchObject({
      name: 'Gérardmer',
      postalCode: '88400',
      latitude: expect.any(Number),
    });
  });
});

/** Whether a line to the east crosses the outline an odd number of times. */
function isInside([y, x]: [number, number], ring: readonly [number, number][]): boolean {
  return ring.reduce((inside, [y1, x1], index) => {
    const [y2, x2] = ring[(index + 1) % ring.length]!;
    const crosses = y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1;
    return crosses ? !inside : inside;
  }, false);
}
