import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, NotFoundException } from '@nestjs/common';
import type { ImportPhase, ImportProgress } from '@promenade/directory/model';
import { Clock, Database } from '@promenade/platform/api';
import type { Actor } from '@promenade/platform/model';

/** Hears where a long act stands. */
export type Tell = (phase: ImportPhase, done?: number, total?: number) => void;

/** Milliseconds between two words, and those after which silence means that nobody is at work any more. */
const STRIDE = 300;
const SILENCE = 15_000;
const idle: ImportProgress = { phase: 'idle', done: 0, total: 0 };

/**
 * How far long acts are, for whoever looks at the page, reloaded or not. The act is one transaction, of which nobody sees anything before
 * its end: its progress is written beside it, in transactions of its own that last a moment.
 */
@Injectable()
export class ImportProgressBook {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Does the work, and writes where it stands meanwhile. Outside a transaction.
   * @param id under which it is read: that of the import, or of the request
   */
  async during<T>(actor: Actor, id: string, work: (tell: Tell) => Promise<T>): Promise<T> {
    const run = randomUUID();
    let now: ImportProgress = { phase: 'waiting', done: 0, total: 0 };
    const over = new AbortController();
    const writing = this.follow(actor, { id, run }, () => now, over.signal);
    try {
      return await work((phase, done = 0, total = 0) => void (now = { phase, done, total }));
    } finally {
      over.abort();
      await writing;
    }
  }

  /** @throws NotFoundException unless the import is there, or somebody is at work under that key */
  async read(id: string): Promise<ImportProgress> {
    const [said] = await this.database.query<ImportProgress>(
      `select phase, done, total from import_progress where id = $1 and "saidAt" > $2`,
      [id, this.silentSince()],
    );
    if (said) return said;
    const [known] = await this.database.query(`select from directory_import where id = $1`, [id]);
    if (!known) throw new NotFoundException();
    return idle;
  }

  /** Progress is a courtesy: a word that cannot be written costs nothing but that word. */
  private async follow(actor: Actor, act: { id: string; run: string }, now: () => ImportProgress, over: AbortSignal): Promise<void> {
    const write = (work: () => Promise<unknown>) => this.database.transaction(actor, work).catch(() => undefined);
    while (!over.aborted) {
      await write(() => this.say(act, now()));
      await pause(STRIDE, undefined, { signal: over }).catch(() => undefined);
    }
    await write(() => this.database.query(`delete from import_progress where id = $1 and run = $2`, [act.id, act.run]));
  }

  /** Of two at work on one import, the first to come is heard: the other waits for it. */
  private say({ id, run }: { id: string; run: string }, { phase, done, total }: ImportProgress): Promise<unknown> {
    return this.database.query(
      `insert into import_progress (department, id, run, phase, done, total, "saidAt") values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (department, id) do update
       set run = excluded.run, phase = excluded.phase, done = excluded.done, total = excluded.total, "saidAt" = excluded."saidAt"
       where import_progress.run = excluded.run or import_progress."saidAt" <= $8`,
      [this.database.department, id, run, phase, done, total, this.clock.now(), this.silentSince()],
    );
  }

  private silentSince(): Date {
    return new Date(this.clock.now().getTime() - SILENCE);
  }
}
