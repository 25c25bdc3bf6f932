import type {
  ImportColumn,
  ImportCounts,
  ImportKind,
  ImportMapping,
  ImportPatch,
  ImportRow,
  Remembered,
  RememberedFields,
  TableRefusal,
} from '@promenade/directory/model';
import type { FieldError, IsoDate } from '@promenade/platform/model';
import type { RegistryText } from '../known-records';
import type { Writing } from '../writing';

// What goes to the thread and comes back is text: a string crosses at the cost of its copy, and is parsed and written over there.

/** A draft as the base keeps it, each part in JSON. */
export interface DraftText {
  readonly source: string;
  readonly mapping: string;
  readonly corrections: string;
}

/** What is done with an import before its lines are decided. */
export type DecidingOrder =
  /** A file just read: `sheets` is JSON. */
  | { readonly do: 'open'; readonly sheets: string; readonly kind: ImportKind | undefined; readonly mapping: ImportMapping }
  | { readonly do: 'look'; readonly draft: DraftText }
  | { readonly do: 'revise'; readonly draft: DraftText; readonly patch: ImportPatch }
  | { readonly do: 'forget'; readonly draft: DraftText; readonly source: string | undefined }
  /** A new draft of the lines that an import left aside; `rows` is JSON, null for every line. */
  | { readonly do: 'resume'; readonly draft: DraftText; readonly rows: string | null }
  /** Every row to write is made ready. `now` is when they are born. */
  | { readonly do: 'write'; readonly draft: DraftText; readonly now: string }
  /** The rejected lines, as a file. `rows` are the lines as they were written, in JSON; null for a draft. */
  | { readonly do: 'reject'; readonly draft: DraftText; readonly rows: string | null };

export interface DecidingTask {
  readonly order: DecidingOrder;
  readonly department: string;
  readonly today: IsoDate;
  readonly registry: RegistryText;
  readonly remembered: Remembered;
}

export interface Decided {
  readonly kind: ImportKind;
  readonly sheet: string;
  readonly columns: readonly ImportColumn[];
  readonly counts: ImportCounts;
  /** JSON, as the contract has it. */
  readonly rows: string;
  /** How many lines there are. */
  readonly lines: number;
  /** The draft, changed by the order or made by it. */
  readonly draft: DraftText;
  readonly writing?: Writing;
  readonly remember?: RememberedFields;
  readonly csv?: string;
}

export type DecidingAnswer =
  | { readonly decided: Decided }
  | { readonly errors: readonly FieldError[] }
  | { readonly refused: TableRefusal }
  | { readonly nothingLeft: true };

/** The rows of a plan that the page shows. */
export type DecidedRows = readonly ImportRow[];
