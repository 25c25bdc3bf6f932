import {
  type Commune,
  type CommuneIndex,
  communeIndex,
  countsOf,
  forgotten,
  type ImportDraft,
  type ImportMapping,
  importRow,
  type ImportRow,
  type ImportTable,
  kindOf,
  linesSetAside,
  mappingErrors,
  ofLines,
  personFields,
  previewOf,
  recalled,
  type Remembered,
  remapped,
  revised,
  type Sheet,
  tableOf,
  tableOfDraft,
  toRemember,
} from '@promenade/directory/model';
import type { FieldError } from '@promenade/platform/model';
import * as z from 'zod';
import { type ImportPlan, planOf } from '../import-plan';
import { registryOf } from '../known-values';
import { planOfStructures } from '../structure-plan';
import { phoneReader } from '../reading/phone-reader';
import { rejectedLines } from '../rejected-lines';
import { writingOf } from '../writing';
import type { Decided, DecidingAnswer, DecidingOrder, DecidingTask, DraftText } from './deciding-task';

/** Hears how many lines are read. */
type Told = (done: number, total: number) => void;

type Drafted = { readonly draft: ImportDraft } | Exclude<DecidingAnswer, { decided: Decided }>;

const rowsContract = z.array(importRow);

/** Decides the lines of imports. It knows the communes once it has learnt them. */
export function decider() {
  let communes: CommuneIndex | undefined;
  return {
    learn(text: string): void {
      communes = communeIndex(JSON.parse(text) as Commune[]);
    },
    decide(task: DecidingTask, told?: Told): DecidingAnswer {
      const made = draftFor(task.order, task.remembered);
      if (!('draft' in made)) return made;
      return { decided: decidedOf(made.draft, task, communes!, told) };
    },
  };
}

function decidedOf(draft: ImportDraft, task: DecidingTask, communes: CommuneIndex, told?: Told): Decided {
  const { order } = task;
  const table = tableOfDraft(draft);
  const base = { kind: kindOf(table), sheet: table.sheet, lines: table.rows.length, draft: textOf(draft) };
  if (order.do === 'reject' && order.rows !== null) {
    const rows = JSON.parse(order.rows) as ImportRow[];
    return { ...base, columns: table.columns, counts: countsOf(rows), rows: '[]', csv: rejectedLines(table, rows) };
  }
  const { columns, plan } = plannedOf(table, task, communes, told);
  const rows = order.do === 'write' ? plan.rows.map((row) => madeOf(row, plan.made)) : plan.rows;
  const decided = { ...base, columns, counts: plan.counts, rows: JSON.stringify(rowsContract.parse(rows)) };
  if (order.do === 'reject') return { ...decided, csv: rejectedLines(table, rows) };
  return order.do === 'write' ? { ...decided, ...writtenOf(draft, plan, task.department, order.now) } : decided;
}

function plannedOf(table: ImportTable, { department, today, registry: text }: DecidingTask, communes: CommuneIndex, told?: Told) {
  const kind = kindOf(table);
  const registry = registryOf(text, kind);
  const context = { department, communes, phones: phoneReader(department), ...(told && { told }) };
  const preview = previewOf(table, context, registry.known);
  const plan = kind === 'structures' ? planOfStructures(preview, registry) : planOf(preview, registry, today);
  return { columns: preview.columns, plan };
}

function writtenOf({ table, mapping }: ImportDraft, plan: ImportPlan, department: string, now: string) {
  return { writing: writingOf(plan, { department, now }), remember: toRemember(remapped(table, mapping), mapping) };
}

/** A created line bears the record it made. */
function madeOf(row: ImportRow, made: ReadonlyMap<number, string>): ImportRow {
  const recordId = made.get(row.line);
  return recordId === undefined ? row : { ...row, recordId };
}

function draftFor(order: DecidingOrder, remembered: Remembered): Drafted {
  if (order.do === 'open') return opened(order, remembered);
  const draft = parsed(order.draft);
  if (order.do === 'revise') return toldOf(revised(draft, order.patch, remembered));
  if (order.do === 'forget') return { draft: forgotten(draft, order.source) };
  return order.do === 'resume' ? resumed(draft, order.rows) : { draft };
}

function opened({ sheets, kind, mapping }: Extract<DecidingOrder, { do: 'open' }>, remembered: Remembered): Drafted {
  const table = tableOf(JSON.parse(sheets) as Sheet[], kind ?? kindSaidBy(mapping));
  if ('code' in table) return { refused: table };
  const errors = mappingErrors(table, mapping);
  return errors.length > 0 ? { errors } : { draft: { table: recalled(table, remembered[kindOf(table)]), mapping, corrections: [] } };
}

/** Whoever says where people's names are says that lines are of people. */
function kindSaidBy(mapping: ImportMapping): 'promeneurs' | undefined {
  return Object.values(mapping).some((field) => field !== null && personFields.includes(field)) ? 'promeneurs' : undefined;
}

/** What is left of a written import, its columns as they were said and its cells as they were corrected. */
function resumed(draft: ImportDraft, rows: string | null): Drafted {
  const lines = rows === null ? draft.table.rows.map(({ line }) => line) : linesSetAside(JSON.parse(rows) as ImportRow[]);
  if (lines.length === 0) return { nothingLeft: true };
  const { table, corrections } = ofLines(draft.table, draft.corrections, lines);
  return { draft: { table, mapping: draft.mapping, corrections } };
}

function toldOf(made: ImportDraft | { readonly errors: FieldError[] }): Drafted {
  return 'errors' in made ? made : { draft: made };
}

function parsed({ source, mapping, corrections }: DraftText): ImportDraft {
  return {
    table: JSON.parse(source) as ImportTable,
    mapping: JSON.parse(mapping) as ImportMapping,
    corrections: JSON.parse(corrections) as ImportDraft['corrections'],
  };
}

function textOf({ table, mapping, corrections }: ImportDraft): DraftText {
  return { source: JSON.stringify(table), mapping: JSON.stringify(mapping), corrections: JSON.stringify(corrections) };
}
