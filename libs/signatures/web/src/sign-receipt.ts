import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, EmptyState, Icon, MomentPipe } from '@promenade/platform/web';
import type { SignatureRequest } from '@promenade/signatures/model';
import { signatoryLabels } from './labels.fr';

/** What one keeps: who signed, when, the number, the paper, its proof. */
@Component({
  selector: 'pmd-sign-receipt',
  imports: [Button, EmptyState, Icon, MomentPipe, RouterLink],
  template: `
    @let signed = of();
    <h1 class="sr" tabindex="-1">Reçu de votre signature</h1>
    <pmd-empty [fact]="fact()" [why]="why()" />
    <dl class="kv">
      <dt>Numéro</dt>
      <dd class="code">{{ signed.number }}</dd>
      @for (each of signed.signatories; track each.id) {
        <dt>{{ each.name }}</dt>
        <dd>{{ each.signedAt ? (each.signedAt | moment) : states[each.state] }}</dd>
      }
    </dl>
    <footer class="row">
      @if (signed.state === 'complete') {
        <a pmdButton="act" [href]="'/api/signatures/' + signed.id + '/document'" target="_blank"
          ><pmd-icon name="download" />Ouvrir le PDF signé</a
        >
      }
      <a pmdButton="line" routerLink="/signer">Vos signatures</a>
      <a pmdButton="plain" [routerLink]="['/signer', signed.id, 'preuve']">Voir la preuve</a>
    </footer>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s-4);
    }
  `,
})
export class SignReceipt {
  readonly of = input.required<SignatureRequest>();
  /** How one calls them: nothing when only a whole name is known. */
  readonly firstName = input('');
  protected readonly states = signatoryLabels;
  protected readonly fact = computed(() => {
    const thanks = this.firstName() ? `, merci ${this.firstName()}` : '';
    return this.of().state === 'complete' ? `C’est signé${thanks}` : `C’est signé de votre côté${thanks}`;
  });
  protected readonly why = computed(() => {
    const { next } = this.of();
    return next ? `Il reste la signature de ${next.name} : un courriel vient de partir.` : 'Un courriel vous le confirme, avec le numéro.';
  });
}
