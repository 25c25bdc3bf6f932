import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { type Coverage, departmentDashboard, type Figure, type FigureKey } from '@promenade/dashboards/model';
import {
  Button,
  type ChartData,
  ChartPanel,
  type Column,
  counted,
  DataTable,
  dayOf,
  EmptyState,
  fr,
  Icon,
  Load,
  momentOf,
  type MapPoint,
  PageHead,
  PointMap,
  Session,
  StatFigure,
  urlFilters,
} from '@promenade/platform/web';
import { figureNames, groups, unitSigns } from './labels.fr';

/** The Caf's page: how the network stands, how it grew, and where it is. */
@Component({
  selector: 'pmd-department-dashboard',
  imports: [Button, ChartPanel, DataTable, EmptyState, Icon, Load, PageHead, PointMap, StatFigure],
  templateUrl: './department-dashboard.html',
  styles: `
    :host {
      display: grid;
      gap: var(--s-6);
    }
  `,
})
export class DepartmentDashboardPage {
  protected readonly session = inject(Session);
  /** The national level looks at one département by its address: it can be shared. */
  protected readonly filters = urlFilters({ department: '' });
  protected readonly dashboard = httpResource(() => ({ url: '/api/dashboards/department', params: this.filters.query() }), {
    parse: departmentDashboard.parse,
  });

  protected readonly groups = computed(() => groups.map(({ title, keys }) => ({ title, figures: keys.map((key) => this.figure(key)!) })));
  protected readonly title = computed(() => {
    const { department } = this.dashboard.value()!;
    return department ? `Le réseau : ${department.name}` : 'Le réseau en France';
  });
  protected readonly lead = computed(() => fr(`Chiffres calculés le ${momentOf(this.dashboard.value()!.computedAt)}.`));
  protected readonly isEmpty = computed(() => !this.figure('promeneurs-total')?.value && !this.figure('structures-total')?.value);

  protected readonly curve = computed<ChartData>(() => {
    const { months } = this.dashboard.value()!;
    return {
      kind: 'line',
      axis: 'Mois',
      labels: months.map(({ month }) => dayOf(month, 'month')),
      series: [
        { name: 'Promeneurs', values: months.map(({ promeneurs }) => promeneurs) },
        { name: 'Chartes signées', values: months.map(({ charters }) => charters) },
      ],
    };
  });

  protected readonly finding = computed(() => {
    const { months } = this.dashboard.value()!;
    const [first, last] = [months[0]!, months.at(-1)!];
    return fr(
      `En douze mois, le réseau passe de ${first.promeneurs} à ${counted(last.promeneurs, 'promeneur', 'promeneurs')}, et de ${first.charters} à ${counted(last.charters, 'charte signée', 'chartes signées')}.`,
    );
  });

  protected readonly unplaced = computed(() => {
    const { unplaced } = this.dashboard.value()!;
    if (!unplaced) return '';
    const people = counted(unplaced, 'promeneur travaille', 'promeneurs travaillent');
    return fr(`${people} dans une structure dont la commune est inconnue : ni la carte ni ce tableau ne les montrent.`);
  });

  protected readonly points = computed<MapPoint[]>(() =>
    this.dashboard
      .value()!
      .coverage.map(({ commune, latitude, longitude, promeneurs }) => ({ ...commune, latitude, longitude, count: promeneurs })),
  );
  protected readonly mapFinding = computed(() => {
    const { coverage } = this.dashboard.value()!;
    const most = coverage.reduce((best, place) => (place.promeneurs > best.promeneurs ? place : best));
    const communes = counted(coverage.length, 'commune a un promeneur', 'communes ont un promeneur');
    return `Carte : ${communes} ; ${most.commune.name} en a le plus, ${most.promeneurs}.`;
  });
  protected readonly pointSaid = ({ name, count }: MapPoint) => fr(`${name} : ${counted(count, 'promeneur', 'promeneurs')}`);

  protected readonly columns: Column<Coverage>[] = [
    { key: 'commune', label: 'Commune', text: ({ commune }) => commune.name },
    { key: 'epci', label: 'Intercommunalité', text: ({ epci }) => epci?.name ?? '–' },
    {
      key: 'population',
      label: 'Habitants',
      numeric: true,
      text: ({ population }) => (population === null ? '–' : population.toLocaleString('fr-FR')),
    },
    { key: 'structures', label: 'Structures', numeric: true, text: ({ structures }) => String(structures) },
    { key: 'promeneurs', label: 'Promeneurs', numeric: true, text: ({ promeneurs }) => String(promeneurs) },
    { key: 'youth', label: 'Jeunesse', numeric: true, text: ({ youth }) => String(youth) },
    { key: 'parenting', label: 'Parentalité', numeric: true, text: ({ parenting }) => String(parenting) },
    { key: 'listed', label: 'Dans l’annuaire', numeric: true, text: ({ listed }) => String(listed) },
  ];
  protected readonly placeName = ({ commune }: Coverage) => commune.name;
  protected readonly names = figureNames;
  protected readonly signs = unitSigns;

  protected print(): void {
    window.print();
  }

  protected periodOf({ period }: Figure): string {
    return period.from ? fr(`Du ${dayOf(period.from)} au ${dayOf(period.to)}.`) : '';
  }

  private figure(key: FigureKey): Figure | undefined {
    return this.dashboard.value()?.figures.find((figure) => figure.key === key);
  }
}
