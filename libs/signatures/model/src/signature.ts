import { sha256 } from '@promenade/documents/model';
import { departmentCode, isoInstant, line, plain, text } from '@promenade/platform/model';
import * as z from 'zod';
import { cancelReasons } from './cancel';
import { signaturePaper } from './paper';
import { strokes } from './strokes';

export const requestStates = ['pending', 'complete', 'refused', 'expired'] as const;
export type RequestState = (typeof requestStates)[number];

/** Who signs, in this order (S2-44): the representative of the structure, then the promeneur. */
export const signatoryRoles = ['representative', 'promeneur'] as const;
export type SignatoryRole = (typeof signatoryRoles)[number];

/** `waiting` for somebody else's act, at one's `turn`, then `signed` or `refused`. Computed, never stored. */
export const signatoryStates = ['waiting', 'turn', 'signed', 'refused'] as const;
export type SignatoryState = (typeof signatoryStates)[number];

export const signMethods = ['typed', 'drawn'] as const;
export type SignMethod = (typeof signMethods)[number];

export const signatory = z.object({
  id: z.uuid(),
  role: z.enum(signatoryRoles),
  name: z.string(),
  state: z.enum(signatoryStates),
  signedAt: isoInstant.nullable(),
});
export type Signatory = z.infer<typeof signatory>;

/** `GET /api/signatures/:id`. The parties are named as they were on the day of asking. */
export const signatureRequest = z
  .object({
    id: z.uuid(),
    department: departmentCode,
    /** What a person reads aloud: 'PDN-88-7QK4-M2'. */
    number: z.string(),
    state: z.enum(requestStates),
    version: z.object({ id: z.uuid(), number: z.number().int(), title: z.string() }),
    structure: z.object({ id: z.uuid(), name: z.string() }),
    promeneur: z.object({ id: z.uuid(), firstName: z.string(), lastName: z.string() }),
    signatories: z.array(signatory),
    /** Whose turn it is; nobody's once the request is closed. */
    next: signatory.pick({ id: true, role: true, name: true }).nullable(),
    createdAt: isoInstant,
    expiresAt: isoInstant,
    completedAt: isoInstant.nullable(),
    /** Said in lists: a scan of it signed by hand waits for the coordination to look at it (S2-45). */
    paperWaits: z.boolean().optional(),
  })
  .meta({ id: 'SignatureRequest' });
export type SignatureRequest = z.infer<typeof signatureRequest>;

/** `GET /api/signatures/:id`: the request with what there is to read, and who the reader is in it, if anyone. */
export const signatureDetail = signatureRequest
  .extend({
    /** Markdown, as it was published. */
    text: z.string(),
    consentSentence: z.string(),
    /** What has to be copied by hand to sign; none when nothing is asked. */
    typedSentence: z.string().nullable(),
    self: z.object({ id: z.uuid(), role: z.enum(signatoryRoles), name: z.string(), email: z.string() }).nullable(),
    /** The last scan of a charter signed by hand, if one was sent. */
    paper: signaturePaper.nullable(),
    /** Told to the coordination and to the Caf alone; no reason is left once the person was forgotten. */
    refusal: z.object({ byName: z.string(), at: isoInstant, reason: z.string().nullable() }).nullable(),
    /** Taken back before it was signed, and why; nothing waits any more. */
    cancelled: z.object({ at: isoInstant, reason: z.enum(cancelReasons).nullable() }).nullable(),
    /** Who signed by hand, on paper, among the signatories. */
    byHand: z.array(z.uuid()),
  })
  .meta({ id: 'SignatureDetail' });
export type SignatureDetail = z.infer<typeof signatureDetail>;

/** `POST /api/signatures`: one request for each promeneur named. */
export const signatureAsk = z.strictObject({
  promeneurIds: z.array(z.uuid()).min(1).max(500).refine(areUnique, { error: 'said-twice' }),
});
export type SignatureAsk = z.infer<typeof signatureAsk>;

export const oneTimeCode = z.string().regex(/^\d{6}$/, { error: 'code-format' });

/**
 * `POST /api/signatures/:id/sign`. `documentSha256` is the digest of the PDF that was shown; `alsoFor` names other
 * requests that the same act of a representative signs. Whoever entered with a second factor may give a code of it (`totp`)
 * instead of one sent by e-mail. `typedSentence` is what the text asks to copy by hand, where it does (S4-27).
 */
export const signBody = z
  .strictObject({
    code: oneTimeCode.optional(),
    totp: oneTimeCode.optional(),
    documentSha256: sha256,
    consent: z.literal(true),
    method: z.enum(signMethods),
    typedName: line(160).optional(),
    strokes: strokes.optional(),
    typedSentence: line(160).optional(),
    alsoFor: z.array(z.uuid()).max(200).refine(areUnique, { error: 'said-twice' }).optional(),
  })
  .refine(({ code, totp }) => (code === undefined) !== (totp === undefined), { path: ['code'], error: 'code-format' })
  .refine((body) => body.method !== 'typed' || body.typedName !== undefined, { path: ['typedName'], error: 'typed-name-missing' })
  .refine((body) => body.method !== 'drawn' || body.strokes !== undefined, { path: ['strokes'], error: 'drawing-missing' });
export type SignBody = z.infer<typeof signBody>;

/** A signatory who says no says why: the coordinator has to answer. */
export const refuseBody = z.strictObject({ reason: text(1000, 3) });
export type RefuseBody = z.infer<typeof refuseBody>;

/** Whether what was copied is the sentence asked: capitals, accents, signs and spaces are nobody's fault. */
export function isSentence(asked: string, typed: string): boolean {
  const words = (said: string) =>
    plain(said)
      .match(/[a-z0-9]+/g)
      ?.join(' ') ?? '';
  return words(asked) === words(typed);
}

function areUnique(ids: readonly string[]): boolean {
  return new Set(ids.map((id) => id.toLowerCase())).size === ids.length;
}
