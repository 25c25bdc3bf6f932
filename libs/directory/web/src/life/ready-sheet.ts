import { Component, computed, input } from '@angular/core';
import { type PromeneurDetail, readyTexts as kinds } from '@promenade/directory/model';
import { readyLabels } from '../people/people-labels.fr';
import { pageOf, readyTexts } from '../people/ready-texts.fr';

/** On paper only: the ready texts, which the screen keeps folded under their steps. */
@Component({
  selector: 'pmd-ready-sheet',
  template: `
    <section class="print-only" aria-labelledby="textes">
      <h2 id="textes">Textes prêts</h2>
      @for (ready of texts(); track ready.label) {
        <div class="card">
          <h3>{{ ready.label }}</h3>
          <p>{{ ready.text }}</p>
        </div>
      }
    </section>
  `,
  styles: `
    .card {
      margin-top: var(--s-3);
    }
    p {
      white-space: pre-line;
    }
  `,
})
export class ReadySheet {
  readonly of = input.required<PromeneurDetail>();
  protected readonly texts = computed(() => {
    const filled = { promeneur: this.of(), page: pageOf(this.of()) };
    return kinds.map((kind) => ({ label: readyLabels[kind], text: readyTexts[kind](filled) }));
  });
}
