import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FieldError, Problem } from '@promenade/platform/model';
import { QueryFailedError } from 'typeorm';
import { codeOf, titleOf } from './problems.fr';

interface Answer {
  readonly headersSent: boolean;
  status(code: number): Answer;
  header(name: string, value: string): Answer;
  end(body?: string): void;
}

interface Fault {
  readonly status: number;
  readonly code?: string | undefined;
  readonly errors?: readonly FieldError[] | undefined;
  readonly facts?: Record<string, unknown> | undefined;
  readonly retryAfter?: number | undefined;
}

/** Codes of the driver and of PostgreSQL that say: the database is away, or asks to come back. */
const AWAY = /^(?:ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|08|53|57|40|55P03|25006)/;
const AWAY_WORDS = /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|not queryable/;
/** Data that no type of PostgreSQL accepts, should a schema have let it pass. */
const UNKEEPABLE = /^22/;

/** The one filter: every error leaves as problem+json, none with a stack, a query or a word of the driver. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const answer = host.switchToHttp().getResponse<Answer>();
    const fault = faultOf(error);
    if (fault.status >= 500 && fault.status !== 503) this.log.error(error instanceof Error ? (error.stack ?? error.message) : error);
    if (answer.headersSent) return answer.end();
    const retryAfter = fault.retryAfter ?? (fault.status === 503 ? 5 : undefined);
    if (retryAfter) answer.header('Retry-After', String(retryAfter));
    answer.header('Cache-Control', 'no-store');
    answer
      .header('Content-Type', 'application/problem+json; charset=utf-8')
      .status(fault.status)
      .end(JSON.stringify(problemOf(fault)));
  }
}

function problemOf(fault: Fault): Problem {
  const code = fault.code ?? codeOf(fault.status);
  return {
    type: `/problemes/${code}`,
    title: titleOf(fault.status, code),
    status: fault.status,
    code,
    ...(fault.errors && { errors: [...fault.errors] }),
    ...(fault.status === 409 && { facts: fault.facts ?? {} }),
  };
}

function faultOf(error: unknown): Fault {
  if (error instanceof HttpException) return faultOfHttp(error);
  const { code, message } = driverErrorOf(error);
  if (AWAY.test(code) || AWAY_WORDS.test(message)) return { status: 503, code: 'database-away' };
  if (code === '23505') return { status: 409, code: 'already-there' };
  if (UNKEEPABLE.test(code)) return { status: 422 };
  const { status } = error as { status?: number };
  // Express and its parsers say what the client did wrong by a status.
  if (typeof status === 'number' && status >= 400 && status < 500) return { status };
  return { status: 500 };
}

function faultOfHttp(error: HttpException & { retryAfter?: number }): Fault {
  const body = error.getResponse();
  const { code, errors, facts } = typeof body === 'object' ? (body as Partial<Fault>) : {};
  const status = error.getStatus();
  return { status: status === 501 ? 405 : status, code, errors, facts, retryAfter: error.retryAfter };
}

function driverErrorOf(error: unknown): { code: string; message: string } {
  const { code, message } = (error instanceof QueryFailedError ? error.driverError : (error ?? {})) as {
    code?: unknown;
    message?: unknown;
  };
  return { code: typeof code === 'string' ? code : '', message: typeof message === 'string' ? message : '' };
}
