import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, type Choice, Choices, Load, PageHead, Session, Theme, type ThemeChoice } from '@promenade/platform/web';
import { AccountApi } from './account-api';
import { OwnNames } from './own-names';
import { OwnPassword } from './own-password';
import { OwnSessions } from './own-sessions';
import { OwnTwoSteps } from './two-steps/own-two-steps';

const themeChoices: readonly Choice[] = [
  { value: 'light', label: 'Clair' },
  { value: 'dark', label: 'Sombre' },
  { value: 'system', label: 'Comme l’appareil' },
];

/** `/mon-compte`: one's names, password, devices and the look of the pages. */
@Component({
  selector: 'pmd-account-page',
  imports: [Button, Choices, Load, OwnNames, OwnPassword, OwnSessions, OwnTwoSteps, PageHead, RouterLink],
  template: `
    <pmd-page-head title="Mon compte" [lead]="address()" />
    <pmd-load [of]="account" name="votre compte" />
    <div class="stack-l">
      @if (account.hasValue()) {
        <pmd-own-names class="card" [account]="account.value()" (renamed)="account.set($event)" />
        <pmd-own-password class="card" [account]="account.value()" (changed)="passwordChanged(sessions)" />
      }
      <pmd-own-two-steps class="card" />
      <pmd-own-sessions #sessions class="card" />
      <section class="card" aria-labelledby="donnees">
        <h2 id="donnees">Mes données</h2>
        <p class="soft">Lisez, emportez ou faites effacer ce que Promenade garde à votre sujet.</p>
        <p><a pmdButton="line" routerLink="/mes-donnees">Voir mes données</a></p>
      </section>
      <section class="card" aria-labelledby="apparence">
        <h2 id="apparence">Apparence</h2>
        <pmd-choices legend="Couleurs de l’écran" [choices]="themes" [value]="theme.choice()" (valueChange)="choose($event)" />
        <p class="cap soft">Ce choix reste dans ce navigateur.</p>
      </section>
    </div>
  `,
  styles: `
    .stack-l {
      max-width: 44rem;
    }
    :is(pmd-own-names, pmd-own-password, pmd-own-sessions, pmd-own-two-steps) {
      display: block;
    }
    section {
      display: grid;
      gap: var(--s-4);
    }
  `,
})
export class AccountPage {
  private readonly session = inject(Session);
  protected readonly theme = inject(Theme);
  protected readonly themes = themeChoices;
  protected readonly account = inject(AccountApi).account();
  protected readonly address = computed(() => this.session.current()?.account.email ?? '');

  protected choose(choice: string): void {
    this.theme.choose(choice as ThemeChoice);
  }

  protected passwordChanged(sessions: OwnSessions): void {
    this.account.update((account) => account && { ...account, hasPassword: true });
    sessions.readAgain();
  }
}
