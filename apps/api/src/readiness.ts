import { HttpStatus, Injectable } from '@nestjs/common';
import { Database, Declined } from '@promenade/platform/api';
import { visitor } from '@promenade/platform/model';
import { migrations } from './migrations';

const PATIENCE = 2_000;
const COME_BACK = 5;

/** Whether this process can serve: its database is there, and as recent as its code. */
@Injectable()
export class Readiness {
  private asked: Promise<void> | undefined;

  constructor(private readonly database: Database) {}

  /** However many ask at once, the database is asked once. @throws Declined 503 `not-migrated` or `database-away` */
  check(): Promise<void> {
    this.asked ??= this.look().finally(() => (this.asked = undefined));
    return this.asked;
  }

  private async look(): Promise<void> {
    const applied = await this.applied();
    if (!applied) throw new Declined(HttpStatus.SERVICE_UNAVAILABLE, 'database-away', COME_BACK);
    const missing = migrations.filter(({ name }) => !applied.has(name));
    if (missing.length) throw new Declined(HttpStatus.SERVICE_UNAVAILABLE, 'not-migrated', COME_BACK);
  }

  /** Names of what was applied; nothing when the database did not answer in time. */
  private async applied(): Promise<Set<string> | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => (timer = setTimeout(resolve, PATIENCE, undefined)));
    try {
      return await Promise.race([this.read(), late]);
    } catch (error) {
      return isUnreadable(error) ? new Set() : undefined;
    } finally {
      clearTimeout(timer);
    }
  }

  private read(): Promise<Set<string>> {
    return this.database.transaction(
      visitor,
      async () => {
        const rows = await this.database.query<{ name: string }>('select name from migrations');
        return new Set(rows.map(({ name }) => name));
      },
      'read only',
    );
  }
}

/** No such table, or not ours to read yet: nothing has been migrated. */
function isUnreadable(error: unknown): boolean {
  return ['42P01', '42501', '3F000'].includes((error as { code?: string }).code ?? '');
}
