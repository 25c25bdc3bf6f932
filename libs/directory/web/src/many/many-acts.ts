import { Component, computed, inject, input, output, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { type BulkVerb, exportFormats } from '@promenade/directory/model';
import { Button, Confirm, counted, downloads, fr, Icon, Menu, type MenuLine } from '@promenade/platform/web';
import { acts } from '../acts';
import { formatLabels } from '../labels.fr';
import { nouns } from './bulk-words.fr';
import { ManyApi } from './many-api';
import { TagSheet } from './tag-sheet';
import { type Choice, namedIn, recordsOf } from './target';

/** What can be done to the records chosen in a list: invite, remind, tag, write, take out. What a list has of its own goes in the slot. */
@Component({
  selector: 'pmd-many-acts',
  imports: [Button, Icon, Menu, TagSheet],
  template: `
    <div class="acts">
      @if (choice().canBeWhole()) {
        <button pmdButton="plain" size="s" type="button" (click)="choice().whole.set(true)">
          Choisir les {{ total() }} que trouvent vos filtres
        </button>
      } @else if (choice().whole()) {
        <b role="status">Sélection complète&nbsp;: {{ chosen().total }}</b>
      }
      <button pmdButton="line" size="s" type="button" [busy]="acts.busy() === 'invite'" (click)="ask('invite')">
        <pmd-icon name="mail" />Inviter
      </button>
      <ng-content />
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
export class ManyActs {
  readonly choice = input.required<Choice<{ readonly id: string }>>();
  /** All that the filters find. */
  readonly total = input.required<number>();
  /** Something was done: the list is to be read again. */
  readonly done = output();
  /** The worker does it from now on. */
  readonly asked = output();

  private readonly api = inject(ManyApi);
  private readonly confirm = inject(Confirm);
  private readonly router = inject(Router);
  private readonly downloads = downloads();
  protected readonly tags = viewChild.required(TagSheet);
  protected readonly acts = acts();
  protected readonly chosen = computed(() => this.choice().chosen());
  protected readonly more = computed<MenuLine[]>(() => [
    { label: 'Relancer pour la signature', icon: 'refresh', act: () => this.remind() },
    { label: 'Écrire un courrier', icon: 'send', act: () => this.write() },
    { label: 'Retirer une étiquette', icon: 'x', act: () => this.tags().open(false) },
    ...exportFormats
      .filter((format) => format !== 'vcf' || this.chosen().kind === 'promeneur')
      .map((format) => ({
        label: fr(`Exporter : ${formatLabels[format]}`),
        icon: 'export' as const,
        act: () => this.downloads.fetch(`/api/${this.chosen().kind}s/export`, { ...namedIn(this.chosen()), format }),
      })),
  ]);

  /** One post, whoever they are: the house says afterwards who was left out. */
  protected ask(act: BulkVerb): Promise<boolean> {
    return this.acts.during(act, async () => {
      await this.api.askBulk({ act, ...recordsOf(this.chosen()) });
      this.asked.emit();
    });
  }

  private async remind(): Promise<void> {
    const sure = await this.confirm.ask({
      title: fr(`Relancer ${counted(this.chosen().total, ...nouns[this.chosen().kind])} ?`),
      text: fr(
        'Qui doit signer reçoit un courriel, un seul s’il signe pour plusieurs. Les personnes relancées hier ou aujourd’hui ne le sont pas. Un courriel parti ne se reprend pas.',
      ),
      keep: 'Ne rien envoyer',
      act: 'Relancer',
    });
    if (sure) await this.ask('remind');
  }

  private write(): Promise<boolean> {
    return this.router.navigate([`/${this.chosen().kind}s/courrier`], { queryParams: namedIn(this.chosen()) });
  }
}
