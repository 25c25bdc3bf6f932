/** A list signed by the house's key, and the token of a time-stamping authority when one is there. */
export interface SignedList {
  /** CMS detached (RFC 5652), DER. */
  readonly signature: Uint8Array;
  readonly certificateSha256: string;
  /** RFC 3161, DER. */
  readonly timestamp: Uint8Array | null;
}

/** Signs bytes that are not a PDF: what the daily lists need of the seal, and no more. */
export abstract class ListSigner {
  abstract signList(list: Uint8Array): Promise<SignedList>;
  /** The certificate of that digest, PEM, whether the house still signs with it or not; none when it never did. */
  abstract certificate(sha256: string): Promise<string | undefined>;
}
