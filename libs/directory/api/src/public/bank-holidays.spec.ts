import { expect, it } from '@jest/globals';
import { isBankHoliday } from './bank-holidays';

it.each([
  ['88', '2026-05-01', true],
  ['88', '2026-04-06', true],
  ['88', '2026-05-14', true],
  ['88', '2026-04-03', false],
  ['67', '2026-04-03', true],
  ['57', '2026-12-26', true],
  ['54', '2026-12-26', false],
  ['971', '2026-05-27', true],
  ['974', '2026-12-20', true],
  ['88', '2026-12-20', false],
  ['88', '2027-11-11', true],
  ['88', '2027-11-12', false],
])('in %s, %s is a bank holiday: %s', (department, day, is) => expect(isBankHoliday(department, day)).toBe(is));
