import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type ChangeField, changeStates, type RecordChangeItem } from '@promenade/directory/model';
import {
  Button,
  Cell,
  type Column,
  counted,
  DataTable,
  DayPipe,
  EmptyState,
  type Filter,
  FilterBar,
  Load,
  PageHead,
  Pager,
  roleLabels,
  Session,
  StatusChip,
  urlFilters,
} from '@promenade/platform/web';
import { changeFieldLabels, changeStateChips, changeStateLabels } from './change-words.fr';
import { ChangesApi } from './changes-api';

/** What people propose to change, pending first: for the coordination to decide, for its authors to follow. */
@Component({
  selector: 'pmd-change-list',
  imports: [Button, Cell, DataTable, DayPipe, EmptyState, FilterBar, Load, PageHead, Pager, RouterLink, StatusChip],
  template: `
    <pmd-page-head title="Modifications proposées" [lead]="lead()" />
    <pmd-filter-bar [filters]="filters" [by]="by" />
    <pmd-load [of]="list" name="les modifications" [lines]="4" />
    @if (list.hasValue()) {
      @let rows = list.value().items;
      @if (rows.length) {
        <pmd-table caption="Modifications proposées, en attente d’abord" [columns]="columns" [rows]="rows" [rowName]="nameOf">
          <ng-template pmdCell="record" [of]="rows" let-row>
            <a [routerLink]="['/modifications', row.id]">{{ row.record.name }}</a>
          </ng-template>
          <ng-template pmdCell="state" [of]="rows" let-row>
            <pmd-status [is]="chips[row.state]">{{ labels[row.state] }}</pmd-status>
          </ng-template>
          <ng-template pmdCell="at" [of]="rows" let-row>
            <span class="nowrap">{{ row.proposedAt | day }}</span>
          </ng-template>
        </pmd-table>
        <pmd-pager
          [total]="list.value().total"
          [size]="list.value().size"
          [page]="+filters.value().page"
          (pageChange)="filters.set({ page: '' + $event })"
          [noun]="['modification', 'modifications']"
          [filters]="filters.active().length"
        />
      } @else if (filters.active().length) {
        <pmd-empty [scene]="false" fact="Rien avec ces filtres">
          <button pmdButton="line" type="button" (click)="filters.clear()">Tout effacer</button>
        </pmd-empty>
      } @else {
        <pmd-empty fact="Aucune modification proposée" [why]="why()" />
      }
    }
  `,
})
export class ChangeList {
  private readonly session = inject(Session);
  protected readonly filters = urlFilters({ state: '', page: '1' });
  protected readonly list = inject(ChangesApi).list(() => this.filters.query());
  protected readonly by: readonly Filter[] = [
    { key: 'state', label: 'État', choices: changeStates.map((value) => ({ value, label: changeStateLabels[value] })) },
  ];
  protected readonly columns: readonly Column<RecordChangeItem>[] = [
    { key: 'record', label: 'Fiche' },
    {
      key: 'fields',
      label: 'Ce qui change',
      text: ({ fields }) => fields.map((field: ChangeField) => changeFieldLabels[field]).join(', '),
    },
    { key: 'by', label: 'Proposé par', minor: true, text: ({ proposedBy }) => `${proposedBy.name} (${roleOf(proposedBy.role)})` },
    { key: 'at', label: 'Le' },
    { key: 'state', label: 'État' },
  ];
  protected readonly labels = changeStateLabels;
  protected readonly chips = changeStateChips;
  protected readonly nameOf = ({ record }: RecordChangeItem): string => record.name;
  protected readonly lead = computed(() => {
    const waiting = this.list.hasValue() ? this.list.value().items.filter(({ state }) => state === 'pending').length : 0;
    return waiting ? `${counted(waiting, 'attend', 'attendent')} une réponse. La fiche publique ne bouge pas d’ici là.` : '';
  });
  protected readonly why = computed(() =>
    this.session.role() === 'coordinator'
      ? 'Quand quelqu’un change ce que le public lit de sa fiche, cela attend ici votre accord.'
      : 'Ce que vous changez de votre fiche publique attend ici l’accord de la coordination.',
  );
}

function roleOf(role: string): string {
  return (roleLabels as Readonly<Record<string, string>>)[role]?.toLocaleLowerCase('fr') ?? role;
}
