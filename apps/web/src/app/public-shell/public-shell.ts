import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { Button, departmentName, Emergency, Icon } from '@promenade/platform/web';
import { filter } from 'rxjs';
import { Brand } from '../shell/brand';
import { followPageWithFocus } from '../shell/page-focus';
import { SkipLink } from '../shell/skip-link';

/** The shell of what a family reads: light, whole without JavaScript, without a cookie, with a way to leave at once. */
@Component({
  selector: 'pmd-public-shell',
  imports: [Brand, Button, Emergency, Icon, RouterLink, RouterOutlet, SkipLink],
  templateUrl: './public-shell.html',
  styleUrl: './public-shell.scss',
})
export class PublicShell {
  private readonly router = inject(Router);
  private readonly moved = toSignal(this.router.events.pipe(filter((event) => event instanceof NavigationEnd)));

  /** The département of `/annuaire/88-vosges/…`. */
  protected readonly department = computed(() => {
    this.moved();
    return /^\/annuaire\/(\d[\dAB]\d?)-/.exec(this.router.url)?.[1] ?? /[?&]departement=(\d[\dAB]\d?)(?:[&#]|$)/.exec(this.router.url)?.[1];
  });
  protected readonly place = computed(() => (this.department() ? departmentName(this.department()) : ''));
  protected readonly home = computed(() => {
    this.moved();
    return /^\/annuaire(\/[^/?#]+)?/.exec(this.router.url)?.[0] ?? '/annuaire';
  });
  protected readonly directory = computed(() => (/^\/annuaire\/\d/.test(this.home()) ? this.home() : '/annuaire'));

  /** Whether this page is under those words. */
  protected isIn(...words: string[]): boolean {
    this.moved();
    const [, ...path] = this.router.url.split(/[?#]/)[0]!.split('/');
    return words.every((word, at) => path[at] === word);
  }

  constructor() {
    followPageWithFocus();
  }

  /** Takes the place of this page in the history: « Back » does not return to it. */
  protected leave(event: Event): void {
    event.preventDefault();
    globalThis.location.replace((event.currentTarget as HTMLAnchorElement).href);
  }
}
