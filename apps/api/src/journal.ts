import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Visit } from '@promenade/platform/api';
import { type Logger, pino, stdTimeFunctions } from 'pino';
import { pinoHttp } from 'pino-http';
import type { Settings } from './settings';

/** The house's one journal (a pino logger), for whoever writes to it directly. */
export const JOURNAL = Symbol('journal');

/** What must never be read in a journal, whoever wrote the line: addresses of people, tokens that let in. */
const secrets: readonly (readonly [RegExp, string])[] = [
  [/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g, '(adresse)'],
  [/(\/lien\/)[\w-]+/g, '$1(jeton)'],
  [/(promenade_session=)[^;"\s]+/g, '$1(jeton)'],
];

/** What the framework tells of its own start: a hundred lines that nobody reads. */
const OWN_START = /^\{"level":30,.*"context":"(?:NestFactory|NestApplication|InstanceLoader|RoutesResolver|RouterExplorer)"/;
const ID = /^[\w-]{8,64}$/;
const HEALTH = '/api/health/';

/**
 * The standard output, written to some times a second and not at each line: one line costs as much to write as a page of them. What
 * is left is written as the process ends.
 */
export const standardOutput = pino.destination({ dest: 1, sync: false, minLength: 8_192, periodicFlush: 250 });

/** The journal: a line of JSON for each thing that happens. */
export function journalOn(out: { write(line: string): unknown }, level: Settings['LOG_LEVEL']): Logger {
  const write = (line: string) => void (OWN_START.test(line) || out.write(discreet(line)));
  return pino({ level, base: undefined, timestamp: stdTimeFunctions.isoTime }, { write });
}

function discreet(line: string): string {
  return secrets.reduce((said, [secret, instead]) => said.replace(secret, instead), line);
}

/** One line a request, with whose it was and how it ended; never its query, its headers or its body. Checks of health leave none. */
export function requestJournal(logger: Logger) {
  return pinoHttp<Visit, ServerResponse>({
    logger,
    genReqId: requestId,
    serializers: { req: ({ id, method, url }: { id: string; method: string; url: string }) => ({ id, method, path: pathOf(url) }) },
    wrapSerializers: true,
    customSuccessObject: (visit, answer, line: object) => ({ ...line, ...ending(visit, answer) }),
    customErrorObject: (visit, answer, _error, line: object) => ({ ...line, ...ending(visit, answer), err: undefined }),
    customLogLevel: (_visit, { statusCode }) => levelOf(statusCode),
    customAttributeKeys: { responseTime: 'ms' },
    autoLogging: { ignore: ({ url }) => url?.startsWith(HEALTH) ?? false },
  });
}

/** The identifier of a request: the proxy's if it gives a plain one, else ours; told in the answer. */
function requestId({ headers }: Visit, answer: ServerResponse): string {
  const given = headers['x-request-id'];
  const id = typeof given === 'string' && ID.test(given) ? given : randomUUID();
  answer.setHeader('X-Request-Id', id);
  return id;
}

function ending({ actor, ip }: Visit, { statusCode }: ServerResponse): object {
  const who = actor && { actor: actor.id, role: actor.role, department: actor.department };
  return { res: undefined, status: statusCode, address: ip, ...who };
}

function levelOf(status: number): 'error' | 'warn' | 'info' {
  if (status === 500) return 'error';
  return [401, 403, 429, 503].includes(status) ? 'warn' : 'info';
}

function pathOf(url: string): string {
  return url.split('?', 1)[0]!;
}
