import { Component, computed, input } from '@angular/core';
import type { PublicPermanence, Reachability } from '@promenade/directory/model';
import { Lamp } from '@promenade/platform/web';
import { networkLabels } from '../labels.fr';
import { audienceOf } from './public-labels.fr';
import { hourOf, weekdayName, weekdayOf, weekdaysOf } from './reach-words';

/** The seven days of a week and their hours, with the lamp on the slot that is held now. */
@Component({
  selector: 'pmd-public-week',
  imports: [Lamp],
  template: `
    <table>
      <caption class="sr">
        Permanences de la semaine
      </caption>
      <tbody>
        @for (day of days(); track day.weekday) {
          <tr [class.is-today]="day.weekday === current()">
            <th scope="row">{{ day.name }}</th>
            <td>
              @for (slot of day.slots; track slot.said) {
                <span class="held">
                  <span class="slot" [class.is-now]="slot.isNow">
                    @if (slot.isNow) {
                      <pmd-lamp />
                    }
                    <span>{{ slot.said }}{{ slot.isNow ? ', maintenant' : '' }}</span>
                  </span>
                  @if (slot.more) {
                    <span class="cap soft">{{ slot.more }}</span>
                  }
                </span>
              } @empty {
                <span class="soft cap">pas de permanence</span>
              }
            </td>
          </tr>
        }
      </tbody>
    </table>
    @if (isAway()) {
      <p class="cap soft">Pas de permanence dans les deux semaines qui viennent&nbsp;: le message attendra son retour.</p>
    }
  `,
  styleUrl: './public-week.scss',
})
export class PublicWeek {
  readonly permanences = input.required<readonly PublicPermanence[]>();
  readonly reachability = input.required<Reachability>();
  /** The day in Paris. */
  readonly today = input.required<string>();

  protected readonly current = computed(() => weekdayOf(this.today()));
  protected readonly isAway = computed(() => !this.reachability().now && !this.reachability().next);
  protected readonly days = computed(() =>
    weekdaysOf(this.permanences()).map(({ weekday, slots }) => ({
      weekday,
      name: weekdayName(weekday),
      slots: slots.map((slot) => ({
        said: `${hourOf(slot.from)} – ${hourOf(slot.to)}`,
        more: moreOf(slot),
        isNow: weekday === this.current() && this.reachability().now?.from === slot.from,
      })),
    })),
  );
}

function moreOf({ network, audience }: PublicPermanence): string {
  return [network && `sur ${networkLabels[network]}`, audience.length === 1 && audienceOf(audience)].filter(Boolean).join(', ');
}
