import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { may } from '@promenade/identity/model';
import {
  Button,
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
  problemOf,
  Session,
  StatusChip,
  Cell,
  Toasts,
  urlFilters,
} from '@promenade/platform/web';
import type { SignatureRequest } from '@promenade/signatures/model';
import { requestLabels, requestStatus, roleLabels, SignaturesApi } from '@promenade/signatures/web';

/** Where each charter stands, who must act, and the letter that asks again. */
@Component({
  selector: 'pmd-signature-list',
  imports: [Button, DataTable, DayPipe, EmptyState, FilterBar, Load, PageHead, Pager, RouterLink, StatusChip, Cell],
  template: `
    <pmd-page-head title="Chartes" [lead]="lead()">
      @if (seesDocuments()) {
        <a pmdButton="plain" routerLink="/documents">Les documents signés</a>
      }
      @if (keepsLists()) {
        <a pmdButton="plain" routerLink="listes-signees">Listes signées</a>
      }
      @if (mayRead()) {
        <a pmdButton="plain" routerLink="procedures">Non-respect</a>
      }
      <a pmdButton="line" routerLink="campagnes">Campagnes</a>
      <a pmdButton="line" routerLink="textes">Le texte de la charte</a>
      @if (mayAsk()) {
        <a pmdButton="act" routerLink="/promeneurs" [queryParams]="{ state: 'unsigned' }">Demander des signatures</a>
      }
    </pmd-page-head>
    <pmd-filter-bar [filters]="filters" [by]="by" />
    <pmd-load [of]="list" name="les chartes" />
    @if (list.hasValue()) {
      @if (list.value().total === 0) {
        @if (filters.active().length) {
          <pmd-empty [scene]="false" fact="Rien avec ces filtres" />
        } @else {
          <pmd-empty fact="Aucune charte demandée" why="Choisissez des promeneurs : leur structure reçoit un courriel, puis eux.">
            @if (mayAsk()) {
              <a pmdButton="act" routerLink="/promeneurs" [queryParams]="{ state: 'unsigned' }">Choisir des promeneurs</a>
            }
          </pmd-empty>
        }
      } @else {
        <pmd-table caption="Chartes demandées, la plus récente d’abord" [columns]="columns" [rows]="list.value().items" [rowName]="nameOf">
          <ng-template pmdCell="promeneur" [of]="list.value().items" let-row>
            <a [routerLink]="['/signer', row.id]">{{ row.promeneur.firstName }} {{ row.promeneur.lastName }}</a>
          </ng-template>
          <ng-template pmdCell="state" [of]="list.value().items" let-row>
            <pmd-status [is]="status[row.state]">{{
              row.paperWaits ? 'papier à contrôler' : row.next ? 'attend ' + roles[row.next.role] : labels[row.state]
            }}</pmd-status>
          </ng-template>
          <ng-template pmdCell="since" [of]="list.value().items" let-row>{{ row.completedAt ?? row.createdAt | day: 'short' }}</ng-template>
          <ng-template pmdCell="act" [of]="list.value().items" let-row>
            @if (row.paperWaits && mayAsk()) {
              <a pmdButton="line" size="s" [routerLink]="['/signer', row.id, 'papier']"
                >Contrôler<span class="sr"> le papier de {{ nameOf(row) }}</span></a
              >
            } @else if (row.next && mayAsk()) {
              <button pmdButton="line" size="s" type="button" [busy]="busy() === row.id" (click)="remind(row)">
                Relancer<span class="sr"> {{ row.next.name }}</span>
              </button>
            } @else if (row.state === 'complete') {
              <a [href]="'/api/signatures/' + row.id + '/document'" target="_blank"
                >PDF<span class="sr"> de la charte de {{ nameOf(row) }}</span></a
              >
            }
          </ng-template>
        </pmd-table>
        <pmd-pager
          [total]="list.value().total"
          [size]="50"
          [page]="+filters.value().page"
          (pageChange)="filters.set({ page: '' + $event })"
          [noun]="['charte', 'chartes']"
          [filters]="filters.active().length"
        />
      }
    }
  `,
})
export class SignatureList {
  private readonly api = inject(SignaturesApi);
  private readonly toasts = inject(Toasts);
  private readonly session = inject(Session);

  protected readonly filters = urlFilters({ state: '', paper: '', page: '1' });
  protected readonly list = this.api.list(() => this.filters.query());
  protected readonly by: Filter[] = [
    { key: 'state', label: 'État', choices: Object.entries(requestLabels).map(([value, label]) => ({ value, label })) },
    { key: 'paper', label: 'Papier', choices: [{ value: 'to-check', label: 'à contrôler' }] },
  ];
  protected readonly columns: Column<SignatureRequest>[] = [
    { key: 'promeneur', label: 'Promeneur' },
    { key: 'structure', label: 'Structure', text: ({ structure }) => structure.name },
    { key: 'version', label: 'Texte', text: ({ version }) => `version ${version.number}` },
    { key: 'state', label: 'État' },
    { key: 'since', label: 'Depuis le' },
    { key: 'act', label: 'Action' },
  ];
  protected readonly nameOf = ({ promeneur }: SignatureRequest) => `${promeneur.firstName} ${promeneur.lastName}`;
  protected readonly labels = requestLabels;
  protected readonly status = requestStatus;
  protected readonly roles = roleLabels;
  protected readonly busy = signal('');
  /** Those who run the network; the others have theirs in the path of their role. */
  protected readonly seesDocuments = computed(() => may(this.session.role(), 'documents.watch'));
  protected readonly keepsLists = computed(() => may(this.session.role(), 'anchors.read'));
  protected readonly mayAsk = computed(() => may(this.session.role(), 'signatures.ask'));
  protected readonly mayRead = computed(() => may(this.session.role(), 'procedures.read'));
  protected readonly lead = computed(() => {
    if (!this.list.hasValue()) return '';
    const { total } = this.list.value();
    return this.filters.active().length
      ? counted(total, 'charte avec vos filtres', 'chartes avec vos filtres')
      : counted(total, 'demande', 'demandes');
  });

  protected async remind(request: SignatureRequest): Promise<void> {
    this.busy.set(request.id);
    try {
      await this.api.remind(request.id);
      this.toasts.say(`Relance envoyée à ${request.next!.name}.`);
    } catch (error) {
      this.toasts.say(problemOf(error).message);
    } finally {
      this.busy.set('');
    }
  }
}
