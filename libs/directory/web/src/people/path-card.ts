import { Component, computed, inject, input } from '@angular/core';
import type { PromeneurDetail } from '@promenade/directory/model';
import { dayOf, Session, TODAY } from '@promenade/platform/web';
import { pathOf, type Stone } from './path';

/** « Son chemin »: what happened and what is known to come, the future on top. */
@Component({
  selector: 'pmd-path-card',
  template: `
    <section class="card stack-s" aria-labelledby="chemin">
      <h2 id="chemin">{{ isOneself() ? 'Votre chemin' : 'Son chemin' }}</h2>
      <ol>
        @for (stone of stones(); track stone.fact + stone.on) {
          <li [class.is-next]="stone.isToCome">
            <b>{{ stone.fact }}</b>
            <span class="cap soft blk">{{ stone.isToCome ? 'à venir, le ' : '' }}{{ said(stone) }}</span>
          </li>
        }
      </ol>
    </section>
  `,
  styleUrl: '../promeneurs/timeline.scss',
  styles: 'ol { margin-top: var(--s-3); }',
})
export class PathCard {
  readonly of = input.required<PromeneurDetail>();
  private readonly session = inject(Session);
  private readonly today = inject(TODAY);
  protected readonly isOneself = computed(() => this.session.role() === 'promeneur');
  protected readonly said = ({ on, precision }: Stone) => dayOf(on, precision);
  protected readonly stones = computed(() => pathOf(this.of(), this.today()));
}
