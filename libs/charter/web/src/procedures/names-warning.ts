import { Component, computed, input } from '@angular/core';
import { possibleNames } from '@promenade/charter/model';
import { Icon } from '@promenade/platform/web';

/** Warns of what looks like somebody's name: a procedure names nobody but its parties. It never refuses. */
@Component({
  selector: 'pmd-names-warning',
  imports: [Icon],
  template: `
    <div aria-live="polite">
      @if (names().length) {
        <p class="note note-warn">
          <pmd-icon name="warn" /><span
            >Est-ce le nom de quelqu’un&nbsp;: <b>{{ names().join(', ') }}</b>&nbsp;? Ne nommez ni jeune, ni parent, ni collègue&nbsp;:
            dites «&nbsp;une famille&nbsp;», «&nbsp;un jeune de 15&nbsp;ans&nbsp;».</span
          >
        </p>
      }
    </div>
  `,
})
export class NamesWarning {
  readonly text = input.required<string>();
  readonly parties = input<readonly string[]>([]);
  protected readonly names = computed(() => possibleNames(this.text(), this.parties()));
}
