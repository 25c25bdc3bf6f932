import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Refusal, reasonOf } from './refusal.ts';

/** What a program that was killed a moment ago may still need to let go of its port. */
const TRIES = 15;
const STEP = 200;

/**
 * @param port 0 for any
 * @returns the port, free at this moment
 * @throws Refusal when it is taken, or cannot be listened on
 */
export async function freePort(host: string, port: number): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await probe(host, port);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EADDRINUSE') throw new Refusal(`Impossible d’écouter sur ${host}, port ${port} : ${reasonOf(error)}.`);
      if (tries === TRIES)
        throw new Refusal(`Le port ${port} est déjà pris : arrêtez ce qui l’occupe, ou choisissez-en un autre (PORT=${port + 1}).`);
      await pause(STEP);
    }
  }
}

async function probe(host: string, port: number): Promise<number> {
  const server = createServer().listen(port, host);
  await once(server, 'listening');
  const taken = (server.address() as AddressInfo).port;
  server.close();
  await once(server, 'close');
  return taken;
}
