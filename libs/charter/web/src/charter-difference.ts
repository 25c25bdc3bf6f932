import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Control, counted, EmptyState, FieldFrame, Load, PageHead } from '@promenade/platform/web';
import { DifferenceRuns } from '@promenade/signatures/web';
import { changeLabels, termLabels, versionChoice, versionName } from './charter-words.fr';
import { ChartersApi } from './charters-api';
import { shownLines } from './difference-lines';

/** What changed between two versions, as text: which articles, then the words that go and those that come. */
@Component({
  selector: 'pmd-charter-difference',
  imports: [Control, DifferenceRuns, EmptyState, FieldFrame, Load, PageHead, RouterLink],
  templateUrl: './charter-difference.html',
  styleUrl: './charter-difference.scss',
})
export class CharterDifferencePage {
  readonly id = input.required<string>();
  /** Of the address: the version to compare with; the one before it when there is none. */
  readonly avec = input<string>();
  private readonly api = inject(ChartersApi);
  private readonly router = inject(Router);

  private readonly from = computed(() => this.avec() ?? '');
  protected readonly list = this.api.list();
  protected readonly difference = this.api.difference(this.id, this.from);
  protected readonly isWhole = signal(false);
  protected readonly changes = changeLabels;
  protected readonly terms = termLabels;

  protected readonly fromId = computed(() => this.from() || (this.difference.value()?.from.id ?? ''));
  protected readonly others = computed(() =>
    (this.list.value()?.items ?? [])
      .filter(({ id }) => id !== this.id())
      .map((version) => ({ id: version.id, label: versionChoice(version) })),
  );
  protected readonly lead = computed(() => {
    if (!this.difference.hasValue()) return '';
    const { from, to } = this.difference.value();
    return `De « ${versionName(from)} » à « ${versionName(to)} »`;
  });
  protected readonly crumbs = computed(() => [
    { label: 'Chartes', path: '/chartes' },
    { label: 'Textes', path: '/chartes/textes' },
    { label: this.difference.value()?.to.title ?? 'Texte', path: `/chartes/textes/${this.id()}` },
  ]);
  protected readonly lines = computed(() => shownLines(this.difference.value()!, this.isWhole()));
  protected readonly touched = computed(() =>
    this.difference
      .value()!
      .articles.map((article, rank) => ({ ...article, rank }))
      .filter(({ change }) => change !== 'same'),
  );
  protected readonly isSame = computed(() => {
    const { counts, terms } = this.difference.value()!;
    return counts.gone + counts.new + counts.changed + terms.length === 0;
  });
  protected readonly summary = computed(() => {
    const { counts } = this.difference.value()!;
    const said = [
      counted(counts.new, 'passage ajouté', 'passages ajoutés'),
      counted(counts.gone, 'supprimé', 'supprimés'),
      counted(counts.changed, 'modifié', 'modifiés'),
    ];
    return this.isSame() ? '' : `${said.join(', ')}.`;
  });

  protected compareWith(avec: string): void {
    void this.router.navigate([], { queryParams: { avec }, replaceUrl: true });
  }
}
