import { isoInstant, listOf } from '@promenade/platform/model';
import * as z from 'zod';

/** What a person may agree to show, beside what the charter makes public (first name, structure, official accounts, permanences). */
export const consentFields = ['photo', 'last-name', 'phone', 'email', 'presentation'] as const;
export const consentField = z.enum(consentFields);
export type ConsentField = z.infer<typeof consentField>;

/** By the person in their own seat, or on paper, as the coordination recorded it. */
export const consentMeans = z.enum(['self', 'paper']);
export type ConsentMeans = z.infer<typeof consentMeans>;

/** What the person was asked, word for word: kept with the answer. */
export const consentWording: Readonly<Record<ConsentField, string>> = {
  photo: 'J’accepte que ma photo soit visible de tous sur ma fiche publique. Je peux la retirer à tout moment.',
  'last-name': 'J’accepte que mon nom de famille soit visible de tous sur ma fiche publique. Je peux le retirer à tout moment.',
  phone: 'J’accepte que mon téléphone professionnel soit visible de tous sur ma fiche publique. Je peux le retirer à tout moment.',
  email: 'J’accepte que mon adresse professionnelle soit visible de tous sur ma fiche publique. Je peux la retirer à tout moment.',
  presentation: 'J’accepte que ma présentation soit visible de tous sur ma fiche publique. Je peux la retirer à tout moment.',
};

/** A yes or a no, the last of each field counts. */
export const consent = z.object({
  id: z.uuid(),
  department: z.string(),
  field: consentField,
  given: z.boolean(),
  means: consentMeans,
  wording: z.string(),
  at: isoInstant,
});
export type Consent = z.infer<typeof consent>;

/** `GET /api/promeneurs/:id/consents`: the newest first, for the person and the coordination. */
export const consentList = listOf(consent);
export type ConsentList = z.infer<typeof consentList>;

/** `PUT /api/promeneurs/:id/consents/:field`: only the person says yes in their own seat; the coordination records a yes on paper. A no is anybody's who may write the record. */
export const consentDraft = z.strictObject({ given: z.boolean() });
export type ConsentDraft = z.infer<typeof consentDraft>;
