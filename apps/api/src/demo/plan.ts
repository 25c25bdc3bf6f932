import type { StructureType } from '@promenade/directory/model';
import { firstNames, functions, isMan, lastNames } from './names';

/** Where a person's charter stands when the demonstration opens. */
export type Standing = 'complete' | 'awaiting-promeneur' | 'awaiting-structure' | 'missing';

export interface PlannedStructure {
  readonly name: string;
  readonly type: StructureType;
  readonly commune: string;
  readonly siret: string;
  readonly domain: string;
  readonly representative: string;
  readonly phone: string;
}

export interface PlannedPromeneur {
  readonly firstName: string;
  readonly lastName: string;
  readonly volets: readonly ('youth' | 'parenting')[];
  readonly function: string;
  readonly phone: string;
  /** Rank of the structure in the plan. */
  readonly structure: number;
  /** Months before today. */
  readonly arrivedMonthsAgo: number;
  /** Days before today on which the charter was asked; it is signed within the week. */
  readonly askedDaysAgo: number;
  readonly weeklyHours: number;
  readonly standing: Standing;
}

export interface DepartmentPlan {
  readonly code: string;
  readonly structures: readonly PlannedStructure[];
  readonly promeneurs: readonly PlannedPromeneur[];
}

interface Numbers {
  readonly code: string;
  readonly communes: readonly string[];
  readonly structures: number;
  readonly people: number;
  readonly youth: number;
  readonly both: number;
  readonly standing: Readonly<Record<Exclude<Standing, 'complete'>, number>>;
  /** Where this département begins in the lists of names. */
  readonly from: number;
  /** Two digits of the telephone numbers reserved for fiction. */
  readonly phones: number;
}

/** `doors.md`, The demonstration: 28 people in 88, none of both volets; 54 in 33, some of both, in the same proportions. */
const departments: readonly Numbers[] = [
  {
    code: '88',
    communes: ['Épinal', 'Saint-Dié-des-Vosges', 'Gérardmer', 'Remiremont', 'Vittel', 'Neufchâteau', 'Mirecourt', 'Rambervillers', 'Golbey', 'La Bresse', 'Bruyères', 'Contrexéville', 'Charmes', 'Raon-l’Étape', 'Le Thillot', 'Cornimont'], // prettier-ignore
    structures: 16,
    people: 28,
    youth: 19,
    both: 0,
    standing: { 'awaiting-promeneur': 1, 'awaiting-structure': 2, missing: 1 },
    from: 0,
    phones: 60,
  },
  {
    code: '33',
    communes: ['Bordeaux', 'Mérignac', 'Pessac', 'Talence', 'Libourne', 'Arcachon', 'Langon', 'Bègles', 'Cenon', 'Lormont', 'Eysines', 'Gradignan', 'La Teste-de-Buch', 'Blanquefort', 'Bazas', 'Pauillac'], // prettier-ignore
    structures: 31,
    people: 54,
    youth: 37,
    both: 6,
    standing: { 'awaiting-promeneur': 2, 'awaiting-structure': 4, missing: 2 },
    from: 28,
    phones: 70,
  },
];

const kinds: readonly (readonly [words: string, type: StructureType])[] = [
  ['La Passerelle', 'youth-service'],
  ['Les Tilleuls', 'social-centre'],
  ['Le Tour du lac', 'youth-centre'],
  ['La Courte Échelle', 'association'],
  ['Point Jeunes', 'youth-information'],
  ['La Ruche', 'digital-place'],
];

const TITLES: Readonly<Partial<Record<StructureType, string>>> = {
  'youth-service': 'Maison des jeunes',
  'social-centre': 'Centre social',
  'youth-centre': 'MJC',
  association: 'Association familiale',
  'youth-information': 'Information jeunesse',
  'digital-place': 'Espace numérique',
};

export const plans: readonly DepartmentPlan[] = departments.map(planOf);

function planOf(numbers: Numbers): DepartmentPlan {
  const structures = Array.from({ length: numbers.structures }, (_, rank) => structureOf(numbers, rank));
  return { code: numbers.code, structures, promeneurs: Array.from({ length: numbers.people }, (_, rank) => promeneurOf(numbers, rank)) };
}

function structureOf({ communes, from, phones }: Numbers, rank: number): PlannedStructure {
  const [words, type] = kinds[rank % kinds.length]!;
  const commune = communes[rank % communes.length]!;
  const place = `${commune}${rank >= communes.length ? ' sud' : ''}`;
  const domain = `${plainOf(words)}-${plainOf(place)}.example`;
  return {
    name: `${TITLES[type]} « ${words} » ${ofPlace(place)}`,
    type,
    commune,
    siret: siretOf(from + rank + 1),
    domain,
    representative: `${firstNames[(from + 3 * rank + 11) % firstNames.length]} ${lastNames[(from + 7 * rank + 23) % lastNames.length]}`,
    phone: `03 53 01 ${phones} ${String(rank + 10)}`,
  };
}

function promeneurOf(numbers: Numbers, rank: number): PlannedPromeneur {
  const volets = voletsOf(numbers, rank);
  const trades = functions[volets[0]!];
  const firstName = firstNames[(numbers.from + rank) % firstNames.length]!;
  return {
    firstName,
    lastName: lastNames[(numbers.from + rank * 3 + 5) % lastNames.length]!,
    volets,
    function: trades[rank % trades.length]![isMan(firstName) ? 1 : 0],
    phone: `06 39 98 ${numbers.phones + Math.floor(rank / 50)} ${String(10 + (rank % 50))}`,
    structure: rank % numbers.structures,
    // Most were there before; one in four came within the year, so that the curve tells something.
    arrivedMonthsAgo: rank % 4 === 3 ? 1 + ((rank * 5) % 11) : 14 + ((rank * 7) % 34),
    askedDaysAgo: 14 + ((rank * 37) % 380),
    weeklyHours: [1.5, 2, 3, 4][rank % 4]!,
    standing: standingOf(numbers, rank),
  };
}

function voletsOf({ youth, both, people }: Numbers, rank: number): ('youth' | 'parenting')[] {
  if (rank >= people - both) return ['youth', 'parenting'];
  return rank % people < youth - both ? ['youth'] : ['parenting'];
}

/** The first person is the demonstration's own promeneur, whose charter is complete; those who wait come last. */
function standingOf({ people, standing }: Numbers, rank: number): Standing {
  const fromEnd = people - 1 - rank;
  if (fromEnd < standing.missing) return 'missing';
  if (fromEnd < standing.missing + standing['awaiting-structure']) return 'awaiting-structure';
  return fromEnd < standing.missing + standing['awaiting-structure'] + standing['awaiting-promeneur'] ? 'awaiting-promeneur' : 'complete';
}

/** A SIRET that passes Luhn, of a range that no establishment bears. */
function siretOf(rank: number): string {
  const start = `8000${String(rank * 7919).padStart(7, '0')}0`.slice(0, 12).padEnd(13, '1');
  const sum = [...start].reverse().reduce((total, digit, index) => total + luhn(Number(digit), index), 0);
  return start + String((10 - (sum % 10)) % 10);
}

function luhn(digit: number, index: number): number {
  const doubled = index % 2 === 0 ? digit * 2 : digit;
  return doubled > 9 ? doubled - 9 : doubled;
}

/** « d’Épinal », « du Thillot », « de La Bresse ». */
function ofPlace(place: string): string {
  if (place.startsWith('Le ')) return `du ${place.slice(3)}`;
  return /^[AEIOUYÉÈ]/.test(place) ? `d’${place}` : `de ${place}`;
}

function plainOf(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z]+/g, '-'); // prettier-ignore
}
