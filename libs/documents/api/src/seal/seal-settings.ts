export const SEAL_SETTINGS = Symbol('settings of the seal');

/** Where the key that seals lies: made here, in a file of an authority, or with somebody who signs for us. */
export interface SealSettings {
  /** Where a key of ours is made and kept. */
  readonly folder: string;
  /** Named in a certificate of ours: the host of the house. */
  readonly host: string;
  readonly pkcs12?: { readonly path: string; readonly password: string } | undefined;
  /** `certificatePath`: PEM, the certificate of the key first, then those that lead to its authority. */
  readonly external?: { readonly url: string; readonly certificatePath: string } | undefined;
  readonly tsaUrl?: string | undefined;
}
