import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { manners } from '@promenade/platform/api';
import { publicUrlOf, type Settings } from './settings';

/** The API over HTTP, not yet listening: the same for main.ts and for the tests of its doors. */
export async function httpApp(module: DynamicModule, settings: Settings): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(module, { logger: ['error', 'warn'], abortOnError: false });
  app.setGlobalPrefix('api');
  app.disable('x-powered-by');
  if (settings.TRUST_PROXY)
    app.set('trust proxy', /^\d+$/.test(settings.TRUST_PROXY) ? Number(settings.TRUST_PROXY) : settings.TRUST_PROXY);
  app.use('/api', manners(publicUrlOf(settings)));
  app.useBodyParser('json', { limit: '1mb', strict: false });
  return app;
}
