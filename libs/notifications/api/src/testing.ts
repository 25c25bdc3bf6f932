import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Clock, Database } from '@promenade/platform/api';
import { asOwner } from '@promenade/platform/api/testing';
import { SMTPServer } from 'smtp-server';
import { Carrier } from './carrier';
import { LetterQueue } from './letter-queue';
import { SmtpPost } from './smtp-post';

export const TEST_SENDER = 'Promenade <bonjour@promenade.example>';

/** What a server received: the envelope, and the message byte for byte. */
export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Buffer;
}

/** A real SMTP server on loopback, which can be stopped and started again on the same port. */
export interface TestSmtp extends AsyncDisposable {
  readonly url: string;
  readonly received: Received[];
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** @param refuses an answer for addresses it does not want, as `550 5.1.1 …`; nothing for the others */
export async function anSmtpServer(refuses: (to: string) => string | undefined = () => undefined): Promise<TestSmtp> {
  const received: Received[] = [];
  let port = 0;
  let server: SMTPServer | undefined;
  const start = async () => {
    server = serverInto(received, refuses);
    server.listen(port, '127.0.0.1');
    await once(server.server, 'listening');
    port = (server.server.address() as AddressInfo).port;
  };
  const stop = () => new Promise<void>((done) => (server ? server.close(() => done()) : done()));
  await start();
  return { url: `smtp://127.0.0.1:${port}`, received, start, stop, [Symbol.asyncDispose]: stop };
}

function serverInto(received: Received[], refuses: (to: string) => string | undefined): SMTPServer {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    closeTimeout: 1,
    onRcptTo({ address }, _session, answer) {
      const [, code, words] = /^(\d{3}) (.*)$/.exec(refuses(address) ?? '') ?? [];
      answer(code ? Object.assign(new Error(words), { responseCode: Number(code) }) : null);
    },
    onData(stream, { envelope }, answer) {
      const taken = buffer(stream).then((raw) => {
        received.push({ from: envelope.mailFrom ? envelope.mailFrom.address : '', to: envelope.rcptTo.map(({ address }) => address), raw });
      });
      taken.then(() => answer(), answer);
    },
  });
  server.on('error', () => undefined); // a client that hangs up is no fault of the test
  return server;
}

/** The worker's carrier of letters, by SMTP. */
export function aCarrier(database: Database, clock: Clock, url: string): Carrier {
  return new Carrier(new LetterQueue(database, clock), new SmtpPost(url, TEST_SENDER, clock));
}

/** The base goes, as when PostgreSQL restarts: every connection ends, and none is let in until it is back. */
export async function away(name: string, gone: boolean): Promise<void> {
  await asOwner('postgres', async (owner) => {
    await owner.query(`alter database ${name} with allow_connections ${!gone}`);
    if (gone) await owner.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`, [name]);
  });
}

/** A journal for tests that break things on purpose. */
export const silence = { log: () => undefined, error: () => undefined, warn: () => undefined };
