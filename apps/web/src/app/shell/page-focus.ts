import { afterNextRender, DestroyRef, DOCUMENT, inject, Injector } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter, map, pairwise, startWith } from 'rxjs';

/** On another page, the focus goes to its title, as it would after a real load; filters in the URL leave it where it is. */
export function followPageWithFocus(): void {
  const router = inject(Router);
  const injector = inject(Injector);
  const document = inject(DOCUMENT);
  router.events
    .pipe(
      filter((event) => event instanceof NavigationEnd),
      map(({ urlAfterRedirects }) => urlAfterRedirects.split(/[?#]/)[0]),
      startWith(router.url.split(/[?#]/)[0]),
      pairwise(),
      filter(([before, after]) => before !== after),
      takeUntilDestroyed(inject(DestroyRef)),
    )
    .subscribe(() =>
      afterNextRender(
        () => (document.querySelector<HTMLElement>('main h1[tabindex]') ?? document.querySelector<HTMLElement>('main'))?.focus(),
        {
          injector,
        },
      ),
    );
}
