import type { HttpInterceptorFn, HttpRequest } from '@angular/common/http';
import { HttpResponse } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { catchError, tap, throwError } from 'rxjs';
import { problemOf } from './api-problem';

/** A random UUID, also where `crypto.randomUUID` is not offered (a page on http that is not localhost). */
export function uuid(): string {
  if ('randomUUID' in crypto) return crypto.randomUUID();
  const bytes = (crypto as Crypto).getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * One key per intent. The same POST sent again because no answer came (or because the first is still in flight) bears the same
 * key, so the server answers again what it did the first time; once answered, the next identical POST is a new intent.
 */
@Service()
export class Intents {
  private readonly open = new Map<string, string>();
  private readonly files = new WeakMap<object, string>();

  keyOf(request: HttpRequest<unknown>): string {
    const intent = this.nameOf(request);
    const key = this.open.get(intent) ?? uuid();
    this.open.set(intent, key);
    return key;
  }

  settled(request: HttpRequest<unknown>): void {
    this.open.delete(this.nameOf(request));
  }

  private nameOf({ urlWithParams, body }: HttpRequest<unknown>): string {
    return `${urlWithParams} ${body instanceof FormData ? this.fileName(body) : JSON.stringify(body)}`;
  }

  /** Two forms with files are the same intent only when they are the same object. */
  private fileName(body: FormData): string {
    const name = this.files.get(body) ?? uuid();
    this.files.set(body, name);
    return name;
  }
}

/** Session and code doors take no key: asking again is what one means there. */
const WITHOUT = /^\/api\/session\b|\/code$/;

/** Adds `Idempotency-Key` to every POST of the API. */
export const idempotencyInterceptor: HttpInterceptorFn = (request, next) => {
  if (request.method !== 'POST' || !request.url.startsWith('/api/') || WITHOUT.test(request.url)) return next(request);
  const intents = inject(Intents);
  return next(request.clone({ setHeaders: { 'Idempotency-Key': intents.keyOf(request) } })).pipe(
    tap((event) => {
      if (event instanceof HttpResponse) intents.settled(request);
    }),
    catchError((error: unknown) => {
      const problem = problemOf(error);
      if (!problem.isPassing && problem.code !== 'in-flight') intents.settled(request);
      return throwError(() => error);
    }),
  );
};
