import pg from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { readInOneMessage, type Setting, type Statement, type Step } from './one-message';

export type Mode = 'read write' | 'read only';

/** What must stand for anything read here to be told. It goes with the first reading, in its message, and is heard before it. */
export interface Proof {
  readonly step: Step;
  /** @param told the first column of the rows of the step */
  holds(told: readonly string[]): boolean;
}

/** What was to be proven does not hold: nothing that was read may be told. */
export class Unproven extends Error {}

/**
 * One transaction with its settings, begun when it is first needed: `begin` for one that writes, and for one that reads its first
 * query. A prepared reading that comes before needs none: it carries the settings with it, and holds no connection between two.
 */
export class Transaction {
  private runner: QueryRunner | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly mode: Mode,
    private readonly made: readonly Setting[],
    private proof?: Proof,
  ) {}

  get manager(): EntityManager {
    return this.held.manager;
  }

  async begin(): Promise<void> {
    await this.held.connect();
  }

  async prepared<T>(statement: Statement): Promise<T[]> {
    if (this.mode === 'read only' && !this.runner) return this.alone<T>({ made: this.made, statement });
    const client = (await this.held.connect()) as pg.PoolClient;
    return (await client.query(statement)).rows as T[];
  }

  private async alone<T>(step: Step): Promise<T[]> {
    const { rows, told } = await readInOneMessage<T>(poolOf(this.dataSource), step, this.proof?.step);
    this.hear(told);
    return rows;
  }

  /** @throws Unproven */
  async prove(): Promise<void> {
    if (!this.proof) return;
    const { rows } = await readInOneMessage<object>(poolOf(this.dataSource), this.proof.step);
    this.hear(rows.map((row) => String(Object.values(row)[0])));
  }

  /** A proof that does not hold is kept: whoever catches the error is told again at the end. */
  private hear(told: readonly string[]): void {
    if (this.proof && !this.proof.holds(told)) throw new Unproven();
    this.proof = undefined;
  }

  async commit(): Promise<void> {
    await this.prove();
    await this.runner?.commitTransaction();
  }

  /** A transaction that was lost, or could not begin, has nothing to undo. */
  async rollBack(): Promise<void> {
    if (this.runner?.isTransactionActive) await this.runner.rollbackTransaction().catch(() => undefined);
  }

  async release(): Promise<void> {
    await this.runner?.release();
  }

  private get held(): QueryRunner {
    return (this.runner ??= beginning(this.dataSource.createQueryRunner(), `begin ${this.mode}; ${inWords(this.made)}`, () =>
      this.prove(),
    ));
  }
}

/** The settings as one query, for a transaction under way. */
export function inWords(settings: readonly Setting[]): string {
  return `select ${settings.map(([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`).join(', ')}`;
}

/**
 * Whatever asks the runner for its connection finds the transaction begun on it, in one round trip where startTransaction() and
 * the settings would take three; or finds the failure. TypeORM is told of it beforehand, or save() would start and commit its own.
 */
function beginning(runner: QueryRunner, words: string, prove: () => Promise<void>): QueryRunner {
  const connect = runner.connect.bind(runner) as () => Promise<pg.PoolClient>;
  let begun: Promise<pg.PoolClient> | undefined;
  const begin = async () => {
    await prove();
    const client = await connect();
    try {
      await client.query(words);
    } catch (error) {
      // `begin` may have passed and the settings failed: the connection must not be given back in the middle of a transaction.
      await client.query('rollback').catch(() => undefined);
      throw error;
    }
    return client;
  };
  return Object.assign(runner, { isTransactionActive: true, transactionDepth: 1, connect: () => (begun ??= begin()) });
}

function poolOf(dataSource: DataSource): pg.Pool {
  return (dataSource.driver as unknown as { readonly master: pg.Pool }).master;
}
