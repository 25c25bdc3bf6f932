import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';

/** A request of the bench, to be answered by the house and by the limit. */
export interface Operation {
  readonly name: string;
  readonly path: string;
  /** Asked with the coordinator's session. */
  readonly signedIn: boolean;
  /** What `performance.md` asks: the p50 in times the limit's at one connection, the share of its requests a second at sixteen. */
  readonly target: { readonly p50: number; readonly share: number };
  /** The best SQL we know for the same rows: one column `body`, the JSON whole. */
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** The limit: bare `node:http` and `pg`, no framework, no session, no row-level security, the same rows. */
export async function startLimit(url: string, operations: readonly Operation[]): Promise<{ url: string; server: Server; pool: pg.Pool }> {
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  // Idle connections that PostgreSQL ends while we end ours; a question that fails says so by itself.
  pool.on('error', () => undefined);
  const server = createServer((visit, answer) => {
    const index = Number(visit.url?.slice(1));
    const { sql, parameters } = operations[index]!;
    pool.query<{ body: string }>({ name: `operation-${index}`, text: sql, values: [...parameters] }).then(
      ({ rows }) => answer.setHeader('Content-Type', 'application/json').end(rows[0]!.body),
      (error: unknown) => answer.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, pool };
}
