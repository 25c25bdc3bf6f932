import { gatheredFields, type ImportField } from './fields';
import type { ImportColumn, ImportProblem, ImportValues } from './import';
import { cellLines, cellText, type SheetCell, type SheetRow } from './sheet';

/** As much of a cell as a message needs. */
const MOST_GIVEN = 200;

/** One line being read: its cells by field, what they say, and what is wrong with them. */
export interface Line {
  readonly number: number;
  readonly values: ImportValues;
  readonly problems: ImportProblem[];
  /** Whether a column of the sheet is about this field. */
  has(field: ImportField): boolean;
  cell(field: ImportField): SheetCell;
  /** The cell on one line; several columns of one field are joined. */
  text(field: ImportField): string;
  tell(
    field: ImportField,
    code: ImportProblem['code'],
    message: string,
    more?: Pick<ImportProblem, 'given' | 'suggestion' | 'otherLine' | 'recordId'>,
  ): void;
}

const GLUE: Partial<Record<ImportField, string>> = { notes: '\n', address: ', ' };

/** Where each field of a table is found. */
export interface Places {
  readonly columns: readonly ImportColumn[];
  readonly of: ReadonlyMap<ImportField, readonly number[]>;
}

export function placesOf(columns: readonly ImportColumn[]): Places {
  const of = new Map<ImportField, number[]>();
  columns.forEach(({ field }, at) => field && of.set(field, [...(of.get(field) ?? []), at]));
  return { columns, of };
}

export function openLine(row: SheetRow, { columns, of }: Places): Line {
  const problems: ImportProblem[] = [];
  const places = (field: ImportField) => of.get(field) ?? [];
  const cell = (field: ImportField) => row.cells[places(field)[0] ?? -1] ?? null;
  return {
    number: row.line,
    values: {},
    problems,
    has: (field) => of.has(field),
    cell,
    text: (field) => {
      if (!gatheredFields.includes(field)) return cellText(cell(field));
      const read = field === 'notes' ? cellLines : cellText;
      const texts = places(field).map((at) => read(row.cells[at]));
      return texts.filter(Boolean).join(GLUE[field] ?? ' ');
    },
    tell: (field, code, message, { given, ...more } = {}) => {
      const column = columns[places(field)[0] ?? -1]?.source ?? field;
      problems.push({ column, code, message, ...(given ? { given: given.slice(0, MOST_GIVEN).toWellFormed() } : {}), ...more });
    },
  };
}
