import { isoDate, isoInstant, type IsoDate, type Refusal, text } from '@promenade/platform/model';
import * as z from 'zod';
import { blankable } from './filter';

/**
 * Where a structure stands on its way into the network (S1-05; P93 says « intéressée », « dans le réseau », « sortie »), in the
 * order of the way. Any move is allowed: people go back, or skip a step.
 */
export const structureStages = ['to-contact', 'interested', 'candidate', 'under-convention', 'left'] as const;
export const structureStage = z.enum(structureStages);
export type StructureStage = z.infer<typeof structureStage>;

/** What is known of a structure when nobody has said its stage. */
export interface StageFacts {
  readonly employsToday: boolean;
  readonly employedOnce: boolean;
  readonly hasConvention: boolean;
}

/** The stage of a structure of which nobody said anything: its promeneurs and its convention speak for it. */
export function stageUnsaid({ employsToday, employedOnce, hasConvention }: StageFacts): StructureStage {
  if (employsToday || hasConvention) return 'under-convention';
  return employedOnce ? 'left' : 'to-contact';
}

/** A convention is two days that the coordination records; without a last day it lasts. */
export function isInForce(convention: { readonly startsOn: IsoDate | null; readonly endsOn: IsoDate | null }, today: IsoDate): boolean {
  const { startsOn, endsOn } = convention;
  return startsOn !== null && startsOn <= today && (endsOn === null || endsOn >= today);
}

/** One move, as it is kept. */
export const stageMove = z.object({
  id: z.uuid(),
  stage: structureStage,
  since: isoDate,
  /** Of the coordination: null for any other seat. */
  note: z.string().nullable(),
  /** Who said so; none when their account is gone. */
  by: z.string().nullable(),
  at: isoInstant,
});
export type StageMove = z.infer<typeof stageMove>;

/** `POST /api/structures/:id/stages`: from a day on, today unless said; never a day to come. */
export const stageDraft = z.strictObject({ stage: structureStage, since: isoDate.optional(), note: blankable(text(1000)).optional() });
export type StageDraft = z.infer<typeof stageDraft>;

/** The stage of today among the moves: the latest by its day, then by the moment it was said. */
export function latestMove<T extends Pick<StageMove, 'since' | 'at'>>(moves: readonly T[]): T | undefined {
  return [...moves].sort((one, other) => other.since.localeCompare(one.since) || other.at.localeCompare(one.at))[0];
}

/** Saying again what is said already would write a line that tells nothing. */
export function refusalToMove(said: StructureStage | null, wanted: StructureStage): Refusal<'stage-unchanged'> | undefined {
  return said === wanted ? { code: 'stage-unchanged', facts: { stage: said } } : undefined;
}
