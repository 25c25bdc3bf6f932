import type { Server } from 'node:http';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { manners } from '@promenade/platform/api';
import { Logger } from 'nestjs-pino';
import { compressed } from './compression';
import { secureHeaders } from './headers';
import { innerVisits } from './inner-visit';
import { JOURNAL, requestJournal } from './journal';
import { refuseUnreadable } from './json-body';
import { Contract } from './openapi.controller';
import { servePages } from './pages';
import { hurriedBodies, hurry, waits } from './patience';
import { publicUrlOf, type Settings } from './settings';

export interface House {
  /** The folder of the built pages; without one, the API alone. */
  readonly pages?: string;
  readonly waits?: typeof waits;
}

/** The API and the pages over HTTP, not yet listening: the same for main.ts and for the tests of its doors. */
export async function httpApp(module: DynamicModule, settings: Settings, house: House = {}): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(module, {
    logger: ['fatal', 'error', 'warn'],
    bufferLogs: true,
    abortOnError: false,
    bodyParser: false,
  });
  app.useLogger(app.get(Logger));
  app.setGlobalPrefix('api');
  app.disable('x-powered-by');
  // Nothing of `/api` is kept by browsers, so nothing is to be compared.
  app.disable('etag');
  trustProxy(app, settings);
  hurry(app.getHttpServer() as Server, house.waits ?? waits);
  app.use(
    requestJournal(app.get(JOURNAL)),
    compressed,
    innerVisits,
    ...secureHeaders(publicUrlOf(settings)),
    hurriedBodies(house.waits ?? waits),
  );
  app.use('/api', manners(publicUrlOf(settings)));
  app.useBodyParser('json', json);
  await servePages(app, house.pages, publicUrlOf(settings));
  app.get(Contract).tellOf(app);
  return app;
}

const json = { limit: '1mb', strict: false, verify: refuseUnreadable };

/** A number of proxies in front, or their addresses, as Express reads them. */
function trustProxy(app: NestExpressApplication, { TRUST_PROXY }: Settings): void {
  if (TRUST_PROXY) app.set('trust proxy', /^\d+$/.test(TRUST_PROXY) ? Number(TRUST_PROXY) : TRUST_PROXY);
}
