import type { SignatoryRole, SignMethod, Stroke } from '@promenade/signatures/model';

/** An instant, as the database or JSON gives it. */
export type Instant = string | Date;

export interface PaperSignatory {
  readonly role: SignatoryRole;
  readonly name: string;
  /** 'Directrice', 'Animateur jeunesse'; as it was when it was asked. */
  readonly function?: string | null;
}

/** What shows that somebody signed, and how we know. */
export interface PaperSignature extends PaperSignatory {
  readonly email: string;
  readonly signedAt: Instant;
  readonly method: SignMethod | 'handwritten';
  readonly typedName: string | null;
  readonly strokes: readonly Stroke[] | null;
  /** Word for word what stood beside the box that was ticked (G-11). */
  readonly consentSentence: string;
  /** What was copied by hand, where the text asks it. */
  readonly typedSentence?: string | null;
  readonly means: 'email-code' | 'totp' | 'paper' | 'demonstration';
  readonly codeSentAt: Instant | null;
  /** Digest of the very PDF that this person was shown. */
  readonly documentSha256: string;
  /** How many other requests the same act signs (a representative's single act, S2-44). */
  readonly otherRequests?: number;
  /** Of the document that was on the screen, when it was that of one of those. */
  readonly shownSha256?: string | null;
}

/** A request as it is put on paper before it is signed: nothing in it changes while it waits, so neither do the bytes. */
export interface PreviewPaper {
  /** What a person reads aloud: 'PDN-88-7QK4-M2XC'. */
  readonly number: string;
  /** Code of the département, and its name when known. */
  readonly department: string;
  readonly departmentName?: string | null;
  readonly askedAt: Instant;
  readonly version: {
    readonly number: number;
    readonly title: string;
    /** Markdown. */
    readonly text: string;
    readonly sha256: string;
    readonly effectiveOn?: string | null;
  };
  readonly structure: { readonly name: string; readonly siret: string | null; readonly commune: string | null };
  readonly promeneur: { readonly firstName: string; readonly lastName: string; readonly function: string | null };
  readonly signatories: readonly PaperSignatory[];
  /** The sentence that will have to be accepted, shown under the places to sign. */
  readonly consentSentence?: string;
}

/** A request that everybody has signed, with what proves it. */
export interface SignedPaper extends Omit<PreviewPaper, 'signatories'> {
  readonly completedAt: Instant;
  /** Where anybody asks whether this document is genuine: the address that a code to scan leads to, and the code alone. */
  readonly verification: { readonly code: string; readonly url: string };
  readonly signatories: readonly PaperSignature[];
}
