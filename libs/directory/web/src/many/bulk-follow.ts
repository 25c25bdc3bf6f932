import { Component, computed, inject, input } from '@angular/core';
import type { BulkAct, RecordKind } from '@promenade/directory/model';
import { may } from '@promenade/identity/model';
import { askAgain } from '@promenade/notifications/web';
import { Button, Session } from '@promenade/platform/web';
import { acts } from '../acts';
import { bulkReasons, saidOf } from './bulk-words.fr';
import { ManyApi } from './many-api';
import { type NotDone, OutcomeNote } from './outcome-note';

const WHILE_UNDERWAY = 1000;
const AFTER_SILENCE = 5000;

/**
 * The invitations and reminders one asked for in a list: how far they are, then who was left out and why, until they are put away. Read
 * from the house: a page that is opened again finds them where they are.
 */
@Component({
  selector: 'pmd-bulk-follow',
  imports: [Button, OutcomeNote],
  template: `
    @for (act of items(); track act.id) {
      @if (act.state === 'underway') {
        <div class="note stack-s">
          <p>{{ saidOf(act) }} Vous pouvez fermer la page&nbsp;: l’envoi continue.</p>
          <progress [max]="act.total" [value]="act.done + act.leftOut" [attr.aria-label]="saidOf(act)"></progress>
        </div>
      } @else {
        <pmd-outcome-note
          [title]="saidOf(act)"
          [people]="leftOutOf(act)"
          [more]="act.leftOut - act.leftOutNames.length"
          [list]="'/' + act.kind + 's'"
          (closed)="close(act)"
        >
          @if (act.undoable) {
            <button pmdButton="line" size="s" type="button" [busy]="acts.busy() === 'undo'" (click)="undo(act)">
              Reprendre {{ act.undoable === 1 ? 'l’invitation' : 'les ' + act.undoable + ' invitations' }}
            </button>
          }
        </pmd-outcome-note>
      }
    }
  `,
  styles: `
    .note {
      display: grid;
      margin-bottom: var(--s-4);
    }
    progress {
      width: 100%;
      height: var(--s-3);
      accent-color: var(--good);
    }
  `,
})
export class BulkFollow {
  readonly kind = input.required<RecordKind>();

  private readonly api = inject(ManyApi);
  private readonly session = inject(Session);
  private readonly list = this.api.bulkActs(
    () => this.kind(),
    () => may(this.session.role(), 'directory.write'),
  );
  protected readonly items = computed(() => (this.list.hasValue() ? this.list.value().items : []));
  protected readonly acts = acts();
  protected readonly saidOf = saidOf;
  private followed = false;

  constructor() {
    askAgain(this.list, () => {
      if (this.list.error()) return this.followed ? AFTER_SILENCE : undefined;
      this.followed = this.items().some(({ state }) => state === 'underway');
      return this.followed ? WHILE_UNDERWAY : undefined;
    });
  }

  reload(): void {
    this.list.reload();
  }

  protected leftOutOf({ leftOutNames }: BulkAct): NotDone[] {
    return leftOutNames.map(({ id, name, reason }) => ({ id, name, why: bulkReasons[reason] }));
  }

  protected undo({ id }: BulkAct): Promise<boolean> {
    return this.acts.during('undo', () => this.api.undoBulk(id).then(() => this.list.reload()));
  }

  protected close({ id }: BulkAct): Promise<boolean> {
    return this.acts.during('close', () => this.api.closeBulk(id).then(() => this.list.reload()));
  }
}
