import { type HttpInterceptorFn, HttpResponse } from '@angular/common/http';
import { inject, InjectionToken } from '@angular/core';
import { catchError, finalize, from, switchMap, tap, throwError } from 'rxjs';
import { problemOf } from './api-problem';
import { Connection } from './connection';
import { idempotencyInterceptor } from './idempotency';
import { Session } from './session';

/** Signs in again, in place, over the page and what was typed in it: true when done. Provided by the application. */
export const REAUTHENTICATE = new InjectionToken<() => Promise<boolean>>('reauthenticate', {
  factory: () => () => Promise.resolve(false),
});

/** Every failure leaves as an `ApiProblem`, and the shell is told whether the server answers. */
const problemInterceptor: HttpInterceptorFn = (request, next) => {
  const connection = inject(Connection);
  connection.begin();
  return next(request).pipe(
    tap((event) => {
      if (event instanceof HttpResponse) connection.heard(true);
    }),
    catchError((error: unknown) => {
      const problem = problemOf(error);
      connection.heard(!problem.isPassing);
      return throwError(() => problem);
    }),
    finalize(() => connection.end()),
  );
};

/** A full session that ended while somebody was working: sign in again in place, then send the request as it was. That of a link has its own page to say so. */
const sessionInterceptor: HttpInterceptorFn = (request, next) => {
  const session = inject(Session);
  const reauthenticate = inject(REAUTHENTICATE);
  return next(request).pipe(
    catchError((error: unknown) => {
      const expired = problemOf(error).status === 401 && session.isFull() && !request.url.startsWith('/api/session');
      if (!expired) return throwError(() => error);
      return from(reauthenticate()).pipe(switchMap((again) => (again ? next(request) : throwError(() => error))));
    }),
  );
};

/** In the order a request meets them. */
export const apiInterceptors: HttpInterceptorFn[] = [sessionInterceptor, idempotencyInterceptor, problemInterceptor];
