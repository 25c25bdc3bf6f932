import { Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, FrPipe, Icon } from '@promenade/platform/web';
import type { NotDone } from './bulk-acts';

/** For whom it could not be done, one line each, with the way to their record. What can still be done goes in the slot. */
@Component({
  selector: 'pmd-outcome-note',
  imports: [Button, FrPipe, Icon, RouterLink],
  template: `
    <div class="note note-warn" role="alert">
      <pmd-icon name="warn" />
      <div class="stack-s">
        <p>
          <b>{{ title() | fr }}</b>
        </p>
        <ul>
          @for (one of people(); track one.id) {
            <li>
              <a [routerLink]="['/promeneurs', one.id]">{{ one.name }}</a> {{ one.why | fr }}.
            </li>
          }
        </ul>
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
  readonly closed = output();
}
