import { describe, expect, it } from '@jest/globals';
import { communeIndex } from './commune-index';
import type { KnownPromeneur } from './decide';
import type { ImportRow, ImportValues } from './import';
import { importRow } from './import';
import { previewOf } from './preview';
import { handleKey } from './read-profile';
import type { SheetCell } from './sheet';
import { tableOf } from './table';

const HEADER = ['Nom', 'Prénom', 'Structure', 'Mail', 'Tél.', 'CP', 'Commune', 'Instagram', 'H/semaine', 'Date entrée', 'Public', 'Notes'];
const communes = communeIndex([
  { code: '88160', name: 'Épinal', department: '88', postalCodes: ['88000'] },
  { code: '88383', name: 'Remiremont', department: '88', postalCodes: ['88200'] },
  { code: '54395', name: 'Nancy', department: '54', postalCodes: ['54000'] },
]);
const phones = (text: string) => (/^0\d{9}$/.test(text.replace(/\s/g, '')) ? `+33${text.replace(/\s/g, '').slice(1)}` : undefined);

const person = (cells: Partial<Record<(typeof HEADER)[number], SheetCell>>): SheetCell[] => HEADER.map((column) => cells[column] ?? null);
const lea = { Nom: 'DURAND', Prénom: 'Léa', Structure: 'MJC', Mail: 'lea@mjc.example' };

function previewed(lines: readonly Partial<Record<string, SheetCell>>[], known: readonly KnownPromeneur[] = [], header: string[] = HEADER) {
  const rows = [header, ...lines.map((line) => (header === HEADER ? person(line) : header.map((column) => line[column] ?? null)))];
  const table = tableOf([{ name: 'Réseau', truncated: false, rows: rows.map((cells, at) => ({ line: at + 1, cells })) }]);
  if ('code' in table) throw new Error(table.code);
  return previewOf(table, { department: '88', communes, phones }, known);
}
const record = (id: string, values: ImportValues): KnownPromeneur => ({
  id,
  values: { lastName: 'Durand', firstName: 'Léa', structure: 'MJC', ...values },
});
const codesOf = ({ problems }: ImportRow) => problems.map(({ column, code }) => `${column}: ${code}`);
const only = (preview: ReturnType<typeof previewed>) => preview.rows[0]!;

describe('a line of the directory', () => {
  it('is read field by field, and is of the contract', () => {
    const row = only(
      previewed([
        {
          ...lea,
          'Tél.': '06 39 98 10 00',
          CP: 88000,
          Commune: 'EPINAL',
          Instagram: '@lea',
          'H/semaine': '2h30',
          'Date entrée': 'sept. 2023',
          Public: 'J/P',
          Notes: 'a\nb',
        },
      ]),
    );
    expect(row).toEqual({
      line: 2,
      action: 'create',
      problems: [],
      values: {
        lastName: 'Durand',
        firstName: 'Léa',
        structure: 'MJC',
        email: 'lea@mjc.example',
        phone: '+33639981000',
        postalCode: '88000',
        commune: 'Épinal',
        communeCode: '88160',
        volet: ['youth', 'parenting'],
        weeklyHours: 2.5,
        startedOn: { on: '2023-09-01', precision: 'month' },
        'network:instagram': { network: 'instagram', handle: 'lea', url: 'https://www.instagram.com/lea/' },
        notes: 'a\nb',
      },
    });
    expect(importRow.parse(row)).toEqual(row);
  });

  it('is created without what cannot be read, each thing told at its place, in French, with what was written', () => {
    const row = only(
      previewed([
        {
          ...lea,
          Mail: 'lea(at)mjc.example',
          'Tél.': '06 39',
          Commune: 'Remirmont',
          Instagram: 'lea pdn',
          'H/semaine': 'souvent',
          'Date entrée': 'jadis',
          Public: 'seniors',
        },
      ]),
    );
    expect(row.action).toBe('create');
    expect(row.values).toEqual({ lastName: 'Durand', firstName: 'Léa', structure: 'MJC' });
    expect(codesOf(row)).toEqual([
      'Mail: email-invalid',
      'Tél.: phone-invalid',
      'Commune: commune-unknown',
      'Public: volet-unknown',
      'H/semaine: hours-unreadable',
      'Date entrée: date-unreadable',
      'Instagram: network-unreadable',
    ]);
    expect(row.problems[0]).toMatchObject({ given: 'lea(at)mjc.example', suggestion: 'lea@mjc.example' });
    expect(row.problems[2]).toMatchObject({ given: 'Remirmont', suggestion: 'Remiremont' });
    expect(row.problems[2]!.message).toBe('On ne trouve pas «\u00A0Remirmont\u00A0». Vouliez-vous écrire Remiremont\u202F?');
    for (const { message } of row.problems) expect(message).toMatch(/\p{L}.*[.?]$/u);
  });

  it('says nothing by a dash, a blank, « néant » or a fault of Excel', () => {
    const row = only(previewed([{ ...lea, Mail: '-', 'Tél.': 'néant', Commune: '#N/A', Instagram: 'non', 'H/semaine': ' ', Public: 'x' }]));
    expect(row.problems).toEqual([]);
    expect(row.values).toEqual({ lastName: 'Durand', firstName: 'Léa', structure: 'MJC' });
  });

  it('is created in another département’s commune, and says so', () => {
    const row = only(previewed([{ ...lea, CP: '54000', Commune: 'Nancy' }]));
    expect(row).toMatchObject({
      action: 'create',
      values: { communeCode: '54395' },
      problems: [{ column: 'Commune', code: 'department-other' }],
    });
  });

  it('tells of a missing structure, and of a text too long to be kept', () => {
    expect(codesOf(only(previewed([{ ...lea, Structure: null }])))).toEqual(['Structure: structure-missing']);
    const long = only(previewed([{ ...lea, Notes: 'a'.repeat(4001), Mail: `${'a'.repeat(600)}@mjc.example` }]));
    expect(codesOf(long)).toEqual(['Notes: text-too-long', 'Mail: text-too-long']);
    expect(long.problems[0]!.given).toHaveLength(200);
  });

  it.each([
    [{ Structure: 'MJC', Notes: 'poste vacant' }, 'Nom'],
    [{ Nom: 'Poste vacant', Structure: 'MJC', Mail: 'contact@mjc.example' }, 'Nom'],
    [{ Nom: 'À pourvoir', Structure: 'MJC', Notes: 'x' }, 'Nom'],
    [{ Prénom: 'Léa', Structure: 'MJC' }, 'Nom'],
    [{ Nom: 'Durand', Structure: 'MJC' }, 'Prénom'],
  ])('is rejected without a whole name: %j', (cells, column) => {
    const row = only(previewed([cells]));
    expect(row.action).toBe('reject');
    expect(codesOf(row)).toEqual([`${column}: name-missing`]);
  });

  it('splits the column of whole names, and rejects the name that it cannot split', () => {
    const header = ['Promeneur', 'Mail', 'Structure'];
    const names = ['DURAND Léa', 'NOËL Anaïs', 'Remy Hugo', 'Anne Marie Le Gall Roux'];
    const { rows, counts } = previewed(
      names.map((Promeneur, at) => ({ Promeneur, Structure: `MJC ${at}` })),
      [],
      header,
    );
    expect(rows.slice(0, 3).map(({ values }) => `${values.firstName} ${values.lastName}`)).toEqual([
      'Léa Durand',
      'Anaïs Noël',
      'Hugo Remy',
    ]);
    expect(codesOf(rows[3]!)).toEqual(['Promeneur: name-missing']);
    expect(counts).toEqual({ create: 3, update: 0, duplicate: 0, reject: 1 });
  });
});

describe('a person met twice in the file', () => {
  it.each([
    ['by the e-mail address, whatever its capitals', { Nom: 'Durand', Prénom: 'LEA', Mail: 'LEA@MJC.EXAMPLE ' }],
    ['by the address, under a name that grew', { Nom: 'Durand-Martin', Prénom: 'Léa', Mail: 'lea@mjc.example' }],
    ['by the address, first name first', { Nom: 'LÉA', Prénom: 'Durand', Mail: 'lea@mjc.example' }],
    ['by the name and the structure', { Nom: 'durand', Prénom: 'Lea', Mail: 'autre@mjc.example' }],
  ])('is a duplicate %s', (_, other) => {
    const { rows, counts } = previewed([lea, { Structure: 'mjc ', ...other }]);
    expect(counts).toEqual({ create: 1, update: 0, duplicate: 1, reject: 0 });
    expect(rows[1]).toMatchObject({ action: 'duplicate', problems: [{ code: 'duplicate-of-line', otherLine: 2 }] });
  });

  it('is two persons under one name in two structures', () => {
    expect(previewed([lea, { ...lea, Structure: 'PIJ', Mail: 'lea@pij.example' }]).counts.create).toBe(2);
  });

  it('is not the other person of a shared address, which is left to neither', () => {
    const { rows, counts } = previewed([lea, { ...lea, Nom: 'Noël', Prénom: 'Anaïs' }]);
    expect(counts.create).toBe(2);
    for (const row of rows) {
      expect(codesOf(row)).toEqual(['Mail: email-shared']);
      expect(row.values.email).toBeUndefined();
    }
    expect(rows[0]!.problems[0]).toMatchObject({ otherLine: 3, given: 'lea@mjc.example' });
  });

  it('leaves a shared account to neither', () => {
    const { rows } = previewed([
      { ...lea, Instagram: '@mjc_pdn' },
      { Nom: 'Noël', Prénom: 'Anaïs', Structure: 'MJC', Instagram: 'https://www.instagram.com/MJC_pdn/' },
    ]);
    expect(rows.map(codesOf)).toEqual([['Instagram: network-shared'], ['Instagram: network-shared']]);
    expect(rows.every(({ values }) => values['network:instagram'] === undefined)).toBe(true);
  });
});

describe('a person of the base', () => {
  it('is found again by the e-mail address, or by the name and the structure', () => {
    for (const values of [{ email: 'lea@mjc.example', structure: 'Ailleurs' }, { email: 'ancienne@mjc.example' }, {}])
      expect(only(previewed([{ ...lea, 'H/semaine': 3 }], [record('r1', values)]))).toMatchObject({ action: 'update', recordId: 'r1' });
  });

  it('is updated by what the line adds or changes, and by nothing else', () => {
    const known = record('r1', { email: 'lea@mjc.example', phone: '+33639981000', volet: ['youth'] });
    const row = only(previewed([{ ...lea, 'Tél.': '0639981001', Public: 'Jeunesse', Instagram: '@lea' }], [known]));
    expect(row).toMatchObject({ action: 'update', changes: ['phone', 'network:instagram'], problems: [] });
  });

  it('is a duplicate when the line says nothing new', () => {
    const instagram = { network: 'instagram', handle: 'LEA', url: null } as const;
    const known = record('r1', { email: 'lea@mjc.example', 'network:instagram': instagram });
    const row = only(previewed([{ ...lea, Instagram: '@lea' }], [known]));
    expect(row).toMatchObject({
      action: 'duplicate',
      recordId: 'r1',
      problems: [{ column: 'Nom', code: 'duplicate-of-record', recordId: 'r1' }],
    });
    expect(handleKey(instagram)).toBe('lea');
  });

  it('is asked about when the name alone agrees, unless two addresses tell two persons', () => {
    const known = record('r1', { structure: 'PIJ' });
    expect(only(previewed([lea], [known]))).toMatchObject({ action: 'duplicate', problems: [{ code: 'duplicate-of-record' }] });
    expect(only(previewed([lea], [record('r1', { structure: 'PIJ', email: 'lea@pij.example' })]))).toMatchObject({
      action: 'create',
      problems: [],
    });
  });

  it('keeps the address and the account that a line of somebody else claims', () => {
    const known = record('r1', { email: 'contact@mjc.example', 'network:instagram': { network: 'instagram', handle: 'mjc', url: null } });
    const row = only(
      previewed([{ Nom: 'Noël', Prénom: 'Anaïs', Structure: 'MJC', Mail: 'contact@mjc.example', Instagram: 'mjc' }], [known]),
    );
    expect(row.action).toBe('create');
    expect(codesOf(row)).toEqual(['Mail: email-shared', 'Instagram: network-shared']);
    expect(row.problems[0]).toMatchObject({ recordId: 'r1' });
    expect(row.values).toEqual({ lastName: 'Noël', firstName: 'Anaïs', structure: 'MJC' });
  });

  it('is written once, when two lines are found to be that person', () => {
    const known = record('r1', { email: 'lea@mjc.example' });
    const { counts, rows } = previewed(
      [
        { ...lea, Structure: 'PIJ', 'H/semaine': 3 },
        { ...lea, Mail: 'autre@mjc.example' },
      ],
      [known],
    );
    expect(counts).toEqual({ create: 0, update: 1, duplicate: 1, reject: 0 });
    expect(rows[1]!.problems).toMatchObject([{ code: 'duplicate-of-line', otherLine: 2 }]);
  });

  it('makes a second import of the same file add nothing', () => {
    const lines = [lea, { ...lea, Nom: 'Noël', Prénom: 'Anaïs', Mail: 'anais(at)mjc' }, { Structure: 'MJC', Notes: 'vacant' }];
    const first = previewed(lines);
    const known = first.rows.filter(({ action }) => action === 'create').map(({ line, values }) => ({ id: `r${line}`, values }));
    expect(previewed(lines, known).counts).toEqual({ create: 0, update: 0, duplicate: 2, reject: 1 });
  });
});
