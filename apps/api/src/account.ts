import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { accountOrder } from './account-order';
import { AppModule } from './app.module';
import { orExit, refuseTooStrong } from './boot-check';
import { openAccount } from './open-account';
import { settingsOrExit } from './settings';

// `npm run account`: the way in without the demonstration.

const order = await orExit((async () => accountOrder(process.argv.slice(2)))());
const settings = settingsOrExit(process.env);
await orExit(refuseTooStrong(settings.DATABASE_URL));
const house = await NestFactory.createApplicationContext(AppModule.with(settings), { logger: ['fatal', 'error'], abortOnError: false });
const link = await orExit(openAccount(house, order));
console.log(`Compte prêt : ${order.email} (${[order.role, order.department].filter(Boolean).join(', ')}).`);
console.log(`Lien à ouvrir dans les quinze minutes, une seule fois : ${link}`);
await house.close();
