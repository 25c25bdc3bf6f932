import { describe, expect, it } from '@jest/globals';
import { evidenceUntil, formerName, refusalToErase } from './erasure';
import { promeneurStates } from './state';

describe('whom the house may forget', () => {
  it('is who has left, or was never asked to sign', () => {
    const allowed = promeneurStates.filter((state) => !refusalToErase({ state, erasedOn: null }, false));
    expect(allowed).toEqual(['unsigned', 'left']);
  });

  it('is nobody twice, and nobody whom the national site still shows', () => {
    expect(refusalToErase({ state: 'left', erasedOn: '2026-11-20' }, false)).toMatchObject({ code: 'already-erased' });
    expect(refusalToErase({ state: 'left', erasedOn: null }, true)).toEqual({ code: 'national-not-told' });
  });

  it('leaves what proves a signature for five years after the last day', () => {
    expect(evidenceUntil('2024-02-29')).toBe('2029-02-28');
  });

  it('leaves a name that says nothing of anybody, and the same one each time', () => {
    expect(formerName('7f3ac2d0-58c5-4b60-9a2e-0a4c5f5b8d01')).toEqual({ firstName: 'Ancien promeneur', lastName: '7F3AC2' });
  });
});
