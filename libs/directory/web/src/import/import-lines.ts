import { Component, computed, inject, input, linkedSignal, output, signal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import type { ImportCell, ImportDetail, ImportKind, ImportRow } from '@promenade/directory/model';
import {
  Button,
  Cell,
  type Column,
  Confirm,
  count,
  counted,
  DataTable,
  EmptyState,
  fr,
  Pager,
  Refusable,
  StatFigure,
  StatusChip,
  urlFilters,
} from '@promenade/platform/web';
import { acts } from '../acts';
import { followed } from './import-follow';
import { ImportProgressBar } from './import-progress-bar';
import { ImportsApi } from './imports-api';
import { countedDecisions, decisionOf, figuresOf } from './line-decision';
import { LineCell } from './line-cell';
import { LineDecision } from './line-decision-cell';
import { LinePair } from './line-pair';
import { LineSheet } from './line-sheet';
import { nameOfLine, reviewKeys } from './line-words';

const views = ['revoir', 'pretes', 'toutes'] as const;
type View = (typeof views)[number];
const PAGE = 50;

/** The lines as they will be written: those to look at first, each corrected in its own cell; the file itself is not changed. */
@Component({
  selector: 'pmd-import-lines',
  imports: [
    Button,
    Cell,
    DataTable,
    EmptyState,
    ImportProgressBar,
    LineCell,
    LineDecision,
    LinePair,
    LineSheet,
    Pager,
    Refusable,
    StatFigure,
    StatusChip,
  ],
  templateUrl: './import-lines.html',
  styleUrl: './import-lines.scss',
})
export class ImportLines {
  readonly of = input.required<ImportDetail>();
  readonly changed = output<ImportDetail>();
  readonly committed = output();

  private readonly api = inject(ImportsApi);
  private readonly confirm = inject(Confirm);
  private readonly router = inject(Router);
  protected readonly acts = acts();
  private readonly pair = viewChild.required(LinePair);
  protected readonly sheet = viewChild.required(LineSheet);

  protected readonly counts = computed(() => countedDecisions(this.of().rows));
  protected readonly figures = computed(() => figuresOf(this.counts()));
  /** Lines that a commit writes. */
  protected readonly written = computed(() => this.counts().ready + this.counts().partial);
  private readonly toSee = computed(() => this.of().rows.length - this.counts().ready);
  protected readonly tabs = computed(() => [
    { view: 'revoir' as const, label: `À revoir (${count(this.toSee())})` },
    { view: 'pretes' as const, label: `Prêtes (${count(this.counts().ready)})` },
    { view: 'toutes' as const, label: `Toutes (${count(this.of().rows.length)})` },
  ]);
  protected readonly at = urlFilters({ etape: '', voir: 'revoir', page: '1' });
  protected readonly view = computed<View>(() => views.find((view) => view === this.at.value().voir) ?? 'revoir');
  /** Lines corrected since the view was opened: they stay in it, so that nothing jumps under the hand. */
  private readonly kept = linkedSignal<View, ReadonlySet<number>>({ source: this.view, computation: () => new Set() });
  protected readonly rows = computed(() => linesOf(this.view(), this.of().rows, this.kept()));
  protected readonly pageSize = PAGE;
  protected readonly page = computed(() => Math.min(Math.max(1, Math.ceil(this.rows().length / PAGE)), Number(this.at.value().page) || 1));
  protected readonly shown = computed(() => this.rows().slice((this.page() - 1) * PAGE, this.page() * PAGE));

  protected readonly columns = computed(() => columnsOf[this.of().kind]);
  protected readonly groups = reviewKeys;
  protected readonly lineId = ({ line }: ImportRow) => String(line);
  protected readonly busyLine = signal<number | null>(null);
  protected readonly told = signal('');
  /** How far the writing is, which goes on if the page is left. */
  protected readonly far = followed(() => this.of().id);
  private queue: Promise<unknown> = Promise.resolve();

  protected readonly saveWords = computed(() =>
    this.written() === 1 ? 'Enregistrer la ligne prête' : `Enregistrer les ${count(this.written())} lignes`,
  );
  protected readonly whyNotSave = computed(() => (this.written() === 0 ? 'Aucune ligne ne peut encore être enregistrée.' : ''));
  protected readonly beside = computed(() => {
    const { partial, duplicate, rejected } = this.counts();
    const parts = [
      partial && `${counted(partial, 'ligne sera enregistrée', 'lignes seront enregistrées')} sans la case signalée`,
      duplicate + rejected && `${counted(duplicate + rejected, 'ligne restera', 'lignes resteront')} de côté`,
    ].filter(Boolean);
    return parts.length ? fr(`${parts.join(' ; ')}.`) : '';
  });

  protected see(view: View): void {
    this.at.set({ voir: view, page: '1' });
  }

  /** One after the other: each answer is the import whole, and the last one must be the last word. */
  protected correct(row: ImportRow, { column, value }: Omit<ImportCell, 'line'>): Promise<unknown> {
    const { line } = row;
    this.kept.update((kept) => new Set(kept).add(line));
    this.queue = this.queue.then(async () => {
      this.busyLine.set(line);
      await this.acts.during('correct', async () => {
        const detail = await this.api.revise(this.of().id, { cells: [{ line, column, value }] });
        this.changed.emit(detail);
        this.told.set(
          saidOf(
            detail.rows.find((one) => one.line === line),
            detail.kind,
          ),
        );
      });
      this.busyLine.set(null);
    });
    return this.queue;
  }

  protected compare(row: ImportRow, otherLine: number): void {
    const other = this.of().rows.find(({ line }) => line === otherLine);
    if (other) this.pair().open(row, other);
  }

  protected async save(): Promise<void> {
    // A cell left by the click that saves is read again first.
    await this.queue;
    await this.acts.during('save', async () => {
      this.far.start();
      try {
        await this.api.commit(this.of().id);
      } finally {
        this.far.stop();
      }
      this.committed.emit();
    });
  }

  protected async discard(): Promise<void> {
    const sure = await this.confirm.ask({
      title: fr('Abandonner cet import ?'),
      text: fr('Rien n’a été enregistré. Vos corrections seront perdues ; votre fichier, lui, n’a pas changé.'),
      keep: 'Continuer la relecture',
      act: 'Abandonner l’import',
    });
    if (!sure) return;
    await this.acts.during('discard', async () => {
      await this.api.discard(this.of().id);
      await this.router.navigate(['/import']);
    });
  }
}

const columns = (name: string, structure: string, mandate: string): Column<ImportRow>[] => [
  { key: 'line', label: 'Ligne' },
  { key: 'name', label: name },
  { key: 'structure', label: structure },
  { key: 'commune', label: 'Commune' },
  { key: 'contact', label: 'Contact' },
  { key: 'mandate', label: mandate },
  { key: 'decision', label: 'Décision' },
];

const columnsOf: Record<ImportKind, Column<ImportRow>[]> = {
  promeneurs: columns('Nom', 'Structure', 'Volet, mandat'),
  structures: columns('Structure', 'SIRET, représentant', 'Observations'),
};

/** Those of a view, in the order of the file; what the registry knows already needs the least care, and comes last to be seen again. */
function linesOf(view: View, rows: readonly ImportRow[], kept: ReadonlySet<number>): readonly ImportRow[] {
  if (view === 'toutes') return rows;
  const those = rows.filter((row) => kept.has(row.line) || (decisionOf(row) === 'ready') === (view === 'pretes'));
  const isKnown = ({ problems }: ImportRow) => problems.some(({ code }) => code === 'duplicate-of-record');
  return view === 'pretes' ? those : [...those.filter((row) => !isKnown(row)), ...those.filter(isKnown)];
}

/** What a screen reader hears once a cell is corrected. */
function saidOf(row: ImportRow | undefined, kind: ImportKind): string {
  if (!row) return '';
  const [first] = row.problems;
  const who = nameOfLine(row, kind) || `Ligne\u00a0${row.line}`;
  return first ? `${who}\u00a0: ${first.message}` : `${who}\u00a0: ligne prête.`;
}
