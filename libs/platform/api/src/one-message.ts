import pg from 'pg';

/** A setting of PostgreSQL that lasts as long as its transaction: its name, its value. */
export type Setting = readonly [name: string, value: string];

export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

/** What is asked, and the settings it is asked under. */
export interface Step {
  readonly made: readonly Setting[];
  readonly statement: Statement;
}

/** What a message answers: the rows, and the first column, as text, of each row of the step before. */
export interface Answered<T> {
  readonly rows: T[];
  readonly told: readonly string[];
}

/** What `pg` does and does not type: its connection writes the messages of PostgreSQL, its queries are told each one that comes. */
interface Wire {
  readonly stream: { cork(): void; uncork(): void };
  bind(message: { statement: string; values: readonly unknown[] }): void;
  execute(message: object): void;
}
interface Row {
  readonly fields: readonly (string | null)[];
}
interface Heard {
  submit(connection: Wire): Error | null;
  handleDataRow(row: Row): void;
  handleCommandComplete(end: unknown, connection: Wire): void;
}

/** A prepared statement that goes ahead of the one asked for, and who hears its rows. */
interface Ahead {
  readonly statement: string;
  readonly values: readonly unknown[];
  readonly hear?: (row: Row) => void;
}

const READ_ONLY: Setting = ['transaction_read_only', 'on'];
const MADE = 'settings';
/** What a connection knows by name alone, so that it may go ahead of another: its settings (one list of names for each) and steps. */
const knowing = new WeakMap<pg.ClientBase, Set<string>>();

/**
 * Makes settings and reads by a prepared statement in one message and one answer, where `begin`, the reading and `commit` would
 * each wait. PostgreSQL runs what stands before one Sync as one transaction: when the settings fail the reading is skipped, and
 * whatever happens the connection comes back with no transaction, no role and no setting left.
 * @param first a step to go before, under settings of its own, in the same message
 */
export async function readInOneMessage<T>(pool: pg.Pool, step: Step, first?: Step): Promise<Answered<T>> {
  const client = await pool.connect();
  // The reading under way is told of a lost connection; without a listener the process would end of it.
  const lost = () => undefined;
  client.on('error', lost);
  let broken: Error | undefined;
  try {
    await teach(client, step, first);
    return await read<T>(client, step, first);
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
async function teach(client: pg.ClientBase, { made }: Step, first: Step | undefined): Promise<void> {
  const known = knowing.get(client) ?? new Set();
  knowing.set(client, known);
  const names = made.map(([name]) => name).join();
  if (!known.has(names)) await client.query({ name: MADE, text: makingOf(made), values: valuesOf(made) });
  known.add(names);
  if (first && !known.has(first.statement.name)) await read(client, first);
  if (first) known.add(first.statement.name);
}

const makingOf = (made: readonly Setting[]): string =>
  `select ${settingsOf(made).map(([name], index) => `set_config('${name}', $${index + 1}, true)`)}`;

function read<T>(client: pg.ClientBase, step: Step, first?: Step): Promise<Answered<T>> {
  const told: string[] = [];
  const before = first && [settingsAhead(first), { ...aheadOf(first.statement), hear: ({ fields }: Row) => void told.push(fields[0]!) }];
  return new Promise((resolve, reject) => {
    const query = new pg.Query(step.statement, (error, result) => (error ? reject(error) : resolve({ rows: result.rows as T[], told })));
    putBehind(query as unknown as Heard, [...(before ?? []), settingsAhead(step)]);
    client.query(query);
  });
}

const settingsAhead = ({ made }: Step): Ahead => ({ statement: MADE, values: valuesOf(made) });
const aheadOf = ({ name, values }: Statement): Ahead => ({ statement: name, values });

/** The query's own messages leave behind those that go ahead, whose answers are heard or left. */
function putBehind(query: Heard, ahead: readonly Ahead[]): void {
  const submit = query.submit.bind(query);
  const handleDataRow = query.handleDataRow.bind(query);
  const handleCommandComplete = query.handleCommandComplete.bind(query);
  let done = 0;
  query.submit = (connection) => {
    connection.stream.cork();
    try {
      for (const { statement, values } of ahead) {
        connection.bind({ statement, values });
        connection.execute({});
      }
      return submit(connection);
    } finally {
      connection.stream.uncork();
    }
  };
  query.handleDataRow = (row) => (done < ahead.length ? ahead[done]!.hear?.(row) : handleDataRow(row));
  query.handleCommandComplete = (end, connection) => {
    if (done === ahead.length) return handleCommandComplete(end, connection);
    done += 1;
  };
}

const settingsOf = (made: readonly Setting[]): readonly Setting[] => [READ_ONLY, ...made];
const valuesOf = (made: readonly Setting[]): string[] => settingsOf(made).map(([, value]) => value);
