import { type CallHandler, type ExecutionContext, Inject, Injectable, StandardSchemaSerializerInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Observable } from 'rxjs';

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
    const leavesAsItIs = this.inProduction && this.marks.getAllAndOverride(Proven, [context.getHandler(), context.getClass()]);
    return leavesAsItIs ? next.handle() : super.intercept(context, next);
  }
}
