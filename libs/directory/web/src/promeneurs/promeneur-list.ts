import { Component, computed, inject, linkedSignal, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { exportFormats, type PromeneurItem } from '@promenade/directory/model';
import { may } from '@promenade/identity/model';
import { PAGE_SIZE_MAX } from '@promenade/platform/model';
import {
  Button,
  Cell,
  type Column,
  DataTable,
  DayPipe,
  departmentName,
  downloads,
  EmptyState,
  FilterBar,
  Icon,
  Menu,
  type MenuLine,
  Load,
  PageHead,
  Pager,
  Portrait,
  Session,
  type Sort,
  StatusChip,
  urlFilters,
} from '@promenade/platform/web';
import { formatLabels, stateChips, stateLabels, voletsOf } from '../labels.fr';
import { nameOf } from './bulk-acts';
import { promeneurFilters } from './promeneur-filters';
import { BulkFollow } from '../many/bulk-follow';
import { ManyApi } from '../many/many-api';
import { OutcomeNote } from '../many/outcome-note';
import { SavedViewsSelect } from '../many/saved-views';
import { choiceIn } from '../many/target';
import { summaryOf } from './promeneur-lines';
import { sortOf, wordOf } from './promeneur-order';
import { PromeneursApi } from './promeneurs-api';
import { type BulkOutcome, SelectionActs } from './selection-acts';

/** The network, as far as the seat sees it: found, filtered, sorted, and acted upon together. */
@Component({
  selector: 'pmd-promeneur-list',
  imports: [
    ...[Button, Cell, DataTable, DayPipe, EmptyState, FilterBar, Icon, Load, Menu, PageHead, Pager, Portrait, RouterLink],
    ...[BulkFollow, OutcomeNote, SavedViewsSelect, SelectionActs, StatusChip],
  ],
  templateUrl: './promeneur-list.html',
  styleUrl: './promeneur-list.scss',
})
export class PromeneurListPage {
  private readonly api = inject(PromeneursApi);
  protected readonly session = inject(Session);
  private readonly many = inject(ManyApi);
  protected readonly downloads = downloads();

  protected readonly filters = urlFilters({
    q: '',
    department: '',
    volet: '',
    state: '',
    territory: '',
    structure: '',
    tag: '',
    hasAccount: '',
    missing: '',
    arrived: '',
    sort: '',
    page: '1',
  });
  private readonly asked = computed(() => this.filters.query());
  private readonly isFiltered = computed(() => {
    const { page, sort } = this.filters.value();
    return this.filters.active().length > 0 || page !== '1' || sort !== '';
  });
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
    { key: 'name', label: 'Promeneur', sorts: true },
    ...(this.isNational() ? [ofDepartment] : []),
    { key: 'function', label: 'Fonction', minor: true },
    { key: 'volets', label: 'Volet', sorts: true, text: ({ volets }) => voletsOf(volets) },
    { key: 'state', label: 'État', sorts: true },
    { key: 'signedOn', label: 'Charte signée', sorts: true, minor: true },
  ]);
  protected readonly sort = computed(() => sortOf(this.filters.value().sort));
  protected readonly rows = computed(() => this.shown()?.items ?? []);
  protected readonly total = computed(() => this.shown()?.total ?? 0);
  protected readonly choice = choiceIn('promeneur', { rows: this.rows, total: this.total, asked: this.asked });

  private readonly network = computed(() => (this.everyone.hasValue() ? this.everyone.value().items : []));
  protected readonly nearFilters = signal(false);
  private readonly namesWanted = computed(() => this.nearFilters() || this.filters.value().territory !== '');
  private readonly tags = this.many.tags(() => this.exports() && (this.nearFilters() || this.filters.value().tag !== ''));
  protected readonly exports = computed(() => this.may('directory.export'));
  protected readonly by = promeneurFilters(
    this.network,
    this.namesWanted,
    computed(() => (this.tags.hasValue() ? this.tags.value().items : [])),
  );
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
  protected readonly nameOf = nameOf;
  protected readonly labels = stateLabels;
  protected readonly chips = stateChips;

  protected readonly elsewhere = computed<MenuLine[]>(() =>
    pages.filter(({ permission }) => this.may(permission)).map(({ label, path }) => ({ label, path })),
  );

  protected setSort(sort: Sort | null): void {
    this.filters.set({ sort: wordOf(sort), page: this.filters.value().page });
  }

  protected reload(): void {
    this.choice.picked.set(new Set());
    this.everyone.reload();
    this.filtered.reload();
  }

  /** Just what the filters find, in the order of the screen: the house writes the file, and keeps a trace of it. */
  protected readonly files = computed<MenuLine[]>(() =>
    exportFormats.map((format) => ({
      label: formatLabels[format],
      act: () => this.downloads.fetch('/api/promeneurs/export', { ...this.asked(), format }),
    })),
  );

  private received() {
    const list = this.list();
    return list.hasValue() ? list.value() : undefined;
  }
}

/** What is done with the whole list, on pages of their own. */
const pages = [
  { label: 'Qui répond, et quand', path: '/promeneurs/permanences', permission: 'permanences.read' },
  { label: 'Contrôler les profils', path: '/promeneurs/controles', permission: 'profile-checks.read' },
  { label: 'Modifications proposées', path: '/modifications', permission: 'record-changes.decide' },
  { label: 'Courriers envoyés', path: '/promeneurs/courriers', permission: 'mailings.write' },
  { label: 'Étiquettes', path: '/promeneurs/etiquettes', permission: 'directory.write' },
  { label: 'Doublons', path: '/promeneurs/doublons', permission: 'directory.write' },
  { label: 'Site national', path: '/promeneurs/site-national', permission: 'national-site.write' },
] as const;

const FEW = 3;
const ofDepartment: Column<PromeneurItem> = {
  key: 'department',
  label: 'Département',
  text: ({ department }) => departmentName(department),
};
const titles: Readonly<Record<string, string>> = { structure: 'Vos promeneurs', promeneur: 'Votre fiche' };
