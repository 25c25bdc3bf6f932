import { addMonths, isoDate, type IsoDate, type Refusal } from '@promenade/platform/model';
import * as z from 'zod';
import type { PromeneurState } from './state';

/** What proves a signature is kept after the participation ends for as long as somebody could go to law about it (code civil, art. 2224). */
export const EVIDENCE_YEARS = 5;

/** The last day on which what proves a signature is kept. @param leftOn the last day of the participation */
export function evidenceUntil(leftOn: IsoDate): IsoDate {
  return addMonths(leftOn, EVIDENCE_YEARS * 12);
}

/** What becomes of one kind of data: `count` of rows, and the day what stays goes too, when that is known. */
export const erasureLine = z.object({ code: z.string(), count: z.number().int(), until: isoDate.nullable() });
export type ErasureLine = z.infer<typeof erasureLine>;

export const erasureRefusals = ['already-erased', 'departure-first', 'national-not-told'] as const;
export type ErasureRefusal = (typeof erasureRefusals)[number];

/** `GET /api/promeneurs/:id/erasure`: what would go and what would stay. Only kinds of which there is something are told. */
export const erasure = z.object({
  id: z.uuid(),
  department: z.string(),
  name: z.string(),
  erasedOn: isoDate.nullable(),
  /** Why it cannot be done now; nothing when it can. */
  refusal: z.enum(erasureRefusals).nullable(),
  goes: z.array(erasureLine),
  stays: z.array(erasureLine),
});
export type Erasure = z.infer<typeof erasure>;

/** `POST /api/promeneurs/:id/erasure`: nothing brings it back, so it is said. */
export const erasureOrder = z.strictObject({ confirm: z.literal(true) });
export type ErasureOrder = z.infer<typeof erasureOrder>;

/**
 * Who can be forgotten: somebody who has left, or whose charter was never asked for. Whoever is in the network leaves it first, so that
 * accounts are handed over and nobody is left waiting.
 * @param isToldNationally whether the last list given to the national site still shows them
 */
export function refusalToErase(
  { state, erasedOn }: { readonly state: PromeneurState; readonly erasedOn: IsoDate | null },
  isToldNationally: boolean,
): Refusal<ErasureRefusal> | undefined {
  if (erasedOn !== null) return { code: 'already-erased', facts: { on: erasedOn } };
  if (state !== 'left' && state !== 'unsigned') return { code: 'departure-first', facts: { state } };
  return isToldNationally ? { code: 'national-not-told' } : undefined;
}

/** The name of a record without its person: told apart by its identifier, which says nothing of anybody. */
export function formerName(id: string): { readonly firstName: string; readonly lastName: string } {
  return { firstName: 'Ancien promeneur', lastName: id.slice(0, 6).toUpperCase() };
}
