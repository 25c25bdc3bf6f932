import { departmentCode, isoDate, isoInstant, line, listOf, pageQuery, text } from '@promenade/platform/model';
import * as z from 'zod';
import { commitment } from './commitments';

/** What led to it; the id is that of a record, a checked profile or a report, and is followed loosely: it may be gone. */
export const procedureSources = ['record', 'profile-check', 'report'] as const;
export type ProcedureSource = (typeof procedureSources)[number];

/** How it ended, or left this room; who excludes is the committee alone (S2-40). */
export const procedureOutcomes = ['corrected', 'referred', 'withdrawn'] as const;
export type ProcedureOutcome = (typeof procedureOutcomes)[number];

export const procedureStates = ['open', 'correction-asked', 'answered', 'overdue', ...procedureOutcomes] as const;
export type ProcedureState = (typeof procedureStates)[number];

/** Who has to act: the coordination, the promeneur or their structure, the committee. */
export const procedureActors = ['coordinator', 'parties', 'committee'] as const;
export type ProcedureActor = (typeof procedureActors)[number];

export const procedureEventKinds = [
  'opened',
  'noted',
  'evidence-added',
  'evidence-removed',
  'correction-asked',
  'reminded',
  'answered',
  'corrected',
  'referred',
  'withdrawn',
] as const;
export type ProcedureEventKind = (typeof procedureEventKinds)[number];

/** Days before the date at which whoever must correct is reminded; years for which a closed procedure is kept. */
export const procedureDelays = { remind: 3, keptYears: 5 } as const;

export const evidenceLimits = { pdf: 5_000_000, file: 8_000_000, count: 20 } as const;

const party = z.object({ id: z.uuid(), name: z.string() }).nullable();

export const procedure = z.object({
  id: z.uuid(),
  department: departmentCode,
  number: z.string(),
  promeneur: party,
  structure: party,
  state: z.enum(procedureStates),
  mustAct: z.enum(procedureActors).nullable(),
  openedAt: isoInstant,
  askedAt: isoInstant.nullable(),
  dueOn: isoDate.nullable(),
  /** The last answer, of the promeneur or of the structure. */
  answeredAt: isoInstant.nullable(),
  closedAt: isoInstant.nullable(),
});
export type Procedure = z.infer<typeof procedure>;
export const procedureList = listOf(procedure);
export type ProcedureList = z.infer<typeof procedureList>;

/** One act. `on`: the day of a mediation, or the date given for the correction. */
export const procedureEvent = z.object({
  id: z.uuid(),
  at: isoInstant,
  role: z.enum(['coordinator', 'structure', 'promeneur']),
  kind: z.enum(procedureEventKinds),
  on: isoDate.nullable(),
  text: z.string().nullable(),
});
export type ProcedureEvent = z.infer<typeof procedureEvent>;

export const procedureEvidence = z.object({
  id: z.uuid(),
  label: z.string(),
  link: z.string().nullable(),
  /** A file of ours, downloaded by its own door; `size` in bytes. */
  file: z.object({ type: z.string(), size: z.number().int() }).nullable(),
  addedAt: isoInstant,
});
export type ProcedureEvidence = z.infer<typeof procedureEvidence>;

export const procedureDetail = procedure.extend({
  version: z.object({ id: z.uuid(), number: z.number().int(), title: z.string() }).nullable(),
  /** For the coordination and the Caf alone: nobody learns from here that somebody reported them. */
  source: z.object({ kind: z.enum(procedureSources), id: z.uuid().nullable() }).nullable(),
  grounds: z.array(commitment),
  /** None once the person was forgotten. */
  facts: z.string().nullable(),
  asked: z.string().nullable(),
  outcome: z.enum(procedureOutcomes).nullable(),
  closing: z.string().nullable(),
  reasons: z.array(z.object({ code: z.string(), on: isoDate.nullable() })),
  evidence: z.array(procedureEvidence),
  events: z.array(procedureEvent),
});
export type ProcedureDetail = z.infer<typeof procedureDetail>;

const filter = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional()).optional();
export const procedureQuery = pageQuery.extend({ state: filter(z.enum(procedureStates)), promeneur: filter(z.uuid()) });
export type ProcedureQuery = z.infer<typeof procedureQuery>;

/** `GET /api/charter-procedures/commitments/:promeneurId`: what grounds may stand on, by the version that this person signed. */
export const commitmentList = z.object({
  promeneur: z.object({ id: z.uuid(), name: z.string() }),
  structure: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  version: z.object({ id: z.uuid(), number: z.number().int(), title: z.string() }).nullable(),
  signed: z.boolean(),
  /** One that is under way already: a second would blur the first. */
  openId: z.uuid().nullable(),
  items: z.array(commitment),
});
export type CommitmentList = z.infer<typeof commitmentList>;

export const procedureDraft = z.strictObject({
  promeneurId: z.uuid(),
  source: z.strictObject({ kind: z.enum(procedureSources), id: z.uuid().nullable() }),
  grounds: z.array(commitment.shape.key).min(1, { error: 'ground-missing' }).max(20),
  facts: text(6000, 10),
});
export type ProcedureDraft = z.infer<typeof procedureDraft>;

export const procedureNote = z.strictObject({ on: isoDate, text: text(4000, 3) });
export type ProcedureNote = z.infer<typeof procedureNote>;

export const evidenceLink = z.strictObject({ label: line(200), link: z.url({ protocol: /^https?$/ }).max(500) });
export type EvidenceLink = z.infer<typeof evidenceLink>;

export const correctionAsk = z.strictObject({ asked: text(4000, 10), dueOn: isoDate });
export type CorrectionAsk = z.infer<typeof correctionAsk>;

export const procedureAnswer = z.strictObject({ text: text(6000, 3) });
export type ProcedureAnswer = z.infer<typeof procedureAnswer>;

/** The word with which the coordination closes, refers or withdraws: read by the promeneur and the structure. */
export const procedureWord = z.strictObject({ word: text(2000, 3) });
export type ProcedureWord = z.infer<typeof procedureWord>;
