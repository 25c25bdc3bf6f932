import { createHash } from 'node:crypto';
import { HttpStatus, Injectable } from '@nestjs/common';
import * as z from 'zod';
import { Clock } from './clock';
import { Database } from './database';
import { Declined, Invalid } from './refused';
import type { Visit } from './visit';

const LASTS = 24 * 60 * 60 * 1000;

export interface Kept {
  readonly status: number;
  readonly body: unknown;
}

/** The intent behind a POST, by its `Idempotency-Key`: the same one, asked twice, is done once (`doors.md`, Manners). */
@Injectable()
export class Replay {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @returns what names the intent, or nothing when the request bears no key */
  intentOf(visit: Visit & { file?: { buffer: Buffer } }): Intent | undefined {
    const key = visit.headers['idempotency-key'];
    if (visit.method !== 'POST' || key === undefined) return undefined;
    if (!z.uuid().safeParse(key).success) {
      throw new Invalid([{ path: 'Idempotency-Key', code: 'invalid-format', message: 'La clé doit être un UUID.' }]);
    }
    const owner = visit.actor && visit.actor.id !== 'visitor' ? visit.actor.id : `address:${visit.ip}`;
    const digest = createHash('sha256').update(JSON.stringify(visit.body ?? null));
    if (visit.file) digest.update(visit.file.buffer);
    return { owner, route: visit.path, key: String(key), request: digest.digest('hex') };
  }

  /** Inside the transaction: answers again what was answered, or does the work and keeps its answer. */
  async once(intent: Intent, work: () => Promise<Kept>): Promise<Kept> {
    const names = [intent.owner, intent.route, intent.key];
    const [lock] = await this.database.query<{ held: boolean }>(`select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as held`, [
      names.join('\n'),
    ]);
    if (!lock?.held) throw new Declined(HttpStatus.CONFLICT, 'in-flight');
    const since = new Date(this.clock.now().getTime() - LASTS);
    const [kept] = await this.database.query<Kept & { request: string }>(
      `select status, body, request from idempotency where owner = $1 and route = $2 and key = $3 and "keptAt" > $4`,
      [...names, since],
    );
    if (kept && kept.request !== intent.request) {
      throw new Invalid(
        [{ path: 'Idempotency-Key', code: 'key-reused', message: 'Cette clé a déjà servi pour une autre demande.' }],
        'key-reused',
      );
    }
    if (kept) return kept;
    const done = await work();
    await this.database.query(
      `insert into idempotency (owner, route, key, request, status, body, "keptAt") values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (owner, route, key) do update
       set request = excluded.request, status = excluded.status, body = excluded.body, "keptAt" = excluded."keptAt"`,
      [...names, intent.request, done.status, JSON.stringify(done.body ?? null), this.clock.now()],
    );
    return done;
  }
}

export interface Intent {
  readonly owner: string;
  readonly route: string;
  readonly key: string;
  readonly request: string;
}
