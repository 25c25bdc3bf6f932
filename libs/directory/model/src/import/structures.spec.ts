import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { structureTypes } from '../structure';
import { communeIndex } from './commune-index';
import type { KnownRecordValues } from './decide';
import type { ImportRow, ImportValues } from './import';
import { previewOf } from './preview';
import { readStructureType } from './read-structure-type';
import type { Sheet, SheetCell } from './sheet';
import { mappingErrors, retaken, tableOf } from './table';

const SIRET = '98633315122193';
const OTHER = '94502190580961';
const communes = communeIndex([
  { code: '88160', name: 'Épinal', department: '88', postalCodes: ['88000'] },
  { code: '88383', name: 'Remiremont', department: '88', postalCodes: ['88200'] },
]);
const context = { department: '88', communes, phones: (text: string) => (/^0\d{9}$/.test(text) ? `+33${text.slice(1)}` : undefined) };

const sheetOf = (rows: readonly (readonly SheetCell[])[], name = 'Feuille'): Sheet => ({
  ...{ name, truncated: false },
  rows: rows.map((cells, at) => ({ line: at + 1, cells: [...cells] })),
});
const tableIn = (...sheets: Sheet[]) => {
  const table = tableOf(sheets);
  if ('code' in table) throw new Error(table.code);
  return table;
};
const HEADER = ['Structure', 'SIRET', 'Commune', 'Mail', 'Représentant', 'Mail représentant'];
const OF_WHO_SIGNS = ['Fonction du représentant', 'Tél. représentant'];
const line = (cells: Partial<Record<(typeof HEADER)[number], SheetCell>>) => HEADER.map((column) => cells[column] ?? null);
const previewed = (lines: readonly (readonly SheetCell[])[], known: readonly KnownRecordValues[] = []) =>
  previewOf(tableIn(sheetOf([HEADER, ...lines])), context, known);
const record = (id: string, values: ImportValues): KnownRecordValues => ({ id, values });
const codesOf = ({ problems }: ImportRow) => problems.map(({ code }) => code);

describe('what the lines of a file are about', () => {
  it.each([
    [['Structure', 'SIRET', 'Mail'], 'structures'],
    [['Nom de la structure', 'Adresse', 'CP', 'Commune'], 'structures'],
    [['Nom', 'SIRET', 'Commune', 'Type'], 'structures'],
    [['Employeur', 'Ville', 'Tél.'], 'structures'],
    [['Nom', 'Prénom', 'Structure', 'SIRET'], 'promeneurs'],
    [['Promeneur', 'Structure', 'Mail'], 'promeneurs'],
    [['Nom', 'Structure', 'SIRET'], 'promeneurs'],
    [['Nom', 'Mail'], 'promeneurs'],
  ] as const)('%j: %s', (header, kind) => {
    expect(tableIn(sheetOf([header, header.map(() => 'x'), header.map(() => 'y')])).kind).toBe(kind);
  });

  it('is people as soon as one sheet names some, however full the other is', () => {
    const people = sheetOf([['Nom', 'Prénom', 'Mail'], ['Durand', 'Léa', 'lea@x.example']], 'PdN'); // prettier-ignore
    const places = sheetOf([HEADER, line({ Structure: 'MJC', SIRET, Commune: 'Épinal' })], 'Structures');
    expect(tableIn(places, people)).toMatchObject({ kind: 'promeneurs', sheet: 'PdN' });
    expect(tableOf([places, people], 'structures')).toMatchObject({ kind: 'structures', sheet: 'Structures' });
  });

  it('can be said otherwise: the same lines, other fields', () => {
    const table = tableIn(sheetOf([['Nom', 'Prénom', 'Mail'], ['Durand', 'Léa', 'lea@x.example']])); // prettier-ignore
    const other = retaken(table, 'structures');
    expect(other.columns.map(({ field }) => field)).toEqual(['structure', null, 'email']);
    expect(retaken(other, 'promeneurs')).toEqual(table);
    expect(mappingErrors(other, { Prénom: 'firstName' }).map(({ code }) => code)).toEqual(['field-of-other-kind']);
    expect(mappingErrors(table, { Mail: 'rna' }).map(({ code }) => code)).toEqual(['field-of-other-kind']);
  });
});

describe('a structure of the base', () => {
  it.each([
    ['its SIRET, whatever its name', { Structure: 'Maison des jeunes', SIRET }, { structure: 'MJC', siret: SIRET }, 'update'],
    [
      'its name and commune, however written',
      { Structure: 'm.j.c.', Commune: 'EPINAL' },
      { structure: 'MJC', communeCode: '88160' },
      'duplicate',
    ],
    ['its name, when one commune is unknown', { Structure: 'MJC', Commune: 'Épinal' }, { structure: 'MJC' }, 'update'],
    ['nothing: another commune', { Structure: 'MJC', Commune: 'Remiremont' }, { structure: 'MJC', communeCode: '88160' }, 'create'],
    ['nothing: another SIRET', { Structure: 'MJC', SIRET: OTHER }, { structure: 'MJC', siret: SIRET }, 'create'],
  ] as const)('is known again by %s', (_, cells, values, action) => {
    const known = record('s1', { ...values, ...('communeCode' in values && { commune: 'Épinal', postalCode: '88000' }) });
    expect(previewed([line({ Mail: null, ...cells })], [known]).rows[0]).toMatchObject({ action });
  });

  it('is asked about when several bear its name', () => {
    const known = ['88160', '88383'].map((communeCode) => record(communeCode, { structure: 'MJC', communeCode }));
    const { rows } = previewed([line({ Structure: 'MJC', Mail: 'a@x.example' })], known);
    expect(rows[0]).toMatchObject({ action: 'duplicate', problems: [{ code: 'duplicate-of-record' }] });
    expect(rows[0]!.recordId).toBeUndefined();
  });

  it('shows what stood before what changes, and loses nothing to a blank cell', () => {
    const known = record('s1', { structure: 'MJC', siret: SIRET, email: 'avant@x.example', notes: 'Gardée' });
    expect(previewed([line({ Structure: 'MJC', SIRET, Mail: 'apres@x.example' })], [known]).rows[0]).toMatchObject({
      ...{ action: 'update', changes: ['email'], before: { email: 'avant@x.example' } },
    });
  });

  it('keeps its representative when another name comes without an address', () => {
    const known = record('s1', { structure: 'MJC', siret: SIRET, representativeName: 'Isabelle Noël', representativeEmail: 'n@x.example' });
    const [alone, whole] = ['', 'r@x.example'].map((mail) =>
      previewed([line({ SIRET, Structure: 'MJC', Représentant: 'Odile Rovel', 'Mail représentant': mail || null })], [known]),
    );
    expect(codesOf(alone!.rows[0]!)).toEqual(['representative-email-missing', 'duplicate-of-record']);
    expect(whole!.rows[0]).toMatchObject({ action: 'update', changes: ['representativeName', 'representativeEmail'], problems: [] });
  });

  it('never gives who signs the function and the number of another', () => {
    const signs = { representativeName: 'Isabelle Noël', representativeFunction: 'Présidente', representativePhone: '+33600000001' };
    const known = record('s1', { structure: 'MJC', siret: SIRET, representativeEmail: 'n@x.example', ...signs });
    const [same, other, unreached] = [
      ['ISABELLE NOEL', 'n@x.example', null, '0600000002'],
      ['Odile Rovel', 'r@x.example', 'Directrice', null],
      ['Odile Rovel', null, 'Directrice', '0600000002'],
    ].map(([name, mail, ...rest]) => {
      const sheet = sheetOf([[...HEADER, ...OF_WHO_SIGNS], [...line({ SIRET, Représentant: name!, 'Mail représentant': mail! }), ...rest]]); // prettier-ignore
      return previewOf(tableIn(sheet), context, [known]).rows[0]!;
    });
    expect(same!.changes).toContain('representativePhone');
    expect(same!.changes).not.toContain('representativeFunction');
    expect(other).toMatchObject({ values: { representativeFunction: 'Directrice' }, before: { representativePhone: '+33600000001' } });
    expect(other!.changes).toContain('representativePhone');
    expect(other!.values.representativePhone).toBeUndefined();
    expect(unreached).toMatchObject({ action: 'duplicate' });
  });
});

describe('a file of structures', () => {
  it('writes each of them once, and the second time nothing', () => {
    const name = fc.constantFrom('MJC', 'm.j.c.', 'Le Passage', 'Tandem', 'L’Escale');
    const cells = fc.record({
      Structure: name,
      SIRET: fc.constantFrom(null, SIRET, OTHER),
      Commune: fc.constantFrom(null, 'Épinal', 'Remiremont'),
    });
    fc.assert(
      fc.property(fc.array(cells, { minLength: 1, maxLength: 12 }), (lines) => {
        const filled = lines.map((one) => line({ ...one, Mail: 'a@x.example' }));
        const first = previewed(filled);
        const { create, update, duplicate, reject } = first.counts;
        expect(create + update + duplicate + reject).toBe(lines.length);
        const made = first.rows.filter(({ action }) => action === 'create');
        const sirets = made.flatMap(({ values }) => values.siret ?? []);
        expect(new Set(sirets).size).toBe(sirets.length);
        const again = previewed(filled, made.map(({ line: at, values }) => record(String(at), values))); // prettier-ignore
        expect(again.counts.create).toBe(0);
      }),
    );
  });

  it('rejects a line that names no structure, and says so', () => {
    const { rows, counts } = previewed([line({ Commune: 'Épinal', Mail: 'a@x.example' })]);
    expect(counts).toEqual({ create: 0, update: 0, duplicate: 0, reject: 1 });
    expect(codesOf(rows[0]!)).toEqual(['structure-missing']);
  });
});

describe('the columns of a file of structures', () => {
  it.each([
    ['Sigle', 'acronym'],
    ['Nom court', 'acronym'],
    ['Site web', 'website'],
    ['Adresse du site internet', 'website'],
    ['URL', 'website'],
    ['Fonction', 'representativeFunction'],
    ['Qualité du signataire', 'representativeFunction'],
    ['Fonction du contact', 'representativeFunction'],
    ['Téléphone du responsable', 'representativePhone'],
    ['Nom du signataire', 'representativeName'],
    ['Téléphone', 'phone'],
    ['Adresse', 'address'],
    ['Adresse mail', 'email'],
  ] as const)('« %s » is %s', (header, field) => {
    const [, , column] = tableIn(sheetOf([['Structure', 'SIRET', header], ['MJC', SIRET, null]])).columns; // prettier-ignore
    expect(column!.field).toBe(field);
  });

  it('read a site as people write it, and say when there is none', () => {
    const sites = ['mjc.example', 'https://mjc.example/lieux', 'javascript:alert(1)', 'pas de site'];
    const { rows } = previewOf(tableIn(sheetOf([['Structure', 'Site web'], ...sites.map((site, at) => [`MJC ${at}`, site])])), context, []);
    expect(rows.map(({ values }) => values.website)).toEqual(['https://mjc.example', 'https://mjc.example/lieux', undefined, undefined]);
    expect(rows.flatMap(codesOf)).toEqual(['website-unreadable', 'website-unreadable']);
  });
});

describe('the type of a structure', () => {
  it.each([
    ['MJC', 'youth-centre'],
    ['Centre socio-culturel', 'social-centre'],
    ['association (loi 1901)', 'association'],
    ['PIJ', 'youth-information'],
    ['Mission Locale', 'employment-mission'],
    ['Point Accueil Écoute Jeunes', 'listening-place'],
    ['Maison des adolescents', 'adolescents-house'],
    ['FJT', 'young-workers-home'],
    ['Mairie', 'municipal-service'],
    ['bazar', undefined],
  ] as const)('« %s » is %s', (text, type) => expect(readStructureType(text)).toBe(type));

  it.each(structureTypes)('%s is read back from its code', (type) => expect(readStructureType(type)).toBe(type));
});
