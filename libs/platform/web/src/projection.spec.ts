import { describe, expect, it } from '@jest/globals';
import { drawingOf, type MapPoint } from './projection';

function place(name: string, latitude: number | null, longitude: number | null, count = 1): MapPoint {
  return { code: name, name, latitude, longitude, count };
}

describe('the map of the network', () => {
  it('puts north above and east to the right', () => {
    const [epinal, gerardmer] = drawingOf([place('Épinal', 48.18, 6.45), place('Gérardmer', 48.07, 6.88)], [])!.pebbles;
    expect(gerardmer!.x).toBeGreaterThan(epinal!.x);
    expect(gerardmer!.y).toBeGreaterThan(epinal!.y);
  });

  it('keeps every place on the sheet, and guesses none', () => {
    const map = drawingOf(
      [place('A', 48, 6), place('B', null, null)],
      [
        [48.5, 7],
        [47.9, 5.5],
      ],
    )!;
    expect(map.pebbles).toHaveLength(1);
    for (const [x, y] of map.dots) {
      expect(x >= 0 && x <= map.width && y >= 0 && y <= map.height).toBe(true);
    }
    expect(drawingOf([place('B', null, null)], [])).toBeUndefined();
  });

  it('tells numbers by area: four times the people, about twice the radius', () => {
    const [one, four] = drawingOf([place('A', 48, 6, 1), place('B', 48.1, 6.1, 4)], [])!.pebbles;
    expect(four!.radius - 9).toBeCloseTo(2 * (one!.radius - 9));
  });
});
