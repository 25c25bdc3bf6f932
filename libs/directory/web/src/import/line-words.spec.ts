import { describe, expect, it } from '@jest/globals';
import type { ImportProblem, ImportRow } from '@promenade/directory/model';
import { countedDecisions, decisionOf, figuresOf, wordsOf } from './line-decision';
import { summaryOf, textOf } from './line-words';
import { byNeed, isUnsure } from './unsure';

const problem = (code: ImportProblem['code'], more: Partial<ImportProblem> = {}): ImportProblem => ({
  column: 'Mail',
  code,
  message: '',
  ...more,
});
const row = (more: Partial<ImportRow>): ImportRow => ({ line: 7, action: 'create', values: {}, problems: [], ...more });

describe('a cell, as it could be typed', () => {
  it.each([
    ['DURAND Léa', 'fullName', { lastName: 'Durand', firstName: 'Léa' }],
    ['06\u00a039\u00a098\u00a014\u00a007', 'phone', { phone: '+33639981407' }],
    ['jeunesse et parentalité', 'volet', { volet: ['youth', 'parenting'] }],
    ['1,5', 'weeklyHours', { weeklyHours: 1.5 }],
    ['2021', 'startedOn', { startedOn: { on: '2021-01-01', precision: 'year' } }],
    ['septembre 2023', 'startedOn', { startedOn: { on: '2023-09-01', precision: 'month' } }],
    ['10/05/2024', 'charterSignedOn', { charterSignedOn: { on: '2024-05-10', precision: 'day' } }],
    ['lea.pdn88', 'network:snapchat', { 'network:snapchat': { network: 'snapchat', handle: 'lea.pdn88', url: null } }],
    ['', 'email', {}],
  ] as const)('« %s » for %s', (said, field, values) => expect(textOf(field, values as ImportRow['values'])).toBe(said));

  it('is summed up where nothing is wrong', () => {
    expect(summaryOf('mandate', { volet: ['youth'], weeklyHours: 2, startedOn: { on: '2021-01-01', precision: 'year' } })).toEqual([
      'jeunesse',
      '2\u00a0h par semaine, depuis 2021',
    ]);
    expect(summaryOf('commune', { commune: 'Épinal', postalCode: '88000' })).toEqual(['88000 Épinal']);
    expect(summaryOf('contact', {})).toEqual([]);
  });
});

describe('what becomes of a line', () => {
  it.each([
    ['ready', 'prête', row({})],
    ['ready', 'fiche à mettre à jour', row({ action: 'update' })],
    ['partial', 'à vérifier', row({ problems: [problem('email-invalid')] })],
    ['duplicate', 'déjà à la ligne\u00a04', row({ action: 'duplicate', problems: [problem('duplicate-of-line', { otherLine: 4 })] })],
    ['duplicate', 'déjà dans l’annuaire', row({ action: 'duplicate', problems: [problem('duplicate-of-record')] })],
    ['rejected', 'à corriger', row({ action: 'reject', problems: [problem('name-missing')] })],
  ] as const)('%s: « %s »', (decision, label, line) => {
    expect(decisionOf(line)).toBe(decision);
    expect(wordsOf(line).label).toBe(label);
  });

  it('is counted', () => {
    const counts = countedDecisions([row({}), row({ problems: [problem('phone-invalid')] }), row({ action: 'reject' }), row({})]);
    expect(counts).toEqual({ ready: 2, partial: 1, duplicate: 0, rejected: 1 });
    expect(figuresOf(counts).map(({ name, value }) => [name, value])).toEqual([
      ['Prêtes', 2],
      ['À vérifier', 1],
      ['Doublons', 0],
      ['Sans nom', 1],
    ]);
  });
});

it('asks first about the columns in doubt, then shows those left out', () => {
  const column = (source: string, field: 'email' | 'phone' | null, confidence: number) => ({ source, field, confidence });
  const columns = [column('Mail', 'email', 1), column('N°', null, 0), column('Tél ?', 'phone', 0.6)];
  expect(byNeed(columns).map(({ source }) => source)).toEqual(['Tél ?', 'N°', 'Mail']);
  expect(columns.map(isUnsure)).toEqual([false, false, true]);
});
