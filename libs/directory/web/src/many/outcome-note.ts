import { Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, FrPipe, Icon } from '@promenade/platform/web';

/** Somebody, or a structure, for whom it could not be done, and why. */
export interface NotDone {
  readonly id: string;
  readonly name: string;
  readonly why: string;
}

/** What came of an act on many; for whom it could not be done, one line each, with the way to their record. What can still be done goes in the slot. */
@Component({
  selector: 'pmd-outcome-note',
  imports: [Button, FrPipe, Icon, RouterLink],
  template: `
    <div class="note" [class.note-warn]="people().length" [attr.role]="people().length ? 'alert' : 'status'">
      <pmd-icon [name]="people().length ? 'warn' : 'check'" />
      <div class="stack-s">
        <p>
          <b>{{ title() | fr }}</b>
        </p>
        @if (people().length) {
          <ul>
            @for (one of people(); track one.id) {
              <li>
                <a [routerLink]="[list(), one.id]">{{ one.name }}</a> {{ one.why | fr }}.
              </li>
            }
            @if (more()) {
              <li class="soft">Et {{ more() }} de plus.</li>
            }
          </ul>
        }
        <p class="row"><ng-content /><button pmdButton="plain" size="s" type="button" (click)="closed.emit()">Fermer</button></p>
      </div>
    </div>
  `,
  styles: `
    :host {
      display: block;
      margin-bottom: var(--s-4);
    }
    ul {
      columns: 24rem;
    }
    li {
      break-inside: avoid;
      padding-bottom: 0.25rem;
    }
  `,
})
export class OutcomeNote {
  readonly title = input.required<string>();
  readonly people = input.required<readonly NotDone[]>();
  /** How many are not named. */
  readonly more = input(0);
  /** Where their records are. */
  readonly list = input('/promeneurs');
  readonly closed = output();
}
