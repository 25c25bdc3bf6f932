import { Injectable } from '@nestjs/common';
import {
  type CharterDifference,
  type CharterVersion,
  type CharterVersionShown,
  differenceBetween,
  newerCore,
  refusalToCarryOver,
  standingOf,
  versionBefore,
} from '@promenade/charter/model';
import { Clock, Database, refuseIf } from '@promenade/platform/api';
import { type List, offsetOf, type PageQuery } from '@promenade/platform/model';
import { CharterVersionEntity, readable } from './charter.entity';
import { ChartersService } from './charters.service';

/** What is known of a version to place it among the others, its words left where they are. */
const PLACED = { id: true, department: true, number: true, state: true, effectiveOn: true, coreId: true } as const;
type Placed = Pick<CharterVersionEntity, keyof typeof PLACED>;

/** The versions side by side: where each stands, what changed between two, and the core that came since. */
@Injectable()
export class VersionShelf {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly charters: ChartersService,
  ) {}

  async list(paging: PageQuery): Promise<List<CharterVersionShown>> {
    const [rows, total] = await this.database.manager.findAndCount(CharterVersionEntity, {
      order: { department: { direction: 'asc', nulls: 'first' }, number: 'desc' },
      skip: offsetOf(paging),
      take: paging.size,
    });
    const all = await this.placed();
    return { items: rows.map((row) => this.shown(readable(row), all)), total, ...paging };
  }

  async read(id: string): Promise<CharterVersionShown> {
    return this.shown(await this.charters.read(id), await this.placed());
  }

  /** @param fromId the version to compare with; without it, the one that a reader would compare with first */
  async difference(id: string, fromId: string | undefined): Promise<CharterDifference> {
    const to = await this.charters.read(id);
    const before = fromId ?? versionBefore(to, await this.placed())?.id;
    if (before === undefined) refuseIf({ code: 'nothing-to-compare', facts: { number: to.number } });
    return differenceBetween(await this.charters.read(before!), to);
  }

  /** A draft with the additions of a version, on the national text that came since; the version itself stays as it is. */
  async carryOver(id: string): Promise<CharterVersionShown> {
    const version = await this.charters.read(id);
    refuseIf(version.department === this.database.actor.department ? undefined : { code: 'not-your-text' });
    const all = await this.placed();
    refuseIf(refusalToCarryOver(version, all));
    const [core, newer] = [await this.charters.read(version.coreId!), await this.charters.read(newerCore(version, all)!.id)];
    const draft = await this.charters.draft({
      title: version.title,
      coreId: newer.id,
      additions: version.additions!,
      profileItems: ownItems(version, core),
      reason: newer.reason,
      ...(version.consentSentence !== core.consentSentence && { consentSentence: version.consentSentence }),
      ...(version.typedSentence !== core.typedSentence && { typedSentence: version.typedSentence }),
    });
    return this.read(draft.id);
  }

  private placed(): Promise<Placed[]> {
    return this.database.manager.find(CharterVersionEntity, { select: PLACED });
  }

  private shown(version: CharterVersion, all: readonly Placed[]): CharterVersionShown {
    return {
      ...version,
      standing: standingOf(version, all, this.clock.today()),
      core: named(all.find(({ id }) => id === version.coreId)),
      newerCore: named(newerCore(version, all)),
      beforeId: versionBefore(version, all)?.id ?? null,
    };
  }
}

/** What the département asks of a profile beyond the core. */
function ownItems({ profileItems }: CharterVersion, core: CharterVersion): { label: string }[] {
  return profileItems.filter(({ key }) => core.profileItems.every((item) => item.key !== key)).map(({ label }) => ({ label }));
}

function named(version: Placed | undefined): { id: string; number: number } | null {
  return version ? { id: version.id, number: version.number } : null;
}
