export interface SourceTerritory {
  readonly code: string;
  readonly nom: string;
  readonly region: string;
}

export interface SourceEpci {
  readonly code: string;
  readonly nom: string;
  readonly populationTotale: number;
  readonly membres: readonly { readonly code: string }[];
}

export interface SourceCommune {
  readonly code: string;
  readonly nom: string;
  readonly type: string;
  readonly departement?: string;
  readonly codesPostaux?: readonly string[];
  readonly population?: number;
}

interface SourceCity {
  readonly name: string;
  readonly lat: string;
  readonly lng: string;
  readonly country: string;
  readonly admin2: string;
}

/** The overseas départements, whose places GeoNames files under countries of their own. */
const overseas: Record<string, string> = { GP: '971', MQ: '972', GF: '973', RE: '974', YT: '976' };

/** The 101 départements; the other territories of the source have no Caf network. */
export function departmentsOf(source: readonly SourceTerritory[]) {
  return source
    .filter(({ code }) => /^(?:\d\d|2[AB]|97[12346])$/.test(code))
    .map(({ code, nom, region }) => ({
      code,
      name: nom,
      slug: `${code}-${plainOf(nom).replaceAll(' ', '-')}`.toLowerCase(),
      regionCode: region,
    }));
}

export function communesOf(
  source: readonly SourceCommune[],
  departments: readonly { readonly code: string }[],
  epcis: readonly SourceEpci[],
  cities: readonly SourceCity[],
) {
  const known = new Set(departments.map(({ code }) => code));
  const epciOf = new Map(epcis.flatMap(({ code, membres }) => membres.map((member) => [member.code, code] as const)));
  const placeOf = placesOf(cities);
  return source
    .filter(({ type, departement }) => type === 'commune-actuelle' && departement && known.has(departement))
    .map(({ code, nom, departement, codesPostaux, population }) => ({
      code,
      name: nom,
      plain: plainOf(nom),
      department: departement,
      postalCodes: codesPostaux ?? [],
      epciCode: epciOf.get(code) ?? null,
      population: population ?? null,
      ...(placeOf.get(`${departement} ${plainOf(nom)}`) ?? { latitude: null, longitude: null }),
    }));
}

/** A name found twice in a département points nowhere: better no place than a wrong one. */
function placesOf(cities: readonly SourceCity[]) {
  const places = new Map<string, { latitude: number; longitude: number } | null>();
  for (const { name, lat, lng, country, admin2 } of cities) {
    const department = country === 'FR' ? admin2 : overseas[country];
    if (!department) continue;
    const key = `${department} ${plainOf(name)}`;
    places.set(key, places.has(key) ? null : { latitude: Number(lat), longitude: Number(lng) });
  }
  return places;
}

/** As `plain` of platform/model, which a migration may not import: migrations stand alone, for ever. */
export function plainOf(value: string): string {
  return value
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
