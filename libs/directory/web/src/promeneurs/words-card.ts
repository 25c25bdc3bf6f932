import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PromeneurDetail } from '@promenade/directory/model';

/** Who somebody is and how to write to them, in their own words. */
@Component({
  selector: 'pmd-words-card',
  imports: [RouterLink],
  template: `
    @let it = of();
    <section class="card stack-s" aria-labelledby="mots">
      <div class="card-head">
        <h2 id="mots">Dans ses mots</h2>
        @if (writes()) {
          <a [routerLink]="['/promeneurs', it.id, 'modifier']">Changer ces textes</a>
        }
      </div>
      <h3>Présentation</h3>
      <p class="said" [class.soft]="!it.presentation">{{ it.presentation ?? 'Rien d’écrit pour l’instant.' }}</p>
      <h3>Comment entrer en contact</h3>
      <p class="said" [class.soft]="!it.contactNote">
        {{ it.contactNote ?? 'Rien d’écrit : l’annuaire montre les profils et les permanences.' }}
      </p>
    </section>
  `,
  styles: `
    :host {
      display: block;
    }
    .said {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    h3 {
      font-size: var(--t-body);
    }
  `,
})
export class WordsCard {
  readonly of = input.required<PromeneurDetail>();
  readonly writes = input(false);
}
