import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PublicCard } from '@promenade/directory/model';
import { Icon, Portrait } from '@promenade/platform/web';
import { networkLabels } from '../labels.fr';
import { audienceOf, networkIcons } from './public-labels.fr';

/** Somebody in the list: who, for whom, where, and on what. */
@Component({
  selector: 'pmd-public-person',
  imports: [Icon, Portrait, RouterLink],
  template: `
    <div class="who">
      <pmd-portrait [name]="person().firstName" size="m" [photo]="person().photoUrl ?? undefined" />
      <div>
        <h3>
          <a [routerLink]="['/annuaire', place(), person().slug]">{{ person().firstName }}</a>
        </h3>
        <p class="cap soft">{{ person().structure.name }}</p>
      </div>
    </div>
    <p class="cap where">
      <pmd-icon name="pin" /><span>{{ where() }}</span>
    </p>
    @if (person().onlineProfiles.length) {
      <ul class="tags" aria-label="Présence en ligne">
        @for (profile of person().onlineProfiles; track $index) {
          <li class="tag"><pmd-icon [name]="icons[profile.network] ?? 'chat'" />{{ networks[profile.network] }}</li>
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
  protected readonly networks = networkLabels;
  protected readonly icons = networkIcons;
  protected readonly where = computed(() =>
    [this.person().structure.commune?.name, audienceOf(this.person().volets)].filter(Boolean).join(' · '),
  );
}
