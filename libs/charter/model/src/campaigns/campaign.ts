import { departmentCode, isoDate, isoInstant, line, listOf, pageQuery, text } from '@promenade/platform/model';
import * as z from 'zod';
import { campaignStates } from './cascade';

/** Why somebody who is in the directory cannot be asked today; each says what to do. */
export const unaskables = ['promeneur-left', 'promeneur-email-missing', 'structure-missing', 'representative-missing'] as const;
export const unaskable = z.enum(unaskables);
export type Unaskable = z.infer<typeof unaskable>;

/** `not-asked`: nobody could write to them; `left`: out of the network since, without having signed. */
export const memberStates = ['awaiting-structure', 'awaiting-promeneur', 'signed', 'refused', 'expired', 'not-asked', 'left'] as const;
export const memberState = z.enum(memberStates);
export type MemberState = z.infer<typeof memberState>;

const named = z.object({ id: z.uuid(), name: z.string() });
const version = z.object({ id: z.uuid(), department: departmentCode.nullable(), number: z.number().int(), title: z.string() });
const person = z.object({ promeneurId: z.uuid(), firstName: z.string(), lastName: z.string(), structure: named.nullable() });

export const cannotBeAsked = person.extend({ reason: unaskable });
export type CannotBeAsked = z.infer<typeof cannotBeAsked>;

export const campaignCounts = z.object({
  /** Those who were in the directory on the day of opening and had not signed this version. */
  members: z.number().int(),
  asked: z.number().int(),
  signed: z.number().int(),
  awaitingStructure: z.number().int(),
  awaitingPromeneur: z.number().int(),
  refused: z.number().int(),
  expired: z.number().int(),
  notAsked: z.number().int(),
  left: z.number().int(),
  /** Of all of them, those whose former signature ceased to count. */
  lapsed: z.number().int(),
});
export type CampaignCounts = z.infer<typeof campaignCounts>;

/** Everybody in the directory is asked to sign a new version. */
export const campaign = z
  .object({
    id: z.uuid(),
    department: departmentCode,
    version,
    state: z.enum(campaignStates),
    openedOn: isoDate,
    deadlineOn: isoDate,
    graceEndsOn: isoDate,
    reminderDays: z.array(z.number().int()),
    message: z.string().nullable(),
    closedAt: isoInstant.nullable(),
    counts: campaignCounts,
  })
  .meta({ id: 'CharterCampaign' });
export type Campaign = z.infer<typeof campaign>;
export const campaignList = listOf(campaign);
export type CampaignList = z.infer<typeof campaignList>;

/** How far one structure is. */
export const campaignStructure = named.extend({
  members: z.number().int(),
  signed: z.number().int(),
  awaitingStructure: z.number().int(),
  awaitingPromeneur: z.number().int(),
  others: z.number().int(),
});
export type CampaignStructure = z.infer<typeof campaignStructure>;

/** `GET /api/charter-campaigns/:id`: progress by structure, the furthest behind first. */
export const campaignDetail = campaign
  .extend({ structures: z.array(campaignStructure), cannotBeAsked: z.array(cannotBeAsked) })
  .meta({ id: 'CharterCampaignDetail' });
export type CampaignDetail = z.infer<typeof campaignDetail>;

export const campaignMember = person.extend({
  id: z.uuid(),
  department: departmentCode,
  state: memberState,
  reason: unaskable.nullable(),
  requestId: z.uuid().nullable(),
  /** What was signed before, and still counts until it lapses. */
  formerRequestId: z.uuid().nullable(),
  signedOn: isoDate.nullable(),
  remindedOn: isoDate.nullable(),
  lapsedOn: isoDate.nullable(),
});
export type CampaignMember = z.infer<typeof campaignMember>;
export const campaignMemberList = listOf(campaignMember);
export type CampaignMemberList = z.infer<typeof campaignMemberList>;

const filled = <T extends z.ZodType>(inner: T) => z.preprocess((value) => (value === '' ? undefined : value), inner.optional());
const memberFilters = { state: filled(memberState), structure: filled(z.uuid()), q: filled(line(100)) };

/** `GET …/members`: late first. `late` keeps those who have not signed. */
export const memberQuery = pageQuery.extend(memberFilters);
export type MemberQuery = z.infer<typeof memberQuery>;
export const memberExportQuery = z.object({ ...memberFilters, format: z.enum(['csv', 'xlsx']).default('xlsx') });
export type MemberExportQuery = z.infer<typeof memberExportQuery>;

const days = (most: number) => z.number().int().min(1).max(most);
export const reminderDays = z
  .array(days(365))
  .max(10)
  .refine((said) => new Set(said).size === said.length, { error: 'said-twice' });
export const cascadeValues = {
  reminderDays,
  deadlineDays: days(365),
  graceDays: z.number().int().min(0).max(365),
  expiresAfterDays: days(365),
};

/** `POST /api/charter-campaigns`: everybody in the directory and the version in force, unless said. */
export const campaignDraft = z.strictObject({
  versionId: z.uuid().optional(),
  promeneurIds: z
    .array(z.uuid())
    .min(1)
    .max(5000)
    .refine((ids) => new Set(ids.map((id) => id.toLowerCase())).size === ids.length, { error: 'said-twice' })
    .optional(),
  deadlineOn: isoDate.optional(),
  graceDays: cascadeValues.graceDays.optional(),
  reminderDays: reminderDays.optional(),
  expiresAfterDays: cascadeValues.expiresAfterDays.optional(),
  /** Said in the letter, in the coordinator's words. */
  message: text(1000).optional(),
});
export type CampaignDraft = z.infer<typeof campaignDraft>;

/** `PATCH /api/charter-campaigns/:id`: dates are put off, never brought forward. */
export const campaignExtension = z.strictObject({ deadlineOn: isoDate.optional(), graceEndsOn: isoDate.optional() });
export type CampaignExtension = z.infer<typeof campaignExtension>;

/** `GET /api/charter-campaigns/preview`: who would be asked, before anything is written. */
export const campaignPreviewQuery = z.object({ versionId: filled(z.uuid()), deadlineOn: filled(isoDate) });
export type CampaignPreviewQuery = z.infer<typeof campaignPreviewQuery>;
export const campaignPreview = z.object({
  version,
  /** The version that most of them signed before: what the difference is read against. */
  formerVersionId: z.uuid().nullable(),
  members: z.number().int(),
  asked: z.number().int(),
  alreadySigned: z.number().int(),
  /** Who would be asked; `promeneurIds` of the draft keeps some of them only. */
  structures: z.array(named.extend({ asked: z.number().int(), people: z.array(named) })),
  cannotBeAsked: z.array(cannotBeAsked),
  reminderDays: z.array(z.number().int()),
  openedOn: isoDate,
  deadlineOn: isoDate,
  graceEndsOn: isoDate,
  expiresOn: isoDate,
  /** The campaign that runs already for this version. */
  running: z.uuid().nullable(),
});
export type CampaignPreview = z.infer<typeof campaignPreview>;

/** `POST …/remind`: how many letters leave. */
export const campaignReminded = z.object({ letters: z.number().int(), waiting: z.number().int() });
export type CampaignReminded = z.infer<typeof campaignReminded>;
