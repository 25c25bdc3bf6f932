import { Component, computed, inject, input } from '@angular/core';
import { missingPoints, type PromeneurChecks } from '@promenade/directory/model';
import { may } from '@promenade/identity/model';
import { Button, Load, Refusable, Session, StatusChip, Toasts } from '@promenade/platform/web';
import { acts } from '../acts';
import { CheckedProfilePart } from './checked-profile';
import { colourChips, colourLabels } from './check-words.fr';
import { ChecksApi } from './checks-api';

/** « Contrôle du profil »: each page of a promeneur, with what the charter asks of it. For a record, one's own or another's. */
@Component({
  selector: 'pmd-profile-check-card',
  imports: [Button, CheckedProfilePart, Load, Refusable, StatusChip],
  template: `
    <section class="card stack" aria-labelledby="controle">
      <div class="card-head">
        <h2 id="controle">Contrôle du profil</h2>
        @if (chip(); as told) {
          <pmd-status [is]="told.is" [icon]="told.icon">{{ told.label }}</pmd-status>
        }
      </div>
      <pmd-load [of]="checks" name="le contrôle du profil" [lines]="3" />
      @if (checks.hasValue()) {
        @let it = checks.value();
        @if (it.profiles.length === 0) {
          <p class="soft">Aucune page à contrôler&nbsp;: ni un numéro, ni une adresse n’en est une.</p>
        } @else if (it.colour === null) {
          <p class="soft">Aucune charte en vigueur ne dit ce qu’un profil doit montrer.</p>
        } @else {
          <p class="soft">Les points viennent de la charte&nbsp;: chaque profil dit qui l’on est et comment écrire.</p>
          @for (profile of it.profiles; track profile.id) {
            <pmd-checked-profile [of]="profile" [promeneurId]="it.id" (changed)="follow($event)" />
          }
          @if (verifies()) {
            <pmd-refusable [reason]="whyNot(it)">
              <button pmdButton="line" type="button" [busy]="acts.busy() === 'ask'" busyWord="Envoi…" (click)="ask(it)">
                Demander ce qui manque
              </button>
            </pmd-refusable>
          }
        }
      }
    </section>
  `,
  styles: `
    :host {
      display: block;
    }
  `,
})
export class ProfileCheckCard {
  /** The promeneur's id. */
  readonly of = input.required<string>();

  private readonly api = inject(ChecksApi);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  protected readonly acts = acts();
  protected readonly checks = this.api.read(this.of);
  protected readonly verifies = computed(() => may(this.session.role(), 'profile-checks.write'));
  protected readonly chip = computed(() => {
    const colour = this.checks.hasValue() ? this.checks.value().colour : null;
    return colour && { ...colourChips[colour], label: colourLabels[colour] };
  });

  protected whyNot({ profiles, hasEmail, firstName }: PromeneurChecks): string {
    if (missingPoints(profiles).length === 0) return 'Il ne manque rien.';
    return hasEmail ? '' : `Il manque l’adresse électronique de ${firstName}.`;
  }

  protected follow(checks: PromeneurChecks): void {
    this.checks.set(checks);
  }

  protected ask({ id, firstName }: PromeneurChecks): Promise<boolean> {
    return this.acts.during('ask', async () => {
      this.follow(await this.api.ask(id));
      this.toasts.say(`Courriel envoyé à ${firstName}, avec ce qui manque.`);
    });
  }
}
