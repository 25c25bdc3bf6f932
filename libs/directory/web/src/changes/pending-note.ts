import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RecordChange } from '@promenade/directory/model';
import { DayPipe, Icon } from '@promenade/platform/web';
import { changeFieldLabels } from './change-words.fr';

/** « En attente d’accord depuis… »: the proposal that waits for a record. */
@Component({
  selector: 'pmd-pending-note',
  imports: [DayPipe, Icon, RouterLink],
  template: `
    @let it = of();
    <div class="note note-still">
      <pmd-icon name="wait" />
      <div>
        <p>
          <b>En attente d’accord depuis le {{ it.proposedAt | day }}</b
          >&nbsp;: {{ said() }}. La fiche publique ne bouge pas d’ici là.
        </p>
        <p><a [routerLink]="['/modifications', it.id]">Voir la proposition, ou la retirer</a></p>
      </div>
    </div>
  `,
})
export class PendingNote {
  readonly of = input.required<RecordChange>();

  protected said(): string {
    return this.of()
      .fields.map(({ field }) => changeFieldLabels[field].toLocaleLowerCase('fr'))
      .join(', ');
  }
}
