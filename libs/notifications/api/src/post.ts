import type { HeldLetter } from './letter-queue';

/** A letter did not leave: why, in French, and whether a further try would be vain. */
export class Undelivered extends Error {
  constructor(
    readonly fault: string,
    readonly forGood: boolean,
  ) {
    super(fault);
  }
}

/** What carries letters out of the house. */
export abstract class Post {
  /** Whether a letter keeps its links and codes once it has been carried. */
  abstract readonly keepsWhole: boolean;

  /** @throws Undelivered */
  abstract carry(letter: HeldLetter): Promise<void>;
}

/** The demonstration's: the page « Courriels » reads the base, so a letter has arrived as soon as it is marked. */
export class OpenBox extends Post {
  override readonly keepsWhole = true;

  override async carry(): Promise<void> {}
}
