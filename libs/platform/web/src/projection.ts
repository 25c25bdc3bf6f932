/** Something to be counted at a place; without coordinates it is on no map. */
export interface MapPoint {
  readonly code: string;
  readonly name: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly count: number;
}

export interface Pebble {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly place: MapPoint;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly dots: readonly (readonly [x: number, y: number])[];
  readonly pebbles: readonly Pebble[];
}

type Place = readonly [latitude: number, longitude: number];

const WIDTH = 640;
const MARGIN = 28;

/**
 * Places on a sheet, north up: one degree of longitude is shortened as it is at the middle of the map, so that shapes keep
 * their look over a département. A pebble's area tells its count.
 */
export function drawingOf(points: readonly MapPoint[], backdrop: readonly Place[]): Drawing | undefined {
  const placed = points.filter(({ latitude, longitude }) => latitude !== null && longitude !== null);
  const all: Place[] = [...backdrop, ...placed.map(({ latitude, longitude }): Place => [latitude!, longitude!])];
  if (!placed.length) return undefined;
  const [south, north] = rangeOf(all.map(([latitude]) => latitude));
  const [west, east] = rangeOf(all.map(([, longitude]) => longitude));
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = (WIDTH - 2 * MARGIN) / Math.max((east - west) * shrink, north - south, 0.05);
  const at = ([latitude, longitude]: Place) => [MARGIN + (longitude - west) * shrink * scale, MARGIN + (north - latitude) * scale] as const;
  return {
    width: Math.round(2 * MARGIN + (east - west) * shrink * scale),
    height: Math.round(2 * MARGIN + (north - south) * scale),
    dots: backdrop.map((place) => at(place)),
    pebbles: placed.map((place) => {
      const [x, y] = at([place.latitude!, place.longitude!]);
      return { x, y, radius: 9 + 4 * Math.sqrt(place.count), place };
    }),
  };
}

function rangeOf(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
