import * as z from 'zod';
import { promeneurTarget } from './promeneur-query';
import { structureTarget } from './structure';

/** What the lists are of, and so what an act on many is done to. */
export const recordKinds = ['promeneur', 'structure'] as const;
export const recordKind = z.enum(recordKinds);
export type RecordKind = z.infer<typeof recordKind>;

/**
 * What is asked for many promeneurs at once, or for many structures when `kind` says so.
 * @param said what the act says beside whom it is for @param saidOfStructures what it says only of structures
 */
export function manyDraft<const Said extends z.ZodRawShape, const More extends z.ZodRawShape>(said: Said, saidOfStructures: More) {
  return z.discriminatedUnion('kind', [
    z.strictObject({ ...said, kind: z.literal('promeneur').optional(), target: promeneurTarget }),
    z.strictObject({ ...said, ...saidOfStructures, kind: z.literal('structure'), target: structureTarget }),
  ]);
}

/** Whom, and of which list. */
export const manyRecords = manyDraft({}, {});
export type ManyRecords = z.infer<typeof manyRecords>;
