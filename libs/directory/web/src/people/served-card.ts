import { Component, inject, input, output } from '@angular/core';
import type { PromeneurDetail, ServedPlace, ServedTerritory } from '@promenade/directory/model';
import { Toasts } from '@promenade/platform/web';
import { acts } from '../acts';
import { PeopleApi } from './people-api';
import { ServedEditor } from './served-editor';

/** Where a promeneur goes beyond the commune of their employer: communes, intercommunalités, the whole département. */
@Component({
  selector: 'pmd-served-card',
  imports: [ServedEditor],
  template: `
    <section class="card stack" aria-labelledby="territoires">
      <h2 id="territoires">Territoires</h2>
      <p class="soft">
        @if (of().commune; as commune) {
          La commune de la structure, {{ commune.name }}, en fait partie d’elle-même.
        } @else {
          La commune de la structure n’est pas connue.
        }
      </p>
      <pmd-served-editor
        [department]="of().department"
        [places]="of().territories"
        [writes]="writes()"
        [busy]="acts.busy()"
        (added)="add($event)"
        (removed)="remove($event)"
      />
    </section>
  `,
  styles: ':host { display: block; }',
})
export class ServedCard {
  readonly of = input.required<PromeneurDetail>();
  readonly writes = input(false);
  readonly changed = output<PromeneurDetail>();

  private readonly api = inject(PeopleApi);
  private readonly toasts = inject(Toasts);
  protected readonly acts = acts();

  protected add(place: ServedTerritory): Promise<boolean> {
    return this.put([...this.of().territories, place], `${place.name} est ajouté.`, 'add');
  }

  protected remove({ kind, code, name }: ServedTerritory): Promise<boolean> {
    const rest = this.of().territories.filter((place) => place.kind !== kind || place.code !== code);
    return this.put(rest, `${name} est retiré.`, code);
  }

  private put(places: readonly ServedPlace[], said: string, what: string): Promise<boolean> {
    const before = this.of().territories;
    const write = async (all: readonly ServedPlace[]) =>
      this.changed.emit(
        await this.api.serve(
          this.of().id,
          all.map(({ kind, code }) => ({ kind, code })),
        ),
      );
    return this.acts.during(what, async () => {
      await write(places);
      this.toasts.say(
        said,
        this.acts.undo(() => write(before)),
      );
    });
  }
}
