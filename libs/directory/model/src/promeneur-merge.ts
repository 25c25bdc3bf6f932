import type { IsoDate, Refusal } from '@promenade/platform/model';
import * as z from 'zod';
import type { ConsentField } from './consent';
import { type MergeLine, side } from './merge';
import { promeneurDetail, type PromeneurDetail } from './promeneur';

/** What of a person is chosen when two records become one. */
export const promeneurMergeKeys = [
  'name',
  'email',
  'phone',
  'function',
  'volets',
  'presentation',
  'contactNote',
  'declaredCharter',
  'withdrawal',
] as const;
export const promeneurMergeKey = z.enum(promeneurMergeKeys);
export type PromeneurMergeKey = z.infer<typeof promeneurMergeKey>;

/** What each key holds in a record; null when there is nothing. */
const held: Readonly<Record<PromeneurMergeKey, (record: PromeneurDetail) => unknown>> = {
  name: ({ firstName, lastName }) => [firstName, lastName],
  email: ({ email }) => email,
  phone: ({ phone }) => phone,
  function: (record) => record.function,
  volets: ({ volets }) => (volets.length ? volets : null),
  presentation: ({ presentation }) => presentation,
  contactNote: ({ contactNote }) => contactNote,
  declaredCharter: ({ declaredCharter }) => declaredCharter,
  withdrawal: ({ withdrawnOn }) => withdrawnOn,
};

export const promeneurMergeLine = z.object({ key: promeneurMergeKey, differs: z.boolean(), takes: side });
export type PromeneurMergeLine = Omit<MergeLine, 'key'> & { readonly key: PromeneurMergeKey };

/** Both records, field by field. A withdrawal is never proposed: nobody leaves the directory by a merge unless it is said. */
export function promeneursCompared(kept: PromeneurDetail, other: PromeneurDetail): PromeneurMergeLine[] {
  return promeneurMergeKeys.map((key) => {
    const [mine, theirs] = [held[key](kept), held[key](other)];
    const differs = JSON.stringify(mine) !== JSON.stringify(theirs);
    const fills = mine === null && theirs !== null && key !== 'withdrawal';
    return { key, differs, takes: fills ? 'other' : 'kept' };
  });
}

/** What goes over with the person, or becomes one with what the kept record has. */
export const mergeMoves = [
  'employments',
  'employments-joined',
  'profiles',
  'checks',
  'permanences',
  'absences',
  'territories',
  'tags',
  'steps',
  'changes',
  'letters',
  'voices',
  'procedures',
  'photo',
  'refusals',
] as const;
export const mergeMove = z.enum(mergeMoves);
export type MergeMove = z.infer<typeof mergeMove>;

/** `GET /api/promeneurs/:id/merges/:otherId`: `id` is kept. `moves` names what there is, and how much of it. */
export const promeneurMergePreview = z.object({
  kept: promeneurDetail,
  other: promeneurDetail,
  lines: z.array(promeneurMergeLine),
  moves: z.array(z.object({ what: mergeMove, count: z.number().int().positive() })),
});
export type PromeneurMergePreview = z.infer<typeof promeneurMergePreview>;

/** `POST /api/promeneurs/:id/merges`: `take` names what is taken from the other; versions are those that were looked at. */
export const promeneurMergeDraft = z.strictObject({
  otherId: z.uuid(),
  take: z.array(promeneurMergeKey).default([]),
  versions: z.strictObject({ kept: z.number().int().positive(), other: z.number().int().positive() }).optional(),
});
export type PromeneurMergeDraft = z.infer<typeof promeneurMergeDraft>;

/** What the rule reads of a record that becomes one with another. */
export interface Mergeable {
  readonly id: string;
  readonly name: string;
  readonly erasedOn: IsoDate | null;
  /** A charter is signed, or some have signed it, or it waits for them. */
  readonly signs: boolean;
  readonly hasAccount: boolean;
}

export type MergeRefusal = Refusal<'same-record' | 'already-erased' | 'both-sign' | 'other-signs' | 'two-accounts'>;

/**
 * A signature names the record it was asked for and never moves: the record that bears one is kept, and two that do stay two.
 * So do two that have each an account: nobody here knows which one the person would lose.
 */
export function refusalToMergePromeneurs(kept: Mergeable, other: Mergeable): MergeRefusal | undefined {
  if (kept.id === other.id) return { code: 'same-record' };
  const erased = [kept, other].find(({ erasedOn }) => erasedOn !== null);
  if (erased) return { code: 'already-erased', facts: { on: erased.erasedOn } };
  if (other.signs) return { code: kept.signs ? 'both-sign' : 'other-signs', facts: { id: other.id, name: other.name } };
  return kept.hasAccount && other.hasAccount ? { code: 'two-accounts' } : undefined;
}

/** The last word of a person on each field they may show. */
export interface ConsentWord {
  readonly field: ConsentField;
  readonly given: boolean;
  /** An instant, in ISO. */
  readonly at: string;
}

/**
 * Fields that were refused on the other record since the kept one agreed to show them. A yes never goes over: it was said of what the
 * other record showed.
 */
export function refusedSince(kept: readonly ConsentWord[], other: readonly ConsentWord[]): ConsentField[] {
  const said = new Map(kept.map((word) => [word.field, word]));
  return other.flatMap((word) => {
    const mine = said.get(word.field);
    return !word.given && mine?.given && word.at > mine.at ? [word.field] : [];
  });
}
