import { setTimeout as pause } from 'node:timers/promises';
import { HttpStatus, Inject, Injectable } from '@nestjs/common';
import { RateLimiterPostgres, type RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { Declined } from './refused';

export const RATE_LIMIT_FACTOR = Symbol('rate limit factor');

/** Points and seconds (`doors.md`, Limits). Counted in PostgreSQL, so that replicas share them. */
const rules = {
  'login-account': { points: 10, duration: 15 * 60 },
  'login-address': { points: 50, duration: 15 * 60 },
  // Codes sent and codes tried count together: a code may be guessed five times, not one code after another.
  'code-account': { points: 10, duration: 15 * 60 },
  'code-address': { points: 50, duration: 15 * 60 },
  public: { points: 60, duration: 60 },
  contact: { points: 5, duration: 60 * 60 },
  report: { points: 5, duration: 60 * 60 },
} as const;
export type LimitRule = keyof typeof rules;

/** Tries of one key that will be counted in one go. */
interface Group {
  tries: number;
  readonly counted: Promise<RateLimiterRes>;
}

/** What is known of a key: its last count, until when it holds (of `performance.now()`), and the tries to be counted soon. */
interface Known {
  points: number;
  until: number;
  waiting: number;
  soon?: Promise<void> | undefined;
}

/** Milliseconds. */
const SOON = 25;
const REMEMBERED = 5_000;

@Injectable()
export class Limits {
  private readonly known = new Map<string, Known>();
  private readonly limiters: Record<LimitRule, RateLimiterPostgres>;
  private readonly underWay = new Map<string, Promise<unknown>>();
  private readonly waiting = new Map<string, Group>();

  constructor(dataSource: DataSource, @Inject(RATE_LIMIT_FACTOR) factor: number) {
    const made = Object.entries(rules).map(([keyPrefix, { points, duration }]) => {
      const counted = { points: Math.max(1, Math.round(points * factor)), duration, keyPrefix };
      return [
        keyPrefix,
        new RateLimiterPostgres({ ...counted, storeClient: dataSource, storeType: 'typeorm', tableName: 'rate_limit', tableCreated: true }),
      ];
    });
    this.limiters = Object.fromEntries(made) as Record<LimitRule, RateLimiterPostgres>;
  }

  /** Counts one try of `key`; past the limit, 429 with the seconds to wait. */
  async count(rule: LimitRule, key: string): Promise<void> {
    await this.counted(rule, key);
  }

  /**
   * As `count`, for readings: whoever is not half way to the limit, by the last count and all who came since, goes on at once and is
   * counted soon, together with them. From there on each is counted before they go on, so that no more enter than with `count`.
   */
  async countAhead(rule: LimitRule, key: string): Promise<void> {
    const known = this.knownOf(`${rule} ${key}`);
    if (known.until > performance.now() && known.points + known.waiting < this.limiters[rule].points / 2) {
      known.waiting += 1;
      known.soon ??= this.soon(rule, key, known);
      return;
    }
    await known.soon;
    if (known.waiting) await this.settle(rule, key, known);
    note(known, await this.counted(rule, key));
  }

  /** Counts those who wait, and those who came meanwhile. In trouble, the base is asked again by whoever comes next. */
  private async soon(rule: LimitRule, key: string, known: Known): Promise<void> {
    try {
      do {
        await pause(SOON, undefined, { ref: false });
        await this.settle(rule, key, known);
      } while (known.waiting);
    } catch {
      // They still wait.
    } finally {
      known.soon = undefined;
    }
  }

  /** Until they are counted they wait, so that nobody is let in by a count that has not heard of them. */
  private async settle(rule: LimitRule, key: string, known: Known): Promise<void> {
    const tries = known.waiting;
    note(known, await this.limiters[rule].penalty(key.slice(0, 200), tries));
    known.waiting -= tries;
  }

  private async counted(rule: LimitRule, key: string): Promise<RateLimiterRes> {
    const group = this.groupOf(rule, key.slice(0, 200));
    const rank = (group.tries += 1);
    const counted = await group.counted;
    const { consumedPoints, msBeforeNext } = counted;
    if (consumedPoints - group.tries + rank <= this.limiters[rule].points) return counted;
    throw new Declined(HttpStatus.TOO_MANY_REQUESTS, 'too-many', Math.max(1, Math.ceil(msBeforeNext / 1000)));
  }

  /** The oldest makes room. */
  private knownOf(name: string): Known {
    const known = this.known.get(name) ?? { points: 0, until: 0, waiting: 0 };
    this.known.set(name, known);
    if (this.known.size > REMEMBERED) this.known.delete(this.known.keys().next().value!);
    return known;
  }

  /**
   * Whoever comes while others of the same key are being counted is counted with those who do the same: otherwise they would wait
   * for one another on one row of PostgreSQL, each with a connection in hand. Each still has a rank, and is let in or not by it.
   */
  private groupOf(rule: LimitRule, key: string): Group {
    const name = `${rule} ${key}`;
    const before = this.waiting.get(name);
    if (before) return before;
    const counting = async (): Promise<RateLimiterRes> => {
      await this.underWay.get(name)?.catch(() => undefined);
      this.waiting.delete(name);
      const counted = this.limiters[rule].penalty(key, group.tries);
      this.underWay.set(name, counted);
      return counted.finally(() => this.underWay.get(name) === counted && this.underWay.delete(name));
    };
    const group: Group = { tries: 0, counted: Promise.resolve().then(counting) };
    this.waiting.set(name, group);
    return group;
  }

  /** Forgets the tries of `key`: the right password or code was given. */
  async forget(rule: LimitRule, key: string): Promise<void> {
    await this.limiters[rule].delete(key.slice(0, 200));
  }
}

function note(known: Known, { consumedPoints, msBeforeNext }: RateLimiterRes): void {
  Object.assign(known, { points: consumedPoints, until: performance.now() + msBeforeNext });
}
