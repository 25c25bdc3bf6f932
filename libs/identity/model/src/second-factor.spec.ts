import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  afterWrongCode,
  codeTries,
  type CodeTries,
  inGroups,
  readCode,
  recoveryCodeOf,
  recoveryRules,
  refusalToResetFactor,
  waitBeforeTry,
} from './second-factor';

const signs = fc.uint8Array({ minLength: recoveryRules.signs, maxLength: recoveryRules.signs });
const spoilt = fc.constantFrom(
  (code: string) => code.toLowerCase(),
  (code: string) => code.replaceAll('-', ' '),
  (code: string) => code.replaceAll('-', ''),
  (code: string) => code.replaceAll('0', 'o').replaceAll('1', 'l'),
  (code: string) => ` ${code.replaceAll('1', 'I').replaceAll('-', '‑')} `,
);

describe('a code, as somebody gives it,', () => {
  it.each([
    ['123456', 'totp', '123456'],
    [' 123 456 ', 'totp', '123456'],
    ['123-456', 'totp', '123456'],
    ['abcd-efgh-jkmn', 'recovery', 'ABCDEFGHJKMN'],
    ['OOOO IIII LLLL', 'recovery', '000011111111'],
  ] as const)('%j is of %s', (typed, kind, read) => expect(readCode(typed)).toEqual({ kind, signs: read }));

  it.each(['', '12345', '1234567', '12345a', 'ABCD-EFGH-JKM', 'ABCD-EFGH-JKMU', 'ÀBCD-EFGH-JKMN', '١٢٣٤٥٦'])('%j is none', (typed) =>
    expect(readCode(typed)).toBeUndefined(),
  );

  it('of recovery is read back however it is copied from the paper', () =>
    fc.assert(
      fc.property(signs, spoilt, (bytes, spoil) => {
        const code = recoveryCodeOf(bytes);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
        expect(readCode(spoil(code))).toEqual({ kind: 'recovery', signs: code.replaceAll('-', '') });
      }),
    ));

  it('reads by groups of four', () => expect([inGroups('ABCDEFGHJ'), inGroups('')]).toEqual(['ABCD EFGH J', '']));
});

describe('wrong codes', () => {
  const start = new Date('2026-11-24T09:00:00Z');
  const at = (milliseconds: number) => new Date(start.getTime() + milliseconds);
  const span = codeTries.minutes * 60_000;
  const none: CodeTries = { tries: 0, triesFrom: null };

  it('are ten in fifteen minutes at most, whenever they come', () =>
    fc.assert(
      fc.property(fc.array(fc.nat(span / 5), { maxLength: 80 }), (pauses) => {
        let known = none;
        let now = 0;
        const looked: number[] = [];
        for (const pause of pauses) {
          now += pause;
          if (waitBeforeTry(known, at(now)) > 0) continue;
          looked.push(now);
          known = afterWrongCode(known, at(now));
        }
        // Counted from the first of a series: at worst one series ends where the next begins.
        for (const from of looked) expect(looked.filter((one) => one >= from && one < from + span).length).toBeLessThan(2 * codeTries.most);
      }),
    ));

  it('are looked at again once the time is over, and counted from one', () => {
    const full: CodeTries = { tries: codeTries.most, triesFrom: start };
    expect(waitBeforeTry({ ...full, tries: codeTries.most - 1 }, at(1))).toBe(0);
    expect(waitBeforeTry(full, at(1000))).toBe(span - 1000);
    expect(waitBeforeTry(full, at(span))).toBe(0);
    expect(afterWrongCode(full, at(span))).toEqual({ tries: 1, triesFrom: at(span) });
    expect(afterWrongCode({ tries: 3, triesFrom: start }, at(1000))).toEqual({ tries: 4, triesFrom: start });
  });
});

describe('the second factor of somebody else', () => {
  const coordinator = { id: 'a', role: 'coordinator', department: '88' } as const;
  const national = { id: 'n', role: 'national', department: null } as const;
  it.each([
    ['one’s own', coordinator, 'a', [], 'totp-own'],
    ['of a promeneur', coordinator, 'b', [{ role: 'promeneur', department: '88' }], undefined],
    ['of a promeneur of two départements', coordinator, 'b', [{ role: 'promeneur', department: '33' }], undefined],
    ['of another coordinator of the département', coordinator, 'b', [{ role: 'coordinator', department: '88' }], undefined],
    ['of a coordinator elsewhere too', coordinator, 'b', [{ role: 'coordinator', department: '33' }], 'totp-elsewhere'],
    ['of the national level', coordinator, 'b', [{ role: 'national', department: null }], 'totp-elsewhere'],
    ['of a coordinator, by the national level', national, 'b', [{ role: 'coordinator', department: '33' }], undefined],
    ['one’s own, at the national level', national, 'n', [{ role: 'national', department: null }], 'totp-own'],
  ] as const)('%s', (_, actor, accountId, seats, code) => expect(refusalToResetFactor(actor, accountId, seats)?.code).toBe(code));
});
