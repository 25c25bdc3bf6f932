import { Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MergeItem, PairKind } from '@promenade/directory/model';
import { PAGE_SIZE } from '@promenade/platform/model';
import { Button, DayPipe, EmptyState, fr, Load, Pager, Toasts } from '@promenade/platform/web';
import { acts } from '../acts';
import { StructuresApi } from './structures-api';

/** Merges that stand, the newest first: each can be undone as long as nobody wrote the record since. */
@Component({
  selector: 'pmd-merge-list',
  imports: [Button, DayPipe, EmptyState, Load, Pager, RouterLink],
  template: `
    <pmd-load [of]="list" name="les fusions" [lines]="4" />
    @if (list.hasValue()) {
      @for (done of list.value().items; track done.id) {
        <section class="card stack-s" [attr.aria-label]="done.mergedName + ', dans ' + done.kept.name">
          <p>
            {{ done.mergedName }}, dans <a [routerLink]="[base(), done.kept.id]">{{ done.kept.name }}</a>
            <span class="cap soft blk">le {{ done.mergedOn | day }}</span>
          </p>
          <p>
            <button
              pmdButton="line"
              size="s"
              type="button"
              [attr.aria-label]="'Annuler la fusion avec ' + done.mergedName"
              [busy]="acts.busy() === done.id"
              (click)="undo(done)"
            >
              Annuler la fusion
            </button>
          </p>
        </section>
      } @empty {
        <pmd-empty [scene]="false" fact="Aucune fusion" why="Les fiches que vous réunirez seront rappelées ici, avec de quoi annuler." />
      }
      @if (list.value().total > pageSize) {
        <pmd-pager
          [total]="list.value().total"
          [size]="pageSize"
          [page]="page()"
          (pageChange)="page.set($event)"
          [noun]="['fusion', 'fusions']"
        />
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s-4);
    }
  `,
})
export class MergeList {
  readonly kind = input.required<PairKind>();
  readonly base = input.required<string>();

  private readonly api = inject(StructuresApi);
  private readonly toasts = inject(Toasts);
  protected readonly acts = acts();
  protected readonly page = signal(1);
  protected readonly pageSize = PAGE_SIZE;
  protected readonly list = this.api.merges(() => ({ kind: this.kind(), page: `${this.page()}` }));

  protected async undo({ id, mergedName }: MergeItem): Promise<void> {
    if (!(await this.acts.during(id, () => this.api.undoMerge(id)))) return;
    this.list.reload();
    this.toasts.say(fr(`Fusion annulée : ${mergedName} a de nouveau sa fiche.`));
  }
}
