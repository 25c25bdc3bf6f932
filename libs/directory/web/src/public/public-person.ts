import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PublicCard } from '@promenade/directory/model';
import { Icon, Portrait, StatusChip } from '@promenade/platform/web';
import { networkLabels } from '../labels.fr';
import { held } from '../names.fr';
import { audienceOf, networkIcons } from './public-labels.fr';
import { reachWords, whereWords } from './reach-words';

/** Somebody in the list: who, until when or from when, where, for whom, and on what. */
@Component({
  selector: 'pmd-public-person',
  imports: [Icon, Portrait, RouterLink, StatusChip],
  template: `
    <div class="who">
      <pmd-portrait [name]="person().firstName" size="m" [photo]="person().photoUrl" />
      <div>
        <h3>
          <a [routerLink]="['/annuaire', place(), person().slug]">{{ person().firstName }}</a>
        </h3>
        <p class="cap soft">{{ held(person().structure.name) }}</p>
      </div>
    </div>
    @if (reach(); as said) {
      <p>
        <pmd-status [is]="person().reachability.now ? 'now' : 'info'" [icon]="person().reachability.now ? undefined : 'clock'">{{
          said
        }}</pmd-status>
      </p>
    }
    <p class="cap where">
      <pmd-icon name="pin" /><span>{{ where() }}</span>
    </p>
    @if (networks().length) {
      <ul class="tags" aria-label="Présence en ligne">
        @for (network of networks(); track network) {
          <li class="tag"><pmd-icon [name]="icons[network] ?? 'chat'" />{{ labels[network] }}</li>
        }
      </ul>
    }
  `,
  styleUrl: './public-person.scss',
})
export class PublicPerson {
  readonly person = input.required<PublicCard>();
  /** The département's part of the address: `88-vosges`. */
  readonly place = input.required<string>();
  /** The day in Paris. */
  readonly today = input.required<string>();
  protected readonly labels = networkLabels;
  protected readonly icons = networkIcons;
  protected readonly held = held;
  protected readonly networks = computed(() => [...new Set(this.person().onlineProfiles.map(({ network }) => network))]);
  protected readonly reach = computed(() => reachWords(this.person().reachability, this.today()));
  protected readonly where = computed(() => [whereWords(this.person()), audienceOf(this.person().volets)].filter(Boolean).join(' · '));
}
