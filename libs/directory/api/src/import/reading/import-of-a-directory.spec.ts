import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import {
  type Commune,
  communeIndex,
  type ImportTable,
  importRow,
  type KnownPromeneur,
  previewOf,
  readCommune,
  tableOf,
} from '@promenade/directory/model';
import fc from 'fast-check';
import { phoneReader } from './phone-reader';
import { readSpreadsheet } from './read-spreadsheet';
import { manyLines, sampleCounts, sampleCsv, sampleDirectory, sampleLines, sampleRows, SAMPLE_HEADER_ROW } from './sample-directory';

interface SourceCommune {
  readonly code: string;
  readonly nom: string;
  readonly type: string;
  readonly departement?: string;
  readonly codesPostaux?: readonly string[];
}

const source = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('@etalab/decoupage-administratif/data/communes.json'), 'utf8'),
) as SourceCommune[];
const france = source
  .filter(({ type, departement }) => type === 'commune-actuelle' && departement)
  .map(({ code, nom, departement, codesPostaux }): Commune => ({
    code,
    name: nom,
    department: departement!,
    postalCodes: codesPostaux ?? [],
  }));
const communes = communeIndex(france);

async function tableIn(file: Buffer, name = 'annuaire.xlsx'): Promise<ImportTable> {
  const table = tableOf(await readSpreadsheet(file, name));
  if ('code' in table) throw new Error(table.code);
  return table;
}
const previewed = (table: ImportTable, known: readonly KnownPromeneur[] = []) =>
  previewOf(table, { department: '88', communes, phones: phoneReader('88') }, known);

describe('a directory kept by hand, from its file to its preview', () => {
  it('gives its thirty lines: those to create, the one written twice, the vacant post', async () => {
    const { sheet, columns, rows, counts } = previewed(await tableIn(await sampleDirectory()));
    expect(sheet).toBe('Réseau 88');
    expect(columns.filter(({ field }) => field === null).map(({ source }) => source)).toEqual(['N°']);
    expect(columns.every(({ field, confidence }) => field === null || confidence === 1)).toBe(true);
    expect(rows.map(({ line }) => line)).toEqual(Array.from({ length: 30 }, (_, at) => SAMPLE_HEADER_ROW + 1 + at));
    expect(counts).toEqual(sampleCounts);
    expect(rows.filter(({ action }) => action !== 'create').map(({ line, action }) => [line, action])).toEqual([
      [sampleLines.duplicate, 'duplicate'],
      [sampleLines.vacant, 'reject'],
    ]);
    expect(rows.flatMap(({ line, problems }) => problems.map(({ column, code }) => [line, column, code]))).toEqual([
      [sampleLines.badEmail, 'Mail pro', 'email-invalid'],
      [sampleLines.duplicate, 'Nom', 'duplicate-of-line'],
      [sampleLines.vacant, 'Nom', 'name-missing'],
    ]);
    for (const row of rows) expect(importRow.parse(row)).toEqual(row);
  });

  it('gives the same from .csv', async () => {
    const fromCsv = previewed(await tableIn(Buffer.from(sampleCsv()), 'annuaire.csv'));
    const fromXlsx = previewed(await tableIn(await sampleDirectory()));
    expect(fromCsv.rows).toEqual(fromXlsx.rows);
  });

  it('adds nothing a second time', async () => {
    const table = await tableIn(await sampleDirectory());
    const known = previewed(table)
      .rows.filter(({ action }) => action === 'create')
      .map(({ line, values }) => ({ id: String(line), values }));
    expect(previewed(table, known).counts).toEqual({ create: 0, update: 0, duplicate: 29, reject: 1 });
  });

  it('bears 5,000 lines of 23 columns, each a person, and not one more', async () => {
    const csv = (count: number) => Buffer.from(sampleCsv(';', sampleRows(manyLines(count))));
    expect(previewed(await tableIn(csv(5000), 'annuaire.csv')).counts).toEqual({ create: 5000, update: 0, duplicate: 0, reject: 0 });
    expect(tableOf(await readSpreadsheet(csv(5001), 'annuaire.csv'))).toEqual({ code: 'too-many-lines', facts: { most: 5000 } });
  }, 60_000);
});

describe('the communes of France', () => {
  it('are each found again by their name and one of their postal codes, however they are written', () => {
    const manners = fc.constantFrom(
      (name: string) => name,
      (name: string) => name.toUpperCase(),
      (name: string) => name.normalize('NFD').replace(/\p{M}/gu, ''),
      (name: string) => name.replaceAll('-', ' ').replaceAll('’', "'"),
      (name: string) => name.replace(/\bSaint\b/g, 'St').replace(/\bSainte\b/g, 'Ste'),
      (name: string) => name.replace(/^(Le|La|Les) (.+)$/, '$2 ($1)'),
    );
    const coded = france.filter(({ postalCodes }) => postalCodes.length > 0);
    fc.assert(
      fc.property(fc.constantFrom(...coded), manners, fc.nat(), (commune, manner, which) => {
        const postalCode = commune.postalCodes[which % commune.postalCodes.length]!;
        const read = readCommune({ name: manner(commune.name), postalCode }, commune.department, communes);
        expect(read).toEqual({ commune, postalCode });
      }),
      { numRuns: 3000 },
    );
  });
});
