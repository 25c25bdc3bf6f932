import { Component, computed, input, output, signal, viewChild } from '@angular/core';
import type { ImportCell, ImportColumn, ImportKind, ImportRow } from '@promenade/directory/model';
import { Sheet, StatusChip } from '@promenade/platform/web';
import { LineCell } from './line-cell';
import { wordsOf } from './line-decision';
import { type ReviewGroup, reviewGroups, reviewKeys } from './line-words';

const titles: Record<ImportKind, Record<ReviewGroup, string>> = {
  promeneurs: { name: 'La personne', contact: 'La joindre', mandate: 'Son mandat', structure: 'Sa structure', commune: 'Où' },
  structures: { name: 'La structure', contact: 'La joindre', mandate: 'À son sujet', structure: 'Qui elle est, qui signe', commune: 'Où' },
};

/** One line whole, each of its cells to correct, whether something is wrong with it or not. */
@Component({
  selector: 'pmd-line-sheet',
  imports: [LineCell, Sheet, StatusChip],
  template: `
    <pmd-sheet [title]="'Ligne ' + line()" (closed)="line.set(0)">
      @if (row(); as it) {
        <div class="stack">
          <p>
            <pmd-status [is]="words(it).is" [icon]="words(it).icon">{{ words(it).label }}</pmd-status>
          </p>
          @for (group of groups(); track group) {
            <section [attr.aria-label]="titles()[group]">
              <h3>{{ titles()[group] }}</h3>
              <pmd-line-cell
                [row]="it"
                [columns]="columns()"
                [group]="group"
                [kind]="kind()"
                [open]="true"
                [busy]="busy()"
                (corrected)="corrected.emit({ row: it, cell: $event })"
              />
            </section>
          }
          <p class="cap soft">Chaque case est relue dès que vous la quittez. Votre fichier n’est pas modifié.</p>
        </div>
      }
    </pmd-sheet>
  `,
})
export class LineSheet {
  readonly rows = input.required<readonly ImportRow[]>();
  readonly columns = input.required<readonly ImportColumn[]>();
  readonly kind = input<ImportKind>('promeneurs');
  readonly busy = input(false);
  readonly corrected = output<{ row: ImportRow; cell: Omit<ImportCell, 'line'> }>();

  private readonly sheet = viewChild.required(Sheet);
  protected readonly line = signal(0);
  /** As it stands now: it changes under the hand as cells are read again. */
  protected readonly row = computed(() => this.rows().find(({ line }) => line === this.line()));
  /** Those of which the file says something. */
  protected readonly groups = computed(() => {
    const said = this.columns().map(({ field }) => field);
    return reviewKeys.filter((group) => reviewGroups[this.kind()][group].some((field) => said.includes(field)));
  });
  protected readonly titles = computed(() => titles[this.kind()]);
  protected readonly words = wordsOf;

  open({ line }: ImportRow): void {
    this.line.set(line);
    this.sheet().open();
  }
}
