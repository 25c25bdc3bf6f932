import { Injectable } from '@nestjs/common';
import {
  type CampaignDates,
  type CampaignPreview,
  type Cascade,
  cascadeOf,
  type CharterVersion,
  datesOf,
  type Unaskable,
  unaskableOf,
} from '@promenade/charter/model';
import { DirectoryService, type PartyToAsk } from '@promenade/directory/api';
import { Clock, Refused } from '@promenade/platform/api';
import type { IsoDate } from '@promenade/platform/model';
import { type RequestMark, RequestMarks } from '@promenade/signatures/api';
import { ChartersService } from '../charters.service';
import { CHARTER } from '../signing-desk';
import { Cascades } from './cascades';

/** Somebody in the directory who has not signed the version. */
export interface PlannedMember {
  readonly party: PartyToAsk;
  /** Why nobody can ask them today. */
  readonly reason: Unaskable | undefined;
  /** What asks them already. */
  readonly pending: string | undefined;
  /** What they signed last, of a former version. */
  readonly former: string | undefined;
}

/** Who is to be asked what, by when: read before anything is written. */
export interface CampaignPlan {
  readonly version: CharterVersion | undefined;
  readonly inForce: CharterVersion | undefined;
  readonly cascade: Cascade;
  readonly dates: CampaignDates;
  readonly members: readonly PlannedMember[];
  /** Of the members, those to whom a request is made. */
  readonly toAsk: readonly PlannedMember[];
  readonly alreadySigned: number;
  readonly known: readonly RequestMark[];
}

export interface PlanOrder {
  readonly versionId?: string | undefined;
  readonly promeneurIds?: readonly string[] | undefined;
  readonly deadlineOn?: IsoDate | undefined;
  readonly graceDays?: number | undefined;
  readonly reminderDays?: readonly number[] | undefined;
  readonly expiresAfterDays?: number | undefined;
  /** Those who left the directory meanwhile are passed over. */
  readonly lenient?: boolean;
}

/**
 * Computes who must sign: exactly those who are in the directory today and have not signed this version, and those whose request waits
 * on a former one, which nobody can sign any more.
 */
@Injectable()
export class CampaignPlans {
  constructor(
    private readonly cascades: Cascades,
    private readonly charters: ChartersService,
    private readonly clock: Clock,
    private readonly directory: DirectoryService,
    private readonly marks: RequestMarks,
  ) {}

  /** @throws NotFoundException for a version that is not there, Refused 409 `promeneur-not-listed` for somebody who is not in the directory */
  async make(order: PlanOrder): Promise<CampaignPlan> {
    const inForce = await this.charters.inForce();
    const version = order.versionId === undefined || order.versionId === inForce?.id ? inForce : await this.charters.read(order.versionId);
    const cascade = cascadeOf(await this.cascades.inForce(), order);
    const dates = datesOf(this.clock.today(), cascade, order.deadlineOn);
    const found = version ? await this.members(version, await this.chosen(order)) : { members: [], alreadySigned: 0, known: [] };
    const toAsk = found.members.filter(({ reason, pending }) => !reason && !pending);
    return { version, inForce, cascade, dates, toAsk, ...found };
  }

  told(plan: CampaignPlan, running: string | null): CampaignPreview {
    const { members, cascade, dates, alreadySigned } = plan;
    const { id, department, number, title } = plan.version!;
    const asked = members.filter(({ reason }) => !reason);
    const unasked = members.filter(({ reason }) => reason);
    return {
      version: { id, department, number, title },
      formerVersionId: this.formerOf(plan),
      ...{ members: members.length, asked: asked.length, alreadySigned, running },
      structures: byStructure(asked),
      cannotBeAsked: unasked.map(({ party: { promeneur, structure }, reason }) => ({
        ...{ promeneurId: promeneur.id, firstName: promeneur.firstName, lastName: promeneur.lastName, reason: reason! },
        structure: structure && { id: structure.id, name: structure.name },
      })),
      ...{ reminderDays: [...cascade.reminderDays], openedOn: this.clock.today(), ...dates },
    };
  }

  private async chosen({ promeneurIds, lenient }: PlanOrder): Promise<string[]> {
    const there = new Set([...(await this.directory.listed()), ...(await this.marks.subjectsWaiting(CHARTER))]);
    if (!promeneurIds) return [...there];
    const strangers = promeneurIds.filter((id) => !there.has(id.toLowerCase()));
    if (strangers.length > 0 && !lenient) throw new Refused({ code: 'promeneur-not-listed', facts: { promeneurIds: strangers } });
    return promeneurIds.map((id) => id.toLowerCase()).filter((id) => there.has(id));
  }

  private async members(version: CharterVersion, ids: readonly string[]) {
    const known = await this.marks.about(CHARTER, ids);
    const bySubject = Map.groupBy(known, ({ subjectId }) => subjectId);
    const ofVersion = (id: string, state: RequestMark['state']) =>
      bySubject.get(id)?.find((request) => request.versionId === version.id && request.state === state)?.id;
    const left = ids.filter((id) => !ofVersion(id, 'complete'));
    const members = (await this.directory.partiesToAsk(left)).map((party): PlannedMember => {
      const { id } = party.promeneur;
      const pending = ofVersion(id, 'pending');
      const former = bySubject.get(id)?.find(({ state }) => state === 'complete')?.id;
      return { party, reason: pending ? undefined : unaskableOf(party.promeneur, party.structure ?? undefined, version), pending, former };
    });
    return { members, alreadySigned: ids.length - left.length, known };
  }

  /** The version that most of them signed last. */
  private formerOf({ members, known }: CampaignPlan): string | null {
    const versions = new Map(known.map(({ id, versionId }) => [id, versionId]));
    const signed = Map.groupBy(
      members.flatMap(({ former }) => versions.get(former ?? '') ?? []),
      (id) => id,
    );
    return [...signed].sort(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? null;
  }
}

/** In the order of names, structures and people. */
function byStructure(asked: readonly PlannedMember[]): CampaignPreview['structures'] {
  const people = (those: readonly PlannedMember[]) =>
    those.map(({ party: { promeneur } }) => ({ id: promeneur.id, name: `${promeneur.firstName} ${promeneur.lastName}` })).sort(byName);
  return [...Map.groupBy(asked, ({ party }) => party.structure!.id).values()]
    .map((those) => ({
      id: those[0]!.party.structure!.id,
      name: those[0]!.party.structure!.name,
      asked: those.length,
      people: people(those),
    }))
    .sort(byName);
}

const byName = (a: { readonly name: string }, b: { readonly name: string }) => a.name.localeCompare(b.name, 'fr');
