import { isoInstant, line, listOf, text } from '@promenade/platform/model';
import * as z from 'zod';
import { manyDraft, recordKind } from './many-draft';

/** What a mailing may say of whom it is written to, and nothing else. */
export const placeholders = ['prénom', 'structure'] as const;
export type Placeholder = (typeof placeholders)[number];

export interface Addressee {
  readonly firstName: string;
  readonly structure: string | null;
}

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Words between double braces that stand for nothing, as they were written. */
export function unknownPlaceholders(words: string): string[] {
  const said = [...words.normalize('NFC').matchAll(PLACEHOLDER)].map(([whole, name]) => ({ whole, name: name!.toLowerCase() }));
  return said.filter(({ name }) => !(placeholders as readonly string[]).includes(name)).map(({ whole }) => whole);
}

/** A mailing as one person reads it. What a name holds is never read again for braces. */
export function writtenTo({ firstName, structure }: Addressee, words: string): string {
  const values: Record<Placeholder, string> = { prénom: firstName, structure: structure ?? 'votre structure' };
  return words.normalize('NFC').replace(PLACEHOLDER, (whole, name: string) => values[name.toLowerCase() as Placeholder] ?? whole);
}

/** Why somebody of the list gets no letter. */
export const leftOutReasons = ['email-missing', 'left', 'stopped'] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

const known = (words: z.ZodType<string>) =>
  words.refine((value) => unknownPlaceholders(value).length === 0, { error: 'placeholder-unknown' });

export const mailingWords = z.strictObject({ subject: known(line(150)), text: known(text(8000)) });

/** Who is written to at a structure: whoever signs for it, those to reach there, or both. */
export const mailingAddressees = ['representative', 'contacts', 'both'] as const;
export type MailingAddressees = (typeof mailingAddressees)[number];
const addressees = z.enum(mailingAddressees);

/** `POST /api/mailings/preview`, `POST /api/mailings`. */
export const mailingDraft = manyDraft(mailingWords.shape, { to: addressees.default('representative') });
export type MailingDraft = z.infer<typeof mailingDraft>;

/** What would leave, as the first of them would read it; which records are left out, and why. */
export const mailingPreview = z.object({
  recipients: z.number().int(),
  letters: z.array(z.object({ to: z.string(), name: z.string(), subject: z.string(), text: z.string() })),
  leftOut: z.array(z.object({ id: z.uuid(), name: z.string(), reason: z.enum(leftOutReasons) })),
});
export type MailingPreview = z.infer<typeof mailingPreview>;

/** A mailing that was sent, or is leaving. */
export const mailing = z.object({
  id: z.uuid(),
  department: z.string(),
  subject: z.string(),
  text: z.string(),
  writtenBy: z.string(),
  writtenAt: isoInstant,
  kind: recordKind,
  /** Records it is for: people, or structures, where several people may read it. */
  recipients: z.number().int(),
  /** Of these, those whose letters were handed to the post so far. */
  posted: z.number().int(),
  leftOut: z.partialRecord(z.enum(leftOutReasons), z.number().int()),
});
export type Mailing = z.infer<typeof mailing>;
export const mailingList = listOf(mailing);
export type MailingList = z.infer<typeof mailingList>;

/** `POST /api/mailings` → 202: the letters leave as an errand. */
export const mailingSent = z.object({ id: z.uuid(), errand: z.uuid(), recipients: z.number().int() });
export type MailingSent = z.infer<typeof mailingSent>;
