import { Component, computed, inject, input, model, output, signal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { exportFormats, type PromeneurItem } from '@promenade/directory/model';
import { Button, Confirm, counted, downloads, fr, Icon, Menu, type MenuLine, Refusable, Toasts } from '@promenade/platform/web';
import { acts } from '../acts';
import { formatLabels } from '../labels.fr';
import { TagSheet } from '../many/tag-sheet';
import type { Chosen } from '../many/target';
import { de } from '../names.fr';
import { BulkActs, type NotDone } from './bulk-acts';
import { PromeneursApi } from './promeneurs-api';

export interface BulkOutcome {
  readonly title: string;
  readonly notDone: readonly NotDone[];
  /** Those for whom it can still be asked, once the others are left aside. */
  readonly others: readonly PromeneurItem[];
}

/** What can be done to the promeneurs chosen: invite, ask for signatures, remind, tag, write, take out. */
@Component({
  selector: 'pmd-selection-acts',
  imports: [Button, Icon, Menu, Refusable, TagSheet],
  template: `
    <div class="acts">
      <pmd-refusable [reason]="whyNotInvite()">
        <button pmdButton="line" size="s" type="button" [busy]="acts.busy() === 'invite'" [busyWord]="progress()" (click)="invite()">
          <pmd-icon name="mail" />Inviter
        </button>
      </pmd-refusable>
      <pmd-refusable [reason]="whyNotAsk()">
        <button pmdButton="line" size="s" type="button" [busy]="acts.busy() === 'ask'" (click)="askAll()">
          <pmd-icon name="sign" />Demander la signature
        </button>
      </pmd-refusable>
      <button pmdButton="line" size="s" type="button" (click)="tags().open(true)">Étiqueter</button>
      <pmd-menu kind="line" size="s" label="Autres actions sur la sélection" [lines]="more()"><pmd-icon name="dots" /></pmd-menu>
    </div>
    <pmd-tag-sheet [chosen]="chosen()" (done)="done.emit()" />
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
  readonly chosen = input.required<Chosen>();
  protected readonly people = computed(() => this.chosen().people);
  /** Something was done: the list is to be read again. */
  readonly done = output();
  /** What could not be done, for the page to show. */
  readonly outcome = model<BulkOutcome | null>(null);

  private readonly bulk = inject(BulkActs);
  private readonly api = inject(PromeneursApi);
  private readonly router = inject(Router);
  protected readonly tags = viewChild.required(TagSheet);
  protected readonly acts = acts();
  private readonly downloads = downloads();
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  protected readonly treated = signal(0);
  protected readonly progress = computed(() => fr(`${this.treated() + 1} sur ${this.chosen().total}…`));
  protected readonly whyNotAsk = computed(() =>
    this.people().some(({ state }) => state === 'unsigned') ? '' : fr('Aucune de ces personnes n’a de charte à demander.'),
  );
  protected readonly whyNotInvite = computed(() =>
    this.people().some(({ email }) => email) ? '' : 'Aucune de ces personnes n’a d’adresse électronique.',
  );
  protected readonly more = computed<MenuLine[]>(() => [
    { label: 'Relancer pour la signature', icon: 'refresh', act: () => this.remind() },
    { label: 'Écrire un courrier', icon: 'send', act: () => this.write() },
    { label: 'Retirer une étiquette', icon: 'x', act: () => this.tags().open(false) },
    ...exportFormats.map((format) => ({
      label: fr(`Exporter : ${formatLabels[format]}`),
      icon: 'export' as const,
      act: () => this.downloads.fetch('/api/promeneurs/export', { ...this.named(), format }),
    })),
  ]);

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
      const { notDone } = await this.bulk.askSignatures(people);
      if (notDone.length > 0) return this.tellRefusals(people, notDone);
      this.outcome.set(null);
      this.toasts.say(fr(`Signature demandée pour ${counted(people.length, 'promeneur', 'promeneurs')}.`));
      this.done.emit();
    });
  }

  protected async invite(): Promise<void> {
    await this.acts.during('invite', async () => {
      const { sent, notDone } = await this.bulk.invite(await this.everybody(), (treated) => this.treated.set(treated));
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

  /** Letters that have left are not taken back: nothing to undo. */
  private async remind(): Promise<void> {
    await this.acts.during('remind', async () => {
      const { done, notDone } = await this.bulk.remind(await this.everybody());
      const title = `${counted(notDone.length, 'personne n’est pas relancée', 'personnes ne sont pas relancées')}.`;
      this.outcome.set(notDone.length > 0 ? { title, notDone, others: [] } : null);
      if (done.length > 0) this.toasts.say(fr(`${counted(done.length, 'relance envoyée', 'relances envoyées')}.`));
    });
  }

  private write(): Promise<boolean> {
    return this.router.navigate(['/promeneurs/courrier'], { queryParams: this.named() });
  }

  /** Whom, as an address says it: by their filters, else one by one. */
  private named(): Record<string, string> {
    const { people, query } = this.chosen();
    return query ? { ...query } : { ids: people.map(({ id }) => id).join(',') };
  }

  /** Those chosen; beyond the page they are asked for. */
  private async everybody(): Promise<readonly PromeneurItem[]> {
    const { people, query } = this.chosen();
    return query ? this.api.all({ ...query }) : people;
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
