import type { Actor } from '@promenade/platform/model';
import type { Request } from 'express';
import type { Proof } from './transaction';

/** A request, and whoever it is for once the guard has recognised them, or foreseen. */
export type Visit = Request & { actor?: Actor; foreseen?: Foreseen };

/** An actor let in as they were last seen, a moment ago. Their answer leaves when the proof, read along with it, holds. */
export interface Foreseen {
  readonly proof: Proof;
  /** When it does not hold: recognises them anew, and whether they may pass. */
  recognise(): Promise<void>;
}
