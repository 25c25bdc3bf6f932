import { Component, computed, inject, linkedSignal } from '@angular/core';
import { type CoverageItem, type CoverageKind, coverageKinds, type TerritoryCoverage, volets } from '@promenade/directory/model';
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
  fr,
  Load,
  type MapPoint,
  Menu,
  type MenuLine,
  PageHead,
  Pager,
  PointMap,
  Session,
  type Sort,
  StatFigure,
  StatusChip,
  urlFilters,
} from '@promenade/platform/web';
import { formatLabels, voletLabels } from '../labels.fr';
import { findingOf, kindWords, populationSaid, shareSaid } from './coverage-words';
import { KeptTerritories } from './kept-territories';
import { TerritoriesApi } from './territories-api';

/** Which territories have a promeneur and which have none, for how many people: a table, and the map that is its twin. */
@Component({
  selector: 'pmd-territories-page',
  imports: [
    ...[Button, Cell, DataTable, EmptyState, FilterBar, KeptTerritories, Load, Menu, PageHead, Pager, PointMap],
    ...[StatFigure, StatusChip],
  ],
  templateUrl: './territories-page.html',
  styles: `
    :host {
      display: grid;
      gap: var(--s-5);
    }
    .switch {
      flex-wrap: wrap;
      max-width: max-content;
    }
  `,
})
export class TerritoriesPage {
  private readonly api = inject(TerritoriesApi);
  private readonly session = inject(Session);

  protected readonly filters = urlFilters({ kind: 'commune', volet: '', covered: '', department: '', sort: 'name', page: '1' });
  protected readonly coverage = this.api.covered(() => this.filters.query());
  /** What was last received stays on the screen while the next is asked for. */
  protected readonly shown = linkedSignal<TerritoryCoverage | undefined, TerritoryCoverage | undefined>({
    source: () => (this.coverage.hasValue() ? this.coverage.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly kind = computed(() => kindOf(this.filters.value().kind));
  protected readonly writes = computed(() => may(this.session.role(), 'territories.write'));
  protected readonly kinds = coverageKinds.map((value) => ({ value, label: kindWords[value].title }));
  protected readonly by: Filter[] = [
    { key: 'volet', label: 'Volet', choices: volets.map((value) => ({ value, label: voletLabels[value] })) },
    {
      key: 'covered',
      label: 'Promeneur',
      choices: [
        { value: 'no', label: 'sans promeneur' },
        { value: 'yes', label: 'avec un promeneur' },
      ],
    },
  ];
  protected readonly lead = computed(() => {
    const found = this.shown();
    return found && found.totals.territories > 0 ? findingOf(this.kind(), found.totals) : '';
  });
  protected readonly share = computed(() => shareSaid(this.shown()!.totals));
  protected readonly noun = computed<[string, string]>(() => [kindWords[this.kind()].one, kindWords[this.kind()].many]);
  /** Filters that leave lines out: the kind and the département choose a table. */
  protected readonly narrowing = computed(() => this.filters.active().filter((key) => key === 'covered' || key === 'volet'));
  protected readonly pageSize = PAGE_SIZE;

  protected readonly columns = computed<Column<CoverageItem>[]>(() => [
    { key: 'name', label: 'Territoire', sorts: true },
    ...(this.kind() === 'commune' ? [{ key: 'within', label: 'Intercommunalité', minor: true }] : []),
    ...(this.kind() === 'qpv' ? [{ key: 'within', label: 'Code', minor: true }] : [population]),
    { key: 'promeneurs', label: 'Promeneurs', numeric: true, sorts: true },
    { key: 'youth', label: 'Jeunesse', numeric: true, minor: true },
    { key: 'parenting', label: 'Parentalité', numeric: true, minor: true },
  ]);
  protected readonly nameOf = ({ name }: CoverageItem) => name;
  protected readonly sort = computed<Sort>(() => {
    const { sort } = this.filters.value();
    return { key: sort.replace('-', ''), direction: sort.startsWith('-') ? 'descending' : 'ascending' };
  });
  protected readonly points = computed<MapPoint[]>(() =>
    this.shown()!.points.map(({ code, name, at: [latitude, longitude], promeneurs }) => ({
      code,
      name,
      latitude,
      longitude,
      count: promeneurs,
    })),
  );
  protected readonly finding = computed(() => {
    const [most] = this.shown()!.points;
    const communes = counted(this.shown()!.points.length, 'commune a un promeneur', 'communes ont un promeneur');
    return fr(`Carte : ${communes}${most ? ` ; ${most.name} en a le plus, ${most.promeneurs}` : ''}.`);
  });
  protected readonly said = ({ name, count }: MapPoint) => fr(`${name} : ${counted(count, 'promeneur', 'promeneurs')}`);
  protected readonly withoutPlace = computed(() => this.shown()!.withoutPlace);
  protected readonly offTheMap = computed(() =>
    fr(counted(this.withoutPlace().length, 'commune avec un promeneur n’est', 'communes avec un promeneur ne sont') + ' pas sur la carte'),
  );
  protected readonly nowhere = computed(() => {
    const { unplaced } = this.shown()!.totals;
    const people = counted(unplaced, 'promeneur n’est', 'promeneurs ne sont');
    return unplaced ? fr(`${people} dans aucun territoire : leur structure n’a pas de commune.`) : '';
  });

  protected choose(kind: string): void {
    this.filters.set({ kind, sort: 'name' });
  }

  protected setSort(sort: Sort | null): void {
    this.filters.set({ sort: sort ? `${sort.direction === 'descending' ? '-' : ''}${sort.key}` : 'name' });
  }

  protected reload(): void {
    this.coverage.reload();
  }

  protected readonly downloads = downloads();
  /** Just what the filters find, in the order of the screen. */
  protected readonly files = computed<MenuLine[]>(() =>
    (['xlsx', 'csv'] as const).map((format) => ({
      label: formatLabels[format],
      act: () => this.downloads.fetch('/api/territories/coverage/file', { ...this.filters.query(), format }),
    })),
  );
}

const population: Column<CoverageItem> = {
  key: 'population',
  label: 'Habitants',
  numeric: true,
  sorts: true,
  text: (item) => populationSaid(item.population),
};

function kindOf(said: string): CoverageKind {
  return coverageKinds.find((kind) => kind === said) ?? 'commune';
}
