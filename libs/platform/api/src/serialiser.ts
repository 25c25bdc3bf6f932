import { isDeepStrictEqual } from 'node:util';
import { type CallHandler, type ExecutionContext, Inject, Injectable, StandardSchemaSerializerInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Observable, tap } from 'rxjs';

/**
 * An answer whose every column is named in its query and whose contract specs read it whole: in production it leaves as it is.
 * Elsewhere it goes through its schema like any other, and fails loudly when a row breaks it.
 */
export const Proven = Reflector.createDecorator<true>();

/** Whether the house runs for people, and not for those who build it. */
export const IN_PRODUCTION = Symbol('in production');

/** Answers pass through the schema of their route, which strips what is unknown. */
@Injectable()
export class Serialiser extends StandardSchemaSerializerInterceptor {
  constructor(
    private readonly marks: Reflector,
    @Inject(IN_PRODUCTION) private readonly inProduction: boolean,
  ) {
    super(marks);
  }

  override intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (!this.marks.getAllAndOverride(Proven, [context.getHandler(), context.getClass()])) return super.intercept(context, next);
    if (this.inProduction) return next.handle();
    let told: unknown;
    const noted = { handle: () => next.handle().pipe(tap((answer) => (told = answer))) };
    return super.intercept(context, noted).pipe(tap((answer) => refuseDifference(told, answer)));
  }
}

/** In production nothing is stripped: what is said here beyond the contract would be told to everybody there. */
function refuseDifference(told: unknown, answer: unknown): void {
  const asSent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
  if (!isDeepStrictEqual(asSent(told), asSent(answer))) throw new Error('A proven answer says more, or other, than its contract.');
}
