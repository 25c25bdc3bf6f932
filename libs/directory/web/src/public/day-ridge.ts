import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PublicToday } from '@promenade/directory/model';
import { counted, fr } from '@promenade/platform/web';
import { networkLabels } from '../labels.fr';
import { audienceOf } from './public-labels.fr';
import { hourOf, hourOfMinute } from './reach-words';
import { ridgeOf, SHEET } from './ridge-drawing';

/** Today as a landscape: how many answer, hour by hour, with the lamp at this minute; and the same in words, in a list. */
@Component({
  selector: 'pmd-day-ridge',
  imports: [RouterLink],
  template: `
    <div class="night">
      <!-- Places are attributes, in percent: the page's policy allows no style of its own in what the server writes. -->
      <svg class="box" role="img" [attr.aria-label]="finding()">
        <svg [attr.viewBox]="sheet" preserveAspectRatio="none" width="100%" height="100%">
          <path class="far" [attr.d]="drawing().far" />
          <path class="near" [attr.d]="drawing().near" />
          <path class="crest" [attr.d]="drawing().crest" />
        </svg>
        <svg class="lamp" [attr.x]="left()" [attr.y]="top()">
          <line x1="0" y1="-16" x2="0" y2="-34" />
          <circle class="halo" r="16" />
          <circle class="core" r="8.5" />
          <text y="-44" [attr.text-anchor]="anchor()">
            <tspan class="hour">{{ hour() }}</tspan>
            · {{ answering() }}
          </text>
        </svg>
      </svg>
    </div>
    <svg class="hours" aria-hidden="true">
      @for (mark of drawing().hours; track mark.hour) {
        <text y="1.1em" [attr.x]="mark.left + '%'" [attr.text-anchor]="$first ? 'start' : $last ? 'end' : 'middle'">
          {{ mark.hour === 24 ? 'minuit' : mark.hour + ' h' }}
        </text>
      }
    </svg>
    <div class="wrap key cap soft">
      <span
        ><svg width="26" height="12" aria-hidden="true"><path class="key-near" d="M1 12C6 12 8 2 13 2s7 10 12 10z" /></svg>pour les
        jeunes</span
      >
      <span
        ><svg width="26" height="12" aria-hidden="true"><path class="key-far" d="M1 12C6 12 8 2 13 2s7 10 12 10z" /></svg>pour les
        parents</span
      >
      @if (today().slots.length) {
        <details>
          <summary>Les horaires d’aujourd’hui, en liste</summary>
          <ul>
            @for (slot of today().slots; track $index) {
              <li>
                <span class="num">{{ hours(slot) }}</span>
                <a [routerLink]="['/annuaire', place(), slot.slug]">{{ slot.firstName }}</a>
                <span>{{ details(slot) }}</span>
              </li>
            }
          </ul>
        </details>
      } @else {
        <span>Personne n’a annoncé d’horaires pour aujourd’hui.</span>
      }
    </div>
  `,
  styleUrl: './day-ridge.scss',
})
export class DayRidge {
  readonly today = input.required<PublicToday>();
  /** The département's part of the address: `88-vosges`. */
  readonly place = input.required<string>();

  protected readonly sheet = `0 0 ${SHEET.width} ${SHEET.height}`;
  protected readonly drawing = computed(() => ridgeOf(this.today()));
  protected readonly left = computed(() => `${this.drawing().lamp.left}%`);
  protected readonly top = computed(() => `${this.drawing().lamp.top}%`);
  /** Near the edges the words stand on one side of the lamp. */
  protected readonly anchor = computed(() => {
    const { left } = this.drawing().lamp;
    if (left < 20) return 'start';
    return left > 80 ? 'end' : 'middle';
  });
  protected readonly hour = computed(() => hourOfMinute(this.today().minute));
  protected readonly answering = computed(() => counted(this.today().now, 'joignable', 'joignables', 'personne'));

  protected readonly finding = computed(() => {
    const { youth, parenting, slots, from, step, minute } = this.today();
    if (!slots.length) return 'Aucun promeneur n’a annoncé d’horaires pour aujourd’hui.';
    const at = Math.trunc((minute - from) / step);
    const last = slots.reduce((latest, { to }) => (to > latest ? to : latest), '');
    return fr(
      `Promeneurs joignables aujourd’hui, heure par heure. À ${this.hour()} : ${youth[at] ?? 0} pour les jeunes, ${parenting[at] ?? 0} pour les parents. Le plus tard : ${hourOf(last)}.`,
    );
  });

  protected hours({ from, to }: PublicToday['slots'][number]): string {
    return `${hourOf(from)} – ${hourOf(to)}`;
  }

  protected details({ network, audience }: PublicToday['slots'][number]): string {
    return [network && `sur ${networkLabels[network]}`, audience.length === 1 && audienceOf(audience)].filter(Boolean).join(', ');
  }
}
