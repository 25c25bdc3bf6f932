import { describe, expect, it } from '@jest/globals';
import type { Coverage } from '@promenade/dashboards/model';
import { drawingOf } from './projection';

function place(name: string, latitude: number | null, longitude: number | null, promeneurs = 1): Coverage {
  return {
    commune: { code: name, name },
    epci: null,
    department: '88',
    population: null,
    latitude,
    longitude,
    structures: 1,
    promeneurs,
    youth: 1,
    parenting: 0,
    listed: 0,
  };
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
