import { Component, computed, input } from '@angular/core';
import { type EmptyStretch, emptyStretches, type PermanenceCover } from '@promenade/directory/model';
import { fr } from '@promenade/platform/web';
import { hourOfMinute, weekdayName } from '../public/reach-words';

/** Days whose waking hours are empty at the same hours, said once. */
interface EmptyDays {
  readonly days: string;
  readonly hours: string;
}

/** « Personne ne répond »: the empty hours of an ordinary week, in words (G-19). */
@Component({
  selector: 'pmd-empty-hours',
  template: `
    <section class="card stack" aria-labelledby="vides">
      <h2 id="vides">Personne ne répond</h2>
      <p class="soft">Entre 8&nbsp;h et 22&nbsp;h, les heures pleines où aucune permanence n’est tenue.</p>
      <ul>
        @for (same of empty(); track same.days) {
          <li>
            <b>{{ same.days }}</b>, {{ same.hours }}
          </li>
        } @empty {
          <li>Aucune&nbsp;: à chaque heure, quelqu’un répond, au moins un moment.</li>
        }
      </ul>
    </section>
  `,
  styles: `
    :host {
      display: block;
    }
    li {
      padding: var(--s-1) 0;
    }
  `,
})
export class EmptyHours {
  readonly of = input.required<PermanenceCover>();
  protected readonly empty = computed(() => emptyDays(emptyStretches(this.of())));
}

/** « lundi, mardi et jeudi », « de 8 h à 17 h, de 20 h à 22 h »: days in order, each in one line only. */
export function emptyDays(stretches: readonly EmptyStretch[]): EmptyDays[] {
  const hoursOf = (weekday: number) =>
    fr(
      stretches
        .filter((stretch) => stretch.weekday === weekday)
        .map(hourWords)
        .join(', '),
    );
  const weekdays = [...new Set(stretches.map(({ weekday }) => weekday))];
  return [...new Set(weekdays.map(hoursOf))].map((hours) => ({
    hours,
    days: together.format(weekdays.filter((weekday) => hoursOf(weekday) === hours).map(weekdayName)),
  }));
}

const together = new Intl.ListFormat('fr');

function hourWords({ from, to }: EmptyStretch): string {
  return `de ${hourOfMinute(from * 60)} à ${hourOfMinute(to * 60)}`;
}
