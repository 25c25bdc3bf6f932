import { describe, expect, it } from '@jest/globals';
import { plain } from '@promenade/platform/model';
import fc from 'fast-check';
import { alikePromeneurs, alikeStructures, type Comparable } from './duplicates';

let made = 0;
const record = (name: string, more: Partial<Comparable> = {}): Comparable => ({
  id: `id-${String(++made).padStart(3, '0')}`,
  plain: plain(name),
  communeCode: '88160',
  email: null,
  phone: null,
  handles: [],
  ...more,
});
const why = (one: Comparable, other: Comparable) => alikeStructures([one, other])[0]?.why;
const whyPeople = (one: Comparable, other: Comparable) => alikePromeneurs([one, other])[0]?.why;

describe('structures that may be one', () => {
  it('bear one name in one commune, whatever the dots and capitals', () => {
    expect(why(record('M.J.C. du Lac'), record('mjc du lac'))).toEqual(['same-name']);
    expect(why(record('MJC du lac'), record('MJC du lac', { communeCode: null }))).toEqual(['same-name']);
    expect(why(record('MJC du lac'), record('MJC du lac', { communeCode: '88196' }))).toBeUndefined();
  });

  it('or nearly, in one commune', () => {
    expect(why(record('Centre social Les Tilleuls'), record('Centre social les Tilleul'))).toEqual(['near-name']);
    expect(why(record('Foyer rural'), record('Foyer rural de la plaine'))).toEqual(['near-name']);
    expect(why(record('MJC du lac'), record('Mission locale'))).toBeUndefined();
  });

  it('or one phone, one address, or one domain of their own in one commune', () => {
    expect(why(record('MJC', { phone: '+33329000000' }), record('Foyer', { phone: '+33329000000', communeCode: '88196' }))).toEqual([
      'same-phone',
    ]);
    expect(why(record('MJC', { email: 'a@lac.example' }), record('Foyer', { email: 'b@lac.example' }))).toEqual(['same-email-domain']);
    expect(why(record('MJC', { email: 'a@orange.fr' }), record('Foyer', { email: 'b@orange.fr' }))).toBeUndefined();
  });
});

describe('promeneurs who may be one', () => {
  it('bear the same names in either order, or nearly', () => {
    expect(whyPeople(record('Léa Marchal'), record('Marchal Lea'))).toEqual(['same-name']);
    expect(whyPeople(record('Léa Marchal'), record('Léa Marchall'))).toEqual(['near-name']);
    expect(whyPeople(record('Léa Marchal'), record('Léa Didier'))).toBeUndefined();
  });

  it('or one handle; or one phone and a name in common, for a house has one number for all', () => {
    expect(whyPeople(record('Léa Marchal', { handles: ['lea.pdn'] }), record('L. M.', { handles: ['lea.pdn'] }))).toEqual(['same-handle']);
    const phone = '+33639981407';
    expect(whyPeople(record('Léa Marchal', { phone }), record('Léa Didier', { phone }))).toEqual(['same-phone']);
    expect(whyPeople(record('Léa Marchal', { phone }), record('Karim Bensaïd', { phone }))).toBeUndefined();
  });
});

it('finds each pair once, whatever the order, and nobody twice', () => {
  const names = ['MJC du lac', 'M.J.C. du lac', 'MJC du lacs', 'Foyer rural', 'Foyer rural du val'];
  const records = fc.array(
    fc.record({
      name: fc.constantFrom(...names),
      phone: fc.constantFrom(null, '+33329000000'),
      communeCode: fc.constantFrom(null, '88160'),
    }),
  );
  fc.assert(
    fc.property(records, fc.infiniteStream(fc.nat()), (given, seeds) => {
      const all = given.map(({ name, ...more }) => record(name, more));
      const pairs = alikeStructures(all);
      expect(pairs.every(({ lower, higher }) => lower < higher)).toBe(true);
      expect(new Set(pairs.map(({ lower, higher }) => `${lower}.${higher}`)).size).toBe(pairs.length);
      const shuffled = [...all].sort(() => (seeds.next().value! % 2 ? 1 : -1));
      expect(alikeStructures(shuffled)).toEqual(pairs);
    }),
  );
});
