import { describe, expect, it } from '@jest/globals';
import { newerCore, refusalOfCore, refusalToCarryOver, refusalToStandOn, standingOf, versionBefore, type VersionOnCore } from './versions';

const today = '2026-11-24';
const version = (id: string, number: number, more: Partial<VersionOnCore> = {}): VersionOnCore => ({
  ...{ id, number, department: null, state: 'published', effectiveOn: '2026-01-01', coreId: null },
  ...more,
});
const of88 = { department: '88' } as const;
const first = version('n1', 1);
const second = version('n2', 2);
const later = version('n3', 3, { effectiveOn: '2027-01-01' });
const own = version('v1', 1, { ...of88, coreId: 'n1' });

describe('where a version stands', () => {
  it.each([
    ['a draft', version('d', 9, { state: 'draft', effectiveOn: null }), 'draft'],
    ['the last whose day has come', second, 'in-force'],
    ['one that another replaced', first, 'replaced'],
    ['one whose day is to come', later, 'upcoming'],
    ['the last of a département, whatever the national level does', own, 'in-force'],
  ])('is said of %s', (_, it, standing) => {
    expect(standingOf(it, [first, second, later, own], today)).toBe(standing);
  });

  it('is replaced when a higher number is in force before its day comes', () => {
    expect(standingOf(version('n1', 1, { effectiveOn: '2027-01-01' }), [second], today)).toBe('replaced');
  });
});

describe('the core of a département’s version', () => {
  it('is behind as soon as the national level has published another', () => {
    expect(newerCore(own, [first])).toBeUndefined();
    expect(newerCore(own, [first, second, later])).toBe(later);
    expect(newerCore(own, [first, version('n2', 2, { state: 'draft' })])).toBeUndefined();
    expect(newerCore({ ...own, coreId: null }, [first, second])).toBeUndefined();
  });

  it('is a published national text', () => {
    expect(refusalToStandOn(first, '88')).toBeUndefined();
    expect(refusalToStandOn(first, null)).toEqual({ code: 'core-for-departments' });
    expect(refusalToStandOn(own, '88')).toEqual({ code: 'core-not-national' });
    expect(refusalToStandOn(version('d', 4, { state: 'draft' }), '88')).toEqual({ code: 'core-draft', facts: { number: 4 } });
  });

  it('is the one in force on the day of publication', () => {
    expect(refusalOfCore(second, [first, second, later], today)).toBeUndefined();
    expect(refusalOfCore(first, [first, second], today)).toEqual({ code: 'core-outdated', facts: { number: 2 } });
    expect(refusalOfCore(later, [first, second, later], today)).toMatchObject({ code: 'core-not-yet' });
    expect(refusalOfCore(second, [second, later], '2027-02-01')).toEqual({ code: 'core-outdated', facts: { number: 3 } });
  });

  it('is taken over once', () => {
    expect(refusalToCarryOver({ ...own, coreId: null }, [first])).toEqual({ code: 'no-core' });
    expect(refusalToCarryOver(own, [first, own])).toEqual({ code: 'core-current' });
    expect(refusalToCarryOver(own, [first, second, own])).toBeUndefined();
    const draft = version('v2', 2, { ...of88, coreId: 'n2', state: 'draft' });
    expect(refusalToCarryOver(own, [first, second, own, draft])).toEqual({ code: 'already-carried-over', facts: { id: 'v2', number: 2 } });
    const neighbour = version('g1', 1, { department: '33', coreId: 'n2' });
    expect(refusalToCarryOver(own, [first, second, own, neighbour])).toBeUndefined();
  });
});

describe('what a version is compared with first', () => {
  it('is the one before it, else its core, else the national text', () => {
    expect(versionBefore(second, [first, second, later])).toBe(first);
    expect(versionBefore(first, [first, second])).toBeUndefined();
    expect(versionBefore(own, [first, second, own])).toBe(first);
    expect(versionBefore({ ...own, coreId: null }, [first, second, own])).toBe(second);
    expect(versionBefore(version('v2', 2, of88), [first, own])).toBe(own);
  });
});
