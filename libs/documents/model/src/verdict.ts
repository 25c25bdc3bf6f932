import { isoDate, isoInstant } from '@promenade/platform/model';
import * as z from 'zod';
import { sha256 } from './document';

/** What a document that somebody holds is worth today; of an altered one nothing is known. */
export const verdicts = ['genuine', 'superseded', 'revoked', 'unknown'] as const;
export type Verdict = (typeof verdicts)[number];

/** What anybody who holds a sealed document is told of it: names as they stand on it, never an address, a number or an id. */
export const sealFacts = z.object({
  version: z.number().int().nullable(),
  structure: z.object({ name: z.string(), commune: z.string().nullable() }).nullable(),
  signatories: z.array(
    z.object({
      role: z.string(),
      name: z.string(),
      signedAt: isoInstant,
      /** How it was proved: 'email-code', 'totp', 'paper', 'demonstration'. */
      means: z.string(),
    }),
  ),
});
export type SealFacts = z.infer<typeof sealFacts>;

/** `GET /api/public/documents/:sha256` and `…/code/:code`: one shape, null wherever nothing is known. */
export const documentVerdict = z
  .object({
    verdict: z.enum(verdicts),
    kind: z.enum(['charter']).nullable(),
    /** What a person reads aloud: 'PDN-88-7QK4-M2XC'. */
    number: z.string().nullable(),
    title: z.string().nullable(),
    version: sealFacts.shape.version,
    structure: sealFacts.shape.structure,
    signatories: sealFacts.shape.signatories,
    completedAt: isoInstant.nullable(),
    /** False for what was completed before the house had a seal; null when the document is unknown. */
    sealed: z.boolean().nullable(),
    sealedAt: isoInstant.nullable(),
    /** Whether an authority vouches for the time of the seal. */
    timestamped: z.boolean().nullable(),
    certificateSha256: sha256.nullable(),
    /** Of the file as it was kept, to compare with the one held. */
    sha256: sha256.nullable(),
    code: z.string().nullable(),
    supersededOn: isoDate.nullable(),
    revokedOn: isoDate.nullable(),
    /** Whoever signed has left the network (true again once they come back), did not sign anew in time, or somebody decided it. */
    revokedFor: z.enum(['participation-ended', 'lapsed', 'decided']).nullable(),
  })
  .meta({ id: 'DocumentVerdict' });
export type DocumentVerdict = z.infer<typeof documentVerdict>;

/** As printed, or typed without dashes or in small letters. */
export const verificationCode = z
  .string()
  .transform((words) => words.replace(/[\s-]/g, '').toUpperCase())
  .pipe(z.string().regex(/^[A-Z2-7]{16}$/, { error: 'document-code-format' }))
  .transform((letters) => letters.match(/.{4}/g)!.join('-'));

/** `GET /api/public/seal/certificates`: every certificate that ever sealed, the latest first. */
export const sealCertificates = z
  .object({
    items: z.array(z.object({ sha256, pem: z.string(), notBefore: isoInstant, notAfter: isoInstant })),
  })
  .meta({ id: 'SealCertificates' });
export type SealCertificates = z.infer<typeof sealCertificates>;
