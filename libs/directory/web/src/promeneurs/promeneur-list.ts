import { Component, computed, inject, linkedSignal, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PromeneurItem } from '@promenade/directory/model';
import { may } from '@promenade/identity/model';
import { PAGE_SIZE_MAX } from '@promenade/platform/model';
import {
  Button,
  Cell,
  type Column,
  DataTable,
  DayPipe,
  departmentName,
  EmptyState,
  FilterBar,
  Icon,
  LinkButton,
  Load,
  PageHead,
  Pager,
  Portrait,
  saveCsv,
  Session,
  type Sort,
  StatusChip,
  TODAY,
  urlFilters,
} from '@promenade/platform/web';
import { acts } from '../acts';
import { stateChips, stateLabels, voletsOf } from '../labels.fr';
import { nameOf } from './bulk-acts';
import { promeneurFilters } from './promeneur-filters';
import { csvOfPromeneurs, summaryOf } from './promeneur-lines';
import { ordered, sortOf, wordOf } from './promeneur-order';
import { PromeneursApi } from './promeneurs-api';
import { OutcomeNote } from './outcome-note';
import { type BulkOutcome, SelectionActs } from './selection-acts';

/** The network, as far as the seat sees it: found, filtered, sorted, and acted upon together. */
@Component({
  selector: 'pmd-promeneur-list',
  imports: [
    ...[Button, Cell, DataTable, DayPipe, EmptyState, FilterBar, Icon, LinkButton, Load, PageHead, Pager, Portrait, RouterLink],
    ...[OutcomeNote, SelectionActs, StatusChip],
  ],
  templateUrl: './promeneur-list.html',
  styleUrl: './promeneur-list.scss',
})
export class PromeneurListPage {
  private readonly api = inject(PromeneursApi);
  protected readonly session = inject(Session);
  private readonly today = inject(TODAY);

  protected readonly filters = urlFilters({
    q: '',
    department: '',
    volet: '',
    state: '',
    territory: '',
    structure: '',
    sort: '',
    page: '1',
  });
  private readonly asked = computed(() => {
    return omit(this.filters.query(), 'sort');
  });
  private readonly isFiltered = computed(() => this.filters.active().length > 0 || this.filters.value().page !== '1');
  /** The network without any filter: the list itself most of the time, and what filters are compared with. */
  protected readonly everyone = this.api.list(() => ({}));
  private readonly filtered = this.api.list(() => (this.isFiltered() ? this.asked() : undefined));
  protected readonly list = computed(() => (this.isFiltered() ? this.filtered : this.everyone));
  /** What was last received stays on the screen while the next is asked for. */
  protected readonly shown = linkedSignal<ReturnType<typeof this.received>, ReturnType<typeof this.received>>({
    source: () => this.received(),
    computation: (now, before) => now ?? before?.value,
  });

  private readonly isNational = computed(() => this.session.role() === 'national');
  protected readonly may = (permission: Parameters<typeof may>[1]) => may(this.session.role(), permission);
  protected readonly columns = computed<Column<PromeneurItem>[]>(() => [
    { key: 'name', label: 'Promeneur', sorts: this.sortable() },
    ...(this.isNational() ? [ofDepartment] : []),
    { key: 'function', label: 'Fonction', minor: true },
    { key: 'volets', label: 'Volet', sorts: this.sortable(), text: ({ volets }) => voletsOf(volets) },
    { key: 'state', label: 'État', sorts: this.sortable() },
    { key: 'signedOn', label: 'Charte signée', sorts: this.sortable(), minor: true },
  ]);
  /** Sorting a part of a list would hide the rest of it. */
  private readonly sortable = computed(() => (this.shown()?.total ?? 0) <= PAGE_SIZE_MAX);
  protected readonly sort = computed(() => (this.sortable() ? sortOf(this.filters.value().sort) : null));
  protected readonly rows = computed(() => ordered(this.shown()?.items ?? [], this.sort()));
  protected readonly selection = signal<ReadonlySet<string>>(new Set());
  protected readonly chosen = computed(() => this.rows().filter(({ id }) => this.selection().has(id)));

  private readonly network = computed(() => (this.everyone.hasValue() ? this.everyone.value().items : []));
  protected readonly nearFilters = signal(false);
  private readonly namesWanted = computed(() => this.nearFilters() || this.filters.value().territory !== '');
  protected readonly by = promeneurFilters(this.network, this.namesWanted);
  /** Among a few people, one looks rather than searches. */
  protected readonly hasFilters = computed(() => {
    const few = this.session.role() in titles ? 0 : Infinity;
    return this.filters.active().length > 0 || (this.outOf() ?? few) > FEW;
  });
  protected readonly title = computed(() => titles[this.session.role()] ?? 'Promeneurs');
  protected readonly lead = computed(() => summaryOf(this.network().length === this.outOf() ? this.network() : []));
  protected readonly outOf = computed(() => (this.everyone.hasValue() ? this.everyone.value().total : undefined));
  protected readonly pageSize = PAGE_SIZE_MAX;
  /** Portraits are for those who know the people: never on a list the Caf reads. */
  protected readonly hasPortraits = computed(() => !['caf', 'national'].includes(this.session.role()));

  protected readonly outcome = signal<BulkOutcome | null>(null);
  protected readonly selectionActs = viewChild(SelectionActs);
  protected readonly acts = acts();
  protected readonly nameOf = nameOf;
  protected readonly labels = stateLabels;
  protected readonly chips = stateChips;

  protected setSort(sort: Sort | null): void {
    this.filters.set({ sort: wordOf(sort), page: this.filters.value().page });
  }

  protected reload(): void {
    this.selection.set(new Set());
    this.everyone.reload();
    this.filtered.reload();
  }

  /** Just what the filters find, in the order of the screen. */
  protected async export(): Promise<void> {
    await this.acts.during('export', async () => {
      const everyone = ordered(await this.api.all(omit(this.asked(), 'page')), this.sort());
      saveCsv(`promeneurs-${this.session.department() ?? 'france'}-${this.today()}.csv`, csvOfPromeneurs(everyone));
    });
  }

  private received() {
    const list = this.list();
    return list.hasValue() ? list.value() : undefined;
  }
}

const FEW = 3;
const ofDepartment: Column<PromeneurItem> = {
  key: 'department',
  label: 'Département',
  text: ({ department }) => departmentName(department),
};
const titles: Readonly<Record<string, string>> = { structure: 'Vos promeneurs', promeneur: 'Votre fiche' };

function omit(query: Record<string, string>, left: string): Record<string, string> {
  return Object.fromEntries(Object.entries(query).filter(([key]) => key !== left));
}
