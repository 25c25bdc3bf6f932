import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { plain } from '@promenade/platform/model';
import { Button, counted, fr, Sheet, Toasts } from '@promenade/platform/web';
import { acts } from '../acts';
import { ManyApi } from './many-api';
import { type Chosen, recordsOf } from './target';

/** Puts a tag on those chosen, or takes it off; a word that no tag bears yet makes one. */
@Component({
  selector: 'pmd-tag-sheet',
  imports: [Button, Sheet],
  template: `
    <pmd-sheet #sheet [title]="puts() ? 'Étiqueter' : 'Retirer une étiquette'" (closed)="word.set('')">
      <form class="stack" (submit)="$event.preventDefault(); act()">
        <div class="stack-s">
          <label for="etiquette">{{ puts() ? 'Étiquette' : 'Étiquette à retirer' }}</label>
          <input
            id="etiquette"
            class="input"
            maxlength="40"
            autocomplete="off"
            list="etiquettes"
            [value]="word()"
            (input)="word.set($any($event.target).value)"
          />
          <datalist id="etiquettes">
            @for (tag of known(); track tag.id) {
              <option [value]="tag.label"></option>
            }
          </datalist>
          <p class="cap soft">{{ hint() }}</p>
        </div>
        <button pmdButton="act" type="submit" [busy]="acts.busy() === 'tag'">
          {{ puts() ? 'Étiqueter' : 'Retirer' }} ({{ chosen().total }})
        </button>
      </form>
    </pmd-sheet>
  `,
})
export class TagSheet {
  readonly chosen = input.required<Chosen>();
  readonly done = output();

  private readonly api = inject(ManyApi);
  private readonly toasts = inject(Toasts);
  private readonly sheet = viewChild.required<Sheet>('sheet');
  private readonly asked = signal(false);
  private readonly tags = this.api.tags(() => this.asked());
  protected readonly known = computed(() => (this.tags.hasValue() ? this.tags.value().items : []));
  protected readonly puts = signal(true);
  protected readonly word = signal('');
  protected readonly acts = acts();
  private readonly found = computed(() => this.known().find(({ label }) => plain(label) === plain(this.word())));
  protected readonly hint = computed(() => {
    if (!this.word().trim() || this.found()) return fr('Des mots à vous : « à rappeler », « tuteur »…');
    return this.puts() ? fr('Cette étiquette n’existe pas encore : elle sera créée.') : fr('Aucune étiquette ne porte ce nom.');
  });

  open(puts: boolean): void {
    this.asked.set(true);
    this.puts.set(puts);
    this.sheet().open();
  }

  protected async act(): Promise<void> {
    const label = this.word().trim();
    if (!label || (!this.puts() && !this.found())) return;
    const done = await this.acts.during('tag', async () => {
      const { id } = this.found() ?? (await this.api.makeTag(label));
      if (this.puts()) await this.put(id, label);
      else await this.take(id, label);
    });
    if (!done) return;
    this.sheet().close();
    this.tags.reload();
    this.done.emit();
  }

  private async put(id: string, label: string): Promise<void> {
    const chosen = this.chosen();
    const { ids } = await this.api.putTag(id, recordsOf(chosen));
    const said = ids.length ? `« ${label} » sur ${counted(ids.length, 'fiche', 'fiches')}.` : `Ces fiches portaient déjà « ${label} ».`;
    this.toasts.say(
      fr(said),
      ids.length
        ? this.acts.undo(() => this.api.takeTag(id, recordsOf({ ...chosen, ids, query: null })).then(() => this.done.emit()))
        : undefined,
    );
  }

  private async take(id: string, label: string): Promise<void> {
    const chosen = this.chosen();
    const { ids } = await this.api.takeTag(id, recordsOf(chosen));
    const said = ids.length
      ? `« ${label} » retirée de ${counted(ids.length, 'fiche', 'fiches')}.`
      : `Aucune de ces fiches ne portait « ${label} ».`;
    this.toasts.say(
      fr(said),
      ids.length
        ? this.acts.undo(() => this.api.putTag(id, recordsOf({ ...chosen, ids, query: null })).then(() => this.done.emit()))
        : undefined,
    );
  }
}
