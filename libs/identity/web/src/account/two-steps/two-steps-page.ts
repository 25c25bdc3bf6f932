import { Component, computed, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import { Load, ownPath, PageHead, Session } from '@promenade/platform/web';
import { DoorsApi } from '../../doors-api';
import { TwoStepsCodes } from './codes';
import { TwoStepsKeep } from './keep';
import { SecondFactorApi } from './second-factor-api';
import { TwoStepsStart } from './start';

/**
 * `/mon-compte/deux-etapes`, and `/connexion/deux-etapes` for whoever must set a second factor before anything else: then one goes
 * on to the page that was wanted, in the same session.
 */
@Component({
  selector: 'pmd-two-steps-page',
  imports: [Load, PageHead, TwoStepsCodes, TwoStepsKeep, TwoStepsStart],
  template: `
    <pmd-page-head title="Connexion en deux étapes" [lead]="lead()" />
    <div class="in">
      @if (codes(); as shown) {
        <pmd-two-steps-codes [codes]="shown" (kept)="kept()" />
      } @else {
        <pmd-load [of]="state" name="la connexion en deux étapes" />
        @if (state.hasValue()) {
          @if (state.value().since) {
            <pmd-two-steps-keep
              [state]="state.value()"
              [hasPassword]="state.value().hasPassword"
              (renewed)="codes.set($event)"
              (turnedOff)="changed()"
            />
          } @else {
            <pmd-two-steps-start [asksPassword]="state.value().asksPassword" (started)="started($event)" />
          }
        }
      }
    </div>
  `,
  styles: `
    .in {
      max-width: 44rem;
      margin-top: var(--s-4);
    }
  `,
})
export class TwoStepsPage {
  /** The page that was wanted, from `?vers=`. */
  readonly vers = input<string>();

  private readonly session = inject(Session);
  private readonly doors = inject(DoorsApi);
  private readonly router = inject(Router);
  protected readonly state = inject(SecondFactorApi).state();
  protected readonly codes = signal<readonly string[] | undefined>(undefined);
  private readonly atTheDoor = this.router.url.startsWith('/connexion');
  protected readonly lead = computed(() =>
    this.session.current()?.totpToSet
      ? 'Votre rôle donne accès aux données d’autres personnes : un code de votre téléphone est demandé en plus du mot de passe.'
      : 'Un code de votre téléphone en plus du mot de passe.',
  );

  protected async started(codes: readonly string[]): Promise<void> {
    this.codes.set(codes);
    await this.changed();
  }

  protected async kept(): Promise<void> {
    if (this.atTheDoor) await this.router.navigateByUrl(ownPath(this.vers()), { replaceUrl: true });
    this.codes.set(undefined);
    this.state.reload();
  }

  /** What the session may do has changed with it. */
  protected async changed(): Promise<void> {
    this.state.reload();
    const view = await this.doors.whoIsThere();
    if (view) this.session.set(view);
  }
}
