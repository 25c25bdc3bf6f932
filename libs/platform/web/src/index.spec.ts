import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

describe('the door of the kit', () => {
  it('re-exports whole files only: a name of its own would put the whole kit in every first load', () => {
    const lines = readFileSync('libs/platform/web/src/index.ts', 'utf8').split('\n').filter(Boolean);
    expect(lines.filter((line) => !/^(?:\/\/|export \* from|export type )/.test(line))).toEqual([]);
    expect(JSON.parse(readFileSync('libs/platform/web/package.json', 'utf8')).sideEffects).toBe(false);
  });
});
