import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { signatureSvg } from './drawing';
import { padHeight, padWidth, pointsMax, type Stroke, strokes, strokesMax } from './strokes';

const point = fc.tuple(
  fc.double({ min: 0, max: padWidth, noNaN: true }),
  fc.double({ min: 0, max: padHeight, noNaN: true }),
  fc.integer({ min: 0, max: 3_600_000 }),
);
const drawing = fc.array(fc.array(point, { minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 8 });
const numbersOf = (svg: string) => [...svg.matchAll(/ d="([^"]*)"/g)].flatMap(([, d]) => d!.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);

describe('a drawn signature', () => {
  it('is a smooth path through the middle of the points', () => {
    const svg = signatureSvg([
      [
        [0, 0, 0],
        [800, 800, 10],
        [1600, 0, 20],
      ],
      [[800, 400, 30]],
    ]);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 1600 800"/);
    expect(svg).toContain('d="M120 60Q800 740 1140 400L1480 60M800 400h0.1"');
  });

  it('is enlarged when the pad was used in a corner only, with its proportions kept', () => {
    expect(signatureSvg([[[10, 10, 0], [110, 30, 5]]])).toContain('d="M500 340L1100 460"'); // prettier-ignore
  });

  it('holds only numbers, within the box, and is the same for the same strokes', () => {
    fc.assert(
      fc.property(drawing, (drawn) => {
        const svg = signatureSvg(drawn as Stroke[]);
        expect(svg).toMatch(/^<svg [^<>]*><path d="[-MQLh\d. ]*" [^<>]*\/><\/svg>$/);
        expect(numbersOf(svg).every((value) => value >= 0 && value <= padWidth)).toBe(true);
        expect(signatureSvg(structuredClone(drawn) as Stroke[])).toBe(svg);
      }),
    );
  });

  it.each([
    ['no stroke', [], 'too_small'],
    ['an empty stroke', [[]], 'too_small'],
    ['a dot', [[[4, 4, 0]]], 'drawing-empty'],
    ['a point beside the pad', [[[0, 0, 0], [padWidth + 1, 0, 1]]], 'too_big'], // prettier-ignore
    ['a number that is none', [[[0, 0, 0], [Number.NaN, 0, 1]]], 'invalid_type'], // prettier-ignore
    ['an endless number', [[[0, 0, 0], [Infinity, 0, 1]]], 'invalid_type'], // prettier-ignore
    ['a string', [['M0 0']], 'invalid_type'],
    ['too many strokes', Array.from({ length: strokesMax + 1 }, () => [[0, 0, 0], [900, 9, 9]]), 'too_big'], // prettier-ignore
    ['too many points', [0, 1].map(() => Array.from({ length: pointsMax / 2 + 1 }, (_, x) => [x % 1600, 0, 0])), 'drawing-too-long'],
  ])('%s is refused', (_, drawn, expected) => {
    const { error } = strokes.safeParse(drawn);
    expect(error?.issues.map((issue) => (issue.code === 'custom' ? issue.message : issue.code))).toContain(expected);
  });
});
