import { type HttpInterceptorFn, withInterceptors, provideHttpClient } from '@angular/common/http';
import { type ApplicationConfig, inject, REQUEST_CONTEXT } from '@angular/core';
import { provideServerRendering, withRoutes } from '@angular/ssr';
import { serverRoutes } from './app.routes.server';

/** What the handler of server.ts knows of the request being rendered. */
export interface PageRequest {
  /** Headers for the calls that the page makes to the API: whose visit it is, never a cookie. */
  readonly apiHeaders: Readonly<Record<string, string>>;
  /** Where people find the house: addresses that a page tells machines begin with it. */
  readonly publicUrl: string | undefined;
}

/** The API must count a visitor's page as the visitor's, not as the server's own. */
const forVisitor: HttpInterceptorFn = (request, next) => {
  const context = inject(REQUEST_CONTEXT, { optional: true }) as PageRequest | null;
  return next(context ? request.clone({ setHeaders: { ...context.apiHeaders } }) : request);
};

/** Added to the interceptors of app.config.ts. Relative addresses (`/api/…`) are made absolute by Angular from the address given by server.ts: the internal origin. */
export const serverConfig: ApplicationConfig = {
  providers: [provideServerRendering(withRoutes(serverRoutes)), provideHttpClient(withInterceptors([forVisitor]))],
};
