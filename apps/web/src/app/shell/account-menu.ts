import { Component, computed, DOCUMENT, inject, input } from '@angular/core';
import { type IconName, Menu, type MenuLine, Portrait, problemOf, Session, Theme, type ThemeChoice, Toasts } from '@promenade/platform/web';

const themeNames: readonly { choice: ThemeChoice; label: string; icon: IconName }[] = [
  { choice: 'light', label: 'Thème clair', icon: 'sun' },
  { choice: 'dark', label: 'Thème sombre', icon: 'moon' },
  { choice: 'system', label: 'Thème de l’appareil', icon: 'desktop' },
];

/** One's account, the theme, and the way out. */
@Component({
  selector: 'pmd-account-menu',
  imports: [Menu, Portrait],
  template: `
    <pmd-menu [size]="compact() ? 'icon' : ''" [lines]="lines()">
      <pmd-portrait [name]="name()" size="xs" />
      <span class="sr">Mon compte, </span>
      <span [class.sr]="compact()">{{ name() }}</span>
    </pmd-menu>
  `,
})
export class AccountMenu {
  readonly compact = input(false);

  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly theme = inject(Theme);
  protected readonly name = computed(() => {
    const account = this.session.current()?.account;
    return account ? `${account.firstName} ${account.lastName}`.trim() || account.email : '';
  });

  protected readonly lines = computed<MenuLine[]>(() => [
    { label: 'Mon compte', icon: 'person', path: '/mon-compte' },
    ...themeNames.map(({ choice, label, icon }) => ({
      label,
      icon,
      checked: this.theme.choice() === choice,
      act: () => this.theme.choose(choice),
    })),
    { label: 'Se déconnecter', icon: 'quit', act: () => this.leave() },
  ]);

  /** A whole new page, so that nothing of the person stays in the memory of the browser. */
  private async leave(): Promise<void> {
    try {
      await this.session.signOut();
      this.window?.location.assign('/connexion');
    } catch (error) {
      this.toasts.say(problemOf(error).message);
    }
  }
}
