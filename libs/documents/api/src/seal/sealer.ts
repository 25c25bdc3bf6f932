/** The public half of a key that seals; instants are ISO text. */
export interface SealCertificate {
  /** Of its DER, in hexadecimal: what people compare. */
  readonly sha256: string;
  readonly pem: string;
  readonly notBefore: string;
  readonly notAfter: string;
}

export interface Sealing {
  /** Why, as readers of PDF show it. */
  readonly reason: string;
  /** What the seal says of its time: a claim, unless an authority stamps it. */
  readonly at: Date;
}

export interface Sealed {
  readonly bytes: Buffer;
  /** Of the sealed bytes. */
  readonly sha256: string;
  readonly certificate: SealCertificate;
  /** Whether an authority (RFC 3161) vouches for the time; false also when it was away. */
  readonly timestamped: boolean;
}

export interface SignedBytes {
  /** CMS detached (RFC 5652), DER. */
  readonly signature: Buffer;
  readonly certificate: SealCertificate;
  /** The authority's token over the bytes (RFC 3161), DER; none when there is no authority or it was away. */
  readonly timestamp: Buffer | null;
}

/** Puts the house's technical seal: whatever changes afterwards is found, by anybody's tools and without us. */
export abstract class Sealer {
  /** Seals a finished PDF, once. `Declined` 503 `seal-away` when a key that lies elsewhere does not answer: nothing was sealed. */
  abstract seal(pdf: Uint8Array, sealing: Sealing): Promise<Sealed>;

  /** Signs bytes that are not a PDF, by the same key. */
  abstract sign(bytes: Uint8Array, at: Date): Promise<SignedBytes>;
}
