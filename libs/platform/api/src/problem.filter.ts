import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { Problem } from '@promenade/platform/model';
import { type Fault, faultOf, traceOf } from './fault';
import { codeOf, titleOf } from './problems.fr';

interface Answer {
  readonly headersSent: boolean;
  status(code: number): Answer;
  header(name: string, value: string): Answer;
  end(body?: string): void;
}

/** The one filter: every error leaves as problem+json, none with a stack, a query or a word of the driver. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const answer = host.switchToHttp().getResponse<Answer>();
    const fault = faultOf(error);
    this.tell(error, fault);
    writeProblem(answer, fault);
  }

  private tell(error: unknown, { status, slipped }: Fault): void {
    if (status === 500) this.log.error(traceOf(error));
    else if (slipped) this.log.warn(`Only PostgreSQL refused this: ${traceOf(error)}`);
  }
}

/** Ends an answer with a refusal. Also for what happens before or beside the framework. */
export function writeProblem(answer: Answer, fault: Fault): void {
  if (answer.headersSent) return answer.end();
  if (fault.retryAfter) answer.header('Retry-After', String(fault.retryAfter));
  answer
    .header('Cache-Control', 'no-store')
    .header('Content-Type', 'application/problem+json; charset=utf-8')
    .status(fault.status)
    .end(JSON.stringify(problemOf(fault)));
}

/** The body of an answer that refuses: what the contract calls a problem. */
export function problemOf(fault: Fault): Problem {
  const code = fault.code ?? codeOf(fault.status);
  return {
    type: `/problemes/${code}`,
    title: titleOf(fault.status, code, fault.retryAfter),
    status: fault.status,
    code,
    ...(fault.errors && { errors: [...fault.errors] }),
    ...(fault.status === 409 && { facts: fault.facts ?? {} }),
  };
}
