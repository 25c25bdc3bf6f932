import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { TagItem } from '@promenade/directory/model';
import { Button, counted, EmptyState, fr, Load, PageHead, Toasts } from '@promenade/platform/web';
import { acts } from '../acts';
import { ManyApi } from './many-api';

/** The tags of the département: how many records bear each, renamed or put away here. */
@Component({
  selector: 'pmd-tag-list',
  imports: [Button, EmptyState, Load, PageHead, RouterLink],
  template: `
    <pmd-page-head
      title="Étiquettes"
      lead="Des mots de la coordination pour retrouver des fiches. Les personnes concernées et le public ne les voient pas."
      [crumbs]="[{ label: 'Promeneurs', path: '/promeneurs' }]"
    />
    <pmd-load [of]="list" name="les étiquettes" [lines]="4" />
    @if (list.hasValue()) {
      <ul class="stack-s">
        @for (tag of tags(); track tag.id) {
          <li class="card row between">
            @if (renamed() === tag.id) {
              <form class="row" (submit)="$event.preventDefault(); rename(tag, name.value)">
                <input #name class="input" maxlength="40" [attr.aria-label]="'Nouveau nom de ' + tag.label" [value]="tag.label" />
                <button pmdButton="act" size="s" type="submit" [busy]="acts.busy() === 'rename'">Renommer</button>
                <button pmdButton="plain" size="s" type="button" (click)="renamed.set('')">Garder {{ tag.label }}</button>
              </form>
            } @else {
              <span>
                <b>{{ tag.label }}</b>
                <br /><span class="cap soft">
                  <a routerLink="/promeneurs" [queryParams]="{ tag: tag.id }">{{ counted(tag.promeneurs, 'promeneur', 'promeneurs') }}</a>,
                  <a routerLink="/structures" [queryParams]="{ tag: tag.id }">{{ counted(tag.structures, 'structure', 'structures') }}</a>
                </span>
              </span>
              <span class="row">
                <button pmdButton="line" size="s" type="button" [attr.aria-label]="'Renommer ' + tag.label" (click)="renamed.set(tag.id)">
                  Renommer
                </button>
                <button pmdButton="plain" size="s" type="button" [attr.aria-label]="'Supprimer ' + tag.label" (click)="remove(tag)">
                  Supprimer
                </button>
              </span>
            }
          </li>
        } @empty {
          <li>
            <pmd-empty
              fact="Aucune étiquette"
              why="Choisissez des personnes dans la liste, puis « Étiqueter » : le mot se crée en le tapant."
            >
              <a pmdButton="act" routerLink="/promeneurs">Choisir dans la liste</a>
            </pmd-empty>
          </li>
        }
      </ul>
    }
  `,
  styles: `
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
  `,
})
export class TagListPage {
  private readonly api = inject(ManyApi);
  private readonly toasts = inject(Toasts);
  protected readonly acts = acts();
  protected readonly list = this.api.tags(() => true);
  protected readonly tags = computed(() => (this.list.hasValue() ? this.list.value().items : []));
  protected readonly renamed = signal('');

  protected readonly counted = counted;

  protected async rename({ id, label }: TagItem, name: string): Promise<void> {
    if (!name.trim()) return;
    await this.acts.during('rename', async () => {
      await this.api.renameTag(id, name.trim());
      this.renamed.set('');
      this.list.reload();
      const back = () => this.api.renameTag(id, label).then(() => this.list.reload());
      this.toasts.say(fr(`« ${label} » s’appelle maintenant « ${name.trim()} ».`), this.acts.undo(back));
    });
  }

  protected async remove({ id, label }: TagItem): Promise<void> {
    await this.acts.during('remove', async () => {
      await this.api.removeTag(id);
      this.list.reload();
      const back = () => this.api.restoreTag(id).then(() => this.list.reload());
      this.toasts.say(fr(`Étiquette « ${label} » supprimée.`), this.acts.undo(back));
    });
  }
}
