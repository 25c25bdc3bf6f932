import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

export interface Crumb {
  readonly label: string;
  readonly path: string;
}

/** The top of a page: where it is, a title which says the situation, one sentence, then the actions (the primary one last). */
@Component({
  selector: 'pmd-page-head',
  imports: [RouterLink],
  template: `
    <div class="words">
      @if (crumbs().length) {
        <nav aria-label="Fil d’Ariane">
          <ol>
            @for (crumb of crumbs(); track crumb.path) {
              <li>
                <a [routerLink]="crumb.path">{{ crumb.label }}</a>
              </li>
            }
          </ol>
        </nav>
      }
      <h1 tabindex="-1">{{ title() }}</h1>
      @if (lead()) {
        <p>{{ lead() }}</p>
      }
      <ng-content select="[sub]" />
    </div>
    <div class="actions"><ng-content /></div>
  `,
  styleUrl: './page-head.scss',
})
export class PageHead {
  readonly title = input.required<string>();
  readonly lead = input('');
  readonly crumbs = input<readonly Crumb[]>([]);
}
