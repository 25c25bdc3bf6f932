import { Component, computed, inject, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type Report, reportCategories, type ReportList, reportStates } from '@promenade/directory/model';
import { PAGE_SIZE } from '@promenade/platform/model';
import {
  Button,
  Cell,
  type Column,
  DataTable,
  EmptyState,
  type Filter,
  FilterBar,
  Load,
  momentOf,
  PageHead,
  Pager,
  StatusChip,
  urlFilters,
} from '@promenade/platform/web';
import { answerTime } from './answer-time';
import { VoicesApi } from './voices-api';
import { categoryLabels, reportStates as states } from './voices-labels.fr';

/** `/signalements`: what families report, newest first, and how long an answer took. */
@Component({
  selector: 'pmd-report-list',
  imports: [Button, Cell, DataTable, EmptyState, FilterBar, Load, PageHead, Pager, RouterLink, StatusChip],
  template: `
    <pmd-page-head title="Signalements" lead="Ce que des familles signalent. La personne signalée et sa structure ne les voient pas." />
    @if (!isEmpty()) {
      <pmd-filter-bar [filters]="filters" [by]="by" />
    }
    <pmd-load [of]="list" name="les signalements" [lines]="5" />
    @if (shown(); as found) {
      @if (found.total > 0) {
        <pmd-table caption="Signalements, les plus récents d’abord" [columns]="columns" [rows]="found.items" [rowName]="nameOf">
          <ng-template pmdCell="number" [of]="found.items" let-row>
            <a class="nowrap" [routerLink]="['/signalements', row.id]">{{ row.number }}</a>
            <br /><span class="cap soft">{{ categories[row.category] }}</span>
          </ng-template>
          <ng-template pmdCell="state" [of]="found.items" let-row>
            <pmd-status class="nowrap" [is]="states[row.state].is">{{ states[row.state].label }}</pmd-status>
          </ng-template>
        </pmd-table>
        <pmd-pager
          [total]="found.total"
          [size]="pageSize"
          [page]="+filters.value().page"
          (pageChange)="filters.set({ page: '' + $event })"
          [noun]="['signalement', 'signalements']"
          [filters]="filters.active().length"
        />
      } @else if (filters.active().length) {
        <pmd-empty [scene]="false" fact="Rien avec ces filtres">
          <button pmdButton="line" type="button" (click)="filters.clear()">Tout effacer</button>
        </pmd-empty>
      } @else {
        <pmd-empty
          fact="Aucun signalement"
          why="Quand quelqu’un signale un compte ou un comportement, vous recevez un courriel et il paraît ici."
        />
      }
    }
  `,
})
export class ReportListPage {
  protected readonly filters = urlFilters({ state: '', category: '', page: '1' });
  protected readonly list = inject(VoicesApi).reports(() => this.filters.query());
  /** What was last received stays on the screen while the next is asked for. */
  protected readonly shown = linkedSignal<ReportList | undefined, ReportList | undefined>({
    source: () => (this.list.hasValue() ? this.list.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly isEmpty = computed(() => this.shown()?.total === 0 && this.filters.active().length === 0);
  protected readonly pageSize = PAGE_SIZE;
  protected readonly categories = categoryLabels;
  protected readonly states = states;
  protected readonly by: Filter[] = [
    { key: 'state', label: 'État', choices: reportStates.map((value) => ({ value, label: states[value].label })) },
    { key: 'category', label: 'Motif', choices: reportCategories.map((value) => ({ value, label: categoryLabels[value] })) },
  ];
  protected readonly columns: Column<Report>[] = [
    { key: 'number', label: 'Signalement' },
    { key: 'promeneur', label: 'À propos de', minor: true, text: ({ promeneur }) => promeneur?.name ?? '–' },
    { key: 'receivedAt', label: 'Reçu', text: ({ receivedAt }) => momentOf(receivedAt) },
    { key: 'state', label: 'État' },
    { key: 'time', label: 'Réponse en', minor: true, text: (report) => answerTime(report) },
  ];
  protected readonly nameOf = ({ number }: Report) => number;
}
