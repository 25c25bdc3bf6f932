import { Component, computed, effect, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { counted, Emergency, Load, PublicFace } from '@promenade/platform/web';
import { directoryData } from './page-data';
import { PublicApi } from './public-api';

const page = {
  title: 'Annuaire',
  description: 'Trouver un promeneur du Net près de chez soi : des professionnels qui répondent en ligne aux jeunes et aux parents.',
  path: '/annuaire',
};

/** `/annuaire`: the départements where somebody can be found, then the others. */
@Component({
  selector: 'pmd-public-departments',
  imports: [Emergency, Load, RouterLink],
  template: `
    <section class="hero night">
      <div class="wrap">
        <h1 tabindex="-1">Trouver un promeneur du Net</h1>
        <p class="lead">
          Des professionnels de la jeunesse et de la parentalité répondent en ligne, près de chez vous. C’est gratuit et personne ne vous
          demande votre nom.
        </p>
      </div>
    </section>
    <div class="wrap two">
      <section aria-labelledby="departements">
        <h2 id="departements">Choisissez votre département</h2>
        <pmd-load [of]="list" name="les départements" />
        @if (list.hasValue()) {
          @if (open().length === 0) {
            <p>Aucun département n’a encore publié son annuaire. Si c’est urgent, les numéros de cette page répondent.</p>
          }
          <ul class="places">
            @for (place of open(); track place.code) {
              <li>
                <a [routerLink]="['/annuaire', place.slug]">{{ place.name }} ({{ place.code }})</a>
                <span class="soft">{{ people(place.count) }}</span>
              </li>
            }
          </ul>
        }
      </section>
      <aside><pmd-emergency /></aside>
    </div>
  `,
  styleUrl: './public.scss',
})
export class PublicDepartmentsPage {
  protected readonly list = inject(PublicApi).departments();
  protected readonly open = computed(() => (this.list.hasValue() ? this.list.value().items.filter(({ count }) => count > 0) : []));

  constructor() {
    const face = inject(PublicFace);
    effect(() => {
      const data = this.list.hasValue() ? directoryData(page, this.open(), (path) => face.addressOf(path)) : undefined;
      face.tell({ ...page, data });
    });
  }

  protected people(count: number): string {
    return counted(count, 'promeneur', 'promeneurs');
  }
}
