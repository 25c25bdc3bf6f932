import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { FieldError } from '@promenade/platform/model';
import type { Observable } from 'rxjs';
import { Invalid } from './refused';
import type { Visit } from './visit';

/** A door that takes no body takes none: what is sent to it all the same is refused, as an unknown property is (422). */
@Injectable()
export class UnreadBody implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { body } = context.switchToHttp().getRequest<Visit>();
    if (body !== undefined && !readsBody(context)) refuseUnread(body);
    return next.handle();
  }
}

function readsBody(context: ExecutionContext): boolean {
  const read = Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), context.getHandler().name) as object | undefined;
  return Object.keys(read ?? {}).some((key) => key.startsWith(`${RouteParamtypes.BODY}:`));
}

function refuseUnread(body: unknown): void {
  const plain = typeof body === 'object' && body !== null && !Array.isArray(body);
  const paths = plain ? Object.keys(body) : [''];
  const errors = paths.map((path): FieldError => ({ path, code: 'unknown-property', message: 'Ce champ n’existe pas.' }));
  if (errors.length) throw new Invalid(errors);
}
