import { describe, expect, it } from '@jest/globals';
import { addDays, daysBetween } from '@promenade/platform/model';
import fc from 'fast-check';
import { readDate } from './dates';

const days = fc.integer({ min: 0, max: 25_000 }).map((count) => addDays('1990-01-01', count));
const MONTHS = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'];

describe('a date as people write it', () => {
  it.each([
    ['10/05/24', '2024-05-10', 'day'],
    ['03/03/2024', '2024-03-03', 'day'],
    ['3-3-2024', '2024-03-03', 'day'],
    ['03.03.2024', '2024-03-03', 'day'],
    ['2024-03-03', '2024-03-03', 'day'],
    ['2024-03-03T00:00:00.000Z', '2024-03-03', 'day'],
    ['03/03/2024 14:30', '2024-03-03', 'day'],
    ['44595', '2022-02-03', 'day'],
    ['3 mars 2024', '2024-03-03', 'day'],
    ['1er sept. 2023', '2023-09-01', 'day'],
    ['le lundi 4 mars 2024', '2024-03-04', 'day'],
    ['3-mars-24', '2024-03-03', 'day'],
    ['signée le 10/05/24', '2024-05-10', 'day'],
    ['12/07/98', '1998-07-12', 'day'],
    ['sept. 2023', '2023-09-01', 'month'],
    ['SEPTEMBRE 2023', '2023-09-01', 'month'],
    ['juil 2022', '2022-07-01', 'month'],
    ['juin 2022', '2022-06-01', 'month'],
    ['févr. 22', '2022-02-01', 'month'],
    ['août 2020', '2020-08-01', 'month'],
    ['09/2023', '2023-09-01', 'month'],
    ['2023-09', '2023-09-01', 'month'],
    ['depuis sept. 2023', '2023-09-01', 'month'],
    ['2021', '2021-01-01', 'year'],
    ['depuis 2021', '2021-01-01', 'year'],
    ['début 2022', '2022-01-01', 'year'],
    ['mi-2021', '2021-01-01', 'year'],
  ])('« %s » is %s, known to the %3$s', (text, on, precision) => {
    expect(readDate(text)).toEqual({ on, precision });
  });

  it.each(['31/02/2024', '13/13/2024', '05/13/2024', 'rentrée', 'jui 2022', '12345', '99999', '0', '1066', 'oui', '10/05', '88000', ''])(
    '« %s » is no date',
    (text) => {
      expect(readDate(text)).toBeUndefined();
    },
  );

  it('reads a number cell as a serial or a year, a day cell as it is', () => {
    expect(readDate(44595)).toEqual({ on: '2022-02-03', precision: 'day' });
    expect(readDate(2021)).toEqual({ on: '2021-01-01', precision: 'year' });
    expect(readDate({ date: '2024-06-11' })).toEqual({ on: '2024-06-11', precision: 'day' });
    expect(readDate(null)).toBeUndefined();
  });

  it('finds any day again from each way of writing it', () => {
    fc.assert(
      fc.property(days, (on) => {
        const [year, month, day] = on.split('-') as [string, string, string];
        const ways = [on, `${day}/${month}/${year}`, `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`, daysBetween('1899-12-30', on)];
        for (const way of ways) expect(readDate(way)).toEqual({ on, precision: 'day' });
      }),
    );
  });

  it('never fails, whatever is written', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => expect(() => readDate(text)).not.toThrow()));
  });
});
