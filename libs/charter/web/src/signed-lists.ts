import { Component, computed, inject, signal } from '@angular/core';
import { PAGE_SIZE } from '@promenade/platform/model';
import {
  Button,
  Cell,
  type Column,
  count,
  DataTable,
  dayOf,
  departmentName,
  downloads,
  EmptyState,
  Icon,
  Load,
  PageHead,
  Pager,
  Session,
  urlFilters,
} from '@promenade/platform/web';
import type { EvidenceAnchor } from '@promenade/signatures/model';
import { SignaturesApi } from '@promenade/signatures/web';

/** `/chartes/listes-signees`: what was listed each night of the signatures that went on, to be kept elsewhere. */
@Component({
  selector: 'pmd-signed-lists',
  imports: [Button, Cell, DataTable, EmptyState, Icon, Load, PageHead, Pager],
  template: `
    <pmd-page-head
      title="Listes signées"
      lead="Chaque nuit, l’état de chaque signature qui a avancé est noté dans une liste, que signe le cachet technique. Gardée ailleurs, elle montre toute réécriture."
      [crumbs]="crumbs()"
    />
    <pmd-load [of]="list" name="les listes signées" />
    @if (list.hasValue()) {
      @if (list.value().total === 0) {
        <pmd-empty fact="Aucune liste signée" why="La première sera faite la nuit qui suit la première demande de signature." />
      } @else {
        <div class="stack-l">
          <section class="card stack-s" aria-labelledby="verifier">
            <h2 id="verifier">Vérifier une liste</h2>
            <p>
              Comparez son empreinte à celle du courriel reçu cette nuit-là, puis à ce que répond
              <span class="code">sha256sum anchor.json</span>&nbsp;: les trois sont les mêmes. La signature se vérifie avec OpenSSL,
              <span class="code"
                >openssl cms -verify -inform DER -in anchor.p7s -content anchor.json -binary -CAfile certificates.pem -partial_chain
                -purpose any -no_check_time -out /dev/null</span
              >.
            </p>
          </section>
          <div>
            <pmd-table caption="Listes, la dernière d’abord" wide [columns]="columns()" [rows]="list.value().items" [rowName]="nameOf">
              <ng-template pmdCell="sha256" [of]="list.value().items" let-row>
                <span class="code">{{ row.sha256 }}</span>
              </ng-template>
              <ng-template pmdCell="take" [of]="list.value().items" let-row>
                <button pmdButton="line" size="s" type="button" [busy]="taking() === row.id" busyWord="Préparation…" (click)="take(row)">
                  <pmd-icon name="download" />Télécharger<span class="sr"> la liste du {{ nameOf(row) }}</span>
                </button>
              </ng-template>
            </pmd-table>
            <pmd-pager
              [total]="list.value().total"
              [size]="pageSize"
              [page]="+filters.value().page"
              (pageChange)="filters.set({ page: '' + $event })"
              [noun]="['liste', 'listes']"
            />
          </div>
        </div>
      }
    }
  `,
})
export class SignedLists {
  private readonly session = inject(Session);
  private readonly files = downloads();
  protected readonly filters = urlFilters({ page: '1' });
  protected readonly list = inject(SignaturesApi).anchors(() => this.filters.query());
  protected readonly pageSize = PAGE_SIZE;
  protected readonly taking = signal('');
  /** Whoever reads no signature comes by the texts. */
  private readonly isNational = computed(() => this.session.department() === null);
  protected readonly crumbs = computed(() => [
    this.isNational() ? { label: 'Le texte de la charte', path: '/chartes/textes' } : { label: 'Chartes', path: '/chartes' },
  ]);
  protected readonly columns = computed<Column<EvidenceAnchor>[]>(() => [
    { key: 'day', label: 'Jour', text: ({ day }) => dayOf(day) },
    ...(this.isNational()
      ? [{ key: 'department', label: 'Département', text: ({ department }: EvidenceAnchor) => departmentName(department) }]
      : []),
    { key: 'heads', label: 'Signatures', numeric: true, text: ({ heads }) => count(heads) },
    { key: 'sha256', label: 'Empreinte SHA-256' },
    { key: 'take', label: 'Liste, signature et certificat' },
  ]);
  protected readonly nameOf = ({ day, department }: EvidenceAnchor) =>
    this.isNational() ? `${dayOf(day)}, ${departmentName(department)}` : dayOf(day);

  protected async take({ id }: EvidenceAnchor): Promise<void> {
    this.taking.set(id);
    await this.files.fetch(`/api/signatures/anchors/${id}`);
    this.taking.set('');
  }
}
