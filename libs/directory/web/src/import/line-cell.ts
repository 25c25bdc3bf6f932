import { Component, computed, input, output } from '@angular/core';
import {
  type ImportCell,
  type ImportColumn,
  type ImportField,
  importField,
  type ImportKind,
  type ImportProblem,
  type ImportRow,
} from '@promenade/directory/model';
import { Button, FrPipe, Icon } from '@promenade/platform/web';
import { importFieldLabel } from './import-labels.fr';
import { decisionOf, isOfLine } from './line-decision';
import { nameOfLine, type ReviewGroup, reviewGroups, summaryOf, textOf } from './line-words';

/** The same cell may stand in the table and in the panel of its line: each has names of its own. */
let cells = 0;

/** A cell of the file under the hand: what it says, and what is wrong with it. */
interface Entry {
  readonly column: string;
  readonly label: string;
  readonly text: string;
  readonly problem: ImportProblem | undefined;
  readonly id: string;
}

/** What a line says of one matter, and the cells of it to correct in place: Enter or leaving the cell sends it, Esc gives it up. */
@Component({
  selector: 'pmd-line-cell',
  imports: [Button, FrPipe, Icon],
  templateUrl: './line-cell.html',
  styleUrl: './line-cell.scss',
  host: { '[class]': "'of-' + group()" },
})
export class LineCell {
  readonly row = input.required<ImportRow>();
  readonly columns = input.required<readonly ImportColumn[]>();
  readonly group = input.required<ReviewGroup>();
  readonly kind = input<ImportKind>('promeneurs');
  /** Every cell is an entry, whether something is wrong with it or not. */
  readonly open = input(false);
  readonly busy = input(false);
  readonly corrected = output<Omit<ImportCell, 'line'>>();

  private readonly own = ++cells;
  protected readonly name = computed(() => (this.group() === 'name' ? nameOfLine(this.row(), this.kind()) : ''));
  protected readonly summary = computed(() => summaryOf(this.group(), this.row().values, this.kind()));
  protected readonly isBad = computed(() => decisionOf(this.row()) === 'rejected');

  protected readonly entries = computed<readonly Entry[]>(() => {
    const fields: readonly ImportField[] = reviewGroups[this.kind()][this.group()];
    const wrong = this.row().problems.filter((problem) => !isOfLine(problem) && fields.includes(this.fieldOf(problem.column)!));
    const named = wrong.map((problem) => this.entryOf(problem.column, this.fieldOf(problem.column)!, problem));
    if (!this.open()) return named;
    const others = this.columns().filter(
      ({ source, field }) => field && fields.includes(field) && !wrong.some(({ column }) => column === source),
    );
    return [...named, ...others.map(({ source, field }) => this.entryOf(source, field!, undefined))];
  });

  protected send(entry: Entry, value: string): void {
    if (value.trim() !== entry.text.trim()) this.corrected.emit({ column: entry.column, value: value.trim() });
  }

  /** Enter sends, and goes to the next cell to correct; Esc gives back what the file says. */
  protected onKey(event: KeyboardEvent, entry: Entry): void {
    const box = event.target as HTMLInputElement;
    if (event.key === 'Escape') box.value = entry.text;
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const boxes = [...box.ownerDocument.querySelectorAll<HTMLInputElement>('input[data-cell]')];
    const next = boxes[boxes.indexOf(box) + 1];
    // Leaving the cell sends it.
    if (next) next.focus();
    else box.blur();
  }

  private entryOf(column: string, field: ImportField, problem: ImportProblem | undefined): Entry {
    const text = problem ? (problem.given ?? '') : textOf(field, this.row().values);
    return {
      column,
      label: importFieldLabel(field),
      text,
      problem,
      id: `${this.own}-${this.row().line}-${column}-${problem?.code ?? ''}`.replace(/\s+/g, '-'),
    };
  }

  /** A problem names a column of the sheet, or a field that the sheet lacks. */
  private fieldOf(column: string): ImportField | undefined {
    return this.columns().find(({ source }) => source === column)?.field ?? importField.safeParse(column).data;
  }
}
