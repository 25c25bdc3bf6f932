import { isoDate, line, listOf, pageQuery } from '@promenade/platform/model';
import * as z from 'zod';

/** What happened to a row; the last two leave no row and are written by whoever did them. */
export const auditActions = ['insert', 'update', 'delete', 'export', 'consult'] as const;
export type AuditAction = (typeof auditActions)[number];

/** A write as the trigger saw it. Of an update, only what changed. */
export const auditLine = z.object({
  id: z.string(),
  /** That of the row, else of the seat it was written from; none for what is national. */
  department: z.string().nullable(),
  at: z.date().or(z.iso.datetime({ offset: true })),
  actor: z.object({
    /** An account's id, `visitor`, `signatory:<id>`, `invitation:<id>`, `worker:<job>`; none for work done behind the API. */
    id: z.string().nullable(),
    name: z.string().nullable(),
    role: z.string().nullable(),
  }),
  table: z.string(),
  rowId: z.string().nullable(),
  action: z.enum(auditActions),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
});
export type AuditLine = z.infer<typeof auditLine>;

export const auditList = listOf(auditLine);

/** Filters of the journal. Days are those of Paris, both included. */
export const auditQuery = pageQuery
  .extend({
    table: z
      .string()
      .regex(/^[a-z][a-z_]{0,62}$/)
      .optional(),
    rowId: line(100).optional(),
    actor: line(100).optional(),
    from: isoDate.optional(),
    to: isoDate.optional(),
  })
  .refine(({ from, to }) => !from || !to || from <= to, { path: ['to'], error: 'ends-before-it-starts' });
export type AuditQuery = z.infer<typeof auditQuery>;
