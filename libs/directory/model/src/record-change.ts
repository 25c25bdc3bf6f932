import { email, isoInstant, line, listOf, pageQuery, text } from '@promenade/platform/model';
import * as z from 'zod';
import { blankable, filter } from './filter';
import { onlineProfile } from './import/networks';
import { volet, volets } from './import/volets';
import { week } from './permanence';
import { onlineProfileDraft, PRESENTATION_MAX } from './promeneur';
import { servedPlace } from './served';
import { structureIdentity } from './structure';

/** What the public sees of a promeneur, and its owner may propose. A phone or an e-mail waits only as long as it is published. */
const ofPromeneur = {
  firstName: line(100),
  function: blankable(line(150)),
  presentation: blankable(text(PRESENTATION_MAX)),
  contactNote: blankable(text(400)),
  volets: z
    .array(volet)
    .max(4)
    .transform((said) => volets.filter((each) => said.includes(each))),
  permanences: week,
  territories: z.array(servedPlace).max(60),
  onlineProfiles: z.array(onlineProfileDraft).max(40),
  phone: blankable(line(40)),
  email: blankable(email),
};

/**
 * What its representative may propose of a structure: who they are, where, and how they are reached. All of it waits, the identity by
 * which a convention is signed as much as what the public sees. The address of whoever signs is the coordination's: it opens an account.
 */
const ofStructure = { name: line(200), ...structureIdentity };

/** `PUT /api/promeneurs/:id/proposal`: what is absent is not proposed; what is as the record already is, no longer. */
export const promeneurProposal = z.strictObject(ofPromeneur).partial();
export type PromeneurProposal = z.infer<typeof promeneurProposal>;

/** `PUT /api/structures/:id/proposal`: as that of a promeneur. */
export const structureProposal = z.strictObject(ofStructure).partial();
export type StructureProposal = z.infer<typeof structureProposal>;

export const changeFields = [...new Set([...Object.keys(ofPromeneur), ...Object.keys(ofStructure), 'photo'])] as [
  ChangeField,
  ...ChangeField[],
];
export type ChangeField = keyof typeof ofPromeneur | keyof typeof ofStructure | 'photo';
export const changeField = z.enum(changeFields);

export const changeStates = ['pending', 'approved', 'refused', 'withdrawn'] as const;
export const changeState = z.enum(changeStates);
export type ChangeState = z.infer<typeof changeState>;

/** Fields by name, each as its record holds it: a text, a list, or nothing. */
export type FieldValues = Readonly<Partial<Record<ChangeField, unknown>>>;

/** One field of a proposal: what stood there when it was made, what stands there now, what is proposed. */
export const fieldChange = z.object({ field: changeField, before: z.unknown(), now: z.unknown(), after: z.unknown() });
export type FieldChange = z.infer<typeof fieldChange>;

/** A proposal: who made it, of which record, and what became of it. Kept for ever. */
export const recordChange = z.object({
  id: z.uuid(),
  department: z.string(),
  record: z.object({ kind: z.enum(['promeneur', 'structure']), id: z.uuid(), name: z.string(), version: z.number().int() }),
  state: changeState,
  /** Counts its amendments: what is decided is what was read. */
  version: z.number().int(),
  proposedBy: z.object({ name: z.string(), role: z.string() }),
  proposedAt: isoInstant,
  fields: z.array(fieldChange),
  /** The names of the communes, EPCI and départements that `fields` tell by code. */
  places: z.record(z.string(), z.string()),
  /** What was approved; the rest of an approved proposal was refused. */
  approvedFields: z.array(changeField),
  decidedBy: z.string().nullable(),
  decidedAt: isoInstant.nullable(),
  reason: z.string().nullable(),
});
export type RecordChange = z.infer<typeof recordChange>;

/** In a list: the fields' names alone. */
export const recordChangeItem = recordChange.omit({ fields: true, places: true, version: true }).extend({ fields: z.array(changeField) });
export type RecordChangeItem = z.infer<typeof recordChangeItem>;
export const recordChangeList = listOf(recordChangeItem);
export type RecordChangeList = z.infer<typeof recordChangeList>;

/** `GET /api/record-changes`: pending first, the oldest of them first; then the newest decided. */
export const recordChangeQuery = pageQuery.extend({ state: filter(changeState), record: filter(z.uuid()) });
export type RecordChangeQuery = z.infer<typeof recordChangeQuery>;

/** The answer to a proposal: what applied at once, and the one that waits, if any. */
export const proposed = z.object({ applied: z.array(changeField), pending: recordChange.nullable() });
export type Proposed = z.infer<typeof proposed>;

/** What was read by whoever decides: 412 when the proposal or the record changed since. */
const read = { version: z.number().int().positive(), recordVersion: z.number().int().positive() };
const reason = text(1000);

/** `POST /api/record-changes/:id/approve`: all of it, unless fields are named; a word is owed for those that are not. */
export const changeApproval = z.strictObject({ ...read, fields: z.array(changeField).min(1).optional(), reason: reason.optional() });
export type ChangeApproval = z.infer<typeof changeApproval>;

/** `POST /api/record-changes/:id/refuse`. */
export const changeRefusal = z.strictObject({ version: read.version, reason });
export type ChangeRefusal = z.infer<typeof changeRefusal>;

/** The fields of `wanted` that differ from what stands, as they are wanted. */
export function changesFrom(now: FieldValues, wanted: FieldValues): FieldValues {
  const fields = Object.keys(wanted) as ChangeField[];
  return Object.fromEntries(fields.filter((field) => !sameValue(now[field], wanted[field])).map((field) => [field, wanted[field]]));
}

/** A second proposal amends the first: its fields replace theirs, and what is as the record already stands is proposed no longer. */
export function amended(now: FieldValues, pending: FieldValues, wanted: FieldValues): FieldValues {
  return changesFrom(now, { ...pending, ...wanted });
}

/** Equal as a reader sees them: an empty text is nothing, and the order of a list of places or pages is nobody's word. */
export function sameValue(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'null';
  if (Array.isArray(value)) return JSON.stringify(value.map(canonical).sort());
  if (typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, held]) => canonical(held) !== 'null' && canonical(held) !== '[]');
  return JSON.stringify(entries.map(([key, held]) => [key, canonical(held)]).sort());
}

/** A page as `online_profile` holds it, its address aside: what two lists of pages are compared by. */
export const keptPage = onlineProfile.pick({ network: true, handle: true });
export type KeptPage = z.infer<typeof keptPage>;

/** The pages that a list adds, and those that it takes away. */
export function pagesChanged<Page extends KeptPage>(
  now: readonly Page[],
  after: readonly KeptPage[],
): { added: KeptPage[]; removed: Page[] } {
  const isIn = (list: readonly KeptPage[], { network, handle }: KeptPage) =>
    list.some((other) => other.network === network && other.handle === handle);
  return { added: after.filter((page) => !isIn(now, page)), removed: now.filter((page) => !isIn(after, page)) };
}
