import { HttpStatus, Inject, Injectable } from '@nestjs/common';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { Declined } from './refused';

export const RATE_LIMIT_FACTOR = Symbol('rate limit factor');

/** Points and seconds (`doors.md`, Limits). Counted in PostgreSQL, so that replicas share them. */
const rules = {
  'login-account': { points: 10, duration: 15 * 60 },
  'login-address': { points: 50, duration: 15 * 60 },
  public: { points: 60, duration: 60 },
  contact: { points: 5, duration: 60 * 60 },
  report: { points: 5, duration: 60 * 60 },
  // Enough for a family or a class that compares, too little to go through a list of names.
  verify: { points: 20, duration: 60 },
} as const;
export type LimitRule = keyof typeof rules;

@Injectable()
export class Limits {
  private readonly limiters: Record<LimitRule, RateLimiterPostgres>;

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
    try {
      await this.limiters[rule].consume(key.slice(0, 200));
    } catch (refusal) {
      // Anything else is the database's trouble, and no fault of whoever tries.
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      throw new Declined(HttpStatus.TOO_MANY_REQUESTS, 'too-many', seconds);
    }
  }

  /** Forgets the tries of `key`: the right password was given. */
  async forget(rule: LimitRule, key: string): Promise<void> {
    await this.limiters[rule].delete(key.slice(0, 200));
  }
}
