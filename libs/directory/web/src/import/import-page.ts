import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import type { ImportDetail } from '@promenade/directory/model';
import { counted, fr, Load, PageHead, Stepper, urlFilters } from '@promenade/platform/web';
import { RouterLink } from '@angular/router';
import { ImportColumns } from './import-columns';
import { followed } from './import-follow';
import { importSteps } from './import-labels.fr';
import { ImportLines } from './import-lines';
import { ImportProgressBar } from './import-progress-bar';
import { ImportResult } from './import-result';
import { ImportsApi } from './imports-api';
import { isUnsure } from './unsure';

const titles = {
  columns: 'Dites ce que contient chaque colonne',
  lines: 'Rien n’est encore enregistré : relisez d’abord',
  result: '',
};

/** One import, wherever it stands: its columns to name, its lines to read again, or what it wrote. It survives a reload. */
@Component({
  selector: 'pmd-import-page',
  imports: [ImportColumns, ImportLines, ImportProgressBar, ImportResult, Load, PageHead, RouterLink, Stepper],
  template: `
    @if (isAtWork()) {
      <pmd-page-head title="Cet import est en cours d’enregistrement" [crumbs]="crumbs" />
      <pmd-import-progress [of]="far.progress()" />
      <p class="soft">Vous pouvez quitter cette page&nbsp;: l’enregistrement continue sans elle.</p>
    } @else if (detail.error()) {
      <pmd-page-head title="Cet import ne s’ouvre pas" [crumbs]="crumbs" />
    }
    @if (!isAtWork()) {
      <pmd-load [of]="detail" name="l’import" [lines]="6" />
    }
    @if (!isAtWork() && detail.hasValue()) {
      @let it = detail.value();
      @if (step() === 'result') {
        <pmd-import-result [of]="it" (changed)="detail.reload()" />
      } @else {
        <pmd-page-head [title]="title()" [lead]="lead()" [crumbs]="crumbs">
          @if (step() === 'lines') {
            <a sub [routerLink]="[]" [queryParams]="{ etape: 'colonnes' }">Revoir les colonnes</a>
          }
        </pmd-page-head>
        <pmd-stepper class="path" label="Étapes de l’import" [steps]="steps" [at]="step() === 'columns' ? 1 : 2" />
        @if (step() === 'columns') {
          <pmd-import-columns [of]="it" (changed)="retaken($event)" (named)="named($event)" />
        } @else {
          <pmd-import-lines [of]="it" (changed)="follow($event)" (committed)="detail.reload()" />
        }
      }
    }
  `,
  styles: `
    .path {
      display: block;
      margin-bottom: var(--s-6);
    }
  `,
})
export class ImportPage {
  readonly id = input.required<string>();
  private readonly api = inject(ImportsApi);
  private readonly at = urlFilters({ etape: '' });

  protected readonly detail = this.api.read(this.id);
  protected readonly steps = importSteps;
  protected readonly crumbs = [
    { label: 'Promeneurs', path: '/promeneurs' },
    { label: 'Importer', path: '/import' },
  ];
  /** What another page, or this one before it was reloaded, asked the server to write. */
  protected readonly far = followed(this.id);
  protected readonly isAtWork = computed(() => !['idle', undefined].includes(this.far.progress()?.phase));
  /** Unless the person went to one, the step that needs them: columns first as long as one is unsure. */
  protected readonly step = computed<keyof typeof titles>(() => {
    const { state, columns } = this.detail.value()!;
    if (state !== 'draft') return 'result';
    const { etape } = this.at.value();
    if (etape) return etape === 'colonnes' ? 'columns' : 'lines';
    return columns.some(isUnsure) ? 'columns' : 'lines';
  });
  protected readonly title = computed(() => fr(titles[this.step()]));
  protected readonly lead = computed(() => {
    const { fileName, sheet, rows } = this.detail.value()!;
    const where = sheet ? `, feuille «\u00a0${sheet}\u00a0»` : '';
    return `Fichier «\u00a0${fileName}\u00a0»${where}, ${counted(rows.length, 'ligne lue', 'lignes lues')}.`;
  });

  constructor() {
    // Asked beside the import: the lines of one that is being written would be those of before.
    effect(() => {
      if (this.id()) untracked(() => this.far.start((wasBusy) => wasBusy && this.detail.reload(), 0));
    });
  }

  protected follow(detail: ImportDetail): void {
    this.detail.set(detail);
  }

  /** Its columns were guessed anew: they are looked at first. */
  protected retaken(detail: ImportDetail): void {
    this.detail.set(detail);
    this.at.set({ etape: 'colonnes' });
  }

  protected named(detail: ImportDetail): void {
    this.detail.set(detail);
    this.at.set({ etape: 'lignes' });
  }
}
