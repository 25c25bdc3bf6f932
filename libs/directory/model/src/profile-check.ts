import { addMonths, isoDate, type IsoDate, isoInstant, line, listOf, pageQuery, text } from '@promenade/platform/model';
import * as z from 'zod';
import { named } from './employment';
import { filter } from './filter';
import { network, type Network } from './import/networks';
import { privateNetworks } from './public-card';

/** Worst first: `red` is not kept, `amber` is to be looked at, `green` was seen and still holds. */
export const checkColours = ['red', 'amber', 'green'] as const;
export const checkColour = z.enum(checkColours);
export type CheckColour = z.infer<typeof checkColour>;

/** One point of a profile, as the rules read it: what the promeneur says of it, what the coordination saw of it. */
export interface PointFacts {
  readonly declaredAt: string | null;
  /** Nothing as long as nobody looked. */
  readonly met: boolean | null;
  readonly verifiedOn: IsoDate | null;
}

/** What the colours depend on besides: the day the profile last changed, the setting `profileCheckMonths`, the day. */
export interface CheckTime {
  readonly changedOn: IsoDate | null;
  readonly months: number;
  readonly today: IsoDate;
}

/**
 * Red: seen and not kept, or neither said nor seen. Amber: said and not seen, seen before the profile changed, or to be seen
 * again. Green: seen, kept, and recent (S2-37).
 */
export function pointColour({ met, verifiedOn, declaredAt }: PointFacts, { changedOn, months, today }: CheckTime): CheckColour {
  if (met === false) return 'red';
  if (met === null || verifiedOn === null) return declaredAt === null ? 'red' : 'amber';
  const isOld = changedOn !== null && verifiedOn < changedOn;
  return isOld || addMonths(verifiedOn, months) <= today ? 'amber' : 'green';
}

/** The worst of its points; nothing when the charter asks nothing. */
export function profileColour(points: readonly PointFacts[], time: CheckTime): CheckColour | null {
  return worstOf(points.map((point) => pointColour(point, time)));
}

/** The worst of the colours told, those that tell nothing aside. */
export function worstOf(colours: readonly (CheckColour | null)[]): CheckColour | null {
  return checkColours.find((colour) => colours.includes(colour)) ?? null;
}

/** The day a profile must be looked at again: its oldest verification and the setting; nothing when none was made. */
export function dueOn(points: readonly PointFacts[], months: number): IsoDate | null {
  const oldest = points.flatMap(({ verifiedOn }) => verifiedOn ?? []).sort()[0];
  return oldest === undefined ? null : addMonths(oldest, months);
}

/** An address or a number is nobody's page: there is nothing to look at. */
export function isChecked(of: Network): boolean {
  return !(privateNetworks as readonly Network[]).includes(of);
}

const point = {
  key: z.string(),
  label: z.string(),
  colour: checkColour,
  declaredAt: isoInstant.nullable(),
  verifiedOn: isoDate.nullable(),
  met: z.boolean().nullable(),
  evidenceUrl: z.string().nullable(),
  hasScreenshot: z.boolean(),
  note: z.string().nullable(),
};
export const checkPoint = z.object(point);
export type CheckPoint = z.infer<typeof checkPoint>;

/** A public profile with each point that the charter asks of it. */
export const checkedProfile = z.object({
  id: z.uuid(),
  network,
  handle: z.string(),
  url: z.string().nullable(),
  colour: checkColour.nullable(),
  changedOn: isoDate.nullable(),
  dueOn: isoDate.nullable(),
  points: z.array(checkPoint),
});
export type CheckedProfile = z.infer<typeof checkedProfile>;

/** `GET /api/promeneurs/:id/checks`. `colour` is the worst of the profiles, nothing when there is none to look at. */
export const promeneurChecks = z.object({
  id: z.uuid(),
  department: z.string(),
  firstName: z.string(),
  hasEmail: z.boolean(),
  colour: checkColour.nullable(),
  profiles: z.array(checkedProfile),
});
export type PromeneurChecks = z.infer<typeof promeneurChecks>;

/** One line of `GET /api/profile-checks`: a profile, and whose it is. */
export const profileCheckItem = checkedProfile.extend({
  department: z.string(),
  promeneur: z.object({ id: z.uuid(), firstName: z.string(), lastName: z.string(), hasEmail: z.boolean() }),
  structure: named.nullable(),
});
export type ProfileCheckItem = z.infer<typeof profileCheckItem>;
export const profileCheckList = listOf(profileCheckItem);
export type ProfileCheckList = z.infer<typeof profileCheckList>;

/** `GET /api/profile-checks`: those of the promeneurs of today, what is due first. */
export const profileCheckQuery = pageQuery.extend({
  q: filter(line(100)),
  colour: filter(checkColour),
  due: filter(z.literal('yes')),
});
export type ProfileCheckQuery = z.infer<typeof profileCheckQuery>;

/** `:item` of a path: a key of the charter's profile items. */
export const checkItemKey = z.string().regex(/^[a-z0-9-]{1,80}$/);

/** `PUT …/checks/:item/declaration`. */
export const checkDeclaration = z.strictObject({ declared: z.boolean() });
export type CheckDeclaration = z.infer<typeof checkDeclaration>;

/** `PUT …/online-profiles/:profileId/changed`: its owner changed what it shows; what was seen must be seen again. */
export const profileChanged = z.strictObject({ changed: z.boolean() });
export type ProfileChanged = z.infer<typeof profileChanged>;

/**
 * `PUT …/checks/:item/verification`: `on` is today or a day of the past. What is there is shown, by a link or a screenshot (S2-37);
 * what is not is told in words.
 */
export const checkVerification = z
  .strictObject({
    met: z.boolean(),
    on: isoDate,
    evidenceUrl: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .nullable()
      .default(null),
    note: text(1000).nullable().default(null),
  })
  .refine(({ met, note }) => met || note !== null, { error: 'note-missing', path: ['note'] });
export type CheckVerification = z.infer<typeof checkVerification>;

/** `PUT …/checks/:item/screenshot`, beside the file: the verification it shows, as a form writes it; nothing where one stands already. */
export const screenshotForm = z.preprocess((form) => {
  const { met, evidenceUrl, note, ...said } = (form ?? {}) as Record<string, unknown>;
  if (met === undefined) return null;
  return { ...said, met: met === 'true' ? true : met === 'false' ? false : met, evidenceUrl: evidenceUrl || null, note: note || null };
}, checkVerification.nullable());
export type ScreenshotForm = z.infer<typeof screenshotForm>;

/** One profile told by two départements (G-21): each knows of the other where to write, and nothing of its promeneur. */
export const profileConflict = z.object({
  id: z.uuid(),
  department: z.string(),
  promeneur: named.nullable(),
  network,
  handle: z.string(),
  otherDepartment: z.string(),
  otherContact: z.string().nullable(),
  openedOn: isoDate,
  closedOn: isoDate.nullable(),
});
export type ProfileConflict = z.infer<typeof profileConflict>;
export const profileConflictList = listOf(profileConflict);
export type ProfileConflictList = z.infer<typeof profileConflictList>;

/** `GET /api/profile-conflicts`: the open ones unless asked otherwise. */
export const profileConflictQuery = pageQuery.extend({ state: filter(z.enum(['open', 'closed'])) });
export type ProfileConflictQuery = z.infer<typeof profileConflictQuery>;

/** What is still to be done of a promeneur's profiles, in the words of the charter: what a letter asks for. */
export function missingPoints(profiles: readonly CheckedProfile[]): { profile: CheckedProfile; points: CheckPoint[] }[] {
  return profiles
    .map((profile) => ({ profile, points: profile.points.filter(({ met, declaredAt }) => met === false || (met === null && !declaredAt)) }))
    .filter(({ points }) => points.length > 0);
}
