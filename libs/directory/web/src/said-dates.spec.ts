import { expect, it } from '@jest/globals';
import type { Employment } from '@promenade/directory/model';
import { de } from './names.fr';
import { onDay, periodOf } from './said-dates';

const employment = (days: Partial<Employment>): Employment => ({
  ...{
    id: 'e',
    structure: { id: 's', name: 'MJC' },
    startsOn: null,
    startsOnPrecision: null,
    endsOn: null,
    weeklyHours: null,
    jobDescription: null,
    isLive: true,
  },
  ...days,
});

it.each([
  ['depuis une date inconnue', {}],
  ['depuis 2021, 1,5\u00a0h par semaine', { startsOn: '2021-01-01', startsOnPrecision: 'year', weeklyHours: 1.5 }],
  ['depuis septembre 2023', { startsOn: '2023-09-01', startsOnPrecision: 'month' }],
  ['depuis le 1er\u00a0mars 2024', { startsOn: '2024-03-01', startsOnPrecision: 'day' }],
  ['à partir du 1er\u00a0mars 2027', { startsOn: '2027-03-01', startsOnPrecision: 'day', isLive: false }],
  ['jusqu’au 31\u00a0août 2026', { endsOn: '2026-08-31' }],
  ['de 2021 au 31\u00a0août 2026', { startsOn: '2021-01-01', startsOnPrecision: 'year', endsOn: '2026-08-31' }],
  ['du 2\u00a0mars 2024 au 31\u00a0août 2026', { startsOn: '2024-03-02', startsOnPrecision: 'day', endsOn: '2026-08-31' }],
] as const)('an employment lasts « %s », and no day is invented', (said, days) => {
  expect(periodOf(employment(days))).toBe(said);
});

it('says a declared day as far as it is known', () => {
  expect(onDay('2021-01-01', 'year')).toBe('en 2021');
  expect(onDay('2024-05-10', 'day')).toBe('le 10\u00a0mai 2024');
});

it.each([
  ['d’Iris', 'Iris'],
  ['d’Élodie', 'Élodie'],
  ['d’Henri', 'Henri'],
  ['de Claire', 'Claire'],
  ['de Yaëlle', 'Yaëlle'],
])('%s', (said, name) => expect(de(name)).toBe(said));
