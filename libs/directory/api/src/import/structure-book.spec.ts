import { describe, expect, it } from '@jest/globals';
import { plain } from '@promenade/platform/model';
import type { StructureRow } from './known-records';
import { StructureBook } from './structure-book';

const row = (given: Partial<StructureRow> & { name: string }): StructureRow => ({
  ...{ id: given.name, plain: plain(given.name), siret: null, address: null, postalCode: null, communeCode: null },
  ...{ type: null, email: null, phone: null, notes: null, rna: null, acronym: null, website: null },
  ...{ representativeName: null, representativeEmail: null, representativeAccountId: null },
  ...{ representativeFunction: null, representativePhone: null },
  ...given,
});
const SIRET = '98633315122193';
const OTHER = '94502190580961';

describe('the structures of an import', () => {
  it.each([
    ['the same SIRET, whatever the name', row({ name: 'MJC', siret: SIRET }), { structure: 'Maison des jeunes', siret: SIRET }, true],
    ['the same name, however it is written', row({ name: 'MJC du Lac' }), { structure: 'm.j.c. du lac' }, true],
    ['the same name, one commune unknown', row({ name: 'MJC', communeCode: '88196' }), { structure: 'MJC' }, true],
    ['the same name in another commune', row({ name: 'MJC', communeCode: '88196' }), { structure: 'MJC', communeCode: '88160' }, false],
    ['the same name under another SIRET', row({ name: 'MJC', siret: OTHER }), { structure: 'MJC', siret: SIRET }, false],
    ['the same name, a SIRET at last', row({ name: 'MJC' }), { structure: 'MJC', siret: SIRET }, true],
  ])('%s', (_, existing, values, found) => {
    const book = new StructureBook([existing]);
    const structure = book.resolve(values)!;
    expect(structure.id === existing.id).toBe(found);
    expect(book.created).toHaveLength(found ? 0 : 1);
    expect(book.resolve(values)).toBe(structure);
  });

  it('are none when a line names none, or gives only a SIRET that nobody has', () => {
    const book = new StructureBook([]);
    expect(book.resolve({})).toBeUndefined();
    expect(book.resolve({ siret: SIRET })).toBeUndefined();
  });

  it('prefer the commune of the line among namesakes', () => {
    const here = row({ id: 'here', name: 'MJC', communeCode: '88160' });
    const book = new StructureBook([row({ id: 'nowhere', name: 'MJC' }), here]);
    expect(book.resolve({ structure: 'MJC', communeCode: '88160' })).toMatchObject({ id: 'here' });
  });

  it('keep an employer whose SIRET was corrected', () => {
    const book = new StructureBook([row({ name: 'MJC', siret: OTHER })]);
    const current = book.get('MJC')!;
    expect(book.resolve({ structure: 'MJC', siret: SIRET }, current)).toBe(current);
    expect(book.change(current, 'siret', SIRET)).toBe(true);
    expect(book.before.get('MJC')!.siret).toBe(OTHER);
    expect(book.changed).toEqual([current]);
  });

  it('are completed where blank, and never with the address of somebody else', () => {
    const book = new StructureBook([row({ name: 'MJC', representativeName: 'Isabelle Noël', address: '1 rue Haute' })]);
    const said = { structure: 'MJC', address: '2 rue Basse', postalCode: '88000', representativeEmail: 'autre@x.example' };
    expect(book.resolve({ ...said, representativeName: 'Odile Rovel' })).toMatchObject({
      ...{ address: '1 rue Haute', postalCode: '88000', representativeEmail: null },
    });
    expect(book.resolve({ ...said, representativeName: 'ISABELLE NOEL' })).toMatchObject({ representativeEmail: 'autre@x.example' });
  });

  it('lose the account of a representative whose address is another', () => {
    const account = 'd8c9a7b0-0000-4000-8000-000000000000';
    const signs = { representativeName: 'Isabelle Noël', representativePhone: '+33600000001' };
    const book = new StructureBook([row({ name: 'MJC', representativeEmail: 'a@x.example', representativeAccountId: account, ...signs })]);
    const structure = book.get('MJC')!;
    expect(book.change(structure, 'representativeEmail', 'a@x.example')).toBe(false);
    expect(structure.representativeAccountId).toBe(account);
    book.change(structure, 'representativeEmail', 'b@x.example');
    expect(structure).toMatchObject({ representativeAccountId: null, representativePhone: '+33600000001' });
    book.change(structure, 'representativeName', 'Odile Rovel');
    expect(structure.representativePhone).toBeNull();
  });
});
