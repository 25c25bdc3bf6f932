import pg from 'pg';

/** A setting of PostgreSQL that lasts as long as its transaction: its name, its value. */
export type Setting = readonly [name: string, value: string];

export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

/** What `pg` does and does not type: its connection writes the messages of PostgreSQL, its queries are told each one that comes. */
interface Wire {
  readonly stream: { cork(): void; uncork(): void };
  bind(message: { statement: string; values: readonly string[] }): void;
  execute(message: object): void;
}
interface Told {
  submit(connection: Wire): Error | null;
  handleDataRow(row: unknown): void;
  handleCommandComplete(end: unknown, connection: Wire): void;
}

const READ_ONLY: Setting = ['transaction_read_only', 'on'];
const MADE = 'settings';
/** The connections that know how to make settings by their name alone; a text is for one list of names. */
const knowing = new WeakMap<pg.ClientBase, string>();

/**
 * Makes settings and reads by a prepared statement in one message and one answer, where `begin`, the reading and `commit` would
 * each wait. PostgreSQL runs what stands before one Sync as one transaction: when the settings fail the reading is skipped, and
 * whatever happens the connection comes back with no transaction, no role and no setting left.
 */
export async function readInOneMessage<T>(pool: pg.Pool, made: readonly Setting[], statement: Statement): Promise<T[]> {
  const settings = [READ_ONLY, ...made];
  const client = await pool.connect();
  // The reading under way is told of a lost connection; without a listener the process would end of it.
  const lost = () => undefined;
  client.on('error', lost);
  let broken: Error | undefined;
  try {
    await teach(client, settings);
    return await read<T>(client, settings, statement);
  } catch (error) {
    broken = await brokenOf(client);
    throw error;
  } finally {
    client.removeListener('error', lost);
    client.release(broken);
  }
}

/** After an error, a connection that still answers has nothing open; one that does not is not given back. */
async function brokenOf(client: pg.ClientBase): Promise<Error | undefined> {
  return client.query('rollback').then(
    () => undefined,
    (error: unknown) => error as Error,
  );
}

/** Once a connection; outside a transaction, settings that are local to one are forgotten at once. */
async function teach(client: pg.ClientBase, settings: readonly Setting[]): Promise<void> {
  const text = `select ${settings.map(([name], index) => `set_config('${name}', $${index + 1}, true)`).join(', ')}`;
  if (knowing.get(client) === text) return;
  await client.query({ name: MADE, text, values: valuesOf(settings) });
  knowing.set(client, text);
}

function read<T>(client: pg.ClientBase, settings: readonly Setting[], statement: Statement): Promise<T[]> {
  return new Promise<T[]>((resolve, reject) => {
    const query = new pg.Query(statement, (error, result) => (error ? reject(error) : resolve(result.rows as T[])));
    putAfterSettings(query as unknown as Told, valuesOf(settings));
    client.query(query);
  });
}

/** The query's own messages leave behind those of the settings, whose answer is read and left. */
function putAfterSettings(query: Told, values: readonly string[]): void {
  const submit = query.submit.bind(query);
  const handleDataRow = query.handleDataRow.bind(query);
  const handleCommandComplete = query.handleCommandComplete.bind(query);
  let settled = false;
  query.submit = (connection) => {
    connection.stream.cork();
    try {
      connection.bind({ statement: MADE, values });
      connection.execute({});
      return submit(connection);
    } finally {
      connection.stream.uncork();
    }
  };
  query.handleDataRow = (row) => (settled ? handleDataRow(row) : undefined);
  query.handleCommandComplete = (end, connection) => {
    if (settled) handleCommandComplete(end, connection);
    settled = true;
  };
}

const valuesOf = (settings: readonly Setting[]): string[] => settings.map(([, value]) => value);
