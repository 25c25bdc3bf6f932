import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Newcomer } from '@promenade/directory/model';
import { may } from '@promenade/identity/model';
import { Button, Control, DayPipe, FieldFrame, Refusable, Session, StatusChip, Toasts } from '@promenade/platform/web';
import { acts } from '../acts';
import { voletsOf } from '../labels.fr';
import { newcomerStateChips, newcomerStateLabels } from './newcomer-words.fr';
import { NewcomersApi } from './newcomers-api';

/** Somebody whom a structure proposes, their mandate, and what the seat may answer. */
@Component({
  selector: 'pmd-newcomer-card',
  imports: [Button, Control, DayPipe, FieldFrame, Refusable, RouterLink, StatusChip],
  template: `
    @let it = of();
    <article class="card stack" [attr.aria-labelledby]="it.id">
      <div class="row">
        <h2 [id]="it.id">{{ name() }}</h2>
        <pmd-status [is]="chips[it.state]">{{ labels[it.state] }}</pmd-status>
      </div>
      <dl class="kv">
        <dt>Structure</dt>
        <dd>
          <a [routerLink]="['/structures', it.structure.id]">{{ it.structure.name }}</a>
        </dd>
        <dt>Fonction</dt>
        <dd>{{ it.function }}</dd>
        <dt>Courriel</dt>
        <dd class="email">{{ it.email }}</dd>
        <dt>Mandat</dt>
        <dd>{{ voletsOf(it.volets) }}, {{ hours() }}&nbsp;h par semaine à partir du {{ it.startsOn | day }}</dd>
        <dt>Ce qui est attendu</dt>
        <dd>{{ it.mandate }}</dd>
        <dt>Proposé par</dt>
        <dd>{{ it.proposedBy }}, le {{ it.proposedAt | day }}</dd>
      </dl>
      @if (it.reason) {
        <p class="note note-still">La coordination a écrit&nbsp;: «&nbsp;{{ it.reason }}&nbsp;»</p>
      }
      @if (it.promeneurId; as record) {
        <p><a [routerLink]="['/promeneurs', record]">Voir la fiche</a></p>
      }
      @if (decides()) {
        <pmd-field label="Si c’est non, pourquoi" hint="La structure le lit." [optional]="true">
          <textarea pmdControl rows="2" maxlength="1000" [value]="reason()" (input)="reason.set($any($event.target).value)"></textarea>
        </pmd-field>
        <div class="row">
          <button pmdButton="act" type="button" [busy]="acts.busy() === 'approve'" busyWord="Ouverture…" (click)="approve()">
            Ouvrir la fiche et inviter
          </button>
          <pmd-refusable [reason]="reason().trim() ? '' : 'Dites pourquoi : la structure le lit.'">
            <button pmdButton="line" type="button" [busy]="acts.busy() === 'decline'" busyWord="Envoi…" (click)="decline()">
              Ne pas donner suite
            </button>
          </pmd-refusable>
        </div>
      }
      @if (withdraws()) {
        <p>
          <button pmdButton="line" type="button" [busy]="acts.busy() === 'withdraw'" (click)="withdraw()">Retirer cette proposition</button>
        </p>
      }
    </article>
  `,
  styles: `
    .email {
      overflow-wrap: anywhere;
    }
  `,
})
export class NewcomerCard {
  readonly of = input.required<Newcomer>();
  readonly decided = output<Newcomer>();

  private readonly api = inject(NewcomersApi);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  protected readonly acts = acts();
  protected readonly labels = newcomerStateLabels;
  protected readonly chips = newcomerStateChips;
  protected readonly voletsOf = voletsOf;
  protected readonly name = computed(() => `${this.of().firstName} ${this.of().lastName}`);
  protected readonly hours = computed(() => this.of().weeklyHours.toLocaleString('fr-FR'));
  protected readonly decides = computed(() => this.of().state === 'pending' && may(this.session.role(), 'newcomers.decide'));
  protected readonly withdraws = computed(() => this.of().state === 'pending' && may(this.session.role(), 'newcomers.propose'));
  protected readonly reason = signal('');

  protected approve(): Promise<void> {
    return this.act('approve', () => this.api.approve(this.of().id), `La fiche est ouverte, et l’invitation est partie : ${this.name()}.`);
  }

  protected decline(): Promise<void> {
    const refusal = { reason: this.reason().trim() };
    return this.act('decline', () => this.api.decline(this.of().id, refusal), 'C’est dit à la structure, avec vos mots.');
  }

  protected withdraw(): Promise<void> {
    return this.act('withdraw', () => this.api.withdraw(this.of().id), 'La proposition est retirée.');
  }

  private async act(name: string, work: () => Promise<Newcomer>, said: string): Promise<void> {
    await this.acts.during(name, async () => {
      this.decided.emit(await work());
      this.toasts.say(said);
    });
  }
}
