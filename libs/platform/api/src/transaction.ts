import pg from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { readInOneMessage, type Setting, type Statement } from './one-message';

export type Mode = 'read write' | 'read only';

/**
 * One transaction with its settings, begun when it is first needed: `begin` for one that writes, and for one that reads its first
 * query. A prepared reading that comes before needs none: it carries the settings with it, and holds no connection between two.
 */
export class Transaction {
  private runner: QueryRunner | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly mode: Mode,
    private readonly settings: readonly Setting[],
  ) {}

  get manager(): EntityManager {
    return this.held.manager;
  }

  async begin(): Promise<void> {
    await this.held.connect();
  }

  async prepared<T>(statement: Statement): Promise<T[]> {
    if (this.mode === 'read only' && !this.runner) return readInOneMessage<T>(poolOf(this.dataSource), this.settings, statement);
    const client = (await this.held.connect()) as pg.PoolClient;
    return (await client.query(statement)).rows as T[];
  }

  async commit(): Promise<void> {
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
    return (this.runner ??= beginning(this.dataSource.createQueryRunner(), `begin ${this.mode}; ${inWords(this.settings)}`));
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
function beginning(runner: QueryRunner, words: string): QueryRunner {
  const connect = runner.connect.bind(runner) as () => Promise<pg.PoolClient>;
  let begun: Promise<pg.PoolClient> | undefined;
  const begin = async () => {
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
