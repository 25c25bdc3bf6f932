import { Component, computed, input } from '@angular/core';
import type { PromeneurDetail } from '@promenade/directory/model';
import { DayPipe, PhonePipe } from '@promenade/platform/web';
import { voletsOf } from '../labels.fr';
import { weekdayName } from '../public/reach-words';
import { hoursOf } from '../said-dates';

/** « En bref »: how to reach somebody, and when they answer. */
@Component({
  selector: 'pmd-brief-card',
  imports: [DayPipe, PhonePipe],
  template: `
    @let it = of();
    <section class="card stack-s" aria-labelledby="bref">
      <h2 id="bref">En bref</h2>
      <dl class="kv">
        <dt>Volet</dt>
        <dd>{{ volets(it.volets) }}</dd>
        <dt>Courriel</dt>
        <dd>
          @if (it.email) {
            <a [href]="'mailto:' + it.email">{{ it.email }}</a>
          } @else {
            –
          }
        </dd>
        <dt>Téléphone</dt>
        <dd class="num nowrap">{{ it.phone | phone }}</dd>
        <dt>Permanences</dt>
        <dd>{{ days() || '–' }}</dd>
        <dt>Heures</dt>
        <dd>{{ hours(it.weeklyHours) || '–' }}</dd>
        <dt>Fiche créée</dt>
        <dd>le {{ it.createdAt | day }}</dd>
      </dl>
    </section>
  `,
  styles: `
    :host {
      display: block;
    }
    .kv {
      grid-template-columns: 6.5rem minmax(0, 1fr);
    }
    dd {
      overflow-wrap: anywhere;
    }
    @media (max-width: 640px) {
      .kv {
        gap: var(--s-2) var(--s-3);
      }
      dd {
        margin: 0;
      }
    }
  `,
})
export class BriefCard {
  readonly of = input.required<PromeneurDetail>();
  protected readonly volets = voletsOf;
  protected readonly hours = hoursOf;
  /** « mar., mer., ven. » */
  protected readonly days = computed(() =>
    [...new Set(this.of().permanences.map(({ weekday }) => weekday))]
      .sort((one, other) => one - other)
      .map((weekday) => `${weekdayName(weekday).slice(0, 3)}.`)
      .join(', '),
  );
}
