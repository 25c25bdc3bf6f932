import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { DataSource } from 'typeorm';

/** Tables that migrations fill by themselves, or that hold nothing that lasts. */
const NOT_KEPT = new Set(['department', 'epci', 'commune', 'migrations', 'rate_limit', 'idempotency', 'session', 'slot']);
const ROWS_A_LINE = 200;

/** With the columns that PostgreSQL computes, and lets nobody write. */
const TABLES = `select c.relname as name,
    array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attgenerated <> '') as computed
  from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by c.relname`;

/** What a release leaves behind: its rows, as SQL, and what its migrations were on that day. */
export interface Release {
  /** Name and digest of each migration applied, oldest first: a migration that was released never changes. */
  readonly migrations: readonly { readonly name: string; readonly sha256: string }[];
  /** Rows of each table. */
  readonly counts: Readonly<Record<string, number>>;
  /** Statements for a superuser, one a line, in one transaction without triggers nor foreign keys. */
  readonly sql: string;
}

/** Reads every row as the superuser `all`: no row-level security stands before it. There is no pg_dump among the packages. */
export async function dumpOf(all: DataSource, migrations: Release['migrations']): Promise<Release> {
  const tables = (await all.query(TABLES)) as { name: string; computed: string[] }[];
  const counts: Record<string, number> = {};
  const lines = ['begin;', `set local session_replication_role = replica;`];
  for (const { name, computed } of tables.filter((table) => !NOT_KEPT.has(table.name))) {
    const rows = (await all.query(`select to_jsonb(t) - $1::text[] as row from "${name}" t order by t::text`, [computed])) as {
      row: object;
    }[];
    counts[name] = rows.length;
    for (let at = 0; at < rows.length; at += ROWS_A_LINE)
      lines.push(
        insertOf(
          name,
          rows.slice(at, at + ROWS_A_LINE).map(({ row }) => row),
        ),
      );
  }
  return { migrations, counts, sql: [...lines, 'commit;', ''].join('\n') };
}

/** The digest of a migration's file, by its number: `003-identity.ts`. */
export function digestOfFile(path: string | URL): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** Columns are named, so that one added since takes its default. */
function insertOf(table: string, rows: readonly object[]): string {
  const columns = Object.keys(rows[0]!).map((column) => `"${column}"`).join(', '); // prettier-ignore
  const json = JSON.stringify(rows).replaceAll("'", "''");
  return `insert into "${table}" (${columns}) overriding system value select ${columns} from jsonb_populate_recordset(null::"${table}", '${json}');`;
}
