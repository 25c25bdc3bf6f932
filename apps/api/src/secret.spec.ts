import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { secretOf } from './secret';

describe('the secret of a house', () => {
  const folder = mkdtempSync(join(tmpdir(), 'promenade-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is the one that was given', () => {
    expect(secretOf({ PROMENADE_SECRET: 'x'.repeat(32), PROMENADE_DATA: folder })).toBe('x'.repeat(32));
  });

  it('else is made once, read by its owner alone, and stays', () => {
    const house = { PROMENADE_SECRET: undefined, PROMENADE_DATA: join(folder, 'data') };
    const made = secretOf(house);
    expect(made.length).toBeGreaterThan(40);
    expect(secretOf(house)).toBe(made);
    expect(statSync(join(folder, 'data/secret')).mode & 0o777).toBe(0o600);
  });
});
