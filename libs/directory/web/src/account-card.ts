import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type Invitation, may } from '@promenade/identity/model';
import { Button, dayOf, fr, Load, Refusable, Session, StatusChip, Toasts } from '@promenade/platform/web';
import { acts } from './acts';
import { de } from './names.fr';
import { InvitationsApi } from './invitations-api';

/** Whoever a record is about, as far as an invitation needs to know them. */
export interface ToInvite {
  readonly recordId: string;
  readonly role: 'promeneur' | 'structure';
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
  readonly hasAccount: boolean;
}

/** The account behind a record: linked, invited, or to invite. For those who keep the accounts. */
@Component({
  selector: 'pmd-account-card',
  imports: [Button, Load, Refusable, RouterLink, StatusChip],
  template: `
    <div class="stack-s">
      @if (of().hasAccount) {
        <p><pmd-status is="good">compte ouvert</pmd-status></p>
      } @else if (mayInvite()) {
        <pmd-load [of]="sent" name="l’invitation" [lines]="1" />
        @if (sent.hasValue()) {
          @if (pending(); as invitation) {
            <p><pmd-status is="half">invitation envoyée</pmd-status></p>
            <p class="cap soft">{{ untilOf(invitation) }}</p>
            <p class="row">
              <button pmdButton="line" size="s" type="button" [busy]="acts.busy() === 'resend'" (click)="resend(invitation)">
                Renvoyer l’invitation
              </button>
              <button pmdButton="plain" size="s" type="button" [busy]="acts.busy() === 'revoke'" (click)="revoke(invitation)">
                La retirer
              </button>
            </p>
          } @else {
            <p class="soft">{{ told() }}</p>
            <pmd-refusable [reason]="whyNot()">
              <button pmdButton="line" size="s" type="button" [busy]="acts.busy() === 'invite'" (click)="invite()">
                Inviter {{ of().firstName || 'cette personne' }}
              </button>
              @if (!of().email && editPath()) {
                <a lift [routerLink]="editPath()">L’ajouter</a>
              }
            </pmd-refusable>
          }
        }
      } @else {
        <p class="soft">Pas encore de compte.</p>
      }
    </div>
  `,
})
export class AccountCard {
  readonly of = input.required<ToInvite>();
  /** Where an address that is missing is added. */
  readonly editPath = input('');

  private readonly api = inject(InvitationsApi);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  protected readonly acts = acts();
  protected readonly mayInvite = computed(() => may(this.session.role(), 'members.write') && this.session.role() === 'coordinator');
  /** Held as a string: pages give a new object at each look, and a list asked anew for each could hide what was just sent. */
  private readonly invited = computed(() => (this.mayInvite() && !this.of().hasAccount ? this.of().recordId : undefined));
  protected readonly sent = this.api.ofRecord(this.invited);
  private readonly last = computed(() => (this.sent.hasValue() ? this.sent.value().items[0] : undefined));
  protected readonly pending = computed(() => (this.last()?.state === 'pending' ? this.last() : undefined));
  protected readonly whyNot = computed(() => (this.of().email ? '' : 'Il manque son adresse électronique.'));
  protected readonly told = computed(() => {
    const last = this.last();
    if (last?.state === 'declined') return 'L’invitation a été refusée. Parlez-en ensemble avant d’en envoyer une autre.';
    return last?.state === 'expired' ? 'L’invitation est restée sans réponse quatorze jours.' : 'Pas encore de compte.';
  });

  protected untilOf({ email, endsAt }: Invitation): string {
    return fr(`À ${email}, valable jusqu’au ${dayOf(endsAt)}.`);
  }

  protected invite(): Promise<boolean> {
    const { recordId, role, firstName, lastName, email } = this.of();
    return this.acts.during('invite', async () => {
      const invitation = await this.api.invite({ recordId, role, firstName, lastName, email: email! });
      this.sent.reload();
      this.toasts.say(
        `Invitation envoyée à ${firstName} ${lastName}.`,
        this.acts.undo(() => this.takeBack(invitation.id)),
      );
    });
  }

  protected resend({ id, firstName, lastName }: Invitation): Promise<boolean> {
    return this.acts.during('resend', async () => {
      await this.api.resend(id);
      this.sent.reload();
      this.toasts.say(`Invitation renvoyée à ${firstName} ${lastName}.`);
    });
  }

  protected revoke({ id, firstName }: Invitation): Promise<boolean> {
    return this.acts.during('revoke', async () => {
      await this.takeBack(id);
      this.toasts.say(
        `Invitation ${de(firstName)} retirée.`,
        this.acts.undo(() => this.restore(id)),
      );
    });
  }

  private async takeBack(id: string): Promise<void> {
    await this.api.revoke(id);
    this.sent.reload();
  }

  private async restore(id: string): Promise<void> {
    await this.api.restore(id);
    this.sent.reload();
  }
}
