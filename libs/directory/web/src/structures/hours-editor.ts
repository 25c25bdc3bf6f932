import { Component, input, model } from '@angular/core';
import type { OpeningSlot } from '@promenade/directory/model';
import { Button, Control, FieldFrame, Icon } from '@promenade/platform/web';
import { weekdays } from './hours-words';

/** The opening hours of a week, one line each: day, from, to. */
@Component({
  selector: 'pmd-hours-editor',
  imports: [Button, Control, FieldFrame, Icon],
  template: `
    <fieldset class="stack-s">
      <legend>{{ legend() }}</legend>
      @for (slot of slots(); track $index; let at = $index) {
        <div class="slot" role="group" [attr.aria-label]="'Horaire ' + (at + 1)">
          <pmd-field label="Jour">
            <select pmdControl [value]="slot.weekday" (change)="set(at, { weekday: +$any($event.target).value })">
              @for (day of weekdays; track day; let index = $index) {
                <option [value]="index + 1" [selected]="slot.weekday === index + 1">{{ day }}</option>
              }
            </select>
          </pmd-field>
          <pmd-field label="De">
            <input pmdControl type="time" [value]="slot.from" (change)="set(at, { from: $any($event.target).value })" />
          </pmd-field>
          <pmd-field label="À">
            <input
              pmdControl
              type="time"
              [value]="slot.to === '24:00' ? '00:00' : slot.to"
              (change)="setEnd(at, $any($event.target).value)"
            />
          </pmd-field>
          <button pmdButton="plain" size="icon" type="button" [attr.aria-label]="'Enlever l’horaire ' + (at + 1)" (click)="remove(at)">
            <pmd-icon name="x" />
          </button>
        </div>
      } @empty {
        <p class="soft">Aucun horaire.</p>
      }
      <p>
        <button pmdButton="line" size="s" type="button" (click)="add()"><pmd-icon name="plus" />Ajouter un horaire</button>
      </p>
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
export class HoursEditor {
  readonly legend = input.required<string>();
  readonly slots = model.required<readonly OpeningSlot[]>();
  protected readonly weekdays = weekdays;

  protected set(at: number, change: Partial<OpeningSlot>): void {
    this.slots.update((slots) => slots.map((slot, index) => (index === at ? { ...slot, ...change } : slot)));
  }

  /** The browser has no 24:00: midnight at the end of a day reads 00:00. */
  protected setEnd(at: number, said: string): void {
    this.set(at, { to: said === '00:00' ? '24:00' : said });
  }

  /** The next day at the same hours: a week is said in a few presses. */
  protected add(): void {
    const last = this.slots().at(-1) ?? { weekday: 0, from: '09:00', to: '12:00' };
    this.slots.update((slots) => [...slots, { ...last, weekday: (last.weekday % 7) + 1 }]);
  }

  protected remove(at: number): void {
    this.slots.update((slots) => slots.toSpliced(at, 1));
  }
}
