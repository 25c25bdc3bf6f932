import { isoDate, line, text } from '@promenade/platform/model';
import * as z from 'zod';
import { importField, importKind, networkFields } from './fields';
import { onlineProfile } from './networks';
import { volet } from './volets';

/** A column as the sheet names it, what it is taken for, and how sure that is (0 to 1). */
export const importColumn = z.object({
  source: z.string(),
  field: importField.nullable(),
  confidence: z.number().min(0).max(1),
  /** Said by what the département wrote last under that header. */
  remembered: z.boolean().optional(),
  /** A few of its cells as they are written, so that one knows what it holds before it is named. */
  samples: z.array(z.string()).optional(),
});
export type ImportColumn = z.infer<typeof importColumn>;

export const importProblemCodes = [
  'name-missing',
  'email-invalid',
  'email-shared',
  'phone-invalid',
  'siret-invalid',
  'date-unreadable',
  'commune-unknown',
  'department-other',
  'duplicate-of-line',
  'duplicate-of-record',
  'structure-missing',
  'volet-unknown',
  'hours-unreadable',
  'network-unreadable',
  'network-shared',
  'text-too-long',
  'rna-invalid',
  'structure-type-unknown',
  'representative-email-missing',
  'website-unreadable',
] as const;

/** One thing to look at. `column` is a column's source (a field where the sheet has no such column). */
export const importProblem = z.object({
  column: z.string(),
  code: z.enum(importProblemCodes),
  /** French: what is, then what to do. */
  message: z.string(),
  /** What the cell says. */
  given: z.string().optional(),
  /** What could be written in its place. */
  suggestion: z.string().optional(),
  /** The other line, or the record, that this one repeats. */
  otherLine: z.number().int().optional(),
  recordId: z.string().optional(),
});
export type ImportProblem = z.infer<typeof importProblem>;

/** A day known to the day, the month (its first day) or the year (1 January). */
export const partialDate = z.object({ on: isoDate, precision: z.enum(['year', 'month', 'day']) });
export type PartialDate = z.infer<typeof partialDate>;

/** What a line says, once read. An absent key was not said, or could not be read. */
export const importValues = z
  .object({
    lastName: z.string(),
    firstName: z.string(),
    function: z.string(),
    structure: z.string(),
    /** 14 digits. */
    siret: z.string(),
    address: z.string(),
    postalCode: z.string(),
    /** The commune's official name, and its INSEE code. */
    commune: z.string(),
    communeCode: z.string(),
    email: z.string(),
    /** E.164, or a short number such as 3949. */
    phone: z.string(),
    volet: z.array(volet),
    /** Hours, to the hundredth. */
    weeklyHours: z.number(),
    startedOn: partialDate,
    /** As declared: shown, never counted, never public. */
    charterSignedOn: partialDate,
    representativeName: z.string(),
    representativeEmail: z.string(),
    notes: z.string(),
    structureType: z.string(),
    rna: z.string(),
    acronym: z.string(),
    website: z.string(),
    representativeFunction: z.string(),
    /** As `phone`. */
    representativePhone: z.string(),
    ...(Object.fromEntries(networkFields.map((field) => [field, onlineProfile])) as Record<
      (typeof networkFields)[number],
      typeof onlineProfile
    >),
  })
  .partial();
export type ImportValues = z.infer<typeof importValues>;

export const importActions = ['create', 'update', 'duplicate', 'reject'] as const;
export type ImportAction = (typeof importActions)[number];

export const importRow = z.object({
  line: z.number().int().positive(),
  action: z.enum(importActions),
  values: importValues,
  problems: z.array(importProblem),
  /** The record that an update would change, or that a duplicate repeats; once written, the one that was made. */
  recordId: z.string().optional(),
  /** The keys of `values` that an update would change. */
  changes: z.array(z.string()).optional(),
  /** What the record says of them before; an absent key was not known. */
  before: importValues.optional(),
});
export type ImportRow = z.infer<typeof importRow>;

/** Of promeneurs; of structures in a file of structures. */
export const importCounts = z.object({
  create: z.number().int(),
  update: z.number().int(),
  duplicate: z.number().int(),
  reject: z.number().int(),
});
export type ImportCounts = z.infer<typeof importCounts>;

export const importPreview = z.object({
  id: z.uuid(),
  kind: importKind,
  sheet: z.string(),
  columns: z.array(importColumn),
  rows: z.array(importRow),
  counts: importCounts,
});
export type ImportPreview = z.infer<typeof importPreview>;

/** What each column is about, said by a person: the column's source, then a field, or null for "nothing of ours". */
export const importMapping = z.record(z.string().max(500), importField.nullable());
export type ImportMapping = z.infer<typeof importMapping>;

/** A cell corrected in place; `column` is a source, or a field that the sheet lacks. The file itself stays as it is. */
export const importCell = z.strictObject({ line: z.number().int().positive(), column: line(500), value: text(4000, 0) });
export type ImportCell = z.infer<typeof importCell>;

/** `kind` takes the lines for another kind: what was said of the columns before is forgotten, the cells stay corrected. */
export const importPatch = z.strictObject({
  kind: importKind.optional(),
  mapping: importMapping.optional(),
  cells: z.array(importCell).max(5000).optional(),
});
export type ImportPatch = z.infer<typeof importPatch>;
