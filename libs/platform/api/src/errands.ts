/** A deferred job: what kind, and what it needs to know (plain JSON, no secrets). */
export interface ErrandOrder {
  readonly kind: string;
  readonly title: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface ErrandProgress {
  /** Says how far the work is; throws when the person asked to stop. */
  tell(done: number, total: number): Promise<void>;
}

/** Work that goes on after the answer: written in the open transaction, done by the worker in the same seat. */
export abstract class Errands {
  /** @returns the errand's id, to be answered with 202 */
  abstract ask(order: ErrandOrder): Promise<string>;
}
