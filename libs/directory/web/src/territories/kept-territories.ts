import { Component, inject, input, output, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { KeptKind, TerritoryDraft, TerritoryItem } from '@promenade/directory/model';
import { Button, counted, fr, Icon, Load, Toasts } from '@promenade/platform/web';
import { acts } from '../acts';
import { TerritoriesApi } from './territories-api';
import { TerritorySheet } from './territory-sheet';

/** The CTG or the QPV that the département keeps: added, corrected, removed, each with its way back. */
@Component({
  selector: 'pmd-kept-territories',
  imports: [Button, Icon, Load, RouterLink, TerritorySheet],
  templateUrl: './kept-territories.html',
  styleUrl: './kept-territories.scss',
})
export class KeptTerritories {
  readonly kind = input.required<KeptKind>();
  readonly writes = input(false);
  readonly changed = output();

  private readonly api = inject(TerritoriesApi);
  private readonly toasts = inject(Toasts);
  protected readonly acts = acts();
  protected readonly sheet = viewChild(TerritorySheet);
  protected readonly list = this.api.list(() => ({ kind: this.kind() }));

  protected saidOf({ code, communes, structures }: TerritoryItem): string {
    const names = communes.length > 4 ? counted(communes.length, 'commune', 'communes') : communes.map(({ name }) => name).join(', ');
    return fr([code, names, counted(structures, 'structure', 'structures', 'aucune structure')].filter(Boolean).join(' · '));
  }

  protected saved({ said, undo }: { readonly said: string; readonly undo: () => Promise<unknown> }): void {
    this.follow();
    this.toasts.say(
      said,
      this.acts.undo(() => undo().then(() => this.follow())),
    );
  }

  protected async remove(territory: TerritoryItem): Promise<void> {
    await this.acts.during(territory.id, async () => {
      await this.api.remove(territory.id);
      this.saved({ said: fr(`Territoire supprimé : ${territory.name}.`), undo: () => this.api.create(draftOf(territory)) });
    });
  }

  private follow(): void {
    this.list.reload();
    this.changed.emit();
  }
}

function draftOf({ kind, code, name, communes }: TerritoryItem): TerritoryDraft {
  return { kind, name, communeCodes: communes.map((commune) => commune.code), ...(code && { code }) };
}
