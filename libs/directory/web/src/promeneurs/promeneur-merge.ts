import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { PromeneurDetail, PromeneurMergeKey, Side } from '@promenade/directory/model';
import { Button, fr, Icon, Load, PageHead, problemOf, Toasts } from '@promenade/platform/web';
import { acts } from '../acts';
import { MergeLines } from '../merging/merge-lines';
import { nameOf } from './bulk-acts';
import { moveWords, promeneurMergeLabels, promeneurMergeWords } from './merge-words.fr';
import { PromeneurMergesApi } from './promeneur-merges-api';

/** Two records of one person, side by side: what is kept of each, what goes over, then one record. */
@Component({
  selector: 'pmd-promeneur-merge',
  imports: [Button, Icon, Load, MergeLines, PageHead, RouterLink],
  templateUrl: './promeneur-merge.html',
  styles: ':host { display: grid; gap: var(--s-5); }',
})
export class PromeneurMergePage {
  /** The record that stays. */
  readonly id = input.required<string>();
  readonly otherId = input.required<string>();

  private readonly api = inject(PromeneurMergesApi);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  protected readonly acts = acts();
  protected readonly preview = this.api.preview(this.id, this.otherId);
  protected readonly crumbs = [
    { label: 'Promeneurs', path: '/promeneurs' },
    { label: 'Doublons', path: '/promeneurs/doublons' },
  ];
  /** Why they stay two; none when something else went wrong. */
  protected readonly refusal = computed(() => {
    const problem = this.preview.error() ? problemOf(this.preview.error()) : undefined;
    return problem?.status === 409 ? problem : undefined;
  });
  /** What is proposed, until somebody says otherwise. */
  protected readonly takes = linkedSignal<Readonly<Partial<Record<PromeneurMergeKey, Side>>>>(() =>
    this.preview.hasValue() ? Object.fromEntries(this.preview.value().lines.map(({ key, takes }) => [key, takes])) : {},
  );
  protected readonly lines = computed(() => {
    if (!this.preview.hasValue()) return [];
    const { kept, other, lines } = this.preview.value();
    const said = lines.filter(({ differs }) => differs).map(({ key }) => ({ key, words: promeneurMergeWords[key] }));
    return said.map(({ key, words }) => ({ key, label: promeneurMergeLabels[key], kept: words(kept), other: words(other) }));
  });
  protected readonly moves = computed(() =>
    this.preview.hasValue() ? this.preview.value().moves.map(({ what, count }) => fr(moveWords[what](count))) : [],
  );
  protected readonly nameOf = nameOf;

  protected take(key: PromeneurMergeKey, side: Side): void {
    this.takes.update((takes) => ({ ...takes, [key]: side }));
  }

  protected async merge(kept: PromeneurDetail, other: PromeneurDetail): Promise<void> {
    await this.acts.during('merge', async () => {
      const chosen = this.takes();
      const take = this.lines().flatMap(({ key }) => (chosen[key] === 'other' ? [key] : []));
      const done = await this.api.merge(kept.id, { otherId: other.id, take, versions: { kept: kept.version, other: other.version } });
      const back = async (): Promise<void> => {
        await this.api.undo(done.id);
        await this.router.navigate(['/promeneurs/doublons']);
      };
      await this.router.navigate(['/promeneurs', kept.id]);
      this.toasts.say(fr(`Fiches fusionnées : ${nameOf(kept)}.`), this.acts.undo(back));
    });
  }
}
