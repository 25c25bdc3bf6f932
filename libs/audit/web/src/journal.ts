import { httpResource } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { type AuditLine, auditList } from '@promenade/audit/model';
import {
  Cell,
  type Column,
  Control,
  DataTable,
  EmptyState,
  FieldFrame,
  type Filter,
  FilterBar,
  Load,
  momentOf,
  PageHead,
  Pager,
  TODAY,
  urlFilters,
} from '@promenade/platform/web';
import { actionLabels, actorOf, tableLabels } from './labels.fr';

/** Who wrote what, the newest first: what changed, word by word, when one opens a line. */
@Component({
  selector: 'pmd-journal',
  imports: [Cell, Control, DataTable, EmptyState, FieldFrame, FilterBar, Load, PageHead, Pager],
  template: `
    <pmd-page-head
      title="Journal"
      lead="Chaque écriture laisse une ligne, signée par la base elle-même. Personne ne peut l’effacer ni la corriger."
    />
    <pmd-filter-bar [filters]="filters" [by]="by" />
    <div class="row">
      <pmd-field label="Du">
        <input pmdControl type="date" [max]="today()" [value]="filters.value().from" (change)="day('from', $event)" />
      </pmd-field>
      <pmd-field label="Au">
        <input pmdControl type="date" [max]="today()" [value]="filters.value().to" (change)="day('to', $event)" />
      </pmd-field>
    </div>
    <pmd-load [of]="lines" name="le journal" />
    @if (lines.hasValue()) {
      @if (lines.value().total === 0) {
        <pmd-empty
          [scene]="!filters.active().length"
          [fact]="filters.active().length ? 'Rien avec ces filtres' : 'Rien n’a encore été écrit'"
        />
      } @else {
        <pmd-table caption="Écritures, la plus récente d’abord" [columns]="columns" [rows]="lines.value().items" [rowName]="nameOf">
          <ng-template pmdCell="changes" [of]="lines.value().items" let-line>
            @if (changesOf(line); as changes) {
              <details>
                <summary>{{ changes.length }} {{ changes.length > 1 ? 'champs' : 'champ' }}</summary>
                <dl class="kv">
                  @for (change of changes; track change.name) {
                    <dt class="code">{{ change.name }}</dt>
                    <dd>
                      @if (change.before !== undefined) {
                        <del>{{ change.before }}</del>
                      }
                      @if (change.after !== undefined) {
                        <ins>{{ change.after }}</ins>
                      }
                    </dd>
                  }
                </dl>
              </details>
            }
          </ng-template>
        </pmd-table>
        <pmd-pager
          [total]="lines.value().total"
          [size]="50"
          [page]="+filters.value().page"
          (pageChange)="filters.set({ page: '' + $event })"
          [noun]="['écriture', 'écritures']"
          [filters]="filters.active().length"
        />
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s-4);
    }
    summary {
      min-height: 1.5rem;
      cursor: pointer;
    }
    dd {
      overflow-wrap: anywhere;
    }
    del {
      color: var(--ink-soft);
    }
    ins {
      margin-left: var(--s-2);
      text-decoration: none;
      font-weight: var(--w-strong);
    }
  `,
})
export class Journal {
  protected readonly today = inject(TODAY);
  protected readonly filters = urlFilters({ table: '', rowId: '', from: '', to: '', page: '1' });
  protected readonly lines = httpResource(() => ({ url: '/api/audit', params: this.filters.query() }), { parse: auditList.parse });
  protected readonly by: Filter[] = [
    { key: 'table', label: 'Sur', choices: Object.entries(tableLabels).map(([value, label]) => ({ value, label })) },
  ];
  protected readonly columns: Column<AuditLine>[] = [
    { key: 'at', label: 'Quand', text: ({ at }) => momentOf(String(at)) },
    { key: 'who', label: 'Qui', text: ({ actor }) => actorOf(actor.id, actor.name) },
    { key: 'what', label: 'Quoi', text: (line) => this.nameOf(line) },
    { key: 'changes', label: 'Ce qui a changé' },
  ];
  protected readonly nameOf = ({ action, table }: AuditLine) => `${actionLabels[action]} ${tableLabels[table] ?? table}`;
  protected readonly changesOf = changesOf;

  protected day(key: 'from' | 'to', event: Event): void {
    this.filters.set({ [key]: (event.target as HTMLInputElement).value, page: '1' });
  }
}

interface Change {
  readonly name: string;
  readonly before?: string;
  readonly after?: string;
}

function changesOf({ before, after }: AuditLine): Change[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return names.map((name) => ({
    name,
    ...(before && name in before && { before: said(before[name]) }),
    ...(after && name in after && { after: said(after[name]) }),
  }));
}

function said(value: unknown): string {
  if (value === null || value === undefined) return '–';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 299)}…` : text;
}
