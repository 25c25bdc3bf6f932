import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type DocumentItem, documentKinds, type DocumentList, standings } from '@promenade/documents/model';
import { PAGE_SIZE } from '@promenade/platform/model';
import {
  Button,
  Cell,
  type Column,
  DataTable,
  DayPipe,
  downloads,
  EmptyState,
  type Filter,
  FilterBar,
  Icon,
  LinkButton,
  Load,
  PageHead,
  Pager,
  StatusChip,
  urlFilters,
} from '@promenade/platform/web';
import { DocumentsApi } from './documents-api';
import { kindLabels, standingChips, standingLabels } from './labels.fr';

/** What was signed or received: one’s own for those who sign, the département’s for those who run the network. */
@Component({
  selector: 'pmd-document-list',
  imports: [Button, Cell, DataTable, DayPipe, EmptyState, FilterBar, Icon, LinkButton, Load, PageHead, Pager, RouterLink, StatusChip],
  templateUrl: './document-list.html',
  styleUrl: './document-list.scss',
})
export class DocumentListPage {
  /** Of the route. */
  readonly whose = input<'mine' | 'all'>('mine');

  private readonly api = inject(DocumentsApi);
  protected readonly filters = urlFilters({ q: '', kind: '', state: '', structure: '', from: '', to: '', page: '1' });
  protected readonly list = this.api.list(this.whose, () => this.filters.query());
  /** What was last received stays on the screen while the next is asked for. */
  protected readonly shown = linkedSignal<DocumentList | undefined, DocumentList | undefined>({
    source: () => (this.list.hasValue() ? this.list.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly nearFilters = signal(false);
  private readonly structures = this.api.structures(
    () => this.whose() === 'all' && (this.nearFilters() || this.filters.value().structure !== ''),
  );
  protected readonly by = computed<Filter[]>(() => [
    { key: 'kind', label: 'Nature', choices: documentKinds.map((value) => ({ value, label: kindLabels[value] })) },
    { key: 'state', label: 'État', choices: standings.map((value) => ({ value, label: standingLabels[value] })) },
    ...(this.whose() === 'all' ? [{ key: 'structure', label: 'Structure', choices: this.structureChoices() }] : []),
  ]);
  private readonly structureChoices = computed(() =>
    (this.structures.hasValue() ? this.structures.value().items : []).map(({ id, name }) => ({ value: id, label: name })),
  );
  protected readonly isEmpty = computed(() => this.shown()?.total === 0 && this.filters.active().length === 0);
  protected readonly archive = computed(() => this.api.archiveAddress(this.filters.query()));
  protected readonly downloads = downloads();
  protected readonly pageSize = PAGE_SIZE;
  protected readonly labels = standingLabels;
  protected readonly chips = standingChips;

  protected readonly columns: Column<DocumentItem>[] = [
    { key: 'name', label: 'Document' },
    { key: 'parties', label: 'Qui', text: partiesOf },
    { key: 'on', label: 'Signé ou reçu le' },
    { key: 'state', label: 'État' },
    { key: 'act', label: 'Action' },
  ];
  protected readonly nameOf = ({ number, name }: DocumentItem) => number ?? name;

  protected download({ id }: DocumentItem): void {
    void this.downloads.fetch(this.api.fileAddress(id));
  }
}

function partiesOf({ structure, promeneur }: DocumentItem): string {
  return [promeneur?.name, structure?.name].filter(Boolean).join(', ') || '–';
}
