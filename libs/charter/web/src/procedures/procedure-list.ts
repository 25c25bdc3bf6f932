import { Component, computed, inject, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type Procedure, type ProcedureList, procedureStates } from '@promenade/charter/model';
import { may } from '@promenade/identity/model';
import { PAGE_SIZE } from '@promenade/platform/model';
import {
  Button,
  Cell,
  type Column,
  DataTable,
  dayOf,
  EmptyState,
  type Filter,
  FilterBar,
  Load,
  PageHead,
  Pager,
  Session,
  StatusChip,
  urlFilters,
} from '@promenade/platform/web';
import { procedureStates as states } from './procedure-words.fr';
import { ProceduresApi } from './procedures-api';

/** `/chartes/procedures`: charters that are not kept to, newest first; one's own for a promeneur and a structure. */
@Component({
  selector: 'pmd-procedure-list',
  imports: [Button, Cell, DataTable, EmptyState, FilterBar, Load, PageHead, Pager, RouterLink, StatusChip],
  template: `
    <pmd-page-head
      title="Non-respect de la charte"
      lead="Une correction demandée avec une date, et ce qui est répondu. Seul le comité de pilotage peut exclure."
      [crumbs]="[{ label: 'Chartes', path: '/chartes' }]"
    />
    @if (!isEmpty()) {
      <pmd-filter-bar [filters]="filters" [by]="by" />
    }
    <pmd-load [of]="list" name="les procédures" [lines]="5" />
    @if (shown(); as found) {
      @if (found.total > 0) {
        <pmd-table caption="Procédures, les plus récentes d’abord" [columns]="columns" [rows]="found.items" [rowName]="nameOf">
          <ng-template pmdCell="promeneur" [of]="found.items" let-row>
            <a [routerLink]="['/chartes/procedures', row.id]">{{ nameOf(row) }}</a>
            <br /><span class="cap soft nowrap">{{ row.number }}</span>
          </ng-template>
          <ng-template pmdCell="state" [of]="found.items" let-row>
            <pmd-status [is]="states[row.state].is" [icon]="states[row.state].icon">{{ states[row.state].label }}</pmd-status>
          </ng-template>
        </pmd-table>
        <pmd-pager
          [total]="found.total"
          [size]="pageSize"
          [page]="+filters.value().page"
          (pageChange)="filters.set({ page: '' + $event })"
          [noun]="['procédure', 'procédures']"
          [filters]="filters.active().length"
        />
      } @else if (filters.active().length) {
        <pmd-empty [scene]="false" fact="Rien avec ces filtres">
          <button pmdButton="line" type="button" (click)="filters.clear()">Tout effacer</button>
        </pmd-empty>
      } @else {
        <pmd-empty fact="Aucune procédure" [why]="why()">
          @if (writes()) {
            <a pmdButton="line" routerLink="/promeneurs">Choisir une fiche</a>
          }
        </pmd-empty>
      }
    }
  `,
})
export class ProcedureListPage {
  private readonly session = inject(Session);
  protected readonly filters = urlFilters({ state: '', promeneur: '', page: '1' });
  protected readonly list = inject(ProceduresApi).list(() => this.filters.query());
  /** What was last received stays on the screen while the next is asked for. */
  protected readonly shown = linkedSignal<ProcedureList | undefined, ProcedureList | undefined>({
    source: () => (this.list.hasValue() ? this.list.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly isEmpty = computed(() => this.shown()?.total === 0 && this.filters.active().length === 0);
  protected readonly writes = computed(() => may(this.session.role(), 'procedures.write'));
  protected readonly why = computed(() =>
    this.writes()
      ? 'Une procédure s’ouvre depuis la fiche de la personne, un contrôle de profil ou un signalement.'
      : 'Si la coordination en ouvre une qui vous concerne, vous en êtes informé par courriel et elle paraît ici.',
  );
  protected readonly pageSize = PAGE_SIZE;
  protected readonly states = states;
  protected readonly by: Filter[] = [
    { key: 'state', label: 'État', choices: procedureStates.map((value) => ({ value, label: states[value].label })) },
  ];
  protected readonly columns: Column<Procedure>[] = [
    { key: 'promeneur', label: 'Promeneur' },
    { key: 'structure', label: 'Structure', minor: true, text: ({ structure }) => structure?.name ?? '–' },
    { key: 'state', label: 'État' },
    { key: 'dueOn', label: 'À corriger avant le', text: ({ dueOn }) => (dueOn ? dayOf(dueOn) : '–') },
    { key: 'openedAt', label: 'Ouverte', minor: true, text: ({ openedAt }) => dayOf(openedAt) },
  ];
  protected readonly nameOf = ({ promeneur }: Procedure) => promeneur?.name ?? 'Ancien promeneur';
}
