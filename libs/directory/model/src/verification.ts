import { isoDate, line } from '@promenade/platform/model';
import * as z from 'zod';
import { askedKinds } from './asked-account';
import { LOOKALIKES } from './handle-book';
import { network } from './import/networks';
import { publicCard, publicDepartment } from './public-card';

/** `GET /api/public/verify`: the address of a profile, a handle, a first name with a structure or a commune, or the address of a card. */
export const verifyQuery = z.object({ q: line(300, 3) });
export type VerifyQuery = z.infer<typeof verifyQuery>;

export const verdicts = ['recognised', 'former', 'unknown'] as const;

/** A sign or a few that make two handles different; `at` counts signs (code points) of the handle asked. */
export const difference = z.object({
  kind: z.enum(['extra', 'missing', 'other']),
  at: z.number().int(),
  asked: z.string(),
  real: z.string(),
});

/** Somebody whom one could take the account asked for: their true account, published. Never a surname, an e-mail or a phone. */
export const lookalike = z.object({
  slug: z.string(),
  firstName: z.string(),
  department: publicDepartment,
  /** Nothing where a name was asked: `handle` is then the first name with the structure. */
  network: network.nullable(),
  handle: z.string(),
  url: z.string().nullable(),
  /**
   * `near`: almost the same account; `elsewhere`: the same one on a network where this person has none; `name`: almost the same first
   * name and place.
   */
  reason: z.enum(['near', 'elsewhere', 'name']),
  differences: z.array(difference),
});
export type Lookalike = z.infer<typeof lookalike>;

/** The public card, without what a person may have chosen to show there: a check tells no surname, no address, no number. */
export const verifiedCard = publicCard
  .pick({ slug: true, firstName: true, structure: true, volets: true, onlineProfiles: true, photoUrl: true, charterSignedOn: true })
  .extend({ department: publicDepartment });
export type VerifiedCard = z.infer<typeof verifiedCard>;

/** What was understood of the question. */
const asked = z.object({ kind: z.enum(askedKinds), network: network.nullable(), handle: z.string().nullable() });

/**
 * Is this really a promeneur? `card` with `recognised`, `former` with `former` (a first name and since when: nothing of where they
 * work now), `lookalikes` with `unknown`. `several` says that the words fit more than one person: none is shown.
 */
export const verification = z.object({
  verdict: z.enum(verdicts),
  asked,
  card: verifiedCard.nullable(),
  former: z.object({ firstName: z.string(), since: isoDate, department: publicDepartment }).nullable(),
  lookalikes: z.array(lookalike).max(LOOKALIKES),
  several: z.boolean(),
});
export type Verification = z.infer<typeof verification>;
