import { httpResource } from '@angular/common/http';
import { Component, computed, inject, viewChild, ViewEncapsulation } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { Icon, Session, Sheet, speakFrench, ToastOutlet } from '@promenade/platform/web';
import { filter } from 'rxjs';
import { AccountMenu } from './account-menu';
import { Brand } from './brand';
import { ConnectionBanner } from './connection-banner';
import { Help } from './help';
import { navigationOf, thumbActionOf, thumbRoomsOf } from './navigation';
import { followPageWithFocus } from './page-focus';
import { Seat } from './seat';
import { SkipLink } from './skip-link';
import { Tray } from './tray';

/**
 * The shell of those who work here: a path on the left, a rail on a tablet, two bars on a phone. Its sheet is global on purpose:
 * it brings Angular Material's theme and the words of layout of private pages, which public pages do without.
 */
@Component({
  selector: 'pmd-private-shell',
  imports: [AccountMenu, Brand, ConnectionBanner, Help, Icon, RouterLink, RouterOutlet, Seat, Sheet, SkipLink, ToastOutlet, Tray],
  encapsulation: ViewEncapsulation.None,
  templateUrl: './private-shell.html',
  styleUrls: ['./material.scss', './private-layout.scss', './private-shell.scss'],
})
export class PrivateShell {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly plus = viewChild<Sheet>('plus');
  private readonly moved = toSignal(this.router.events.pipe(filter((event) => event instanceof NavigationEnd)));
  /** The letters of the demonstration can be read; elsewhere the door does not exist. */
  private readonly letters = httpResource<unknown>(() =>
    this.session.current() ? { url: '/api/letters', params: { to: '' } } : undefined,
  );

  protected readonly groups = computed(() => navigationOf(this.session.role(), this.letters.hasValue()));
  protected readonly rooms = computed(() => thumbRoomsOf(this.session.role()));
  protected readonly action = computed(() => thumbActionOf(this.session.role()));
  private readonly at = computed(() => {
    this.moved();
    return this.router.url.split(/[?#]/)[0]!;
  });

  constructor() {
    speakFrench();
    followPageWithFocus();
  }

  /** `page` for the page itself, `true` inside its room: both light the lamp. */
  protected currentOf(path: string): 'page' | 'true' | null {
    if (this.at() === path) return 'page';
    return path !== '/' && this.at().startsWith(`${path}/`) ? 'true' : null;
  }

  protected openPlus(): void {
    this.plus()?.open();
  }

  protected closePlus(): void {
    this.plus()?.close();
  }
}
