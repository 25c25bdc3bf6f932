import { Component, inject, input, output, signal } from '@angular/core';
import type { PromeneurDetail, ServedPlace, ServedTerritory } from '@promenade/directory/model';
import { Button, departmentName, FieldFrame, Toasts } from '@promenade/platform/web';
import { acts } from '../acts';
import { CommunesApi } from '../communes-api';
import { Lookup, type Option } from '../lookup/lookup';
import { PeopleApi } from './people-api';

/** Where a promeneur goes beyond the commune of their employer: communes, intercommunalités, the whole département. */
@Component({
  selector: 'pmd-served-card',
  imports: [Button, FieldFrame, Lookup],
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
      <ul>
        @for (place of of().territories; track place.kind + place.code) {
          <li class="row between">
            <span
              >{{ place.name }} <span class="cap soft">{{ kinds[place.kind] }}</span></span
            >
            @if (writes()) {
              <button
                pmdButton="plain"
                size="s"
                type="button"
                [attr.aria-label]="'Retirer ' + place.name"
                [busy]="acts.busy() === place.code"
                (click)="remove(place)"
              >
                Retirer
              </button>
            }
          </li>
        }
      </ul>
      @if (writes()) {
        <pmd-field label="Ajouter un territoire" hint="Une commune, une intercommunalité ou le département." [optional]="true">
          <pmd-lookup [search]="places" [(value)]="wanted" (chosen)="add($event)" />
        </pmd-field>
      }
    </section>
  `,
  styles: ':host { display: block; } li { padding: var(--s-1) 0; }',
})
export class ServedCard {
  readonly of = input.required<PromeneurDetail>();
  readonly writes = input(false);
  readonly changed = output<PromeneurDetail>();

  private readonly api = inject(PeopleApi);
  private readonly communes = inject(CommunesApi);
  private readonly toasts = inject(Toasts);
  protected readonly acts = acts();
  protected readonly wanted = signal('');
  protected readonly kinds: Record<ServedPlace['kind'], string> = {
    commune: 'commune',
    epci: 'intercommunalité',
    department: 'tout le département',
  };

  /** The communes of those words, each intercommunalité once, and the département by its name. */
  protected readonly places = async (words: string): Promise<readonly Option[]> => {
    const found = await this.communes.search(words);
    const epcis = new Map(found.flatMap(({ epci }) => (epci ? [[epci.code, epci.name] as const] : [])));
    const here = this.of().department;
    const name = departmentName(here);
    return [
      ...found.slice(0, 8).map(({ code, name, postalCodes }) => ({ value: `commune ${code}`, label: name, detail: postalCodes[0] ?? '' })),
      ...[...epcis].slice(0, 4).map(([code, label]) => ({ value: `epci ${code}`, label, detail: 'intercommunalité' })),
      { value: `department ${here}`, label: name, detail: 'tout le département' },
    ];
  };

  protected add(option: Option | null): void {
    if (!option) return;
    const [kind, code] = option.value.split(' ') as [ServedPlace['kind'], string];
    this.wanted.set('');
    if (this.of().territories.some((place) => place.kind === kind && place.code === code)) return;
    void this.put([...this.of().territories, { kind, code }], `${option.label} est ajouté.`, 'add');
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
