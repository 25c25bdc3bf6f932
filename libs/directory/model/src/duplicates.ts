import { listOf, pageQuery, plain } from '@promenade/platform/model';
import * as z from 'zod';
import { communeName } from './territory';
import { distance } from './import/distance';

/** What makes two records look like one. */
export const pairReasons = ['same-name', 'near-name', 'same-phone', 'same-email', 'same-email-domain', 'same-handle'] as const;
export const pairReason = z.enum(pairReasons);
export type PairReason = z.infer<typeof pairReason>;

export const pairKinds = ['structure', 'promeneur'] as const;
export const pairKind = z.enum(pairKinds);
export type PairKind = z.infer<typeof pairKind>;

/** One of two records that look alike, as far as one needs to tell them apart. */
export const twin = z.object({
  id: z.uuid(),
  name: z.string(),
  commune: communeName.nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  /** A structure's promeneurs of today; a promeneur's structure. */
  detail: z.string(),
});
export type Twin = z.infer<typeof twin>;

/** Two records that may be one. `id` is both of theirs, the lower first. */
export const duplicate = z.object({
  id: z.string(),
  department: z.string(),
  kind: pairKind,
  records: z.tuple([twin, twin]),
  why: z.array(pairReason),
  /** The word of whoever said that they are two; none while nobody did. */
  distinctId: z.uuid().nullable(),
});
export type Duplicate = z.infer<typeof duplicate>;
export const duplicateList = listOf(duplicate);
export type DuplicateList = z.infer<typeof duplicateList>;

/** `GET /api/structures/duplicates`, `GET /api/promeneurs/duplicates`: `distinct=yes` shows those that somebody set apart. */
export const duplicateQuery = pageQuery.extend({ distinct: z.enum(['yes', 'no']).default('no') });
export type DuplicateQuery = z.infer<typeof duplicateQuery>;

/** `POST /api/duplicates/distinct`: « ce ne sont pas les mêmes », kept until it is taken back. */
export const distinctDraft = z
  .strictObject({ kind: pairKind, ids: z.tuple([z.uuid(), z.uuid()]) })
  .refine(({ ids: [one, other] }) => one !== other, { error: 'said-twice', path: ['ids'] });
export type DistinctDraft = z.infer<typeof distinctDraft>;

/** What the rules read of a record; `plain` is its name as it is searched. */
export interface Comparable {
  readonly id: string;
  readonly plain: string;
  readonly communeCode: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly handles: readonly string[];
}

export interface Pair {
  readonly lower: string;
  readonly higher: string;
  readonly why: readonly PairReason[];
}

/** Pairs of structures that may be one, each once, whatever the order they come in: strongest first, then by id. */
export function alikeStructures(records: readonly Comparable[]): Pair[] {
  return pairsOf(records, keysOfStructure, whyStructures);
}

/** The same of promeneurs. A first or a last name in common is what everything else is looked for in. */
export function alikePromeneurs(records: readonly Comparable[]): Pair[] {
  return pairsOf(records, keysOfPromeneur, whyPromeneurs);
}

function pairsOf(
  records: readonly Comparable[],
  keysOf: (record: Comparable) => readonly string[],
  whyOf: (one: Comparable, other: Comparable) => PairReason[],
): Pair[] {
  const groups = new Map<string, Comparable[]>();
  for (const record of records) for (const key of new Set(keysOf(record))) groups.set(key, [...(groups.get(key) ?? []), record]);
  const pairs = new Map<string, Pair>();
  for (const group of groups.values()) for (const pair of withinGroup(group, whyOf, pairs)) pairs.set(keyOfPair(pair), pair);
  return [...pairs.values()].sort(
    (one, other) => rankOf(one) - rankOf(other) || one.lower.localeCompare(other.lower) || one.higher.localeCompare(other.higher),
  );
}

function withinGroup(
  group: readonly Comparable[],
  whyOf: (one: Comparable, other: Comparable) => PairReason[],
  known: ReadonlyMap<string, Pair>,
): Pair[] {
  return group.flatMap((one, index) =>
    group.slice(index + 1).flatMap((other) => {
      const [lower, higher] = inOrder(one.id, other.id);
      if (lower === higher || known.has(keyOfPair({ lower, higher }))) return [];
      const why = whyOf(one, other);
      return why.length ? [{ lower, higher, why }] : [];
    }),
  );
}

/** The lower id first: a pair has one name. */
export function inOrder(one: string, other: string): [lower: string, higher: string] {
  return one < other ? [one, other] : [other, one];
}

export function keyOfPair({ lower, higher }: Pick<Pair, 'lower' | 'higher'>): string {
  return `${lower}.${higher}`;
}

function rankOf({ why }: Pair): number {
  return Math.min(...why.map((one) => pairReasons.indexOf(one))) * 10 - why.length;
}

function keysOfStructure({ plain: name, communeCode, phone, email }: Comparable): string[] {
  return said({ name: closed(name), commune: communeCode, phone, email });
}

function whyStructures(one: Comparable, other: Comparable): PairReason[] {
  const here = isSame(one.communeCode, other.communeCode);
  const mayBeHere = here || [one, other].some(({ communeCode }) => communeCode === null);
  const [sameName, sameEmail] = [closed(one.plain) === closed(other.plain), isSame(one.email, other.email)];
  return found({
    'same-name': sameName && mayBeHere,
    'near-name': here && !sameName && isNear(one.plain, other.plain),
    'same-phone': isSame(one.phone, other.phone),
    'same-email': sameEmail,
    'same-email-domain': here && !sameEmail && isSame(ownDomain(one.email), ownDomain(other.email)),
  });
}

function keysOfPromeneur({ plain: name, handles }: Comparable): string[] {
  return [...name.split(' ').map((word) => `word ${word}`), ...handles.map((handle) => `handle ${handle}`)];
}

function whyPromeneurs(one: Comparable, other: Comparable): PairReason[] {
  const [name, otherName] = [sorted(one.plain), sorted(other.plain)];
  return found({
    'same-name': name === otherName,
    'near-name': name !== otherName && isMisspelt(closed(name), closed(otherName)),
    // A house has one number for everybody: it says something of two people who bear a name in common.
    'same-phone': isSame(one.phone, other.phone) && shareAWord(one.plain, other.plain),
    'same-handle': one.handles.some((handle) => other.handles.includes(handle)),
  });
}

const EVERYBODYS = new Set(
  'gmail.com outlook.com outlook.fr hotmail.com hotmail.fr live.fr yahoo.fr yahoo.com orange.fr wanadoo.fr free.fr sfr.fr laposte.net icloud.com'.split(
    ' ',
  ),
);
/** What names of structures are full of. */
const SMALL_WORDS = new Set('a au aux d de des du en et l la le les pour sur'.split(' '));

function ownDomain(email: string | null): string | null {
  const domain = email?.split('@')[1] ?? null;
  return domain && EVERYBODYS.has(domain) ? null : domain;
}

/** A misspelling, or one name that is the other with words left out (two words at least remain). */
function isNear(one: string, other: string): boolean {
  if (isMisspelt(closed(one), closed(other))) return true;
  const [short, long] = [wordsOf(one), wordsOf(other)].sort((left, right) => left.length - right.length) as [string[], string[]];
  return short.length >= 2 && short.every((word) => long.includes(word));
}

/** One letter in eight may differ, three at most; under six letters, none. */
function isMisspelt(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  const most = length < 6 ? 0 : Math.min(3, Math.ceil(length / 8));
  return most > 0 && distance(one, other, most + 1) <= most;
}

function shareAWord(one: string, other: string): boolean {
  const words = new Set(one.split(' '));
  return other.split(' ').some((word) => words.has(word));
}

function wordsOf(name: string): string[] {
  return name.split(' ').filter((word) => word && !SMALL_WORDS.has(word));
}

function sorted(name: string): string {
  return plain(name).split(' ').sort().join(' ');
}

/** « M.J.C. du lac » and « MJC du Lac » are one. */
function closed(name: string): string {
  return name.replaceAll(' ', '');
}

function isSame(one: string | null, other: string | null): boolean {
  return one !== null && one === other;
}

function said(keys: Readonly<Record<string, string | null>>): string[] {
  return Object.entries(keys).flatMap(([key, value]) => (value ? [`${key} ${value}`] : []));
}

function found(signs: Partial<Record<PairReason, boolean>>): PairReason[] {
  return pairReasons.filter((one) => signs[one]);
}
