import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Campaign } from '@promenade/charter/model';
import { may } from '@promenade/identity/model';
import { PAGE_SIZE } from '@promenade/platform/model';
import {
  Button,
  Cell,
  type Column,
  DataTable,
  dayOf,
  departmentName,
  EmptyState,
  Load,
  PageHead,
  Pager,
  Session,
  StatusChip,
  urlFilters,
} from '@promenade/platform/web';
import { CampaignsApi } from './campaigns-api';
import { campaignWords, progressOf } from './campaign-words.fr';
import { DepartmentProgressTable } from './department-progress';

/** `/chartes/campagnes`: each new version put to everybody in the directory, the latest first. */
@Component({
  selector: 'pmd-campaign-list',
  imports: [Button, Cell, DataTable, DepartmentProgressTable, EmptyState, Load, PageHead, Pager, RouterLink, StatusChip],
  template: `
    <pmd-page-head
      title="Campagnes de signature"
      lead="Une nouvelle version de la charte, signée par tous ceux de l’annuaire avant une date."
      [crumbs]="[{ label: 'Chartes', path: '/chartes' }]"
    >
      @if (writes()) {
        <a pmdButton="act" routerLink="nouvelle">Ouvrir une campagne</a>
      }
    </pmd-page-head>
    @if (compares()) {
      <section class="stack" aria-labelledby="by-department">
        <h2 id="by-department">Par département</h2>
        <pmd-department-progress />
      </section>
      <h2 class="all">Toutes les campagnes</h2>
    }
    <pmd-load [of]="list" name="les campagnes" />
    @if (list.hasValue()) {
      @if (list.value().total === 0) {
        <pmd-empty
          fact="Aucune campagne"
          why="Quand un nouveau texte est en vigueur, une campagne le fait signer à tous, sans que personne sorte de l’annuaire entre-temps."
        >
          @if (writes()) {
            <a pmdButton="act" routerLink="nouvelle">Ouvrir une campagne</a>
          }
        </pmd-empty>
      } @else {
        <pmd-table caption="Campagnes, la plus récente d’abord" [columns]="columns()" [rows]="list.value().items" [rowName]="nameOf">
          <ng-template pmdCell="title" [of]="list.value().items" let-row>
            <a [routerLink]="['/chartes/campagnes', row.id]">{{ nameOf(row) }}</a>
          </ng-template>
          <ng-template pmdCell="state" [of]="list.value().items" let-row>
            <pmd-status [is]="words[row.state].is">{{ words[row.state].label }}</pmd-status>
          </ng-template>
        </pmd-table>
        <pmd-pager
          [total]="list.value().total"
          [size]="pageSize"
          [page]="+filters.value().page"
          (pageChange)="filters.set({ page: '' + $event })"
          [noun]="['campagne', 'campagnes']"
        />
      }
    }
  `,
  styles: '.all { margin-top: var(--s-6); }',
})
export class CampaignListPage {
  private readonly session = inject(Session);
  protected readonly filters = urlFilters({ page: '1' });
  protected readonly list = inject(CampaignsApi).list(() => this.filters.value().page);
  protected readonly pageSize = PAGE_SIZE;
  protected readonly words = campaignWords;
  protected readonly writes = computed(() => may(this.session.role(), 'campaigns.write'));
  protected readonly compares = computed(() => may(this.session.role(), 'campaigns.compare'));
  protected readonly columns = computed<Column<Campaign>[]>(() => [
    { key: 'title', label: 'Campagne' },
    ...(this.session.department()
      ? []
      : [{ key: 'department', label: 'Département', text: ({ department }: Campaign) => departmentName(department) }]),
    { key: 'state', label: 'État' },
    { key: 'progress', label: 'Signatures', text: progressOf },
    { key: 'deadline', label: 'Échéance', text: ({ deadlineOn }) => dayOf(deadlineOn) },
    { key: 'grace', label: 'Fin du délai de grâce', minor: true, text: ({ graceEndsOn }) => dayOf(graceEndsOn) },
  ]);
  protected readonly nameOf = ({ version }: Campaign) => `${version.title}, version ${version.number}`;
}
