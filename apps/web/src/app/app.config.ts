import { registerLocaleData } from '@angular/common';
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import fr from '@angular/common/locales/fr';
import { type ApplicationConfig, LOCALE_ID, provideBrowserGlobalErrorListeners } from '@angular/core';
import { provideClientHydration, withNoIncrementalHydration } from '@angular/platform-browser';
import { provideRouter, TitleStrategy, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { apiInterceptors, REAUTHENTICATE } from '@promenade/platform/web';
import { PageTitle } from './page-title';
import { routes } from './app.routes';
import { reauthenticate } from './shell/reauthenticate';

registerLocaleData(fr);

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideHttpClient(withInterceptors(apiInterceptors)),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
    ),
    // Public pages are links and forms, which work before JavaScript does: no events to keep, no block to wake later, no inline script.
    provideClientHydration(withNoIncrementalHydration()),
    { provide: LOCALE_ID, useValue: 'fr' },
    { provide: TitleStrategy, useClass: PageTitle },
    { provide: REAUTHENTICATE, useFactory: reauthenticate },
  ],
};
