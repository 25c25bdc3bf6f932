import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pointSaid, typedPoint } from './place';
import { website } from './website';

describe('the place of a structure', () => {
  it.each([
    ['48.0713, 6.8779', 48.0713, 6.8779],
    ['48,0713 6,8779', 48.0713, 6.8779],
    [' -21.1 ; 55.5 ', -21.1, 55.5],
  ])('is read from %s', (typed, latitude, longitude) => expect(typedPoint.parse(typed)).toEqual({ latitude, longitude }));

  it.each(['48.07', 'Gérardmer', '91, 0', '48.07, 181', ''])('is not read from « %s »', (typed) =>
    expect(typedPoint.safeParse(typed).error?.issues[0]?.message).toBe('point-unreadable'),
  );

  it('is typed again as it is said', () => {
    const degrees = (most: number) => fc.integer({ min: -most * 10_000, max: most * 10_000 }).map((tenths) => tenths / 10_000);
    fc.assert(
      fc.property(fc.record({ latitude: degrees(90), longitude: degrees(180) }), (point) => {
        expect(typedPoint.parse(pointSaid(point))).toEqual(point);
      }),
    );
  });
});

describe('the site of a structure', () => {
  it.each([
    ['mjc-du-lac.fr', 'https://mjc-du-lac.fr'],
    [' http://mjc.fr/accueil ', 'http://mjc.fr/accueil'],
  ])('is read from %s', (typed, read) => expect(website.parse(typed)).toBe(read));

  it.each(['javascript:alert(1)', 'data:text/html,x', 'au bureau', 'https://'])('is not « %s »', (typed) =>
    expect(website.safeParse(typed).error?.issues[0]?.message).toBe('website-unreadable'),
  );
});
