import { NgTemplateOutlet } from '@angular/common';
import { booleanAttribute, Component, computed, contentChildren, Directive, inject, input, model, TemplateRef } from '@angular/core';
import { Icon } from './icon';

export interface Column<Row> {
  readonly key: string;
  readonly label: string;
  /** Can be sorted by: a button in the head, `aria-sort`. The page sorts, from `sort`. */
  readonly sorts?: boolean;
  /** Right-aligned, tabular figures. */
  readonly numeric?: boolean;
  /** Left out between 641 and 1100 px. */
  readonly minor?: boolean;
  /** What is written when no `pmdCell` template is given for this key. */
  readonly text?: (row: Row) => string;
}

export interface Sort {
  readonly key: string;
  readonly direction: 'ascending' | 'descending';
}

/** `<ng-template pmdCell="name" [of]="rows()" let-row>`: how a column is drawn; `of` gives `row` its type. */
@Directive({ selector: 'ng-template[pmdCell]' })
export class Cell<Row = unknown> {
  readonly pmdCell = input.required<string>();
  readonly of = input<readonly Row[]>();
  readonly template = inject<TemplateRef<{ $implicit: Row }>>(TemplateRef);

  static ngTemplateContextGuard<Row>(cell: Cell<Row>, context: unknown): context is { $implicit: Row } {
    return Boolean(cell) && context !== null;
  }
}

/**
 * A list as a table, each row a card under 640 px (`wide`: under 1100). The first column is the row's link.
 * With `selectable`, boxes and the bar of actions (slot `bulk`), above the list as soon as one row is chosen.
 */
@Component({
  selector: 'pmd-table',
  imports: [Icon, NgTemplateOutlet],
  host: { '[class.wide]': 'wide()' },
  templateUrl: './data-table.html',
  styleUrl: './data-table.scss',
})
export class DataTable<Row extends object> {
  readonly caption = input.required<string>();
  readonly columns = input.required<readonly Column<Row>[]>();
  readonly rows = input.required<readonly Row[]>();
  /** What tells rows apart. */
  readonly rowId = input<(row: Row) => string>((row) => String((row as { id?: unknown }).id));
  /** The row's name, for its box: « Choisir Léa Marchal ». */
  readonly rowName = input<(row: Row) => string>(() => 'cette ligne');
  readonly selectable = input(false, { transform: booleanAttribute });
  readonly wide = input(false, { transform: booleanAttribute });
  readonly sort = model<Sort | null>(null);
  readonly selection = model<ReadonlySet<string>>(new Set());

  private readonly cells = contentChildren<Cell<Row>>(Cell);
  protected readonly templates = computed(() => new Map(this.cells().map((cell) => [cell.pmdCell(), cell.template])));
  protected readonly chosen = computed(() => this.rows().filter((row) => this.selection().has(this.rowId()(row))).length);
  protected readonly all = computed(() => this.rows().length > 0 && this.chosen() === this.rows().length);

  protected textOf(row: Row, column: Column<Row>): string {
    if (column.text) return column.text(row);
    const value = (row as Record<string, unknown>)[column.key];
    return value === null || value === undefined || value === '' ? '–' : String(value);
  }

  protected sortBy(key: string): void {
    const now = this.sort();
    this.sort.set({ key, direction: now?.key === key && now.direction === 'ascending' ? 'descending' : 'ascending' });
  }

  protected directionOf(column: Column<Row>): Sort['direction'] | null {
    return this.sort()?.key === column.key ? (this.sort()?.direction ?? null) : null;
  }

  protected choose(row: Row): void {
    const next = new Set(this.selection());
    const id = this.rowId()(row);
    if (!next.delete(id)) next.add(id);
    this.selection.set(next);
  }

  protected chooseAll(): void {
    this.selection.set(this.all() ? new Set() : new Set(this.rows().map(this.rowId())));
  }
}
