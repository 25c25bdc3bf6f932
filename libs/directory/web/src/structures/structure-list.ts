import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type StructureItem, type StructureList, structureSortKeys, structureStages, structureTypes } from '@promenade/directory/model';
import { may } from '@promenade/identity/model';
import { PAGE_SIZE } from '@promenade/platform/model';
import {
  Button,
  Cell,
  type Column,
  counted,
  DataTable,
  downloads,
  EmptyState,
  type Filter,
  FilterBar,
  Icon,
  Load,
  Menu,
  type MenuLine,
  PageHead,
  Pager,
  Session,
  type Sort,
  StatusChip,
  urlFilters,
} from '@promenade/platform/web';
import { formatLabels, structureTypeLabels } from '../labels.fr';
import { BulkFollow } from '../many/bulk-follow';
import { ManyActs } from '../many/many-acts';
import { ManyApi } from '../many/many-api';
import { SavedViewsSelect } from '../many/saved-views';
import { choiceIn } from '../many/target';
import { sortOf, wordOf } from '../promeneurs/promeneur-order';
import { territoryChoices } from '../territories';
import { TerritoriesApi } from '../territories/territories-api';
import { stageChips, stageLabels } from './structure-labels.fr';
import { StructuresApi } from './structures-api';

/** The employers of the network: where they are, who signs for them, how many they employ. */
@Component({
  selector: 'pmd-structure-list',
  imports: [
    ...[Button, Cell, DataTable, EmptyState, FilterBar, Icon, Load, Menu, PageHead, Pager, RouterLink],
    ...[BulkFollow, ManyActs, SavedViewsSelect, StatusChip],
  ],
  templateUrl: './structure-list.html',
})
export class StructureListPage {
  private readonly api = inject(StructuresApi);
  private readonly session = inject(Session);

  protected readonly filters = urlFilters({ q: '', territory: '', type: '', stage: '', tag: '', sort: '', page: '1' });
  protected readonly list = this.api.list(() => this.filters.query());
  /** What was last received stays on the screen while the next is asked for. */
  protected readonly shown = linkedSignal<StructureList | undefined, StructureList | undefined>({
    source: () => (this.list.hasValue() ? this.list.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly total = computed(() => this.shown()?.total ?? 0);
  protected readonly choice = choiceIn('structure', {
    rows: () => this.shown()?.items ?? [],
    total: this.total,
    asked: () => this.filters.query(),
  });
  /** The whole of it, to compare what filters leave; asked for only then. */
  private readonly everyone = this.api.list(() => (this.filters.active().length ? { size: '1' } : undefined));
  protected readonly outOf = computed(() => (this.everyone.hasValue() ? this.everyone.value().total : undefined));
  protected readonly isEmpty = computed(() => this.shown()?.total === 0 && this.filters.active().length === 0);
  protected readonly writes = computed(() => may(this.session.role(), 'directory.write'));
  protected readonly pageSize = PAGE_SIZE;
  protected readonly sort = computed(() => sortOf(this.filters.value().sort, structureSortKeys));
  protected readonly exports = computed(() => may(this.session.role(), 'directory.export'));
  protected readonly downloads = downloads();
  /** Just what the filters find, in the order of the screen. */
  protected readonly files = computed<MenuLine[]>(() =>
    (['xlsx', 'csv'] as const).map((format) => ({
      label: formatLabels[format],
      act: () => this.downloads.fetch('/api/structures/export', { ...this.filters.query(), format }),
    })),
  );

  protected readonly nearFilters = signal(false);
  private readonly communes = computed(() => (this.shown()?.items ?? []).flatMap(({ commune }) => (commune ? [commune] : [])));
  private readonly placesWanted = computed(() => this.nearFilters() || this.filters.value().territory !== '');
  private readonly places = territoryChoices(this.communes, this.placesWanted);
  private readonly keeps = computed(() => may(this.session.role(), 'territories.read') && this.session.department() !== null);
  /** CTG and QPV, after what INSEE tells. */
  private readonly kept = inject(TerritoriesApi).list(() => (this.keeps() && this.placesWanted() ? {} : undefined));
  private readonly keptPlaces = computed(() =>
    (this.kept.hasValue() ? this.kept.value().items : []).map(({ id, name }) => ({ value: id, label: name })),
  );
  private readonly tags = inject(ManyApi).tags(() => this.exports() && (this.nearFilters() || this.filters.value().tag !== ''));
  private readonly tagChoices = computed(() =>
    (this.tags.hasValue() ? this.tags.value().items : []).map(({ id, label }) => ({ value: id, label })),
  );
  protected readonly by = computed<Filter[]>(() => [
    { key: 'territory', label: 'Territoire', choices: [...this.places(), ...this.keptPlaces()] },
    { key: 'stage', label: 'Étape', choices: structureStages.map((value) => ({ value, label: stageLabels[value] })) },
    { key: 'type', label: 'Genre', choices: structureTypes.map((value) => ({ value, label: structureTypeLabels[value] })) },
    ...(this.exports() ? [{ key: 'tag', label: 'Étiquette', choices: this.tagChoices() }] : []),
  ]);

  protected readonly columns: Column<StructureItem>[] = [
    { key: 'name', label: 'Structure', sorts: true },
    { key: 'type', label: 'Genre', minor: true, sorts: true, text: ({ type }) => (type ? structureTypeLabels[type] : '–') },
    { key: 'stage', label: 'Étape', sorts: true },
    { key: 'representative', label: 'Signe pour elle', sorts: true },
    { key: 'promeneursCount', label: 'Promeneurs', numeric: true, sorts: true },
  ];
  protected readonly chips = stageChips;
  protected readonly labels = stageLabels;
  protected readonly nameOf = ({ name }: StructureItem) => name;

  protected reload(): void {
    this.choice.picked.set(new Set());
    this.list.reload();
  }

  protected setSort(sort: Sort | null): void {
    this.filters.set({ sort: wordOf(sort), page: this.filters.value().page });
  }

  protected readonly lead = computed(() => {
    const found = this.shown();
    if (!found || this.filters.active().length || found.total > found.items.length) return '';
    const inside = found.items.filter(({ stage }) => stage === 'under-convention');
    const unnamed = inside.filter(({ representative }) => !representative.name || !representative.email).length;
    return unnamed ? `${counted(unnamed, 'structure n’a', 'structures n’ont')} personne pour signer la charte.` : '';
  });
}
