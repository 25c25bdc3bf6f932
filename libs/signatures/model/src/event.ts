import { isoInstant } from '@promenade/platform/model';
import * as z from 'zod';
import { chainLink } from './chain';
import { signatoryRoles } from './signature';

/** What can happen to a request: each is a link of its chain, and none is ever altered. */
export const eventKinds = [
  'created',
  'sent',
  'reminded',
  'opened',
  'code-sent',
  'code-verified',
  'second-factor-verified',
  'signed',
  'refused',
  'paper-received',
  'paper-accepted',
  'paper-declined',
  'sealed',
  'completed',
  'expired',
  'cancelled',
  'superseded',
  'revoked',
  'lapsed',
] as const;
export type EventKind = (typeof eventKinds)[number];

/** What somebody does on a page about their own signature: where it came from is noted beside, salted and for a year. */
export const kindsWithOrigin: readonly EventKind[] = [
  'opened',
  'code-sent',
  'code-verified',
  'second-factor-verified',
  'signed',
  'refused',
  'paper-received',
  'paper-accepted',
  'paper-declined',
];

/** Whom an event is about: who signs, the coordination of the département, or the house itself, at night. */
export const eventParts = [...signatoryRoles, 'coordination', 'house'] as const;
export type EventPart = (typeof eventParts)[number];

/** How it was proved that somebody was who they said. */
export const eventMeans = ['email-code', 'totp', 'paper', 'demonstration'] as const;
export type EventMeans = (typeof eventMeans)[number];

export const signatureEvent = chainLink.extend({
  kind: z.enum(eventKinds),
  at: isoInstant,
  who: z.object({ role: z.enum(eventParts), name: z.string().nullable() }),
  means: z.enum(eventMeans).nullable(),
});
export type SignatureEvent = z.infer<typeof signatureEvent>;

/** `GET /api/signatures/:id/events`: the chain as it was written, and what each link tells. */
export const signatureEventList = z
  .object({
    number: z.string(),
    items: z.array(signatureEvent),
    /** The last signed list that names this chain, and up to where; none before the night that follows the first event. */
    anchor: z.object({ day: z.iso.date(), seq: z.number().int(), hash: z.string() }).nullable(),
  })
  .meta({ id: 'SignatureEvents' });
export type SignatureEventList = z.infer<typeof signatureEventList>;

/** `GET /api/signatures/anchors`: the signed lists of the heads of the chains, the latest first. */
export const evidenceAnchor = z
  .object({
    id: z.uuid(),
    department: z.string(),
    day: z.iso.date(),
    sha256: z.string(),
    prev: z.string(),
    heads: z.number().int(),
    certificateSha256: z.string(),
    timestamped: z.boolean(),
    createdAt: isoInstant,
  })
  .meta({ id: 'EvidenceAnchor' });
export type EvidenceAnchor = z.infer<typeof evidenceAnchor>;
