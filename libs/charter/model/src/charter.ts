import { sha256 } from '@promenade/documents/model';
import { departmentCode, isoDate, isoInstant, line, text } from '@promenade/platform/model';
import * as z from 'zod';

export const versionStates = ['draft', 'published'] as const;
export type VersionState = (typeof versionStates)[number];

/** One thing a promeneur's profile must show, by this version of the charter (S2-37). */
export const profileItem = z.object({ key: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/), label: z.string().min(1).max(240) });
export type ProfileItem = z.infer<typeof profileItem>;

/** A version of the charter: free while a draft, immutable once published. `text` is Markdown. */
export const charterVersion = z
  .object({
    id: z.uuid(),
    /** None is the national text; a code is the text of one département. */
    department: departmentCode.nullable(),
    number: z.number().int().min(1),
    title: z.string(),
    text: z.string(),
    /** The national version that this one adds to, and what the département adds to it (G-01): `text` holds both, the core word for word. */
    coreId: z.uuid().nullable(),
    additions: z.string().nullable(),
    profileItems: z.array(profileItem),
    /** Shown beside the box that is ticked, kept word for word in the evidence (G-11). */
    consentSentence: z.string(),
    /** What a signatory types by hand, such as « Lu et approuvé »; nothing is asked when null. */
    typedSentence: z.string().nullable(),
    /** Whether those who signed the version before are asked to sign this one. */
    material: z.boolean(),
    /** What changes, in plain words, for those who sign. */
    reason: z.string().nullable(),
    state: z.enum(versionStates),
    /** Digest of `canonicalText`; none while a draft. */
    sha256: sha256.nullable(),
    effectiveOn: isoDate.nullable(),
    publishedAt: isoInstant.nullable(),
  })
  .meta({ id: 'CharterVersion' });
export type CharterVersion = z.infer<typeof charterVersion>;

export const textMax = 60_000;

/** `POST /api/charters`. The items are read in the text, unless the draft names them (at most 20). */
export const charterDraft = z.strictObject({
  title: line(160, 3),
  text: text(textMax),
  profileItems: z
    .array(z.strictObject({ label: line(240) }))
    .max(20)
    .optional(),
  consentSentence: line(500, 10).optional(),
});
export type CharterDraft = z.infer<typeof charterDraft>;

/** `POST /api/charters/versions/:id/publish`: in force from today, or from a later day. */
export const charterPublication = z.strictObject({ effectiveOn: isoDate.optional() });
export type CharterPublication = z.infer<typeof charterPublication>;

/** Where a promeneur stands with the charter in force; `missing` when nobody was ever asked. */
export const charterStates = ['missing', 'awaiting-structure', 'awaiting-promeneur', 'complete', 'refused', 'expired'] as const;
export type CharterState = (typeof charterStates)[number];
