import { describe, expect, test } from '@jest/globals';
import { overlaps, parisTimeOf, permanenceDraft, reachabilityOf } from '@promenade/directory/model';
import { weekOf } from './week';

const weeks = Array.from({ length: 24 }, (_, rank) => weekOf(rank, 'instagram'));

describe('the hours of the demonstration', () => {
  test('are such that somebody answers at any hour, on bank holidays and when the clocks change too', () => {
    const alone: string[] = [];
    for (const from of ['2026-03-27', '2026-05-01', '2026-10-23', '2026-12-24']) {
      for (let half = 0; half < 48 * 7; half += 1) {
        const instant = new Date(Date.parse(`${from}T00:00:00Z`) + half * 1_800_000);
        const at = parisTimeOf(instant);
        const someone = weeks.some((permanences) => reachabilityOf({ permanences, absences: [] }, at, () => true).now);
        if (!someone) alone.push(`${at.day} ${at.minute}`);
      }
    }
    expect(alone).toEqual([]);
  });

  test('are possible for each: written as the door wants them, and never two at once', () => {
    for (const week of weeks) {
      for (const slot of week) expect(permanenceDraft.safeParse(slot).success).toBe(true);
      expect(overlaps(week)).toBe(false);
    }
  });

  test('leave everybody some hours, also beyond the first twenty-four', () => {
    expect(weeks.every((week) => week.length >= 2)).toBe(true);
    expect(weekOf(40, 'snapchat').length).toBeGreaterThan(0);
  });
});
