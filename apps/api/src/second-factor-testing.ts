import { expect } from '@jest/globals';
import { anAccount, TEST_PASSWORD, type TestAccount } from '@promenade/identity/api/testing';
import type { RecoveryCodes, SecondFactorOffer } from '@promenade/identity/model';
import { asOwner } from '@promenade/platform/api/testing';
import type { MemberRole } from '@promenade/platform/model';
import { generateSync } from 'otplib';
import type request from 'supertest';
import { type TestApi, testApi } from './testing';

export type Browser = ReturnType<typeof request.agent>;

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const OWN = '/api/account/second-factor';

export interface Walker extends TestAccount {
  readonly browser: Browser;
  readonly secret: string;
  readonly codes: readonly string[];
}

/** The API at an hour that the test says, and the telephones that show its codes. */
export class Telephones implements AsyncDisposable {
  now = new Date('2026-11-24T09:00:00Z');
  api!: TestApi;

  static async open(environment: Record<string, string> = {}): Promise<Telephones> {
    const opened = new Telephones();
    opened.api = await testApi(environment, { now: () => opened.now });
    return opened;
  }

  after(milliseconds: number): void {
    this.now = new Date(this.now.getTime() + milliseconds);
  }

  behind<T>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    return asOwner(this.api.database.name, (owner) => owner.query(sql, parameters));
  }

  async lettersTo(email: string): Promise<string[]> {
    const sent = await this.behind<{ subject: string }>(`select subject from letter where "to" = $1 order by "writtenAt"`, [email]);
    return sent.map(({ subject }) => subject);
  }

  async enter(email: string, totp?: string, browser?: Browser): Promise<request.Response> {
    const body = { email, password: TEST_PASSWORD, ...(totp !== undefined && { totp }) };
    return (browser ?? (await this.api.as())).post('/api/session').send(body);
  }

  async signedIn(email: string, totp?: string): Promise<Browser> {
    const browser = await this.api.as();
    expect((await this.enter(email, totp, browser)).status).toBe(201);
    return browser;
  }

  /** What the telephone shows, its clock being that many seconds late (or early). */
  shownBy(secret: string, late = 0): string {
    return generateSync({ secret: secret.replaceAll(' ', ''), epoch: Math.floor(this.now.getTime() / 1000) - late });
  }

  /** Turns it on in a browser; the code that served is of the present step. */
  async turnedOn(browser: Browser): Promise<{ secret: string; codes: readonly string[] }> {
    const { secret } = (await browser.post(OWN).expect(200)).body as SecondFactorOffer;
    const given = { code: this.shownBy(secret), current: TEST_PASSWORD };
    const { codes } = (await browser.post(`${OWN}/confirm`).send(given).expect(200)).body as RecoveryCodes;
    return { secret, codes };
  }

  /** Somebody who has one, thirty seconds after having turned it on. */
  async somebody(...seats: (readonly [MemberRole, string | null])[]): Promise<Walker> {
    const account = await anAccount(this.api.database.name, seats.length ? seats : [['promeneur', '88']]);
    const browser = await this.signedIn(account.email);
    const factor = await this.turnedOn(browser);
    this.after(30 * SECOND);
    return { ...account, ...factor, browser };
  }

  [Symbol.asyncDispose](): PromiseLike<void> {
    return this.api[Symbol.asyncDispose]();
  }
}
