import { Component, computed, inject, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type Message, type MessageList, messageStates } from '@promenade/directory/model';
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
import { VoicesApi } from './voices-api';
import { messageStates as states } from './voices-labels.fr';

/** `/messages`: what people wrote to the coordination, newest first. */
@Component({
  selector: 'pmd-message-list',
  imports: [Button, Cell, DataTable, EmptyState, FilterBar, Load, PageHead, Pager, RouterLink, StatusChip],
  template: `
    <pmd-page-head title="Messages" lead="Écrits depuis l’annuaire public, effacés au bout de 30 jours." />
    @if (!isEmpty()) {
      <pmd-filter-bar [filters]="filters" [by]="by" />
    }
    <pmd-load [of]="list" name="les messages" [lines]="5" />
    @if (shown(); as found) {
      @if (found.total > 0) {
        <pmd-table caption="Messages, les plus récents d’abord" [columns]="columns" [rows]="found.items" [rowName]="nameOf">
          <ng-template pmdCell="start" [of]="found.items" let-row>
            <a [routerLink]="['/messages', row.id]">{{ row.start }}</a>
            @if (!row.canAnswer) {
              <br /><span class="cap soft">sans adresse&nbsp;: on ne peut pas répondre</span>
            }
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
          [noun]="['message', 'messages']"
          [filters]="filters.active().length"
        />
      } @else if (filters.active().length) {
        <pmd-empty [scene]="false" fact="Rien avec ces filtres">
          <button pmdButton="line" type="button" (click)="filters.clear()">Tout effacer</button>
        </pmd-empty>
      } @else {
        <pmd-empty
          fact="Aucun message"
          why="Quand quelqu’un écrit depuis l’annuaire, vous recevez un courriel et son message paraît ici."
        />
      }
    }
  `,
})
export class MessageListPage {
  protected readonly filters = urlFilters({ state: '', page: '1' });
  protected readonly list = inject(VoicesApi).messages(() => this.filters.query());
  /** What was last received stays on the screen while the next is asked for. */
  protected readonly shown = linkedSignal<MessageList | undefined, MessageList | undefined>({
    source: () => (this.list.hasValue() ? this.list.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly isEmpty = computed(() => this.shown()?.total === 0 && this.filters.active().length === 0);
  protected readonly pageSize = PAGE_SIZE;
  protected readonly states = states;
  protected readonly by: Filter[] = [
    { key: 'state', label: 'État', choices: messageStates.map((value) => ({ value, label: states[value].label })) },
  ];
  protected readonly columns: Column<Message>[] = [
    { key: 'start', label: 'Message' },
    { key: 'promeneur', label: 'À propos de', minor: true, text: ({ promeneur }) => promeneur?.name ?? '–' },
    { key: 'receivedAt', label: 'Reçu', text: ({ receivedAt }) => momentOf(receivedAt) },
    { key: 'state', label: 'État' },
  ];
  protected readonly nameOf = ({ start }: Message) => start;
}
