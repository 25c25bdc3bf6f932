import type { PublicCard, PublicCommunes } from '@promenade/directory/model';

/** A commune and the people whose structure is there. */
export interface MapPlace {
  readonly code: string;
  readonly name: string;
  readonly at: readonly [latitude: number, longitude: number];
  readonly people: readonly PublicCard[];
  readonly answering: number;
}

export interface OnMap {
  readonly places: readonly MapPlace[];
  /** Those whose commune has no known place, or who have no commune: said in words beside the map. */
  readonly unplaced: readonly PublicCard[];
}

export function onMap(people: readonly PublicCard[], communes: PublicCommunes['communes']): OnMap {
  const known = new Map(communes.map((commune) => [commune.code, commune]));
  const groups = new Map<string, PublicCard[]>();
  const unplaced: PublicCard[] = [];
  for (const person of people) {
    const code = person.structure.commune?.code ?? '';
    const { latitude = null } = known.get(code) ?? {};
    if (latitude === null) unplaced.push(person);
    else groups.set(code, [...(groups.get(code) ?? []), person]);
  }
  const places = [...groups].map(([code, people]) => {
    const { name, latitude, longitude } = known.get(code)!;
    const answering = people.filter(({ reachability }) => reachability.now).length;
    return { code, name, at: [latitude!, longitude!] as const, people, answering };
  });
  return { places, unplaced };
}
