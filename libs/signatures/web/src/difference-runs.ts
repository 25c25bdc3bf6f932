import { Component, input } from '@angular/core';
import type { WordRun } from '@promenade/documents/model';

/** Words of two versions in one line: what goes is struck out, what comes is underlined; read aloud and in forced colours, each is named. */
@Component({
  selector: 'pmd-difference-runs',
  template: `
    @for (run of runs(); track $index) {
      @switch (run.kind) {
        @case ('same') {
          <span>{{ run.text }}</span>
        }
        @case ('gone') {
          <del><span class="sr">supprimé : </span>{{ run.text }}<span class="sr"> (fin)</span></del>
        }
        @case ('new') {
          <ins><span class="sr">ajouté : </span>{{ run.text }}<span class="sr"> (fin)</span></ins>
        }
      }
    }
  `,
  styles: `
    :host {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    del {
      background: var(--bad-soft);
      color: var(--on-bad-soft);
    }
    ins {
      background: var(--good-soft);
      color: var(--on-good-soft);
      text-decoration: underline;
    }
  `,
})
export class DifferenceRuns {
  readonly runs = input.required<readonly WordRun[]>();
}
