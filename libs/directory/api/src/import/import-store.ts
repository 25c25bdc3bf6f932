import { Injectable, NotFoundException } from '@nestjs/common';
import {
  type ImportColumn,
  type ImportCounts,
  type ImportDetail,
  type ImportItem,
  type ImportKind,
  type ImportMapping,
  tableOfDraft,
} from '@promenade/directory/model';
import { Clock, Database } from '@promenade/platform/api';
import { type List, offsetOf, type PageQuery } from '@promenade/platform/model';
import type { Decided, DraftText } from './deciding/deciding-task';
import type { Written } from './import-writer';

/** An import as it is told, without its lines. */
type Told = Omit<ImportDetail, 'rows' | 'columns' | 'createdAt' | 'committedAt'> & {
  readonly createdAt: Date;
  readonly committedAt: Date | null;
};

export interface StoredImport extends Told {
  /** The table's columns, and what was said of them and of cells since. */
  readonly columns: ImportColumn[];
  readonly mapping: ImportMapping;
}

const ITEM = `id, department, coalesce(source ->> 'kind', 'promeneurs') as kind, "fileName", source ->> 'sheet' as sheet, state, counts,
  "createdAt", "committedAt"`;

/** The rows of `directory_import`. Whole tables leave the base as text: they are read where lines are decided. */
@Injectable()
export class ImportStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async list(paging: PageQuery): Promise<List<ImportItem>> {
    const rows = await this.database.query<Omit<Told, 'counts'> & { counts: ImportCounts }>(
      `select ${ITEM} from directory_import order by "createdAt" desc, id limit ${paging.size} offset ${offsetOf(paging)}`,
    );
    const [counted] = await this.database.query<{ total: number }>(`select count(*)::int as total from directory_import`);
    return { items: rows.map(dated), total: counted!.total, ...paging };
  }

  async item(id: string): Promise<ImportItem> {
    const [item] = await this.database.query<Told>(`select ${ITEM} from directory_import where id = $1`, [id]);
    if (!item) throw new NotFoundException();
    return dated(item);
  }

  async find(id: string, lock = ''): Promise<StoredImport> {
    const [row] = await this.database.query<StoredImport>(
      `select ${ITEM}, source -> 'columns' as columns, mapping from directory_import where id = $1 ${lock}`,
      [id],
    );
    if (!row) throw new NotFoundException();
    return row;
  }

  async draft(id: string): Promise<DraftText> {
    const [row] = await this.database.query<DraftText>(
      `select source::text, mapping::text, corrections::text from directory_import where id = $1`,
      [id],
    );
    return row!;
  }

  /** The lines as they were written, in JSON; null for a draft. */
  async rows(id: string): Promise<string | null> {
    const [row] = await this.database.query<{ rows: string | null }>(`select rows::text from directory_import where id = $1`, [id]);
    return row!.rows;
  }

  async written(id: string): Promise<Written> {
    const [row] = await this.database.query<{ written: Written }>(`select written from directory_import where id = $1`, [id]);
    return row!.written;
  }

  async insert(fileName: string, { draft, counts }: Pick<Decided, 'draft' | 'counts'>): Promise<StoredImport> {
    const { department, actor } = this.database;
    const [row] = await this.database.query<{ id: string }>(
      `insert into directory_import (department, "accountId", "fileName", source, mapping, corrections, counts, "createdAt")
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
      [department, actor.id, fileName, draft.source, draft.mapping, draft.corrections, JSON.stringify(counts), this.clock.now()],
    );
    return this.find(row!.id);
  }

  async revise(id: string, { draft, counts }: Pick<Decided, 'draft' | 'counts'>): Promise<void> {
    await this.database.query(`update directory_import set source = $2, mapping = $3, corrections = $4, counts = $5 where id = $1`, [
      ...[id, draft.source, draft.mapping, draft.corrections],
      JSON.stringify(counts),
    ]);
  }

  /** @param versions of the records that were changed, beside those that were made */
  async commit(id: string, { rows, counts }: Decided, written: string, versions: Readonly<Record<string, number>>): Promise<void> {
    await this.database.query(
      `update directory_import set state = 'committed', rows = $2, counts = $3, "committedAt" = $6,
         written = jsonb_set($4::jsonb, '{versions}', $4::jsonb -> 'versions' || $5::jsonb) where id = $1`,
      [id, rows, JSON.stringify(counts), written, JSON.stringify(versions), this.clock.now()],
    );
  }

  async undone(id: string): Promise<void> {
    await this.database.query(`update directory_import set state = 'undone' where id = $1`, [id]);
  }

  async remove(id: string): Promise<void> {
    await this.database.query(`delete from directory_import where id = $1`, [id]);
  }
}

/** The answer, in JSON: five thousand lines are not parsed to be written again. */
export function detailText(row: StoredImport, rows: string, decided?: Pick<Decided, 'kind' | 'sheet' | 'columns' | 'counts'>): string {
  const { mapping: _, ...told } = row;
  const { kind, sheet, columns, counts } = decided ?? { ...told, columns: columnsOf(row) };
  return `${JSON.stringify({ ...dated(told), kind, sheet, columns, counts }).slice(0, -1)},"rows":${rows}}`;
}

/** As they were when the lines were written. */
function columnsOf({ columns, mapping, kind, sheet }: StoredImport & { kind: ImportKind }): readonly ImportColumn[] {
  return tableOfDraft({ table: { kind, sheet, columns, rows: [] }, mapping, corrections: [] }).columns;
}

function dated<T extends { readonly createdAt: Date; readonly committedAt: Date | null }>(row: T) {
  return { ...row, createdAt: row.createdAt.toISOString(), committedAt: row.committedAt && row.committedAt.toISOString() };
}
