import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { onMap } from './map-places';
import { nearestTo, suggestionsFor, writtenPlace } from './nearest';
import { aCard, aDay } from './public-testing';
import { dayWord, hourOf, hourOfMinute, reachWords } from './reach-words';
import { ridgeOf, SHEET } from './ridge-drawing';

const commune = (name: string, postalCode: string, latitude: number | null = null, longitude: number | null = null) => ({
  code: postalCode,
  name,
  postalCode,
  latitude,
  longitude,
});
const epinal = commune('Épinal', '88000', 48.17, 6.45);
const gerardmer = commune('Gérardmer', '88400', 48.07, 6.88);
const somewhere = commune('Saint-Jean', '88210');
const communes = [epinal, gerardmer, somewhere];

const slot = { network: null, audience: [] };

describe('where somebody is, on their own phone', () => {
  it('finds the nearest commune whose place is known, and none far from the département', () => {
    expect(nearestTo({ latitude: 48.1, longitude: 6.8 }, communes)).toBe(gerardmer);
    expect(nearestTo({ latitude: 48.85, longitude: 2.35 }, communes)).toBeUndefined();
    expect(nearestTo({ latitude: 48.1, longitude: 6.8 }, [somewhere])).toBeUndefined();
  });

  it('offers names as they are typed, accents or not, by their beginning or their postal code', () => {
    expect(suggestionsFor('gerar', communes)).toEqual(['Gérardmer (88400)']);
    expect(suggestionsFor('ÉPI', communes)).toEqual(['Épinal (88000)']);
    expect(suggestionsFor('8840', communes)).toEqual(['Gérardmer (88400)']);
    expect(suggestionsFor('g', communes)).toEqual([]);
    expect(writtenPlace({ name: 'Ailleurs', postalCode: null })).toBe('Ailleurs');
  });

  it('puts on the map those whose commune has a place, and names the others', () => {
    const zoe = aCard({ slug: 'z', structure: { name: 'Nulle part', commune: null } });
    const found = onMap([aCard({ structure: { name: 'MJC', commune: { code: '88400', name: 'Gérardmer' } } }), zoe], communes);
    expect(found.places).toMatchObject([{ name: 'Gérardmer', at: [48.07, 6.88], answering: 1 }]);
    expect(found.unplaced).toEqual([zoe]);
  });
});

describe('when somebody answers, in words', () => {
  it.each([
    ['17:30', '17 h 30'],
    ['09:00', '9 h'],
    ['24:00', 'minuit'],
  ])('says %s', (time, said) => expect(plainly(hourOf(time))).toBe(said));

  it.each([
    ['2026-11-24', '14:00', 'aujourd’hui'],
    ['2026-11-24', '20:00', 'ce soir'],
    ['2026-11-25', '14:00', 'demain'],
    ['2026-11-28', '14:00', 'samedi'],
    ['2026-12-01', '14:00', 'mardi 1er décembre'],
  ])('names the day %s, from %s', (day, from, said) => expect(plainly(dayWord(day, '2026-11-24', from))).toBe(said));

  it('says until when, or from when', () => {
    const now = { ...slot, on: '2026-11-24', from: '20:00', to: '24:00' };
    expect(plainly(reachWords({ now, next: null }, '2026-11-24'))).toBe('joignable jusqu’à minuit');
    expect(plainly(reachWords({ now: null, next: { ...now, on: '2026-11-25' } }, '2026-11-24'))).toBe('demain de 20 h à minuit');
    expect(reachWords({ now: null, next: null }, '2026-11-24')).toBe('');
  });
});

describe('the day as a landscape', () => {
  it('stands on its sheet whatever the counts and the hour', () => {
    const counts = fc.array(fc.nat(300), { minLength: 33, maxLength: 33 });
    fc.assert(
      fc.property(counts, counts, fc.integer({ min: 480, max: 1439 }), (youth, parenting, minute) => {
        const { near, far, lamp } = ridgeOf(aDay({ youth, parenting, minute }));
        const heights = [...`${near}${far}`.matchAll(/ (-?[\d.]+)(?=[CLZ]|$)/g)].map(([, height]) => Number(height));
        for (const height of heights) expect(height >= 0 && height <= SHEET.height).toBe(true);
        expect(lamp.left >= 0 && lamp.left <= 100 && lamp.top >= 0 && lamp.top <= 100).toBe(true);
      }),
    );
  });

  it('marks every other hour, from 8 h to midnight', () => {
    const { hours, lamp } = ridgeOf(aDay());
    expect(hours.map(({ hour }) => hour)).toEqual([8, 10, 12, 14, 16, 18, 20, 22, 24]);
    expect(lamp.left).toBeCloseTo(63.54, 1);
    expect(plainly(hourOfMinute(1090))).toBe('18 h 10');
  });
});

function plainly(words: string): string {
  return words.replaceAll(/[\u00a0\u202f]/g, ' ');
}
