import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anAccount, TEST_PASSWORD, type TestAccount } from '@promenade/identity/api/testing';
import { type TestDatabase, testDatabase } from '@promenade/platform/api/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Clock } from '@promenade/platform/api';
import type { MemberRole } from '@promenade/platform/model';
import request from 'supertest';
import { AppModule } from './app.module';
import { type House, httpApp } from './http';
import { settings } from './settings';

/** The whole API over HTTP, on a fresh copy of the migrated base. */
export interface TestApi extends AsyncDisposable {
  readonly database: TestDatabase;
  readonly app: NestExpressApplication;
  /** A browser whose user has those seats (the first is taken); without one, a stranger's. */
  as(role?: MemberRole, department?: string | null): Promise<ReturnType<typeof request.agent>>;
  account(role: MemberRole, department: string | null): Promise<TestAccount>;
}

export interface TestHouse extends House {
  /** What the clock of the API tells. */
  readonly now?: () => Date;
  /** Another way to the base than straight: a proxy that the test may cut. */
  readonly through?: (databaseUrl: string) => string;
}

export async function testApi(environment: Record<string, string> = {}, { now, through, ...house }: TestHouse = {}): Promise<TestApi> {
  const database = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'promenade-'));
  const read = settings.parse({
    DATABASE_URL: through?.(database.url) ?? database.url,
    RATE_LIMIT_FACTOR: '1000',
    PORT: '0',
    PUBLIC_URL: 'http://promenade.test',
    PROMENADE_DATA: folder,
    LOG_LEVEL: 'error',
    ...environment,
  });
  const app = await httpApp(AppModule.with(read), read, house);
  if (now) Object.assign(app.get(Clock), { now });
  await app.listen(0, '127.0.0.1');
  const origin = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  const accounts = new Map<string, Promise<TestAccount>>();
  const account = (role: MemberRole, department: string | null) => {
    const key = `${role} ${department}`;
    if (!accounts.has(key)) accounts.set(key, anAccount(database.name, [[role, department]], `${role}.${department ?? 'fr'}@test.example`));
    return accounts.get(key)!;
  };
  const as = async (role?: MemberRole, department: string | null = '88') => {
    const browser = request.agent(origin);
    if (!role) return browser;
    const { email } = await account(role, role === 'national' ? null : department);
    await browser.post('/api/session').send({ email, password: TEST_PASSWORD }).expect(201);
    return browser;
  };
  const dispose = async () => {
    await app.close();
    await database[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  };
  return { database, app, as, account, [Symbol.asyncDispose]: dispose };
}
