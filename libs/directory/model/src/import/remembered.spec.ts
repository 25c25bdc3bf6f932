import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { forgotten, type ImportDraft, revised, tableOfDraft } from './draft';
import { fieldsOfKind, gatheredFields } from './fields';
import { headerKey, recalled, type RememberedFields, toRemember } from './remembered';
import { linesSetAside, ofLines } from './set-aside';
import { tableOf } from './table';

const rows = [
  ['Nom', 'Prénom', 'Mail', 'Secteur', null],
  ['Durand', 'Léa', 'lea@x.example', 'Nord', 'z'],
  ['Noir', 'Max', 'max@x.example', 'Sud', 'z'],
];
const table = (() => {
  const found = tableOf([{ name: 'PdN', truncated: false, rows: rows.map((cells, at) => ({ line: at + 1, cells })) }]);
  if ('code' in found) throw new Error(found.code);
  return found;
})();
const draft: ImportDraft = { table, mapping: {}, corrections: [] };
const nothing = { promeneurs: {}, structures: {} };
const fields = (of: { columns: readonly { field: string | null }[] }) => of.columns.map(({ field }) => field);

describe('what headers meant last time', () => {
  it('is known by their words alone, and not for a column without a name', () => {
    expect(headerKey(' É-mail (pro) ')).toBe('e mail pro');
    expect(headerKey('Colonne E')).toBe('');
  });

  it('comes before any guess, and is said', () => {
    const named = recalled(table, { secteur: 'notes', mail: null });
    expect(fields(named)).toEqual(['lastName', 'firstName', null, 'notes', null]);
    expect(named.columns[3]).toEqual({ source: 'Secteur', field: 'notes', confidence: 1, remembered: true });
    expect(named.columns[0]!.remembered).toBeUndefined();
  });

  it('takes a field from the column that was guessed to have it', () => {
    expect(fields(recalled(table, { secteur: 'email' }))).toEqual(['lastName', 'firstName', null, 'email', null]);
    expect(fields(recalled(table, { secteur: 'fullName' }))).toEqual(['lastName', 'firstName', 'email', 'fullName', null]);
  });

  it('says nothing of fields of another kind', () => {
    expect(recalled(table, { secteur: 'rna' })).toEqual(table);
  });

  it('is what the last import had, its silence included', () => {
    const said = { Secteur: 'notes', Mail: null } as const;
    expect(toRemember({ columns: tableOfDraft({ ...draft, mapping: said }).columns }, said)).toEqual({
      ...{ nom: 'lastName', prenom: 'firstName', secteur: 'notes', mail: null },
    });
    expect(toRemember(table, {})).toEqual({ nom: 'lastName', prenom: 'firstName', mail: 'email' });
  });

  it('never gives a field twice, and remembers again what it recalled', () => {
    const keys = ['nom', 'prenom', 'mail', 'secteur'];
    const some = fc.dictionary(fc.constantFrom(...keys), fc.option(fc.constantFrom(...fieldsOfKind.promeneurs)));
    fc.assert(
      fc.property(some, (remembered) => {
        const named = recalled(table, remembered as RememberedFields);
        const alone = fields(named).filter((field) => field !== null && !gatheredFields.includes(field as never));
        expect(new Set(alone).size).toBe(alone.length);
        expect(recalled(table, toRemember(named, {}))).toMatchObject({
          columns: named.columns.map(({ source, field }) => ({ source, field })),
        });
      }),
    );
  });

  it('is forgotten for one column or for all, and guessed anew', () => {
    const named = { ...draft, table: recalled(table, { secteur: 'email', nom: 'lastName' }) };
    expect(fields(forgotten(named, 'Nom').table)).toEqual(['lastName', 'firstName', null, 'email', null]);
    expect(fields(forgotten(named, 'Secteur').table)).toEqual(['lastName', 'firstName', null, null, null]);
    expect(forgotten(named).table.columns.some(({ remembered }) => remembered)).toBe(false);
  });
});

describe('a draft', () => {
  it('taken for another kind keeps the cells corrected under a header, and asks again what columns are', () => {
    const cells = [
      { line: 2, column: 'Nom', value: 'Durant' },
      { line: 2, column: 'notes', value: 'x' },
    ];
    const corrected = revised(draft, { mapping: { Secteur: 'function' }, cells }, nothing) as ImportDraft;
    const taken = revised(corrected, { kind: 'structures' }, { ...nothing, structures: { secteur: 'notes' } }) as ImportDraft;
    expect(taken.mapping).toEqual({});
    expect(taken.corrections).toEqual([cells[0]]);
    expect(fields(taken.table)).toEqual(['structure', null, 'email', 'notes', null]);
    expect(revised(taken, { mapping: { Nom: 'lastName' } }, nothing)).toMatchObject({ errors: [{ code: 'field-of-other-kind' }] });
  });

  it('of the lines left aside holds them and their corrections alone', () => {
    const action = (line: number, its: 'create' | 'update' | 'duplicate' | 'reject') => ({ line, action: its });
    const lines = linesSetAside([action(2, 'create'), action(3, 'duplicate'), action(4, 'update'), action(5, 'reject')]);
    expect(lines).toEqual([3, 5]);
    const left = ofLines(table, [{ line: 2, column: 'Nom', value: 'a' }, { line: 3, column: 'Nom', value: 'b' }], lines); // prettier-ignore
    expect(left.table.rows.map(({ line }) => line)).toEqual([3]);
    expect(left.corrections.map(({ value }) => value)).toEqual(['b']);
  });
});
