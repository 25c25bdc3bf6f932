import { isoInstant, listOf } from '@promenade/platform/model';
import * as z from 'zod';
import { manyDraft, recordKind } from './many-draft';

/** What is done to many by the worker, one after the other: an invitation to their seat, a reminder of the charter they have to sign. */
export const bulkVerbs = ['invite', 'remind'] as const;
export const bulkVerb = z.enum(bulkVerbs);
export type BulkVerb = z.infer<typeof bulkVerb>;

/** `POST /api/bulk-acts`. */
export const bulkActDraft = manyDraft({ act: bulkVerb }, {});
export type BulkActDraft = z.infer<typeof bulkActDraft>;

/** Why it was not done for somebody. `refused`: for a reason that the record itself tells. */
export const bulkReasons = [
  'email-missing',
  'left',
  'has-account',
  'already-member',
  'already-invited',
  'nothing-waiting',
  'reminded-today',
  'reminded-yesterday',
  'refused',
] as const;
export const bulkReason = z.enum(bulkReasons);
export type BulkReason = z.infer<typeof bulkReason>;

/** Names shown of those left out; the others are counted. */
export const LEFT_OUT_SHOWN = 100;

/** An act on many as whoever asked follows it: kept until they put it away, wherever they open the page again. */
export const bulkAct = z.object({
  id: z.uuid(),
  department: z.string(),
  act: bulkVerb,
  kind: recordKind,
  state: z.enum(['underway', 'done', 'stopped', 'failed']),
  total: z.number().int(),
  /** Records it was done for. */
  done: z.number().int(),
  leftOut: z.number().int(),
  /** By name, a hundred at most. */
  leftOutNames: z.array(z.object({ id: z.uuid(), name: z.string(), reason: bulkReason })),
  /** Invitations that were sent and nobody has answered: `undo` takes them back. */
  undoable: z.number().int(),
  takenBack: z.number().int(),
  askedAt: isoInstant,
});
export type BulkAct = z.infer<typeof bulkAct>;
export const bulkActList = listOf(bulkAct);
export type BulkActList = z.infer<typeof bulkActList>;

/** `GET /api/bulk-acts`: one's own that are not put away, the newest first. */
export const bulkActQuery = z.object({ kind: recordKind });
export type BulkActQuery = z.infer<typeof bulkActQuery>;
