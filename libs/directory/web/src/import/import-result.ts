import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type ImportDetail, linesSetAside, recordsSinceChanged, type RecordsSinceChanged } from '@promenade/directory/model';
import { Button, Confirm, counted, fr, Icon, PageHead, problemOf, StatFigure, Stepper, Toasts } from '@promenade/platform/web';
import { acts } from '../acts';
import { importSteps, kindWords } from './import-labels.fr';
import { ImportsApi } from './imports-api';
import { decisionOf, isOfLine } from './line-decision';
import { nameOfLine } from './line-words';

type Since = RecordsSinceChanged['records'][number];

/** Links to what was made: beyond, the list serves better. */
const MOST_LINKS = 100;

const whys: Record<Since['why'], string> = {
  signed: 'a une charte demandée ou signée depuis',
  changed: 'a été modifiée depuis',
  employs: 'emploie quelqu’un d’autre depuis',
};

/** What an import wrote, what it left aside, how to take it all back, and what comes next. */
@Component({
  selector: 'pmd-import-result',
  imports: [Button, Icon, PageHead, RouterLink, StatFigure, Stepper],
  templateUrl: './import-result.html',
  styleUrl: './import-result.scss',
})
export class ImportResult {
  readonly of = input.required<ImportDetail>();
  /** Its state is no more what it was. */
  readonly changed = output();

  private readonly api = inject(ImportsApi);
  private readonly confirm = inject(Confirm);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  protected readonly acts = acts();
  protected readonly steps = importSteps;
  protected readonly crumbs = [
    { label: 'Promeneurs', path: '/promeneurs' },
    { label: 'Importer', path: '/import' },
  ];
  protected readonly isOfStructures = computed(() => this.of().kind === 'structures');
  /** Where the records of the import are. */
  protected readonly path = computed(() => `/${this.of().kind}`);
  protected readonly words = computed(() => kindWords[this.of().kind]);
  protected readonly isUndone = computed(() => this.of().state === 'undone');
  protected readonly rejectedUrl = computed(() => this.api.rejectedUrl(this.of().id));
  protected readonly since = signal<readonly Since[]>([]);

  protected readonly title = computed(() => {
    const { create, update } = this.of().counts;
    if (this.isUndone()) return 'Cet import est annulé';
    if (create && this.isOfStructures()) return `${counted(create, 'structure est enregistrée', 'structures sont enregistrées')}`;
    if (create) return `${counted(create, 'promeneur est enregistré', 'promeneurs sont enregistrés')}`;
    return update ? `${counted(update, 'fiche est à jour', 'fiches sont à jour')}` : 'Rien de nouveau dans ce fichier';
  });
  protected readonly lead = computed(() =>
    this.isUndone() ? 'Ce qu’il avait écrit est repris ; les fiches sont comme avant lui.' : `Fichier «\u00a0${this.of().fileName}\u00a0».`,
  );
  /** Written without a cell that could not be read. */
  protected readonly toComplete = computed(() =>
    this.of()
      .rows.filter((row) => decisionOf(row) === 'partial')
      .map((row) => ({
        line: row.line,
        record: row.recordId,
        name: nameOfLine(row, this.of().kind),
        problems: row.problems.filter((problem) => !isOfLine(problem)),
      })),
  );
  private readonly made = computed(() => this.of().rows.filter(({ action, recordId }) => action === 'create' && recordId));
  protected readonly links = computed(() =>
    this.made()
      .slice(0, MOST_LINKS)
      .map((row) => ({ id: row.recordId!, name: nameOfLine(row, this.of().kind) })),
  );
  protected readonly beyond = computed(() => this.made().length - this.links().length);
  /** Duplicates and rejected lines; once the import is taken back, every line. */
  protected readonly aside = computed(() => (this.isUndone() ? this.of().rows.length : linesSetAside(this.of().rows).length));
  protected readonly resumeWords = computed(() =>
    this.isUndone() ? 'Reprendre ce fichier' : this.aside() === 1 ? 'Reprendre cette ligne' : `Reprendre ces ${this.aside()} lignes`,
  );

  protected whyOf({ why }: Since): string {
    return whys[why];
  }

  /** A new draft of what was left aside: it is corrected, then written, like any other. */
  protected resume(): Promise<boolean> {
    return this.acts.during('resume', async () => {
      const { id } = await this.api.resume(this.of().id);
      await this.router.navigate(['/import', id], { queryParams: { etape: 'lignes' } });
    });
  }

  protected async undo(): Promise<void> {
    const { create } = this.of().counts;
    const sure = await this.confirm.ask({
      title: fr('Annuler cet import ?'),
      text: fr(
        `${counted(create, 'fiche créée disparaît', 'fiches créées disparaissent')} ; les fiches mises à jour reviennent à ce qu’elles étaient.`,
      ),
      keep: 'Garder les fiches',
      act: 'Annuler l’import',
    });
    if (sure) await this.acts.during('undo', () => this.takeBack());
  }

  private async takeBack(): Promise<void> {
    try {
      await this.api.undo(this.of().id);
      this.since.set([]);
      this.toasts.say('Import annulé.');
      this.changed.emit();
    } catch (error) {
      const told = recordsSinceChanged.safeParse(problemOf(error).facts);
      if (!told.success) throw error;
      this.since.set(told.data.records);
    }
  }
}
