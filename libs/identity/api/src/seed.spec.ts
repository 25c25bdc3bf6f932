import { describe, expect, it } from '@jest/globals';
import { Seeds, stepOf } from './seed';

/** RFC 6238, appendix B: the seed of SHA-1 is the ASCII text 12345678901234567890; the last six of its eight digits. */
const SEED = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('a code of time', () => {
  it.each([
    [59, '287082', 1],
    [1_111_111_109, '081804', 37_037_036],
    [1_111_111_111, '050471', 37_037_037],
    [1_234_567_890, '005924', 41_152_263],
    [2_000_000_000, '279037', 66_666_666],
    [20_000_000_000, '353130', 666_666_666],
  ])('at %d s is the one of the norm', (seconds, digits, step) => {
    expect(stepOf(SEED, digits, new Date(seconds * 1000), null)).toBe(step);
    expect(stepOf(SEED, digits, new Date((seconds + 90) * 1000), null)).toBeUndefined();
  });

  it('serves after the last that served only, also when the clock of the house was put back', () => {
    const now = new Date(1_234_567_890_000);
    expect(stepOf(SEED, '005924', now, 41_152_262)).toBe(41_152_263);
    expect(stepOf(SEED, '005924', now, 41_152_263)).toBeUndefined();
    expect(stepOf(SEED, '005924', now, 99_999_999)).toBeUndefined();
  });
});

describe('a seed', () => {
  const seeds = new Seeds('un secret de trente-deux signes au moins');
  it('comes out as it went in, for the same account and under the same secret only', () => {
    const seed = seeds.draw();
    expect(seed).toMatch(/^[A-Z2-7]{32}$/);
    const sealed = seeds.seal('a', seed);
    expect(sealed).not.toContain(seed);
    expect(seeds.seal('a', seed)).not.toBe(sealed);
    expect(seeds.open('a', sealed)).toBe(seed);
    expect(seeds.open('b', sealed)).toBeUndefined();
    expect(new Seeds('un autre secret de trente-deux signes').open('a', sealed)).toBeUndefined();
  });

  it('altered by one bit anywhere comes out no more', () => {
    const bytes = Buffer.from(seeds.seal('a', seeds.draw()), 'base64url');
    for (let at = 0; at < bytes.length; at++) {
      const altered = Buffer.from(bytes);
      altered[at]! ^= 1;
      expect(seeds.open('a', altered.toString('base64url'))).toBeUndefined();
    }
    expect(seeds.open('a', '')).toBeUndefined();
  });

  it('makes ten codes of recovery, whose digests tell nothing without the secret and the account', () => {
    const codes = seeds.drawRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    const digests = [seeds.digestOf('a', codes[0]!), seeds.digestOf('b', codes[0]!), new Seeds('x'.repeat(32)).digestOf('a', codes[0]!)];
    expect(new Set(digests).size).toBe(3);
  });
});
