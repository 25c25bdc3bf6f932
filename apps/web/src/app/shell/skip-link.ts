import { Component, computed, DOCUMENT, inject, input } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter, map } from 'rxjs';

/** First thing the Tab key meets. Bears the whole address (the page has a `<base>`), so that it works before JavaScript comes. */
@Component({
  selector: 'pmd-skip-link',
  template: `<a class="skip" [attr.href]="href()" (click)="skip($event)"><ng-content /></a>`,
})
export class SkipLink {
  readonly to = input('contenu');

  private readonly document = inject(DOCUMENT);
  private readonly router = inject(Router);
  private readonly url = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(({ urlAfterRedirects }) => urlAfterRedirects),
    ),
    { initialValue: this.router.url },
  );
  protected readonly href = computed(() => `${this.url().split('#')[0]}#${this.to()}`);

  protected skip(event: Event): void {
    const target = this.document.getElementById(this.to());
    if (!target) return;
    event.preventDefault();
    target.focus();
    target.scrollIntoView();
  }
}
