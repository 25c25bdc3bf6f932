import { Component, computed, inject, input, model, output } from '@angular/core';
import type { PromeneurItem } from '@promenade/directory/model';
import { Button, Confirm, counted, fr, Icon, Refusable, Toasts } from '@promenade/platform/web';
import { acts } from '../acts';
import { ManyActs } from '../many/many-acts';
import type { NotDone } from '../many/outcome-note';
import type { Choice } from '../many/target';
import { de } from '../names.fr';
import { BulkActs } from './bulk-acts';
import { PromeneursApi } from './promeneurs-api';

export interface BulkOutcome {
  readonly title: string;
  readonly notDone: readonly NotDone[];
  /** Those for whom it can still be asked, once the others are left aside. */
  readonly others: readonly PromeneurItem[];
}

/** What can be done to the promeneurs chosen: what is done to many records, and asking for their signatures. */
@Component({
  selector: 'pmd-selection-acts',
  imports: [Button, Icon, ManyActs, Refusable],
  template: `
    <pmd-many-acts [choice]="choice()" [total]="total()" (done)="done.emit()" (asked)="asked.emit()">
      <pmd-refusable [reason]="whyNotAsk()">
        <button pmdButton="line" size="s" type="button" [busy]="acts.busy() === 'ask'" (click)="askAll()">
          <pmd-icon name="sign" />Demander la signature
        </button>
      </pmd-refusable>
    </pmd-many-acts>
  `,
})
export class SelectionActs {
  readonly choice = input.required<Choice<PromeneurItem>>();
  readonly total = input.required<number>();
  /** Something was done: the list is to be read again. */
  readonly done = output();
  /** The worker does it from now on. */
  readonly asked = output();
  /** What could not be done, for the page to show. */
  readonly outcome = model<BulkOutcome | null>(null);

  private readonly bulk = inject(BulkActs);
  private readonly api = inject(PromeneursApi);
  protected readonly acts = acts();
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  protected readonly whyNotAsk = computed(() =>
    this.choice()
      .rows()
      .some(({ state }) => state === 'unsigned')
      ? ''
      : fr('Aucune de ces personnes n’a de charte à demander.'),
  );

  protected async askAll(): Promise<void> {
    await this.ask(await this.everybody());
  }

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
      const notDone = await this.bulk.askSignatures(people);
      if (notDone.length > 0) return this.tellRefusals(people, notDone);
      this.outcome.set(null);
      this.toasts.say(fr(`Signature demandée pour ${counted(people.length, 'promeneur', 'promeneurs')}.`));
      this.done.emit();
    });
  }

  /** Those chosen; beyond the page they are asked for. */
  private async everybody(): Promise<readonly PromeneurItem[]> {
    const { query } = this.choice().chosen();
    return query ? this.api.all({ ...query }) : this.choice().rows();
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
