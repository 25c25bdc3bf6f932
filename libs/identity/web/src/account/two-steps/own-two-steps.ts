import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, counted, Load, MomentPipe, StatusChip } from '@promenade/platform/web';
import { SecondFactorApi } from './second-factor-api';

/** In one's account: whether a code is asked beside the password, and the way to the page where that changes. */
@Component({
  selector: 'pmd-own-two-steps',
  imports: [Button, Load, MomentPipe, RouterLink, StatusChip],
  template: `
    <section class="stack" aria-labelledby="deux-etapes">
      <h2 id="deux-etapes">Connexion en deux étapes</h2>
      <pmd-load [of]="state" name="la connexion en deux étapes" />
      @if (state.hasValue()) {
        @if (state.value().since; as since) {
          <p><pmd-status is="good">activée</pmd-status> depuis le {{ since | moment }}.</p>
          <p class="soft">{{ left(state.value().codesLeft) }}</p>
          <p><a pmdButton="line" routerLink="/mon-compte/deux-etapes">Codes de secours, changement de téléphone</a></p>
        } @else {
          <p class="soft">
            Un code de votre téléphone en plus du mot de passe&nbsp;: qui devine ou vole le mot de passe n’entre pas.
            {{ state.value().required ? 'Votre rôle la demande.' : '' }}
          </p>
          <p><a pmdButton="line" routerLink="/mon-compte/deux-etapes">Activer la connexion en deux étapes</a></p>
        }
      }
    </section>
  `,
})
export class OwnTwoSteps {
  protected readonly state = inject(SecondFactorApi).state();

  protected left(codes: number): string {
    return codes ? `Il vous reste ${counted(codes, 'code de secours', 'codes de secours')}.` : 'Vous n’avez plus de code de secours.';
  }
}
