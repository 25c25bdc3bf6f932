import { isoInstant, listOf } from '@promenade/platform/model';
import * as z from 'zod';
import { importCounts, importKind, importMapping, importPreview } from './import';

/** `draft` until it is written; `undone` once taken back. */
export const importStates = ['draft', 'committed', 'undone'] as const;
export type ImportState = (typeof importStates)[number];

/** An import in a list: one can go on with a draft, and take back what was written. */
export const importItem = z.object({
  id: z.uuid(),
  department: z.string(),
  kind: importKind,
  fileName: z.string(),
  sheet: z.string(),
  state: z.enum(importStates),
  counts: importCounts,
  createdAt: isoInstant,
  committedAt: isoInstant.nullable(),
});
export type ImportItem = z.infer<typeof importItem>;
export const importList = listOf(importItem);

/** An import whole, each line with what becomes of it. */
export const importDetail = importPreview.extend(importItem.omit({ id: true, kind: true, sheet: true, counts: true }).shape);
export type ImportDetail = z.infer<typeof importDetail>;

/** Days during which a draft waits for its coordinator, and a written import can be taken back; then both are erased. */
export const importsKept = { draft: 30, committed: 90 } as const;

/** What an import is busy with: `waiting` for another one to end, then as it says; `idle` when nothing is under way. */
export const importPhases = ['idle', 'reading', 'waiting', 'deciding', 'writing'] as const;
export type ImportPhase = (typeof importPhases)[number];

/** How far a long act is: `done` of `total` lines in this phase, both 0 where they cannot be counted. */
export const importProgress = z.object({ phase: z.enum(importPhases), done: z.number().int(), total: z.number().int() });
export type ImportProgress = z.infer<typeof importProgress>;

/** `POST …/:id/forget`: the column whose header is to be forgotten; every one of the import when none is said. */
export const importForgetting = z.strictObject({ source: z.string().max(500).optional() });
export type ImportForgetting = z.infer<typeof importForgetting>;

/**
 * The fields of `POST /api/directory/imports` besides the file: `mapping` is JSON, as `importMapping`; `kind` when a person says what the
 * lines are about; `progress` the key (UUID) under which `GET …/:key/progress` tells how far this very request is.
 */
export const importForm = z.strictObject({
  kind: importKind.optional(),
  progress: z.uuid().optional(),
  mapping: z
    .string()
    .max(100_000)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'json-unreadable' });
        return z.NEVER;
      }
    })
    .pipe(importMapping)
    .optional(),
});
export type ImportForm = z.infer<typeof importForm>;

/** Why an undo is refused: each record that somebody signed, changed or counts on since. */
export const recordsSinceChanged = z.object({
  records: z.array(
    z.object({
      kind: z.enum(['promeneur', 'structure']),
      id: z.uuid(),
      name: z.string(),
      why: z.enum(['signed', 'changed', 'employs']),
    }),
  ),
});
export type RecordsSinceChanged = z.infer<typeof recordsSinceChanged>;
