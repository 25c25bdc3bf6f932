import { Component, input } from '@angular/core';
import type { PromeneurDetail } from '@promenade/directory/model';
import { Button, Icon } from '@promenade/platform/web';

/** Badge, business cards and poster of a promeneur (S2-16), each opened as a PDF; or why there is none yet. */
@Component({
  selector: 'pmd-print-card',
  imports: [Button, Icon],
  template: `
    <section class="card stack-s no-print" aria-labelledby="imprimer">
      <h2 id="imprimer">Imprimer</h2>
      @if (of().isListed) {
        <p class="cap soft">
          Avec un code à scanner qui mène à la fiche publique. Photo, nom, téléphone et courriel n’y figurent que s’ils sont publics.
        </p>
        <ul>
          @for (paper of papers; track paper.path) {
            <li>
              <a pmdButton="line" size="s" [href]="'/api/promeneurs/' + of().id + '/' + paper.path" target="_blank" rel="noopener">
                <pmd-icon name="print" />{{ paper.name }}<span class="sr"> (PDF, nouvel onglet)</span>
              </a>
              <span class="cap soft">{{ paper.said }}</span>
            </li>
          }
        </ul>
      } @else {
        <p class="soft">Le badge, les cartes et l’affiche viennent avec la fiche publique&nbsp;: charte signée, emploi en cours.</p>
      }
    </section>
  `,
  styles: `
    ul {
      display: grid;
      gap: var(--s-3);
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s-1) var(--s-3);
      align-items: center;
    }
  `,
})
export class PrintCard {
  readonly of = input.required<Pick<PromeneurDetail, 'id' | 'isListed'>>();

  protected readonly papers = [
    { path: 'badge.pdf', name: 'Badge', said: 'recto et verso, format carte bancaire' },
    { path: 'badge.pdf?sheet=1', name: 'Badge à découper', said: 'sur une feuille A4, à plier' },
    { path: 'business-cards.pdf', name: 'Cartes de visite', said: 'dix sur une feuille A4' },
    { path: 'poster.pdf', name: 'Affiche', said: 'A4, pour le hall de la structure' },
  ];
}
