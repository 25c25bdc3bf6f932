import { Component, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type LeavingReason, leavingReasons, type PromeneurDetail } from '@promenade/directory/model';
import { Button, Control, DayPipe, FieldFrame, Toasts } from '@promenade/platform/web';
import { acts } from '../acts';
import { de } from '../names.fr';
import { leavingLabels } from '../people/people-labels.fr';
import { PromeneursApi } from './promeneurs-api';

/** Out of the network at once, and back: for the coordination. A departure that is planned has a card of its own. */
@Component({
  selector: 'pmd-withdrawal-card',
  imports: [Button, Control, DayPipe, FieldFrame, RouterLink],
  template: `
    @let it = of();
    <section class="card stack-s" aria-labelledby="retrait">
      @if (it.withdrawnOn) {
        <h2 id="retrait">Hors du réseau {{ it.departure ? 'à partir du' : 'depuis le' }} {{ it.withdrawnOn | day }}</h2>
        <p class="soft">
          @if (it.leavingReason; as reason) {
            Motif&nbsp;: {{ labels[reason] }}.
          }
          La fiche, les emplois et les signatures sont gardés.
        </p>
      } @else {
        <h2 id="retrait">Retirer du réseau</h2>
        <p class="soft">
          La fiche publique disparaît tout de suite&nbsp;; les emplois et les signatures restent gardés, et vous pouvez revenir en arrière.
          Pour un départ à une date, préparez-le dans l’onglet «&nbsp;Départ&nbsp;».
        </p>
        <pmd-field label="Motif" hint="Jamais public." [optional]="true">
          <select pmdControl (change)="reason.set($any($event.target).value)">
            <option value="" [selected]="!reason()">non précisé</option>
            @for (choice of reasons; track choice.value) {
              <option [value]="choice.value" [selected]="reason() === choice.value">{{ choice.label }}</option>
            }
          </select>
        </pmd-field>
      }
      <p>
        <button
          pmdButton="line"
          type="button"
          [busy]="acts.busy() === 'withdraw'"
          busyWord="Un instant…"
          (click)="it.withdrawnOn ? relist() : withdraw()"
        >
          {{ it.withdrawnOn ? 'Remettre dans le réseau' : 'Retirer ' + it.firstName + ' du réseau' }}
        </button>
      </p>
      @if (it.state === 'left' || it.state === 'unsigned') {
        <p class="cap"><a [routerLink]="['/promeneurs', it.id, 'effacer']">Effacer ses données, si cette personne le demande</a></p>
      }
    </section>
  `,
})
export class WithdrawalCard {
  readonly of = input.required<PromeneurDetail>();
  readonly changed = output<PromeneurDetail>();

  private readonly api = inject(PromeneursApi);
  private readonly toasts = inject(Toasts);
  protected readonly acts = acts();
  protected readonly labels = leavingLabels;
  protected readonly reasons = leavingReasons.map((value) => ({ value, label: leavingLabels[value] }));
  protected readonly reason = signal<LeavingReason | ''>('');

  protected withdraw(): Promise<boolean> {
    const { id, firstName } = this.of();
    return this.acts.during('withdraw', async () => {
      this.changed.emit(await this.api.withdraw(id, { reason: this.reason() || null }));
      this.toasts.say(
        `${firstName} n’est plus dans le réseau.`,
        this.acts.undo(async () => this.changed.emit(await this.api.relist(id))),
      );
    });
  }

  protected relist(): Promise<boolean> {
    const { id, firstName, withdrawnOn, leavingReason } = this.of();
    return this.acts.during('withdraw', async () => {
      this.changed.emit(await this.api.relist(id));
      this.toasts.say(
        `Le retrait ${de(firstName)} est levé.`,
        this.acts.undo(async () => this.changed.emit(await this.api.withdraw(id, { on: withdrawnOn!, reason: leavingReason }))),
      );
    });
  }
}
