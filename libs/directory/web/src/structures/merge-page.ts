import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type Side, type StructureDetail, type StructureMergeKey } from '@promenade/directory/model';
import { Button, counted, fr, Icon, Load, PageHead, Toasts } from '@promenade/platform/web';
import { acts } from '../acts';
import { MergeLines } from '../merging/merge-lines';
import { mergeWords } from './merge-words';
import { mergeLabels } from './structure-labels.fr';
import { StructuresApi } from './structures-api';

/** Two records of one structure, side by side: what is kept of each, who moves, then one record. */
@Component({
  selector: 'pmd-merge-page',
  imports: [Button, Icon, Load, MergeLines, PageHead, RouterLink],
  templateUrl: './merge-page.html',
  styles: ':host { display: grid; gap: var(--s-5); }',
})
export class MergePage {
  /** The record that stays. */
  readonly id = input.required<string>();
  readonly otherId = input.required<string>();

  private readonly api = inject(StructuresApi);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  protected readonly acts = acts();
  protected readonly preview = this.api.mergePreview(this.id, this.otherId);
  protected readonly crumbs = [
    { label: 'Structures', path: '/structures' },
    { label: 'Doublons', path: '/structures/doublons' },
  ];
  /** What is proposed, until somebody says otherwise. */
  protected readonly takes = linkedSignal<Readonly<Partial<Record<StructureMergeKey, Side>>>>(() =>
    this.preview.hasValue() ? Object.fromEntries(this.preview.value().lines.map(({ key, takes }) => [key, takes])) : {},
  );
  protected readonly lines = computed(() => {
    if (!this.preview.hasValue()) return [];
    const { kept, other, lines } = this.preview.value();
    return lines
      .filter(({ differs }) => differs)
      .map(({ key }) => ({ key, label: mergeLabels[key], kept: mergeWords[key](kept), other: mergeWords[key](other) }));
  });
  protected readonly moves = computed(() => {
    const { employments, other } = this.preview.value()!;
    const moved = counted(employments.moved, 'emploi passe', 'emplois passent', 'Aucun emploi ne passe');
    const joined = employments.joined
      ? ` ${counted(employments.joined, 'emploi, le même dans les deux fiches, n’est compté', 'emplois, les mêmes dans les deux fiches, ne sont comptés')} qu’une fois.`
      : '';
    const contacts = other.contacts.length ? ` ${counted(other.contacts.length, 'contact s’ajoute', 'contacts s’ajoutent')}.` : '';
    return fr(`${moved} à la fiche gardée.${joined}${contacts} Les étapes et les notes des deux sont gardées.`);
  });

  protected take(key: StructureMergeKey, side: Side): void {
    this.takes.update((takes) => ({ ...takes, [key]: side }));
  }

  protected async merge(kept: StructureDetail, other: StructureDetail): Promise<void> {
    await this.acts.during('merge', async () => {
      const chosen = this.takes();
      const take = this.lines().flatMap(({ key }) => (chosen[key] === 'other' ? [key] : []));
      const done = await this.api.merge(kept.id, { otherId: other.id, take, versions: { kept: kept.version, other: other.version } });
      const back = async (): Promise<void> => {
        await this.api.undoMerge(done.id);
        await this.router.navigate(['/structures/doublons']);
      };
      await this.router.navigate(['/structures', kept.id]);
      this.toasts.say(fr(`Fiches fusionnées : ${kept.name}.`), this.acts.undo(back));
    });
  }
}
