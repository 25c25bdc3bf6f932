import { isoDate, listOf } from '@promenade/platform/model';
import * as z from 'zod';

/** What may wait for somebody, one kind an alert. The seat decides which can come. */
export const alertKinds = [
  'report-waiting',
  'message-waiting',
  'file-missing',
  'file-unknown',
  'procedure-overdue',
  'procedure-answered',
  'profile-conflict',
  'change-waiting',
  'newcomer-waiting',
  'employment-ending',
  'campaign-to-open',
  'campaign-lapsing',
  'campaign-late',
  'charter-refused',
  'paper-waiting',
  'charter-late',
  'check-due',
  'check-red',
  'charter-awaiting-promeneur',
  'charter-awaiting-structure',
  'charter-to-ask',
  'representative-missing',
  'missing-email',
  'missing-phone',
  'missing-profile',
  'missing-permanence',
  'missing-photo',
  'promeneur-incomplete',
  'structure-incomplete',
  'own-procedure',
  'own-charter-due',
  'own-change-waiting',
  'own-declarations',
  'own-onboarding',
  'staff-to-complete',
] as const;
export const alertKind = z.enum(alertKinds);
export type AlertKind = z.infer<typeof alertKind>;

/** Days ahead at which an employment that ends is told; days after which a charter asked for is late; days for which an alert is put aside. */
export const alertDays = { ending: 60, late: 14, pause: 7 } as const;

/** What a record lacks, told together, since it is mended together; each in the order in which it is asked for. */
export const promeneurGaps = ['function', 'volets', 'weekly-hours', 'served'] as const;
export const structureGaps = ['siret', 'commune', 'address'] as const;
export const recordGap = z.enum([...promeneurGaps, ...structureGaps]);
export type RecordGap = z.infer<typeof recordGap>;

/** A record that an alert is about; `on` is its own day: the end of the employment, the day the charter was asked for. */
export const alertRecord = z.object({ id: z.uuid(), name: z.string(), on: isoDate.nullable(), gaps: z.array(recordGap).optional() });
export type AlertRecord = z.infer<typeof alertRecord>;

/** `GET /api/directory/alerts`: facts, counted when they are asked for. The words and the one action are the page's. */
export const alert = z.object({
  /** Names it for `…/alerts/:key/pause`: its kind. */
  key: alertKind,
  kind: alertKind,
  is: z.enum(['bad', 'warn', 'info']),
  count: z.number().int().positive(),
  /** The newest of its facts; none when nobody dated them. */
  since: isoDate.nullable(),
  /** The first of those it counts, at most three. */
  records: z.array(alertRecord),
  /** Where it is acted upon, filters included. */
  path: z.string(),
  query: z.record(z.string(), z.string()),
  /** The part of the page, where it has several. */
  fragment: z.string().optional(),
  /** Put aside by the person who asks, until that day. */
  pausedUntil: isoDate.nullable(),
});
export type Alert = z.infer<typeof alert>;
export const alertList = listOf(alert);
export type AlertList = z.infer<typeof alertList>;

const urgency: Record<Alert['is'], number> = { bad: 0, warn: 1, info: 2 };

/** The newest first; of one day, the most pressing; what nobody dated comes last. Those put aside are after all others. */
export function alertOrder(one: Alert, other: Alert): number {
  return (
    Number(one.pausedUntil !== null) - Number(other.pausedUntil !== null) ||
    (other.since ?? '').localeCompare(one.since ?? '') ||
    urgency[one.is] - urgency[other.is] ||
    alertKinds.indexOf(one.kind) - alertKinds.indexOf(other.kind)
  );
}
