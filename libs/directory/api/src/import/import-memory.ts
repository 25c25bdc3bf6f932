import { Injectable } from '@nestjs/common';
import type { ImportField, ImportKind, Remembered, RememberedFields } from '@promenade/directory/model';
import { Clock, Database } from '@promenade/platform/api';

interface Line {
  readonly kind: ImportKind;
  readonly header: string;
  readonly field: ImportField | null;
}

/** What the headers of its files mean to a département, as the last import that was written had it. */
@Injectable()
export class ImportMemory {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async recall(): Promise<Remembered> {
    const lines = await this.database.query<Line>(`select kind, header, field from import_mapping where department = $1 order by header`, [
      this.database.department,
    ]);
    const of = (kind: ImportKind): RememberedFields =>
      Object.fromEntries(lines.filter((line) => line.kind === kind).map(({ header, field }) => [header, field]));
    return { promeneurs: of('promeneurs'), structures: of('structures') };
  }

  /** The last word on each header. */
  async keep(kind: ImportKind, fields: RememberedFields): Promise<void> {
    const lines = Object.entries(fields).map(([header, field]) => ({ header, field }));
    await this.database.query(
      `insert into import_mapping (department, kind, header, field, "saidAt")
       select $1, $2, r.header, r.field, $4 from jsonb_to_recordset($3::jsonb) as r(header text, field text)
       on conflict (department, kind, header) do update set field = excluded.field, "saidAt" = excluded."saidAt"
       where import_mapping.field is distinct from excluded.field`,
      [this.database.department, kind, JSON.stringify(lines), this.clock.now()],
    );
  }

  async forget(kind: ImportKind, headers: readonly string[]): Promise<void> {
    await this.database.query(`delete from import_mapping where department = $1 and kind = $2 and header = any($3)`, [
      this.database.department,
      kind,
      headers,
    ]);
  }
}
