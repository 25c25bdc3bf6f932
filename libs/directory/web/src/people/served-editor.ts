import { Component, inject, input, output, signal } from '@angular/core';
import type { ServedPlace, ServedTerritory } from '@promenade/directory/model';
import { Button, departmentName, FieldFrame } from '@promenade/platform/web';
import { CommunesApi } from '../communes-api';
import { Lookup, type Option } from '../lookup/lookup';

/** Places served, each taken away in one press, and a field that finds others: communes, intercommunalités, the whole département. */
@Component({
  selector: 'pmd-served-editor',
  imports: [Button, FieldFrame, Lookup],
  template: `
    <ul>
      @for (place of places(); track place.kind + place.code) {
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
              [busy]="busy() === place.code"
              (click)="removed.emit(place)"
            >
              Retirer
            </button>
          }
        </li>
      }
    </ul>
    @if (writes()) {
      <pmd-field label="Ajouter un territoire" hint="Une commune, une intercommunalité ou le département." [optional]="true">
        <pmd-lookup [search]="find" [(value)]="wanted" (chosen)="choose($event)" />
      </pmd-field>
    }
  `,
  styles: ':host { display: block; } li { padding: var(--s-1) 0; }',
})
export class ServedEditor {
  readonly department = input.required<string>();
  readonly places = input.required<readonly ServedTerritory[]>();
  readonly writes = input(true);
  /** The code of the place that is being taken away. */
  readonly busy = input('');
  readonly added = output<ServedTerritory>();
  readonly removed = output<ServedTerritory>();

  private readonly communes = inject(CommunesApi);
  protected readonly wanted = signal('');
  protected readonly kinds: Record<ServedPlace['kind'], string> = {
    commune: 'commune',
    epci: 'intercommunalité',
    department: 'tout le département',
  };

  /** The communes of those words, each intercommunalité once, and the département by its name. */
  protected readonly find = async (words: string): Promise<readonly Option[]> => {
    const found = await this.communes.search(words);
    const epcis = new Map(found.flatMap(({ epci }) => (epci ? [[epci.code, epci.name] as const] : [])));
    const here = this.department();
    return [
      ...found.slice(0, 8).map(({ code, name, postalCodes }) => ({ value: `commune ${code}`, label: name, detail: postalCodes[0] ?? '' })),
      ...[...epcis].slice(0, 4).map(([code, label]) => ({ value: `epci ${code}`, label, detail: 'intercommunalité' })),
      { value: `department ${here}`, label: departmentName(here), detail: 'tout le département' },
    ];
  };

  protected choose(option: Option | null): void {
    if (!option) return;
    const [kind, code] = option.value.split(' ') as [ServedPlace['kind'], string];
    this.wanted.set('');
    if (!this.places().some((place) => place.kind === kind && place.code === code)) this.added.emit({ kind, code, name: option.label });
  }
}
