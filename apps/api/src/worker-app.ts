import { setTimeout as pause } from 'node:timers/promises';
import { type INestApplicationContext, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { WorkModule } from '@promenade/notifications/api';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module';
import { Readiness } from './readiness';
import type { Settings } from './settings';

@Module({})
class Worker {}

const LOOK_EVERY = 1000;

/** The house without its doors, at work: the same for worker.ts and for the test of its process. Said ready once the base is. */
export async function workerApp(settings: Settings, ...more: readonly Type[]): Promise<INestApplicationContext> {
  const house = { module: Worker, imports: [AppModule.with(settings), WorkModule, ...more] };
  const app = await NestFactory.createApplicationContext(house, { bufferLogs: true, abortOnError: false });
  app.useLogger(app.get(Logger));
  app.enableShutdownHooks();
  await readyAt(app.get(Readiness), app.get(Logger));
  app.get(Logger).log('Worker prêt');
  return app;
}

async function readyAt(readiness: Readiness, log: Logger): Promise<void> {
  for (let said = false; ; said = true) {
    const ready = await readiness.check().then(
      () => true,
      () => false,
    );
    if (ready) return;
    if (!said) log.warn('Le worker attend que la base soit à jour.');
    await pause(LOOK_EVERY);
  }
}
