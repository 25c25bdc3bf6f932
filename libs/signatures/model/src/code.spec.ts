import { describe, expect, it } from '@jest/globals';
import { codeOf, codeVerdict, type IssuedCode, triesLeft } from './code';

const sentAt = '2026-11-24T17:00:00.000Z';
const after = (minutes: number) => new Date(Date.parse(sentAt) + minutes * 60_000);
const issued = (code: Partial<IssuedCode> = {}): IssuedCode => ({ sentAt, tries: 0, usedAt: null, ...code });

describe('the one-time code', () => {
  it.each([
    ['right', issued(), true, 9.99, 'right'],
    ['another', issued(), false, 1, 'wrong'],
    ['right after ten minutes', issued(), true, 10, 'expired'],
    ['right at the fifth try', issued({ tries: 4 }), true, 1, 'right'],
    ['right, but after five wrong ones', issued({ tries: 5 }), true, 1, 'locked'],
    ['used already', issued({ usedAt: sentAt }), true, 1, 'wrong'],
    ['never sent', undefined, true, 1, 'wrong'],
  ])('%s', (_, code, matches, minutes, verdict) => {
    expect(codeVerdict(code, matches, after(minutes))).toBe(verdict);
  });

  it('says how many tries are left', () => {
    expect([0, 4, 5, 9].map((tries) => triesLeft({ tries }))).toEqual([5, 1, 0, 0]);
  });

  it('always has six digits', () => {
    expect([0, 42, 999_999, 1_000_000].map(codeOf)).toEqual(['000000', '000042', '999999', '000000']);
  });
});
