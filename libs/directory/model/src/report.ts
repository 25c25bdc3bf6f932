import { departmentCode, email, isoInstant, line, listOf, pageQuery, type Refusal, text } from '@promenade/platform/model';
import * as z from 'zod';
import { filter } from './filter';
import { publicSlug } from './public-card';

/** What the charter forbids (article 6: values and contents), as a family names it; and somebody who passes for a promeneur. */
export const reportCategories = [
  'impersonation',
  'sexual',
  'violence',
  'hate',
  'proselytism',
  'advertising',
  'privacy',
  'unlawful',
  'conduct',
] as const;
export type ReportCategory = (typeof reportCategories)[number];

export const reportStates = ['received', 'acknowledged', 'decided'] as const;
export type ReportState = (typeof reportStates)[number];

/** What comes of a report: nothing, or a check of the profile. */
export const reportDecisions = ['none', 'profile-check'] as const;
export type ReportDecision = (typeof reportDecisions)[number];

/** Days after the decision during which the address of whoever reported is kept. */
export const REPORTER_KEPT = 30;

/** A field that people never see: whatever fills it is a machine, and is thanked for nothing. */
export const trap = z.string().max(400).optional();

/** An empty field of a form is as one left out. */
export const given = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

/** Where a visitor speaks, who has no seat: `?department=88`. Not needed when a promeneur is named. */
export const voiceQuery = z.object({ department: filter(departmentCode) });
export type VoiceQuery = z.infer<typeof voiceQuery>;

/** `POST /api/public/reports?department=`. The département is said, or is that of the promeneur named. */
export const reportDraft = z.strictObject({
  promeneur: given(publicSlug),
  category: z.enum(reportCategories),
  link: given(line(500)),
  text: text(4000, 10),
  email: given(email),
  website: trap,
});
export type ReportDraft = z.infer<typeof reportDraft>;

/** `number` is what the person may quote; it opens nothing. */
export const reportReceipt = z.object({ number: z.string(), receivedAt: isoInstant, department: departmentCode, willAnswer: z.boolean() });
export type ReportReceipt = z.infer<typeof reportReceipt>;

export const report = z.object({
  id: z.uuid(),
  department: departmentCode,
  number: z.string(),
  category: z.enum(reportCategories),
  state: z.enum(reportStates),
  receivedAt: isoInstant,
  acknowledgedAt: isoInstant.nullable(),
  decidedAt: isoInstant.nullable(),
  decision: z.enum(reportDecisions).nullable(),
  promeneur: z.object({ id: z.uuid(), name: z.string() }).nullable(),
});
export type Report = z.infer<typeof report>;
export const reportList = listOf(report);
export type ReportList = z.infer<typeof reportList>;

/** All that was said. Whoever reported is known by an address at most, and only until 30 days after the decision. */
export const reportDetail = report.extend({
  link: z.string().nullable(),
  text: z.string(),
  email: z.string().nullable(),
  reasons: z.string().nullable(),
});
export type ReportDetail = z.infer<typeof reportDetail>;

export const reportQuery = pageQuery.extend({ state: filter(z.enum(reportStates)), category: filter(z.enum(reportCategories)) });
export type ReportQuery = z.infer<typeof reportQuery>;

export const reportDecided = z.strictObject({ decision: z.enum(reportDecisions), reasons: text(2000, 10) });
export type ReportDecided = z.infer<typeof reportDecided>;

/** Acknowledged once. */
export function refusalToAcknowledge({ state }: { readonly state: ReportState }): Refusal | undefined {
  return state === 'received' ? undefined : { code: 'report-acknowledged' };
}

/** Decided once, acknowledged before or not: deciding acknowledges. */
export function refusalToDecide({ state }: { readonly state: ReportState }): Refusal | undefined {
  return state === 'decided' ? { code: 'report-decided' } : undefined;
}
