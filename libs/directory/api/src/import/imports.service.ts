import { Injectable, NotFoundException } from '@nestjs/common';
import {
  cellErrors,
  corrected,
  gatheredFields,
  type ImportCell,
  type ImportCounts,
  type ImportDetail,
  type ImportItem,
  type ImportMapping,
  type ImportPatch,
  type ImportRow,
  type ImportState,
  type ImportTable,
  mappingErrors,
  previewOf,
  remapped,
} from '@promenade/directory/model';
import { Clock, Database, Invalid, refuseIf } from '@promenade/platform/api';
import { type FieldError, type List, offsetOf, type PageQuery } from '@promenade/platform/model';
import { CommuneCatalogue } from './commune-catalogue';
import { type ImportPlan, planOf } from './import-plan';
import { ImportUndo } from './import-undo';
import { ImportWriter, type Written } from './import-writer';
import { KnownRecords } from './known-records';
import { phoneReader } from './reading/phone-reader';

interface StoredImport {
  readonly id: string;
  readonly department: string;
  readonly fileName: string;
  readonly source: ImportTable;
  readonly mapping: ImportMapping;
  readonly corrections: readonly ImportCell[];
  readonly counts: ImportCounts;
  readonly state: ImportState;
  readonly rows: ImportRow[] | null;
  readonly written: Written | null;
  readonly createdAt: Date;
  readonly committedAt: Date | null;
}

const ITEM = `id, department, "fileName", source ->> 'sheet' as sheet, state, counts, "createdAt", "committedAt"`;

/** A file on its way into the registry: kept as read, decided again each time it is looked at, written once, taken back whole. */
@Injectable()
export class Imports {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly communes: CommuneCatalogue,
    private readonly known: KnownRecords,
    private readonly writer: ImportWriter,
    private readonly undoing: ImportUndo,
  ) {}

  async list(paging: PageQuery): Promise<List<ImportItem>> {
    const rows = await this.database.query<Omit<ImportItem, 'createdAt' | 'committedAt'> & { createdAt: Date; committedAt: Date | null }>(
      `select ${ITEM} from directory_import order by "createdAt" desc, id limit ${paging.size} offset ${offsetOf(paging)}`,
    );
    const [counted] = await this.database.query<{ total: number }>(`select count(*)::int as total from directory_import`);
    return { items: rows.map(dated), total: counted!.total, ...paging };
  }

  async open(fileName: string, table: ImportTable, mapping: ImportMapping = {}): Promise<ImportDetail> {
    refuseErrors(mappingErrors(table, mapping));
    const draft = { department: this.database.department, source: table, mapping, corrections: [] };
    const plan = await this.decide(draft);
    const [row] = await this.database.query<StoredImport>(
      `insert into directory_import (department, "accountId", "fileName", source, mapping, counts, "createdAt")
       values ($1, $2, $3, $4, $5, $6, $7) returning *`,
      [
        draft.department,
        this.database.actor.id,
        fileName,
        JSON.stringify(table),
        JSON.stringify(mapping),
        JSON.stringify(plan.counts),
        this.clock.now(),
      ],
    );
    return this.tell(row!, plan);
  }

  async read(id: string): Promise<ImportDetail> {
    return this.tell(await this.find(id));
  }

  /** Says again what columns are about, and corrects cells; the last word counts. */
  async revise(id: string, { mapping = {}, cells = [] }: ImportPatch): Promise<ImportDetail> {
    const row = await this.find(id, 'for update');
    refuseUnlessDraft(row);
    refuseErrors([...mappingErrors(row.source, mapping), ...cellErrors(row.source, cells)]);
    const revised = { ...row, mapping: said(row.mapping, mapping), corrections: merged(row.corrections, cells) };
    const plan = await this.decide(revised);
    await this.database.query(`update directory_import set mapping = $2, corrections = $3, counts = $4 where id = $1`, [
      id,
      JSON.stringify(revised.mapping),
      JSON.stringify(revised.corrections),
      JSON.stringify(plan.counts),
    ]);
    return this.tell(revised, plan);
  }

  /** Writes every line to create or update, or none. Two commits at once: the second finds it done (409). */
  async commit(id: string): Promise<ImportCounts> {
    const row = await this.find(id, 'for update');
    refuseUnlessDraft(row);
    await this.known.lock();
    const plan = await this.decide(row);
    const written = await this.writer.write(plan);
    await this.database.query(
      `update directory_import set state = 'committed', rows = $2, counts = $3, written = $4, "committedAt" = $5 where id = $1`,
      [id, JSON.stringify(plan.rows), JSON.stringify(plan.counts), JSON.stringify(written), this.clock.now()],
    );
    return plan.counts;
  }

  async undo(id: string): Promise<ImportItem> {
    const row = await this.find(id, 'for update');
    refuseIf(row.state === 'draft' ? { code: 'import-not-committed' } : undefined);
    refuseIf(row.state === 'undone' ? { code: 'import-undone' } : undefined);
    await this.known.lock();
    await this.undoing.undo(row.written!);
    await this.database.query(`update directory_import set state = 'undone' where id = $1`, [id]);
    const [item] = await this.database.query<ImportItem & { createdAt: Date; committedAt: Date | null }>(
      `select ${ITEM} from directory_import where id = $1`,
      [id],
    );
    return dated(item!);
  }

  /** Gives a draft up. */
  async discard(id: string): Promise<void> {
    refuseUnlessDraft(await this.find(id, 'for update'));
    await this.database.query(`delete from directory_import where id = $1`, [id]);
  }

  /** The table as corrected, and what became of each line: what a person would correct in the file itself. */
  async lines(id: string): Promise<{ table: ImportTable; rows: readonly ImportRow[] }> {
    const row = await this.find(id);
    return { table: tableOf(row), rows: row.rows ?? (await this.decide(row)).rows };
  }

  private async tell(row: StoredImport, plan?: ImportPlan): Promise<ImportDetail> {
    const { id, department, fileName, state, createdAt, committedAt } = row;
    const { sheet, columns } = tableOf(row);
    const decided = row.rows ? { rows: row.rows, counts: row.counts } : (plan ?? (await this.decide(row)));
    const { rows, counts } = decided;
    return { ...dated({ id, department, fileName, sheet, state, counts, createdAt, committedAt }), columns: [...columns], rows: [...rows] };
  }

  private async decide(row: Pick<StoredImport, 'department' | 'source' | 'mapping' | 'corrections'>): Promise<ImportPlan> {
    const registry = await this.known.load();
    const context = { department: row.department, communes: await this.communes.index(), phones: phoneReader(row.department) };
    return planOf(previewOf(tableOf(row), context, registry.known), registry, this.clock.today());
  }

  private async find(id: string, lock = ''): Promise<StoredImport> {
    const [row] = await this.database.query<StoredImport>(`select * from directory_import where id = $1 ${lock}`, [id]);
    if (!row) throw new NotFoundException();
    return row;
  }
}

function tableOf({ source, mapping, corrections }: Pick<StoredImport, 'source' | 'mapping' | 'corrections'>): ImportTable {
  return corrected(remapped(source, mapping), corrections);
}

/** What is said now leaves to no other column a field that one column alone may feed. */
function said(before: ImportMapping, now: ImportMapping): ImportMapping {
  const taken = new Set(Object.values(now).filter((field) => field !== null && !gatheredFields.includes(field)));
  const left = Object.entries(before).map(([source, field]) => [source, field !== null && taken.has(field) ? null : field] as const);
  return { ...Object.fromEntries(left), ...now };
}

/** The last word on each cell. */
function merged(before: readonly ImportCell[], now: readonly ImportCell[]): ImportCell[] {
  const cells = new Map([...before, ...now].map((cell) => [`${cell.line} ${cell.column}`, cell]));
  return [...cells.values()];
}

function refuseUnlessDraft({ state }: StoredImport): void {
  refuseIf(state === 'committed' ? { code: 'import-committed' } : undefined);
  refuseIf(state === 'undone' ? { code: 'import-undone' } : undefined);
}

function refuseErrors(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw new Invalid(errors);
}

function dated<T extends { readonly createdAt: Date; readonly committedAt: Date | null }>(row: T) {
  return { ...row, createdAt: row.createdAt.toISOString(), committedAt: row.committedAt && row.committedAt.toISOString() };
}
