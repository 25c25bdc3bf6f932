import type { IsoDate, Refusal } from '@promenade/platform/model';
import type { CharterState, CharterVersion } from './charter';

/** What must be known of a promeneur before the charter is put to them; the directory's row is one. */
export interface PromeneurToAsk {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
  /** Left the network, or no employment today. */
  readonly hasLeft: boolean;
}

/** The employer, with whoever signs for it. */
export interface StructureToAsk {
  readonly name: string;
  readonly representativeName: string | null;
  readonly representativeEmail: string | null;
}

/** A request of the past or of today, about one promeneur. */
export interface RequestMade {
  readonly state: 'pending' | 'complete' | 'refused' | 'expired';
  readonly versionId: string;
  readonly next: 'representative' | 'promeneur' | null;
  readonly createdAt: string;
}

/** A request as the rules that need more of it read it: who was asked, and what each of them did. Instants are ISO. */
export interface RequestKnown extends RequestMade {
  readonly id: string;
  readonly structureId: string;
  /** When the representative signed, whatever the promeneur did since. */
  readonly structureSignedAt: string | null;
  readonly completedAt: string | null;
}

/** Who must sign a request that is about to be made; `standing` is the request whose act of the representative is linked to it. */
export type Signers =
  { readonly who: readonly ['representative', 'promeneur'] } | { readonly who: readonly ['promeneur']; readonly standing: string };

/** Where a promeneur stands with the charter, whatever the version. */
export interface CharterStanding {
  readonly state: Exclude<CharterState, 'refused' | 'expired'>;
  readonly signedAt: string | null;
  readonly versionId: string | null;
}

export type VersionFacts = Pick<CharterVersion, 'id' | 'department' | 'number' | 'state' | 'effectiveOn'>;

export type RefusalToAsk = Refusal<
  | 'version-missing'
  | 'version-draft'
  | 'promeneur-left'
  | 'promeneur-email-missing'
  | 'structure-missing'
  | 'representative-missing'
  | 'already-asked'
  | 'already-signed'
>;

/** Why the charter cannot be put to this promeneur and their structure now, if so (S2-44: both must sign, and be reachable). */
export function refusalToAsk(
  promeneur: PromeneurToAsk,
  structure: StructureToAsk | undefined,
  version: VersionFacts | undefined,
  requests: readonly RequestMade[] = [],
): RefusalToAsk | undefined {
  return refusalOfVersion(version) ?? refusalOfParties(promeneur, structure) ?? refusalOfRepeat(version!, requests);
}

function refusalOfVersion(version: VersionFacts | undefined): RefusalToAsk | undefined {
  if (!version) return { code: 'version-missing' };
  return version.state === 'draft' ? { code: 'version-draft', facts: { number: version.number } } : undefined;
}

function refusalOfParties(promeneur: PromeneurToAsk, structure: StructureToAsk | undefined): RefusalToAsk | undefined {
  const name = `${promeneur.firstName} ${promeneur.lastName}`.trim();
  if (promeneur.hasLeft) return { code: 'promeneur-left', facts: { name } };
  if (!structure) return { code: 'structure-missing', facts: { name } };
  if (!promeneur.email) return { code: 'promeneur-email-missing', facts: { name } };
  const isReachable = structure.representativeName && structure.representativeEmail;
  return isReachable ? undefined : { code: 'representative-missing', facts: { name, structure: structure.name } };
}

function refusalOfRepeat(version: VersionFacts, requests: readonly RequestMade[]): RefusalToAsk | undefined {
  const ofVersion = requests.filter((request) => request.versionId === version.id);
  if (ofVersion.some((request) => request.state === 'complete')) return { code: 'already-signed', facts: { number: version.number } };
  return ofVersion.some((request) => request.state === 'pending')
    ? { code: 'already-asked', facts: { number: version.number } }
    : undefined;
}

/** Why a version cannot be published, if so: once published it never changes. A day gone by cannot be its first. */
export function refusalToPublish(
  version: Pick<CharterVersion, 'state' | 'number'>,
  effectiveOn: IsoDate,
  today: IsoDate,
): Refusal<'already-published' | 'effective-in-the-past'> | undefined {
  if (version.state === 'published') return { code: 'already-published', facts: { number: version.number } };
  return effectiveOn < today ? { code: 'effective-in-the-past', facts: { effectiveOn } } : undefined;
}

/** The text in force that day: the département's own if it has one, else the national one; the highest number wins (G-01). */
export function versionInForce<V extends VersionFacts>(versions: readonly V[], department: string | null, today: IsoDate): V | undefined {
  const inForce = versions.filter((each) => each.state === 'published' && each.effectiveOn !== null && each.effectiveOn <= today);
  const latestOf = (owner: string | null) => inForce.filter((each) => each.department === owner).sort((a, b) => b.number - a.number)[0];
  return (department === null ? undefined : latestOf(department)) ?? latestOf(null);
}

/**
 * Who must sign (S2-44): the representative first, then the promeneur. An act of the representative covers those it named: when the
 * request that it signed was refused or left to expire by the promeneur, it stands for the same text, and the promeneur alone is asked.
 */
export function signersOf(structureId: string, version: Pick<VersionFacts, 'id'>, requests: readonly RequestKnown[]): Signers {
  const [standing] = requests
    .filter((request) => request.versionId === version.id && request.structureId === structureId && request.structureSignedAt !== null)
    .sort((a, b) => b.structureSignedAt!.localeCompare(a.structureSignedAt!));
  return standing ? { who: ['promeneur'], standing: standing.id } : { who: ['representative', 'promeneur'] };
}

/**
 * The charter signed last counts, of whichever version, until it lapses: asking for another takes nobody out of the directory. What was
 * signed after a lapse counts at once. @param lapsedAt the last time that what had been signed ceased to count
 */
export function charterStandingOf(requests: readonly RequestKnown[], lapsedAt: string | null = null): CharterStanding {
  const counts = ({ state, completedAt }: RequestKnown) =>
    state === 'complete' && (lapsedAt === null || Date.parse(completedAt!) > Date.parse(lapsedAt));
  const [signed] = requests.filter(counts).sort((a, b) => Date.parse(b.completedAt!) - Date.parse(a.completedAt!));
  if (signed) return { state: 'complete', signedAt: signed.completedAt, versionId: signed.versionId };
  const [last] = requests.filter(({ state }) => state !== 'complete').sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
  if (!last) return { state: 'missing', signedAt: null, versionId: null };
  return { state: waiting(last) ?? 'missing', signedAt: null, versionId: last.versionId };
}

function waiting({ state, next }: RequestMade): 'awaiting-promeneur' | 'awaiting-structure' | undefined {
  if (state !== 'pending') return undefined;
  return next === 'promeneur' ? 'awaiting-promeneur' : 'awaiting-structure';
}

/** Where a promeneur stands with one version, by the requests made: a complete one first, else the last one made. */
export function charterStateOf(requests: readonly RequestMade[], version: Pick<VersionFacts, 'id'>): CharterState {
  const ofVersion = requests.filter((request) => request.versionId === version.id);
  if (ofVersion.some((request) => request.state === 'complete')) return 'complete';
  const last = [...ofVersion].sort((a, b) => b.createdAt.localeCompare(a.createdAt))[0];
  if (!last) return 'missing';
  return waiting(last) ?? (last.state as 'refused' | 'expired');
}
