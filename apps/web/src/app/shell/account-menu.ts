import { Component, computed, DOCUMENT, inject, input } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { Button, Icon, type IconName, Portrait, problemOf, Session, Theme, type ThemeChoice, Toasts } from '@promenade/platform/web';

const themeNames: readonly { choice: ThemeChoice; label: string; icon: IconName }[] = [
  { choice: 'light', label: 'Thème clair', icon: 'sun' },
  { choice: 'dark', label: 'Thème sombre', icon: 'moon' },
  { choice: 'system', label: 'Thème de l’appareil', icon: 'desktop' },
];

/** One's account, the theme, and the way out. */
@Component({
  selector: 'pmd-account-menu',
  imports: [Button, Icon, MatMenu, MatMenuItem, MatMenuTrigger, Portrait, RouterLink],
  template: `
    <button pmdButton="line" [size]="compact() ? 'icon' : ''" type="button" [matMenuTriggerFor]="menu">
      <pmd-portrait [name]="name()" size="xs" />
      <span class="sr">Mon compte, </span>
      <span [class.sr]="compact()">{{ name() }}</span>
    </button>
    <mat-menu #menu="matMenu" xPosition="before">
      <a mat-menu-item routerLink="/mon-compte"><pmd-icon name="person" /> Mon compte</a>
      @for (theme of themes; track theme.choice) {
        <button
          mat-menu-item
          type="button"
          role="menuitemradio"
          [attr.aria-checked]="current.choice() === theme.choice"
          (click)="current.choose(theme.choice)"
        >
          <pmd-icon [name]="current.choice() === theme.choice ? 'check' : theme.icon" /> {{ theme.label }}
        </button>
      }
      <button mat-menu-item type="button" (click)="leave()"><pmd-icon name="quit" /> Se déconnecter</button>
    </mat-menu>
  `,
})
export class AccountMenu {
  readonly compact = input(false);

  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly window = inject(DOCUMENT).defaultView;
  protected readonly current = inject(Theme);
  protected readonly themes = themeNames;
  protected readonly name = computed(() => {
    const account = this.session.current()?.account;
    return account ? `${account.firstName} ${account.lastName}`.trim() || account.email : '';
  });

  /** A whole new page, so that nothing of the person stays in the memory of the browser. */
  protected async leave(): Promise<void> {
    try {
      await this.session.signOut();
      this.window?.location.assign('/connexion');
    } catch (error) {
      this.toasts.say(problemOf(error).message);
    }
  }
}
