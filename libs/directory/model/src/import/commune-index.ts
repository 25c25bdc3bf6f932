import { plain } from '@promenade/platform/model';
import { distance } from './distance';

/** A commune of INSEE, as the base keeps it. */
export interface Commune {
  readonly code: string;
  readonly name: string;
  readonly department: string;
  readonly postalCodes: readonly string[];
  /** Communes that were merged into it and that people still write. */
  readonly formerNames?: readonly string[];
}

/** The communes, found by what people write of them. Built once, for it reads the whole country. */
export interface CommuneIndex {
  /** Those of that name, anywhere: accents, hyphens, articles, « St », « Cedex » and arrondissement aside. */
  named(name: string): readonly Commune[];
  /** Those whose name begins with these words (« Saint-Dié »), in one département. */
  beginningWith(name: string, department: string): readonly Commune[];
  withPostalCode(postalCode: string): readonly Commune[];
  /** The nearest spelling among these communes, when it is near enough to be offered. */
  nearest(name: string, among: readonly Commune[]): Commune | undefined;
  ofDepartment(department: string): readonly Commune[];
}

const ARTICLES = /^(?:les|le|la|l) (?=.)/;
const ARTICLES_AFTER = /^(.+?),? ?\((les?|la|l['’])\)$/i;

export function communeIndex(communes: readonly Commune[]): CommuneIndex {
  const byName = new Map<string, Commune[]>();
  const byPostalCode = new Map<string, Commune[]>();
  const byDepartment = new Map<string, Commune[]>();
  for (const commune of communes) {
    for (const name of [commune.name, ...(commune.formerNames ?? [])]) keep(byName, communeKey(name), commune);
    for (const postalCode of commune.postalCodes) keep(byPostalCode, postalCode, commune);
    keep(byDepartment, commune.department, commune);
  }
  const ofDepartment = (department: string) => byDepartment.get(department) ?? [];
  const keys = new Map(communes.map((commune) => [commune, communeKey(commune.name)]));
  return {
    named: (name) => exactFirst(byName.get(communeKey(name)) ?? [], name),
    beginningWith: (name, department) => {
      const key = `${communeKey(name)} `;
      return key.length < 6 ? [] : ofDepartment(department).filter((commune) => keys.get(commune)?.startsWith(key));
    },
    withPostalCode: (postalCode) => byPostalCode.get(postalCode) ?? [],
    nearest: (name, among) => nearestOf(communeKey(name), among, (commune) => keys.get(commune) ?? communeKey(commune.name)),
    ofDepartment,
  };
}

/** « ST-DIE DES VOSGES CEDEX », « Bresse (La) », « Lyon 3e » as their commune is compared: saint die des vosges, bresse, lyon. */
export function communeKey(name: string): string {
  return plain(
    name
      .slice(0, 120)
      .replace(ARTICLES_AFTER, '$2 $1')
      .replace(/\bs\/\s?/gi, 'sur '),
  )
    .replace(/\bcedex\b.*$/, '')
    .replace(/\bst\b/g, 'saint')
    .replace(/\bste\b/g, 'sainte')
    .replace(/^(paris|lyon|marseille) \d{1,2} ?(?:ers?|e|eme|nd)?(?: arrondissement)?$/, '$1')
    .trim()
    .replace(ARTICLES, '');
}

/** La Bresse and Bresse would be two communes: the one that is written whole comes alone. */
function exactFirst(found: readonly Commune[], name: string): readonly Commune[] {
  const exact = found.filter((commune) => plain(commune.name) === plain(name));
  return exact.length > 0 ? exact : found;
}

function nearestOf(key: string, among: readonly Commune[], keyOf: (commune: Commune) => string): Commune | undefined {
  const most = Math.min(3, Math.floor(key.length / 3));
  let best: Commune | undefined;
  let least = most + 1;
  for (const commune of among) {
    const apart = distance(key, keyOf(commune), least);
    if (apart < least) [best, least] = [commune, apart];
  }
  return best;
}

function keep(map: Map<string, Commune[]>, key: string, commune: Commune): void {
  const found = map.get(key);
  if (!found) map.set(key, [commune]);
  else if (!found.includes(commune)) found.push(commune);
}
