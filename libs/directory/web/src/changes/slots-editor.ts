import { Component, input, model } from '@angular/core';
import type { Network, Volet } from '@promenade/directory/model';
import { Button, Control, FieldFrame } from '@promenade/platform/web';
import { networkLabels } from '../labels.fr';
import { weekdays } from '../structures/hours-words';

/** A slot of a week, for a promeneur or a structure. */
export interface Slot {
  readonly weekday: number;
  readonly from: string;
  readonly to: string;
  readonly network?: Network | null;
  readonly audience?: Volet[];
  readonly onHolidays?: boolean;
}

/** The slots of a week, one line each: day, from, to, and where to write when networks are given. */
@Component({
  selector: 'pmd-slots-editor',
  imports: [Button, Control, FieldFrame],
  template: `
    <fieldset class="stack-s">
      <legend>{{ legend() }}</legend>
      @for (slot of slots(); track $index; let at = $index) {
        <div class="slot" role="group" [attr.aria-label]="'Créneau ' + (at + 1)">
          <pmd-field label="Jour">
            <select pmdControl [value]="slot.weekday" (change)="set(at, { weekday: +$any($event.target).value })">
              @for (day of weekdays; track day; let index = $index) {
                <option [value]="index + 1" [selected]="slot.weekday === index + 1">{{ day }}</option>
              }
            </select>
          </pmd-field>
          <pmd-field label="De"
            ><input pmdControl type="time" [value]="slot.from" (change)="set(at, { from: $any($event.target).value })"
          /></pmd-field>
          <pmd-field label="À"
            ><input
              pmdControl
              type="time"
              [value]="slot.to === '24:00' ? '00:00' : slot.to"
              (change)="set(at, { to: $any($event.target).value === '00:00' ? '24:00' : $any($event.target).value })"
          /></pmd-field>
          @if (networks().length) {
            <pmd-field label="Où écrire">
              <select pmdControl (change)="set(at, { network: $any($event.target).value || null })">
                <option value="" [selected]="!slot.network">partout</option>
                @for (network of networks(); track network) {
                  <option [value]="network" [selected]="slot.network === network">{{ labels[network] }}</option>
                }
              </select>
            </pmd-field>
          }
          <button pmdButton="plain" size="s" type="button" [attr.aria-label]="'Retirer le créneau ' + (at + 1)" (click)="remove(at)">
            Retirer
          </button>
        </div>
      } @empty {
        <p class="soft">Aucun créneau.</p>
      }
      <p><button pmdButton="line" size="s" type="button" (click)="add()">Ajouter un créneau</button></p>
    </fieldset>
  `,
  styles: `
    legend {
      padding: 0;
      margin-block-end: var(--s-3);
      font-size: var(--t-title-s);
      font-weight: var(--w-strong);
    }
    fieldset > * {
      margin-block-end: var(--s-3);
    }
    .slot {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s-3);
      align-items: end;
    }
  `,
})
export class SlotsEditor {
  readonly legend = input.required<string>();
  readonly slots = model.required<readonly Slot[]>();
  /** Where a slot may be held; none asked when there is none. */
  readonly networks = input<readonly Network[]>([]);
  protected readonly weekdays = weekdays;
  protected readonly labels = networkLabels;

  protected set(at: number, change: Partial<Slot>): void {
    this.slots.update((slots) => slots.map((slot, index) => (index === at ? { ...slot, ...change } : slot)));
  }

  /** The next day at the same hours: a week is said in a few presses. */
  protected add(): void {
    const last = this.slots().at(-1) ?? { weekday: 1, from: '18:00', to: '20:00' };
    const weekday = this.slots().length === 0 ? 2 : (last.weekday % 7) + 1;
    this.slots.update((slots) => [...slots, { ...last, weekday }]);
  }

  protected remove(at: number): void {
    this.slots.update((slots) => slots.toSpliced(at, 1));
  }
}
