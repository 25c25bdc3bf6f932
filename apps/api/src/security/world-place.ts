/** A word that is found nowhere else, in everything a département wrote. */
export const canaries = { '88': 'Quetzalvosgien', '33': 'Ornithogirondin' } as const;
export type Code = keyof typeof canaries;

/** One record of each kind, in one département, made by its coordinator through the API. */
export interface Place {
  readonly code: Code;
  readonly structure: string;
  readonly promeneur: string;
  /** Of the same département, and neither `promeneur`'s nor `structure`'s business. */
  readonly otherStructure: string;
  readonly otherPromeneur: string;
  readonly employment: string;
  readonly stage: string;
  readonly merge: string;
  readonly pair: string;
  readonly territory: string;
  readonly profile: string;
  readonly absence: string;
  readonly draft: string;
  readonly signature: string;
  readonly otherSignature: string;
  /** A signed list of the heads of the chains. */
  readonly anchor: string;
  /** What is shown to sign `signature`. */
  readonly document: string;
  /** A file that no row names. */
  readonly discrepancy: string;
  readonly invitation: string;
  /** The seat of the facilitator. */
  readonly member: string;
  /** A session of the partner's. */
  readonly session: string;
  readonly errand: string;
  readonly import: string;
  /** Pending, of `promeneur`, proposed in their own seat. */
  readonly recordChange: string;
  /** Waits, proposed for `structure` in its own seat. */
  readonly newcomer: string;
  readonly tag: string;
  /** Of its coordinator. */
  readonly view: string;
  /** Invitations to many. */
  readonly bulkAct: string;
  /** What the national site was told. */
  readonly update: string;
  readonly report: string;
  readonly message: string;
  /** About `promeneur`, employed by `structure`. */
  readonly procedure: string;
  readonly procedureEvidence: string;
  /** Of signature, about `promeneur`, employed by `structure`. */
  readonly campaign: string;
}
