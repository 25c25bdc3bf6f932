/** Where bytes lie and what they are: the digest is in hexadecimal, the size in bytes. */
export interface StoredFile {
  readonly storageKey: string;
  readonly sha256: string;
  readonly size: number;
}

/** A file found on a shelf, and when it was put there. */
export interface ShelvedFile {
  readonly storageKey: string;
  readonly putAt: Date;
}

/** The bytes are not there any more, or are not those that were put: an accident of the disk, or a hand in the folder. */
export class DamagedFile extends Error {
  constructor(
    readonly storageKey: string,
    readonly fault: 'missing' | 'altered',
  ) {
    super(`The file "${storageKey}" is ${fault}.`);
  }
}

/** More bytes than the limit said. Nothing of them is kept. */
export class TooLarge extends Error {}

/** Keeps bytes for ever, under names of its own. A shelf is a département's code. */
export abstract class Vault {
  /** Keeps all the bytes or none; once it answers they are on the disk. At most `limit` bytes, else `TooLarge`. */
  abstract put(bytes: Uint8Array | AsyncIterable<Uint8Array>, shelf: string, limit: number): Promise<StoredFile>;

  /** The bytes, found to be those that were put; else `DamagedFile`. */
  abstract read(file: Pick<StoredFile, 'storageKey' | 'sha256'>): Promise<Buffer>;

  abstract has(storageKey: string): Promise<boolean>;

  /** Everything on a shelf, in no order. */
  abstract filesOn(shelf: string): AsyncIterable<ShelvedFile>;

  /** Clears away what was being put when a process died before that instant. @returns how many */
  abstract sweep(before: Date): Promise<number>;
}
