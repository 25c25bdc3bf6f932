import { Component, inject, signal } from '@angular/core';
import type { Discrepancy, DiscrepancyList } from '@promenade/documents/model';
import { Button, Confirm, EmptyState, FrPipe, Load, MomentPipe, PageHead, problemOf, StatusChip, Toasts } from '@promenade/platform/web';
import { DocumentsApi } from './documents-api';
import { discrepancyWords } from './labels.fr';

/** What the night found between the disk and the base: what it means, and what to do about each. */
@Component({
  selector: 'pmd-discrepancy-list',
  imports: [Button, EmptyState, FrPipe, Load, MomentPipe, PageHead, StatusChip],
  templateUrl: './discrepancy-list.html',
})
export class DiscrepancyListPage {
  private readonly api = inject(DocumentsApi);
  private readonly toasts = inject(Toasts);
  private readonly confirm = inject(Confirm);

  protected readonly list = this.api.discrepancies();
  protected readonly crumbs = [{ label: 'Documents', path: '/documents' }];
  protected readonly words = discrepancyWords;
  protected readonly busy = signal('');

  protected async check(one: Discrepancy): Promise<void> {
    const left = await this.done(one, () => this.api.check(one.id));
    if (!left) return;
    const isThere = left.items.some(({ id }) => id === one.id);
    this.toasts.say(isThere ? 'Ce fichier n’est pas encore le bon.' : 'Ce fichier est de nouveau en ordre.');
  }

  protected async setAside(one: Discrepancy): Promise<void> {
    const sure =
      one.kind === 'orphan' ||
      (await this.confirm.ask({
        title: 'Écarter ce constat ?',
        text: 'Promenade n’en parlera plus, et le document restera sans son fichier.',
        keep: 'Garder le constat',
        act: 'Écarter le constat',
      }));
    if (sure && (await this.done(one, () => this.api.setAside(one.id)))) this.toasts.say('Constat écarté.');
  }

  private async done({ id }: Discrepancy, act: () => Promise<DiscrepancyList>): Promise<DiscrepancyList | undefined> {
    this.busy.set(id);
    try {
      const left = await act();
      this.list.set(left);
      return left;
    } catch (error) {
      this.toasts.say(problemOf(error).message);
      return undefined;
    } finally {
      this.busy.set('');
    }
  }
}
