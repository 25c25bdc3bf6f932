import { Component, computed, inject, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type DepartmentProgress, type DepartmentProgressList, departmentStandings } from '@promenade/charter/model';
import {
  Button,
  Cell,
  type Column,
  count,
  counted,
  DataTable,
  dayOf,
  departmentName,
  downloads,
  EmptyState,
  type Filter,
  FilterBar,
  fr,
  Load,
  StatFigure,
  StatusChip,
  urlFilters,
} from '@promenade/platform/web';
import { departmentWords } from './campaign-words.fr';
import { CampaignsApi } from './campaigns-api';

/** How far each département is with the text everybody signs: figures, and nobody's name. For the national seat. */
@Component({
  selector: 'pmd-department-progress',
  imports: [Button, Cell, DataTable, EmptyState, FilterBar, Load, RouterLink, StatFigure, StatusChip],
  template: `
    <pmd-filter-bar [filters]="filters" [by]="by" search="Nom ou code du département" />
    <pmd-load [of]="list" name="les départements" [lines]="6" />
    @if (shown(); as found) {
      @if (found.total > 0) {
        <div class="figures">
          <pmd-stat
            name="Pas encore ouvertes"
            [value]="found.totals.notOpen"
            definition="Départements où le texte national en vigueur est plus récent que celui qui a été signé, sans campagne ouverte pour le faire signer."
          >
            sur {{ departments() }}
          </pmd-stat>
          <pmd-stat name="Signées" [value]="found.totals.signed">sur {{ asked() }}</pmd-stat>
          <pmd-stat
            name="En retard"
            [value]="found.totals.late"
            definition="Signatures demandées, qui manquent encore après l’échéance de la campagne."
          />
          <pmd-stat
            name="Sorties"
            [value]="found.totals.lapsed"
            definition="Fiches sorties de l’annuaire à la fin du délai de grâce ; signer les y remet aussitôt."
          />
        </div>
        <pmd-table
          caption="Départements, ceux qui ont à faire d’abord"
          [columns]="columns"
          [rows]="found.items"
          [rowId]="codeOf"
          [rowName]="nameOf"
        >
          <ng-template pmdCell="department" [of]="found.items" let-row>
            @if (row.campaign) {
              <a [routerLink]="['/chartes/campagnes', row.campaign.id]">{{ nameOf(row) }}</a>
            } @else {
              {{ nameOf(row) }}
            }
          </ng-template>
          <ng-template pmdCell="standing" [of]="found.items" let-row>
            <pmd-status [is]="words[row.standing].is">{{ words[row.standing].label }}</pmd-status>
            @if (more(row); as sentence) {
              <br /><span class="cap soft">{{ sentence }}</span>
            }
          </ng-template>
        </pmd-table>
        <p class="no-print">
          <button pmdButton="line" size="s" type="button" [busy]="file.busy()" (click)="take('csv')">Exporter (CSV)</button>
          <button pmdButton="line" size="s" type="button" [busy]="file.busy()" (click)="take('xlsx')">Exporter (XLSX)</button>
        </p>
      } @else if (filters.active().length) {
        <pmd-empty [scene]="false" fact="Aucun département avec ces filtres">
          <button pmdButton="line" type="button" (click)="filters.clear()">Tout effacer</button>
        </pmd-empty>
      } @else {
        <pmd-empty fact="Aucun département" why="Un département paraît ici dès qu’il a un promeneur." />
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s-5);
    }
    p {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s-2);
    }
  `,
})
export class DepartmentProgressTable {
  private readonly api = inject(CampaignsApi);
  protected readonly filters = urlFilters({ state: '', q: '' });
  protected readonly list = this.api.departments(() => this.filters.query());
  /** What was last received stays on the screen while the next is asked for. */
  protected readonly shown = linkedSignal<DepartmentProgressList | undefined, DepartmentProgressList | undefined>({
    source: () => (this.list.hasValue() ? this.list.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly file = downloads();
  protected readonly words = departmentWords;
  protected readonly departments = computed(() => counted(this.shown()!.total, 'département', 'départements'));
  protected readonly asked = computed(() => counted(this.shown()!.totals.asked, 'demandée', 'demandées'));
  protected readonly by: Filter[] = [
    { key: 'state', label: 'Campagne', choices: departmentStandings.map((value) => ({ value, label: departmentWords[value].label })) },
  ];
  protected readonly columns: Column<DepartmentProgress>[] = [
    { key: 'department', label: 'Département' },
    { key: 'standing', label: 'Campagne' },
    { key: 'version', label: 'Texte en vigueur', minor: true, text: versionSaid },
    { key: 'asked', label: 'Demandées', numeric: true, text: ({ counts }) => figure(counts?.asked) },
    { key: 'signed', label: 'Signées', numeric: true, text: ({ counts }) => figure(counts?.signed) },
    { key: 'late', label: 'En retard', numeric: true, text: ({ counts }) => figure(counts?.late) },
    { key: 'lapsed', label: 'Sorties', numeric: true, text: ({ counts }) => figure(counts?.lapsed) },
    { key: 'deadline', label: 'Échéance', minor: true, text: ({ campaign }) => (campaign ? dayOf(campaign.deadlineOn) : '–') },
  ];
  protected readonly codeOf = ({ department }: DepartmentProgress) => department;
  protected readonly nameOf = ({ department }: DepartmentProgress) => departmentName(department);

  /** What there is to do, or until when. */
  protected more({ standing, toAsk, toCarryOver, campaign }: DepartmentProgress): string {
    if (standing === 'grace') return fr(`jusqu’au ${dayOf(campaign!.graceEndsOn)}`);
    if (standing !== 'not-open') return '';
    const people = counted(toAsk, 'signature à demander', 'signatures à demander');
    return fr(toCarryOver ? `${people}, une fois le texte du département repris` : people);
  }

  protected take(format: 'csv' | 'xlsx'): void {
    void this.file.fetch(this.api.departmentsFile, { ...this.filters.query(), format });
  }
}

const figure = (value: number | undefined): string => (value === undefined ? '–' : count(value));

function versionSaid({ version, coreNumber }: DepartmentProgress): string {
  if (!version) return 'aucun';
  if (version.department === null) return `national, version ${version.number}`;
  return coreNumber === null ? `propre, version ${version.number}` : `version ${version.number}, sur la nationale ${coreNumber}`;
}
