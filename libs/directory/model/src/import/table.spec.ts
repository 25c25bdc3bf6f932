import { describe, expect, it } from '@jest/globals';
import type { ImportColumn } from './import';
import type { Sheet, SheetCell } from './sheet';
import { cellErrors, corrected, type ImportTable, mappingErrors, remapped, tableOf } from './table';

const sheetOf = (rows: SheetCell[][], name = 'Réseau', truncated = false): Sheet => ({
  name,
  truncated,
  rows: rows.map((cells, at) => ({ line: at + 1, cells })).filter(({ cells }) => cells.some((cell) => cell !== null)),
});
const read = (...sheets: Sheet[]): ImportTable => {
  const table = tableOf(sheets);
  if ('code' in table) throw new Error(table.code);
  return table;
};
const fieldsOf = ({ columns }: { columns: readonly ImportColumn[] }) =>
  Object.fromEntries(columns.map(({ source, field }) => [source, field]));
const people: SheetCell[][] = [
  ['Durand', 'Léa', 'lea@mjc.example', '06 39 98 10 00'],
  ['Noël', 'Anaïs', 'anais@mjc.example', '06 39 98 10 01'],
];

describe('the directory of a file', () => {
  it('is found under a title, on its sheet, without its totals, section titles, empty and repeated headers', () => {
    const header = ['Nom', 'Prénom', 'E-mail', 'Tél.'];
    const table = read(
      sheetOf([['Mode d’emploi'], ['Nom du fichier : annuaire']], 'À lire'),
      sheetOf([
        ['Annuaire des Promeneurs du Net', 'Annuaire des Promeneurs du Net'],
        [null],
        header,
        ['Secteur d’Épinal'],
        people[0]!,
        [null],
        header,
        people[1]!,
        ['Total', 2],
        ['Sous-total', 'jeunesse', 2],
      ]),
    );
    expect(table.sheet).toBe('Réseau');
    expect(table.rows.map(({ line }) => line)).toEqual([5, 8]);
    expect(fieldsOf(table)).toEqual({ Nom: 'lastName', Prénom: 'firstName', 'E-mail': 'email', 'Tél.': 'phone' });
  });

  it('keeps a vacant post, to be rejected in sight', () => {
    const vacant = [null, null, null, null, '(poste vacant)', 'MJC'];
    const table = read(sheetOf([['Nom', 'Prénom', 'E-mail', 'Tél.', 'Fonction', 'Structure'], people[0]!, vacant]));
    expect(table.rows.map(({ line }) => line)).toEqual([2, 3]);
  });

  it.each([
    ['Nom Prénom', 'fullName'],
    ['NOM ET PRÉNOM', 'fullName'],
    ['Promeneur', 'fullName'],
    ['Nom de famille', 'lastName'],
    ['PRENOM', 'firstName'],
    ['Nom de la structure', 'structure'],
    ['Structure employeuse', 'structure'],
    ['Employeur', 'structure'],
    ['N° SIRET', 'siret'],
    ['Adresse postale', 'address'],
    ['CP', 'postalCode'],
    ['Code postal', 'postalCode'],
    ['Ville', 'commune'],
    ['Mail pro', 'email'],
    ['Adresse mail', 'email'],
    ['Courriel', 'email'],
    ['Tél.', 'phone'],
    ['N° de téléphone', 'phone'],
    ['Portable pro', 'phone'],
    ['Public', 'volet'],
    ['Volet(s)', 'volet'],
    ['H/semaine', 'weeklyHours'],
    ['Nb d’heures hebdo', 'weeklyHours'],
    ['Date entrée', 'startedOn'],
    ['PdN depuis', 'startedOn'],
    ['Charte signée le', 'charterSignedOn'],
    ['Date de signature', 'charterSignedOn'],
    ['Représentant légal', 'representativeName'],
    ['Nom du représentant', 'representativeName'],
    ['Mail représentant', 'representativeEmail'],
    ['Courriel du directeur', 'representativeEmail'],
    ['Observations', 'notes'],
    ['Fonction', 'function'],
    ['Poste occupé', 'function'],
    ['Insta', 'network:instagram'],
    ['Snap', 'network:snapchat'],
    ['FB', 'network:facebook'],
    ['Tik Tok', 'network:tiktok'],
    ['Twitter', 'network:x'],
    ['Chaîne YouTube', 'network:youtube'],
    ['Serveur Discord', 'network:discord'],
    ['Telephonne', 'phone'],
    ['Strucutre', 'structure'],
    ['N°', null],
    ['Secteur', null],
    ['Date de sortie', null],
    ['Commune d’intervention', null],
    ['Tél. structure', null],
  ])('takes « %s » for %s', (header, field) => {
    const table = read(
      sheetOf([
        ['Nom', 'Prénom', header],
        [null, null, null],
        [null, null, null, null],
        ['Durand', 'Léa', null],
      ]),
    );
    const alone = read(
      sheetOf([
        ['Courriel', 'Snapchat', header],
        ['lea@mjc.example', 'lea', null],
      ]),
    );
    const fields = [table, alone].map(({ columns }) => columns[2]?.field);
    expect(fields).toContain(field);
  });

  it('gives a field to one column, the surest, and joins only remarks and lines of address', () => {
    const table = read(
      sheetOf([
        ['Nom', 'Prénom', 'Mail perso', 'Mail pro', 'Adresse', 'Complément d’adresse', 'Observations', 'Remarques'],
        ['Durand', 'Léa', 'a@x.example', 'b@x.example', '1 rue', 'bât. B', 'un', 'deux'],
      ]),
    );
    expect(table.columns.map(({ field }) => field)).toEqual([
      'lastName',
      'firstName',
      null,
      'email',
      'address',
      'address',
      'notes',
      'notes',
    ]);
  });

  it('takes « Nom » for the whole name when no column holds first names', () => {
    const table = read(
      sheetOf([
        ['Nom', 'Mail'],
        ['Durand Léa', 'lea@mjc.example'],
      ]),
    );
    expect(table.columns[0]).toEqual({ source: 'Nom', field: 'fullName', confidence: 0.7 });
  });

  it('leaves a likely header whose cells say something else, and asks about a sure one', () => {
    const header = ['Nom', 'Prénom', 'Charte', 'Tél.'];
    const lines = [
      ['Durand', 'Léa', 'oui', 'rue Haute'],
      ['Noël', 'Anaïs', 'oui', 'rue Basse'],
      ['Remy', 'Hugo', 'oui', '06 39 98 10 00'],
    ];
    const table = read(sheetOf([header, ...lines]));
    expect(table.columns[2]).toEqual({ source: 'Charte', field: null, confidence: 0 });
    expect(table.columns[3]).toEqual({ source: 'Tél.', field: 'phone', confidence: 0.53 });
  });

  it('names columns without a header by their letter, those of one name by their rank, and looks at their cells', () => {
    const table = read(
      sheetOf([
        ['Nom', 'Prénom', null, 'Divers', 'Divers'],
        ['Durand', 'Léa', 'lea@mjc.example', 'x', 'y'],
      ]),
    );
    expect(fieldsOf(table)).toMatchObject({ 'Colonne C': 'email', Divers: 'notes', 'Divers (2)': 'notes' });
  });

  it('reads a list without any header from its first row', () => {
    const table = read(sheetOf(people));
    expect(table.rows.map(({ line }) => line)).toEqual([1, 2]);
    expect(table.columns.map(({ field }) => field)).toEqual([null, null, 'email', 'phone']);
  });

  it('is refused when it is empty, or longer than 5,000 lines', () => {
    expect(tableOf([])).toEqual({ code: 'nothing-to-import' });
    expect(tableOf([sheetOf([['Nom', 'Prénom']])])).toEqual({ code: 'nothing-to-import' });
    const long = (count: number) => sheetOf([['Nom', 'Prénom'], ...Array.from({ length: count }, () => ['Durand', 'Léa'])]);
    expect(tableOf([long(5001)])).toEqual({ code: 'too-many-lines', facts: { most: 5000 } });
    expect(read(long(5000)).rows).toHaveLength(5000);
    expect(tableOf([{ ...long(10), truncated: true }])).toMatchObject({ code: 'too-many-lines' });
  });

  it('is not refused for another sheet that is too long', () => {
    const lists = { ...sheetOf([['Communes'], ...Array.from({ length: 60 }, () => ['Épinal'])], 'Listes'), truncated: true };
    expect(
      read(
        lists,
        sheetOf([
          ['Nom', 'Prénom'],
          ['Durand', 'Léa'],
        ]),
      ).rows,
    ).toHaveLength(1);
  });
});

describe('a table that a person corrects', () => {
  const table = read(
    sheetOf([
      ['Nom', 'Prénom', 'Mail', 'Secteur'],
      ['Durand', 'Léa', 'lea(at)mjc', 'Nord'],
    ]),
  );

  it('takes a column for what it is said to be, and leaves the one that held the field', () => {
    expect(fieldsOf(remapped(table, { Secteur: 'email', Nom: null }))).toEqual({
      Nom: null,
      Prénom: 'firstName',
      Mail: null,
      Secteur: 'email',
    });
  });

  it('refuses a column that is not there, and one field for two columns', () => {
    expect(mappingErrors(table, { Nom: 'lastName', Secteur: 'notes', Prénom: null })).toEqual([]);
    expect(mappingErrors(table, { Ville: 'commune' })).toMatchObject([{ path: 'mapping.Ville', code: 'column-unknown' }]);
    expect(mappingErrors(table, { Nom: 'email', Mail: 'email' }).map(({ code }) => code)).toEqual(['field-twice', 'field-twice']);
  });

  it('has its cells written in place, by the name of the column or of the field', () => {
    const written = corrected(table, [
      { line: 2, column: 'Mail', value: 'lea@mjc.example' },
      { line: 2, column: 'lastName', value: 'Durant' },
      { line: 2, column: 'structure', value: 'MJC' },
      { line: 2, column: 'Secteur', value: '' },
    ]);
    expect(written.rows).toEqual([{ line: 2, cells: ['Durant', 'Léa', 'lea@mjc.example', null, 'MJC'] }]);
    expect(written.columns.at(-1)).toEqual({ source: 'structure', field: 'structure', confidence: 1 });
    expect(table.rows[0]!.cells[2]).toBe('lea(at)mjc');
  });

  it('refuses a line or a column that is not there', () => {
    expect(cellErrors(table, [{ line: 2, column: 'structure', value: '' }])).toEqual([]);
    expect(cellErrors(table, [{ line: 3, column: 'Nom', value: '' }])).toMatchObject([{ path: 'cells.0.line', code: 'line-unknown' }]);
    expect(cellErrors(table, [{ line: 2, column: 'Ville', value: '' }])).toMatchObject([
      { path: 'cells.0.column', code: 'column-unknown' },
    ]);
  });
});
