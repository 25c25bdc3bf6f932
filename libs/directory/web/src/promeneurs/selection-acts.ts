import { Component, computed, inject, input, model, output, signal } from '@angular/core';
import type { PromeneurItem } from '@promenade/directory/model';
import { Button, Confirm, counted, fr, Icon, Refusable, Toasts } from '@promenade/platform/web';
import { acts } from '../acts';
import { de } from '../names.fr';
import { BulkActs, type NotDone } from './bulk-acts';

export interface BulkOutcome {
  readonly title: string;
  readonly notDone: readonly NotDone[];
  /** Those for whom it can still be asked, once the others are left aside. */
  readonly others: readonly PromeneurItem[];
}

/** What can be done to the promeneurs chosen: ask for their signatures, invite them. */
@Component({
  selector: 'pmd-selection-acts',
  imports: [Button, Icon, Refusable],
  template: `
    <div class="acts">
      <pmd-refusable [reason]="whyNotInvite()">
        <button pmdButton="line" size="s" type="button" [busy]="acts.busy() === 'invite'" [busyWord]="progress()" (click)="invite()">
          <pmd-icon name="mail" />Inviter
        </button>
      </pmd-refusable>
      <pmd-refusable [reason]="whyNotAsk()">
        <button pmdButton="line" size="s" type="button" [busy]="acts.busy() === 'ask'" (click)="ask(people())">
          <pmd-icon name="sign" />Demander la signature
        </button>
      </pmd-refusable>
    </div>
  `,
  styles: `
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
      align-items: start;
      justify-content: flex-end;
    }
  `,
})
export class SelectionActs {
  readonly people = input.required<readonly PromeneurItem[]>();
  /** Something was done: the list is to be read again. */
  readonly done = output();
  /** What could not be done, for the page to show. */
  readonly outcome = model<BulkOutcome | null>(null);

  private readonly bulk = inject(BulkActs);
  protected readonly acts = acts();
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  protected readonly treated = signal(0);
  protected readonly progress = computed(() => fr(`${this.treated() + 1} sur ${this.people().length}…`));
  protected readonly whyNotAsk = computed(() =>
    this.people().some(({ state }) => state === 'unsigned') ? '' : fr('Aucune de ces personnes n’a de charte à demander.'),
  );
  protected readonly whyNotInvite = computed(() =>
    this.people().some(({ email }) => email) ? '' : 'Aucune de ces personnes n’a d’adresse électronique.',
  );
  async ask(people: readonly PromeneurItem[]): Promise<void> {
    const one = people.length === 1;
    const sure = await this.confirm.ask({
      title: fr(one ? `Demander la signature ${de(people[0]!.firstName)} ?` : `Demander la signature de ${people.length} promeneurs ?`),
      text: fr(
        `${one ? 'Sa' : 'Leur'} structure reçoit un courriel aujourd’hui ; chacun, quand elle a signé. Un courriel parti ne se reprend pas.`,
      ),
      keep: 'Ne rien envoyer',
      act: 'Demander la signature',
    });
    if (!sure) return;
    await this.acts.during('ask', async () => {
      const { notDone } = await this.bulk.askSignatures(people);
      if (notDone.length > 0) return this.tellRefusals(people, notDone);
      this.outcome.set(null);
      this.toasts.say(fr(`Signature demandée pour ${counted(people.length, 'promeneur', 'promeneurs')}.`));
      this.done.emit();
    });
  }

  protected async invite(): Promise<void> {
    await this.acts.during('invite', async () => {
      const { sent, notDone } = await this.bulk.invite(this.people(), (treated) => this.treated.set(treated));
      const title = `${counted(notDone.length, 'personne n’est pas invitée', 'personnes ne sont pas invitées')}.`;
      this.outcome.set(notDone.length > 0 ? { title, notDone, others: [] } : null);
      if (sent.length === 0) return;
      this.toasts.say(
        fr(`${counted(sent.length, 'invitation envoyée', 'invitations envoyées')}.`),
        this.acts.undo(() => this.bulk.takeBack(sent)),
      );
      if (notDone.length === 0) this.done.emit();
    });
  }

  private tellRefusals(people: readonly PromeneurItem[], notDone: readonly NotDone[]): void {
    const refused = new Set(notDone.map(({ id }) => id));
    this.outcome.set({
      title: `Rien n’est envoyé : ${counted(notDone.length, 'personne ne peut pas signer', 'personnes ne peuvent pas signer')} maintenant.`,
      notDone,
      others: people.filter(({ id }) => !refused.has(id)),
    });
  }
}
