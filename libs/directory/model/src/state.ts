import type { IsoDate } from '@promenade/platform/model';
import * as z from 'zod';
import { type EmploymentDays, isLive } from './employment';
import type { ActiveRequirement } from './settings';

/** Where a promeneur stands. Computed, never typed: `stateOf`. */
export const promeneurStates = ['unsigned', 'awaiting-structure', 'awaiting-promeneur', 'listed', 'active', 'left'] as const;
export const promeneurState = z.enum(promeneurStates);
export type PromeneurState = z.infer<typeof promeneurState>;

/** What the charter room tells of a promeneur. */
export const charterProgresses = ['missing', 'awaiting-structure', 'awaiting-promeneur', 'complete'] as const;
export const charterProgress = z.enum(charterProgresses);
export type CharterProgress = z.infer<typeof charterProgress>;

export const reasonCodes = [
  'withdrawn',
  'employment-missing',
  'employment-to-come',
  'employment-ended',
  'charter-lapsed',
  'charter-missing',
  'email-missing',
  'representative-missing',
  'charter-awaiting-structure',
  'charter-awaiting-promeneur',
  'photo-missing',
  'profile-unverified',
  'onboarding-unfinished',
  'convention-missing',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** Who must act for a promeneur to go on. */
export const reasonActors = ['coordinator', 'structure', 'promeneur'] as const;
export type ReasonActor = (typeof reasonActors)[number];

/** One thing that stands between a promeneur and the next state; `facts` hold the day (`on`), the name (`structure`) or the version of the charter to tell. */
export const reason = z.object({
  code: z.enum(reasonCodes),
  who: z.enum(reasonActors),
  facts: z.object({ on: z.string().optional(), structure: z.string().optional(), version: z.number().int().optional() }),
});
export type Reason = z.infer<typeof reason>;

export interface PromeneurFacts {
  readonly email: string | null;
  readonly withdrawnOn: IsoDate | null;
  readonly charterState: CharterProgress;
  /** What was signed before counts no more: the last day on which it did, and the version that was to be signed. */
  readonly charterLapse?: { readonly on: IsoDate; readonly version: number } | null;
  /** The employment that counts today: the live one, else the last, else the next. None when nobody ever employed them. */
  readonly employment: EmploymentDays | null;
  readonly structure: { readonly name: string; readonly hasRepresentative: boolean } | null;
  /** What `activeRequires` may name and this promeneur has. */
  readonly fulfilled: readonly ActiveRequirement[];
}

/** No live employment, or withdrawn: out of the network, whatever was signed. */
export function hasLeft({ employment, withdrawnOn }: PromeneurFacts, today: IsoDate): boolean {
  return (withdrawnOn !== null && withdrawnOn <= today) || employment === null || !isLive(employment, today);
}

/** Public: complete charter, live employment, not withdrawn. The policies of `app_public` say the same. */
export function isListed(facts: PromeneurFacts, today: IsoDate): boolean {
  return facts.charterState === 'complete' && !hasLeft(facts, today);
}

/** @param requires the département's setting `activeRequires`, as in force that day */
export function stateOf(facts: PromeneurFacts, requires: readonly ActiveRequirement[], today: IsoDate): PromeneurState {
  if (hasLeft(facts, today)) return 'left';
  if (facts.charterState === 'missing') return 'unsigned';
  if (facts.charterState !== 'complete') return facts.charterState;
  return requires.every((requirement) => facts.fulfilled.includes(requirement)) ? 'active' : 'listed';
}

/** Why the state is not the next one, and who must act. Nothing for an active promeneur. */
export function reasonsOf(facts: PromeneurFacts, requires: readonly ActiveRequirement[], today: IsoDate): Reason[] {
  if (hasLeft(facts, today)) return reasonsOfAbsence(facts, today);
  if (facts.charterState !== 'complete') return [...reasonsOfLapse(facts), ...reasonsOfCharter(facts)];
  return requires.filter((requirement) => !facts.fulfilled.includes(requirement)).map((requirement) => missing[requirement]);
}

function reasonsOfAbsence({ employment, withdrawnOn }: PromeneurFacts, today: IsoDate): Reason[] {
  const reasons: Reason[] = [];
  if (withdrawnOn !== null && withdrawnOn <= today) reasons.push({ code: 'withdrawn', who: 'coordinator', facts: { on: withdrawnOn } });
  if (!employment) return [...reasons, { code: 'employment-missing', who: 'coordinator', facts: {} }];
  const { startsOn, endsOn } = employment;
  if (endsOn !== null && endsOn < today) reasons.push({ code: 'employment-ended', who: 'coordinator', facts: { on: endsOn } });
  else if (startsOn !== null && startsOn > today) {
    reasons.push({ code: 'employment-to-come', who: 'coordinator', facts: { on: startsOn } });
  }
  return reasons;
}

function reasonsOfLapse({ charterLapse, charterState }: PromeneurFacts): Reason[] {
  if (!charterLapse) return [];
  const who = charterState === 'missing' ? 'coordinator' : charterState === 'awaiting-structure' ? 'structure' : 'promeneur';
  return [{ code: 'charter-lapsed', who, facts: { ...charterLapse } }];
}

function reasonsOfCharter({ charterState, structure, email }: PromeneurFacts): Reason[] {
  const facts = structure ? { structure: structure.name } : {};
  if (charterState === 'awaiting-structure') return [{ code: 'charter-awaiting-structure', who: 'structure', facts }];
  if (charterState === 'awaiting-promeneur') return [{ code: 'charter-awaiting-promeneur', who: 'promeneur', facts: {} }];
  const reasons: Reason[] = [{ code: 'charter-missing', who: 'coordinator', facts: {} }];
  if (!email) reasons.push({ code: 'email-missing', who: 'coordinator', facts: {} });
  if (structure && !structure.hasRepresentative) reasons.push({ code: 'representative-missing', who: 'coordinator', facts });
  return reasons;
}

const missing: Record<ActiveRequirement, Reason> = {
  photo: { code: 'photo-missing', who: 'promeneur', facts: {} },
  'verified-profile': { code: 'profile-unverified', who: 'coordinator', facts: {} },
  onboarding: { code: 'onboarding-unfinished', who: 'promeneur', facts: {} },
  convention: { code: 'convention-missing', who: 'structure', facts: {} },
};
