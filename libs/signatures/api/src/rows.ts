import type { RequestFacts, RequestState, SignatoryFacts, SignatoryRole, SignMethod, Stroke } from '@promenade/signatures/model';

/** The text and the two parties as they were on the day of asking; kept with the request, for the records may move on. */
export interface Snapshot {
  readonly version: {
    readonly id: string;
    readonly number: number;
    readonly title: string;
    readonly text: string;
    readonly sha256: string;
  };
  readonly consentSentence: string;
  /** What is typed by hand to sign; none in the requests made before a version could ask it. */
  readonly typedSentence?: string | null;
  readonly structure: { readonly id: string; readonly name: string; readonly siret: string | null; readonly commune: string | null };
  readonly promeneur: { readonly id: string; readonly firstName: string; readonly lastName: string; readonly function: string | null };
}

export interface SignatoryRow extends SignatoryFacts {
  readonly requestId: string;
  readonly role: SignatoryRole;
  readonly partyId: string;
  readonly name: string;
  readonly email: string;
  readonly openedAt: string | null;
  readonly actId: string | null;
  readonly documentSha256: string | null;
}

export interface RequestRow extends RequestFacts<SignatoryRow> {
  readonly id: string;
  readonly department: string;
  readonly number: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly versionId: string;
  readonly partyIds: readonly [structureId: string, promeneurId: string];
  readonly snapshot: Snapshot;
  readonly state: RequestState;
  readonly previewDocumentId: string | null;
  readonly previewSha256: string | null;
  readonly documentId: string | null;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly completedAt: string | null;
}

export type Means = 'email-code' | 'totp' | 'paper' | 'demonstration';

/** What was done to sign, written once however many requests it serves (S2-44). */
export interface Act {
  readonly id: string;
  readonly at: Date;
  readonly signerName: string;
  readonly signerEmail: string;
  readonly method: SignMethod | 'handwritten';
  readonly typedName: string | null;
  readonly strokes: readonly Stroke[] | null;
  readonly consentSentence: string;
  /** What was copied by hand, as it was typed; null where nothing was asked. */
  readonly typedSentence: string | null;
  readonly means: Means;
  readonly codeSentAt: Date | null;
}
