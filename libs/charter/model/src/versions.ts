import type { IsoDate, Refusal } from '@promenade/platform/model';
import type { Standing } from './charter';
import type { VersionFacts } from './rules';

/** A version with the core that it stands on. */
export interface VersionOnCore extends VersionFacts {
  readonly coreId: string | null;
}

/** Where a version stands among those of its owner, the national level or a département. */
export function standingOf(version: VersionFacts, versions: readonly VersionFacts[], today: IsoDate): Standing {
  if (version.state === 'draft') return 'draft';
  const replaced = ownedLike(version, versions).some((other) => other.number > version.number && isInForce(other, today));
  if (replaced) return 'replaced';
  return isInForce(version, today) ? 'in-force' : 'upcoming';
}

/** The national version that came after the core of this one, published, be its day still to come; the last one of them. */
export function newerCore<V extends VersionFacts>(version: VersionOnCore, versions: readonly V[]): V | undefined {
  const nationals = publishedOf(null, versions);
  const core = nationals.find(({ id }) => id === version.coreId);
  return core && nationals.filter(({ number }) => number > core.number).at(-1);
}

/** What a reader compares a version with first: the one that its owner published before it, else the national text. */
export function versionBefore<V extends VersionFacts>(version: VersionOnCore, versions: readonly V[]): V | undefined {
  const before = publishedOf(version.department, versions).filter(({ number }) => number < version.number);
  if (before.length || version.department === null) return before.at(-1);
  const nationals = publishedOf(null, versions);
  return nationals.find(({ id }) => id === version.coreId) ?? nationals.at(-1);
}

/** Why a version cannot stand on this core, if so (G-01): additions are a département's, to a published national text. */
export function refusalToStandOn(
  core: VersionFacts,
  department: string | null,
): Refusal<'core-for-departments' | 'core-not-national' | 'core-draft'> | undefined {
  if (department === null) return { code: 'core-for-departments' };
  if (core.department !== null) return { code: 'core-not-national' };
  return core.state === 'draft' ? { code: 'core-draft', facts: { number: core.number } } : undefined;
}

/** Why a draft cannot be published on its core, if so: another national text is in force, or its own day comes before the core's. */
export function refusalOfCore(
  core: VersionFacts,
  versions: readonly VersionFacts[],
  effectiveOn: IsoDate,
): Refusal<'core-outdated' | 'core-not-yet'> | undefined {
  if (core.effectiveOn !== null && effectiveOn < core.effectiveOn)
    return { code: 'core-not-yet', facts: { number: core.number, effectiveOn: core.effectiveOn } };
  const replaced = publishedOf(null, versions).find((other) => other.number > core.number && isInForce(other, effectiveOn));
  return replaced && { code: 'core-outdated', facts: { number: replaced.number } };
}

/** Why additions cannot be carried over onto the newer core, if so; one draft of it is enough. */
export function refusalToCarryOver(
  version: VersionOnCore,
  versions: readonly VersionOnCore[],
): Refusal<'no-core' | 'core-current' | 'already-carried-over'> | undefined {
  if (version.coreId === null) return { code: 'no-core' };
  const newer = newerCore(version, versions);
  if (!newer) return { code: 'core-current' };
  const there = ownedLike(version, versions).find(({ coreId }) => coreId === newer.id);
  return there && { code: 'already-carried-over', facts: { id: there.id, number: there.number } };
}

function ownedLike<V extends VersionFacts>({ department }: VersionFacts, versions: readonly V[]): V[] {
  return versions.filter((other) => other.department === department);
}

function publishedOf<V extends VersionFacts>(department: string | null, versions: readonly V[]): V[] {
  const published = versions.filter((version) => version.department === department && version.state === 'published');
  return published.sort((a, b) => a.number - b.number);
}

function isInForce(version: VersionFacts, on: IsoDate): boolean {
  return version.state === 'published' && version.effectiveOn !== null && version.effectiveOn <= on;
}
