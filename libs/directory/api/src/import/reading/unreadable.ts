/** Why a file cannot be read, as the worker tells it; `file-refused.ts` puts it into French. */
export const unreadableCodes = [
  'empty',
  'too-big',
  'not-a-spreadsheet',
  'old-format',
  'open-document',
  'inflates-too-much',
  'too-many-parts',
  'damaged',
  'with-entities',
  'quote-open',
  'too-slow',
  'too-heavy',
] as const;
export type UnreadableCode = (typeof unreadableCodes)[number];
export type UnreadableFacts = Readonly<Record<string, number>>;

/** Thrown while a file is read. A plain error: it crosses from the worker thread as its code and facts. */
export class Unreadable extends Error {
  readonly code: UnreadableCode;
  readonly facts: UnreadableFacts;

  constructor(code: UnreadableCode, facts: UnreadableFacts = {}) {
    super(code);
    this.code = code;
    this.facts = facts;
  }
}
