import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Duplicate, PairKind } from '@promenade/directory/model';
import { PAGE_SIZE } from '@promenade/platform/model';
import {
  Button,
  counted,
  EmptyState,
  Icon,
  Load,
  PageHead,
  Pager,
  PhonePipe,
  StatusChip,
  Toasts,
  urlFilters,
} from '@promenade/platform/web';
import { acts } from '../acts';
import { MergeList } from './merge-list';
import { pairReasonLabels } from './structure-labels.fr';
import { StructuresApi } from './structures-api';

/** Records that may be one: compared and merged, or set apart for good. */
@Component({
  selector: 'pmd-duplicates-page',
  imports: [Button, EmptyState, Icon, Load, MergeList, PageHead, Pager, PhonePipe, RouterLink, StatusChip],
  templateUrl: './duplicates-page.html',
  styleUrl: './duplicates-page.scss',
})
export class DuplicatesPage {
  /** From the route. */
  readonly kind = input('structure', { transform: (kind: PairKind | undefined): PairKind => kind ?? 'structure' });

  private readonly api = inject(StructuresApi);
  private readonly toasts = inject(Toasts);
  protected readonly acts = acts();
  protected readonly filters = urlFilters({ distinct: '', page: '1' });
  protected readonly list = this.api.duplicates(
    () => this.kind(),
    () => (this.mergedShown() ? undefined : this.filters.query()),
  );
  protected readonly reasons = pairReasonLabels;
  protected readonly pageSize = PAGE_SIZE;
  protected readonly base = computed(() => (this.kind() === 'structure' ? '/structures' : '/promeneurs'));
  protected readonly crumbs = computed(() => [{ label: this.kind() === 'structure' ? 'Structures' : 'Promeneurs', path: this.base() }]);
  protected readonly setApartShown = computed(() => this.filters.value().distinct === 'yes');
  protected readonly mergedShown = computed(() => this.filters.value().distinct === 'merged');
  protected readonly lead = computed(() => {
    if (this.setApartShown() || this.mergedShown() || !this.list.hasValue()) return '';
    const { total } = this.list.value();
    return total ? `${counted(total, 'paire de fiches se ressemble', 'paires de fiches se ressemblent')}.` : '';
  });

  protected look(distinct: '' | 'yes' | 'merged'): void {
    this.filters.set({ distinct });
  }

  protected setApart({ id, kind, records: [one, other] }: Duplicate): Promise<boolean> {
    return this.acts.during(id, async () => {
      const { id: word } = await this.api.setApart(kind, [one.id, other.id]);
      this.list.reload();
      const back = async (): Promise<void> => {
        await this.api.bringBack(word);
        this.list.reload();
      };
      this.toasts.say('C’est noté : ces deux fiches ne seront plus proposées.', this.acts.undo(back));
    });
  }

  protected bringBack({ id, distinctId }: Duplicate): Promise<boolean> {
    return this.acts.during(id, async () => {
      await this.api.bringBack(distinctId!);
      this.list.reload();
    });
  }
}
