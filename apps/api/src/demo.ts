import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { CharterModule } from '@promenade/charter/api';
import { DirectoryModule } from '@promenade/directory/api';
import { AppModule } from './app.module';
import { DemoLife } from './demo/life';
import { DemoLoader } from './demo/loader';
import { DemoPlaces } from './demo/places';
import { publicUrlOf, settingsOrExit } from './settings';

const settings = settingsOrExit(process.env);
const asked = process.env['PROMENADE_DEMO'] ?? '1';

// A password that everybody knows does not belong on a host that everybody reaches.
const reachable = !['127.0.0.1', '::1', 'localhost'].includes(settings.HOST) || publicUrlOf(settings).startsWith('https:');
if (asked === '0') {
  console.log('Démonstration : non demandée (PROMENADE_DEMO=0).');
  process.exit(0);
}
if (reachable && asked !== 'public') {
  console.error(
    'Démonstration refusée : cette adresse est visible du dehors et ses mots de passe sont publics. PROMENADE_DEMO=0, ou « public » en connaissance de cause.',
  );
  process.exit(1);
}

const house = {
  module: class Demonstration {},
  imports: [AppModule.with(settings), CharterModule, DirectoryModule],
  providers: [DemoLife, DemoLoader, DemoPlaces],
};
const app = await NestFactory.createApplicationContext(house, { logger: ['error'] });
try {
  const loaded = await app.get(DemoLoader).load((what) => console.log(`  ${what}`));
  console.log(loaded ? 'Démonstration chargée.' : 'Démonstration : la base n’est pas vide, rien n’est ajouté.');
} finally {
  await app.close();
}
