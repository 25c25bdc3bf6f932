import { documentType } from '@promenade/documents/model';
import { isoDate, isoInstant, type IsoDate, type Refusal, text } from '@promenade/platform/model';
import * as z from 'zod';

/** A charter signed by hand, scanned and sent (S2-45): it waits for somebody to look at it. */
export const paperStates = ['to-check', 'accepted', 'declined'] as const;
export const paperState = z.enum(paperStates);
export type PaperState = (typeof paperStates)[number];

export const signaturePaper = z
  .object({
    id: z.uuid(),
    state: paperState,
    /** The day of the last signature, as written on the paper. */
    signedOn: isoDate,
    sentAt: isoInstant,
    type: documentType,
    /** Bytes. */
    size: z.number().int(),
    decidedAt: isoInstant.nullable(),
    /** Why it was declined. */
    reason: z.string().nullable(),
  })
  .meta({ id: 'SignaturePaper' });
export type SignaturePaper = z.infer<typeof signaturePaper>;

/** `POST /api/signatures/:id/paper`: what goes along with the file. */
export const paperForm = z.strictObject({ signedOn: isoDate });
export type PaperForm = z.infer<typeof paperForm>;

/** `POST /api/signatures/:id/paper/accept`: what whoever looks at it has seen, word for word in the evidence. */
export const paperAccept = z.strictObject({ sawBothSignatures: z.literal(true), sawThisText: z.literal(true) });
export type PaperAccept = z.infer<typeof paperAccept>;

export const paperDecline = z.strictObject({ reason: text(1000, 3) });
export type PaperDecline = z.infer<typeof paperDecline>;

/** Bytes of a scan at most. */
export const paperLimit = 10 * 1024 * 1024;

/** Why a scan cannot be sent now, if so: the request is closed, another one waits, or it bears a day to come. */
export function refusalToSendPaper(
  request: { readonly state: string },
  waits: boolean,
  signedOn: IsoDate,
  today: IsoDate,
): Refusal<'request-closed' | 'paper-waiting' | 'signed-in-the-future'> | undefined {
  if (request.state !== 'pending') return { code: 'request-closed', facts: { state: request.state } };
  if (waits) return { code: 'paper-waiting' };
  return signedOn > today ? { code: 'signed-in-the-future', facts: { signedOn } } : undefined;
}

/** Why nobody can decide of the paper now, if so. */
export function refusalToCheckPaper(
  request: { readonly state: string },
  paper: { readonly state: PaperState } | undefined,
): Refusal<'request-closed' | 'paper-missing'> | undefined {
  if (paper?.state !== 'to-check') return { code: 'paper-missing' };
  return request.state === 'pending' ? undefined : { code: 'request-closed', facts: { state: request.state } };
}
