import { departmentCode, isoDate, line, listOf } from '@promenade/platform/model';
import * as z from 'zod';

/**
 * Where a département is with the text everybody signs. `not-open`: a newer national text asks for signatures, and no campaign of the
 * département puts it to those who signed an older one; `nothing`: nobody has anything to sign anew.
 */
export const departmentStandings = ['not-open', 'running', 'grace', 'closed', 'nothing'] as const;
export const departmentStanding = z.enum(departmentStandings);
export type DepartmentStanding = z.infer<typeof departmentStanding>;

const version = z.object({ id: z.uuid(), department: departmentCode.nullable(), number: z.number().int(), title: z.string() });

const counts = {
  members: z.number().int(),
  asked: z.number().int(),
  signed: z.number().int(),
  /** Asked, and the deadline went by. */
  late: z.number().int(),
  /** Out of the directory since grace ended. */
  lapsed: z.number().int(),
};

/** One département: figures, and nobody's name. */
export const departmentProgress = z.object({
  department: departmentCode,
  standing: departmentStanding,
  /** In force there: its own text, else the national one. */
  version: version.nullable(),
  /** The national version that its text rests on; none for a text wholly its own. */
  coreNumber: z.number().int().nullable(),
  /** Its own text rests on an older national one: it is carried over before anybody is asked. */
  toCarryOver: z.boolean(),
  /** Those whose signature rests on an older national text, while no campaign is open for the newer one. */
  toAsk: z.number().int(),
  campaign: z.object({ id: z.uuid(), openedOn: isoDate, deadlineOn: isoDate, graceEndsOn: isoDate }).nullable(),
  counts: z.object(counts).nullable(),
});
export type DepartmentProgress = z.infer<typeof departmentProgress>;

/** `GET /api/charter-campaigns/departments`: what needs the national level first; all on one page, a line a département of the network. */
export const departmentProgressList = listOf(departmentProgress)
  .extend({
    /** The national text in force. */
    core: version.nullable(),
    /** Of the départements found. */
    totals: z.object({ ...counts, notOpen: z.number().int() }),
  })
  .meta({ id: 'CharterCampaignDepartments' });
export type DepartmentProgressList = z.infer<typeof departmentProgressList>;

const filled = <T extends z.ZodType>(inner: T) => z.preprocess((value) => (value === '' ? undefined : value), inner.optional());

/** By the state of the campaign, by words of the département's name or its code. */
export const departmentProgressQuery = z.object({ state: filled(departmentStanding), q: filled(line(100)) });
export type DepartmentProgressQuery = z.infer<typeof departmentProgressQuery>;
export const departmentProgressFileQuery = departmentProgressQuery.extend({ format: z.enum(['csv', 'xlsx']).default('xlsx') });
export type DepartmentProgressFileQuery = z.infer<typeof departmentProgressFileQuery>;
