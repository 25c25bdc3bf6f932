import { HttpException } from '@nestjs/common';
import type { FieldError } from '@promenade/platform/model';
import { QueryFailedError } from 'typeorm';

/** What went wrong, in words of HTTP; `ProblemFilter` writes it down. */
export interface Fault {
  readonly status: number;
  readonly code?: string | undefined;
  readonly errors?: readonly FieldError[] | undefined;
  readonly facts?: Record<string, unknown> | undefined;
  /** Seconds to wait before one tries again. */
  readonly retryAfter?: number | undefined;
  /** What was sent is refused, but only PostgreSQL noticed: a schema or a rule of ours let it pass. */
  readonly slipped?: boolean;
}

interface DriverFault {
  readonly code: string;
  readonly message: string;
}

const AWAY: Fault = { status: 503, code: 'database-away', retryAfter: 5 };
/** Codes of Node and of PostgreSQL that say: the database is away, or asks to come back. */
const AWAY_CODES = /^(?:ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|EAI_AGAIN|08|53|57|40|55P03)/;
// TypeORM lets go of a connection that was lost in the middle of a transaction, and says so at the next query.
const AWAY_WORDS =
  /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|not queryable|already released/;

/** Refusals of PostgreSQL for what a client sent. */
const refusals: readonly { readonly by: (fault: DriverFault) => boolean; readonly fault: Fault }[] = [
  // 23P01: a value that must be one owner's, as an exclusion says it.
  { by: ({ code }) => code === '23505' || code === '23P01', fault: { status: 409, code: 'already-there' } },
  { by: ({ code }) => /^(?:22|23502|23514)/.test(code), fault: { status: 422, slipped: true } },
  // A reference to a row of elsewhere, or a row written there: for this seat neither exists.
  { by: ({ code }) => code === '23503', fault: { status: 404, slipped: true } },
  { by: ({ code, message }) => code === '42501' && message.includes('row-level security'), fault: { status: 404, slipped: true } },
];

/** Reads any thrown thing. Nothing of the driver's words goes further than this function. */
export function faultOf(error: unknown): Fault {
  if (error instanceof HttpException) return faultOfHttp(error);
  const driver = driverFaultOf(error);
  if (AWAY_CODES.test(driver.code) || AWAY_WORDS.test(driver.message)) return AWAY;
  return refusals.find(({ by }) => by(driver))?.fault ?? faultOfParser(error);
}

/** Where it happened, for the journal. A failed query is told without its words, parameters and message, which hold what people typed. */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const stack = error.stack ?? error.message;
  if (!(error instanceof QueryFailedError)) return stack;
  const { code, table, constraint } = error.driverError as unknown as Record<string, string | undefined>;
  const frames = stack.split('\n').filter((line) => line.startsWith('    at '));
  return [`QueryFailedError ${[code, table, constraint].filter(Boolean).join(' ')}`, ...frames].join('\n');
}

function faultOfHttp(error: HttpException & { retryAfter?: number }): Fault {
  const body = error.getResponse();
  const { code, errors, facts } = typeof body === 'object' ? (body as Partial<Fault>) : {};
  return { status: error.getStatus(), code, errors, facts, retryAfter: error.retryAfter };
}

/** Express and its parsers say by a status what the client did wrong. */
function faultOfParser(error: unknown): Fault {
  const { status } = (error ?? {}) as { status?: unknown };
  return { status: typeof status === 'number' && status >= 400 && status < 500 ? status : 500 };
}

function driverFaultOf(error: unknown): DriverFault {
  const { code, message } = (error instanceof QueryFailedError ? error.driverError : (error ?? {})) as Partial<Record<string, unknown>>;
  return { code: typeof code === 'string' ? code : '', message: typeof message === 'string' ? message : '' };
}
