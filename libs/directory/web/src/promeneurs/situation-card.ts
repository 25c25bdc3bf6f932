import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PromeneurDetail } from '@promenade/directory/model';
import { fr, FrPipe, Icon, StatusChip } from '@promenade/platform/web';
import { stateChips, stateLabels } from '../labels.fr';
import { situationOf } from '../reasons.fr';
import { onDay } from '../said-dates';
import { pointsOf } from './situation';

/** « Pourquoi Manon est active »: what stands, what is missing, and who must act. */
@Component({
  selector: 'pmd-situation-card',
  imports: [FrPipe, Icon, RouterLink, StatusChip],
  template: `
    <section class="card" aria-labelledby="situation">
      <div class="card-head">
        <h2 id="situation">{{ title() }}</h2>
        <pmd-status [is]="chip().is" [icon]="chip().icon">{{ label() }}</pmd-status>
      </div>
      <p class="soft">L’état est calculé, il ne se coche pas.</p>
      <ul>
        @for (point of points(); track point.key) {
          <li>
            <pmd-icon [name]="point.done ? 'done' : 'bad'" [class]="point.done ? 'ok' : 'ko'" />
            <span>
              <b>{{ point.fact }}</b><span class="sr">{{ (point.done ? ' : fait' : ' : manque') | fr }}</span>
              @if (point.detail) {
                <span class="cap soft blk">{{ point.detail }}</span>
              }
            </span>
            @if (writes() && point.lift; as lift) {
              <a [routerLink]="lift.path" [queryParams]="{ onglet: lift.tab }" [fragment]="lift.fragment">{{ lift.label }}</a>
            } @else if (point.key === 'charter' && requestId()) {
              <a [routerLink]="['/signer', requestId()]">Voir la charte</a>
            }
          </li>
        }
      </ul>
      @if (declared(); as said) {
        <p class="note note-still"><pmd-icon name="info" />{{ said }}</p>
      }
    </section>
  `,
  styleUrl: './situation-card.scss',
})
export class SituationCard {
  readonly of = input.required<PromeneurDetail>();
  /** Whether whoever looks may mend what is missing. */
  readonly writes = input(false);
  /** The signature request to look at, if one was made. */
  readonly requestId = input<string>();

  protected readonly title = computed(() => situationOf(this.of()));
  protected readonly chip = computed(() => stateChips[this.of().state]);
  protected readonly label = computed(() => stateLabels[this.of().state]);
  protected readonly points = computed(() => pointsOf(this.of()));
  protected readonly declared = computed(() => {
    const told = this.of().declaredCharter;
    if (!told) return '';
    const when = onDay(told.on, told.precision);
    return fr(`Le tableau importé dit la charte signée ${when}. C’est déclaré : montré ici, jamais compté ni publié.`);
  });
}
