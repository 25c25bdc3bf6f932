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
/** What a département adds to the core. */
export const additionsMax = 30_000;

/**
 * `POST /api/charters`: a text of one's own (`text`), or what a département adds to a national version (`additions`, `coreId`).
 * The items are read in the text, unless the draft names them (at most 20); those of the core stay, the draft's come after.
 */
export const charterDraft = z
  .strictObject({
    title: line(160, 3),
    text: text(textMax).optional(),
    coreId: z.uuid().optional(),
    additions: text(additionsMax).optional(),
    profileItems: z
      .array(z.strictObject({ label: line(240) }))
      .max(20)
      .optional(),
    /** Without it: the core's, or the house's. */
    consentSentence: line(500, 10).optional(),
    /** Without it: the core's, or none. */
    typedSentence: line(80, 2).nullable().optional(),
    material: z.boolean().optional(),
    reason: text(1000).nullable().optional(),
  })
  .superRefine((draft, context) => {
    const [needed, other] = draft.coreId === undefined ? (['text', 'additions'] as const) : (['additions', 'text'] as const);
    if (draft[needed] === undefined) context.addIssue({ code: 'invalid_type', expected: 'string', input: undefined, path: [needed] });
    if (draft[other] !== undefined) context.addIssue({ code: 'custom', message: 'core-or-own-text', input: draft[other], path: [other] });
  });
export type CharterDraft = z.infer<typeof charterDraft>;

/** Where a version stands among those of its owner: only the last one published is in force, from its day on. */
export const standings = ['draft', 'upcoming', 'in-force', 'replaced'] as const;
export type Standing = (typeof standings)[number];

const versionName = z.object({ id: z.uuid(), number: z.number().int() });

/** A version among the others, as the pages show it. */
export const charterVersionShown = charterVersion
  .extend({
    standing: z.enum(standings),
    core: versionName.nullable(),
    /** A national version that came after the core: the additions are to be taken over onto it. */
    newerCore: versionName.nullable(),
    /** What a reader compares it with first: the version before it, else the core. */
    beforeId: z.uuid().nullable(),
  })
  .meta({ id: 'CharterVersionShown' });
export type CharterVersionShown = z.infer<typeof charterVersionShown>;

/** `POST /api/charters/versions/:id/publish`: in force from today, or from a later day. */
export const charterPublication = z.strictObject({ effectiveOn: isoDate.optional() });
export type CharterPublication = z.infer<typeof charterPublication>;

/** Where a promeneur stands with the charter in force; `missing` when nobody was ever asked. */
export const charterStates = ['missing', 'awaiting-structure', 'awaiting-promeneur', 'complete', 'refused', 'expired'] as const;
export type CharterState = (typeof charterStates)[number];
