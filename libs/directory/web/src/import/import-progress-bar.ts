import { Component, computed, input } from '@angular/core';
import type { ImportProgress } from '@promenade/directory/model';
import { count } from '@promenade/platform/web';
import { phaseWords } from './import-labels.fr';

/** How far a long act is: a bar, what it does, and where it stands. Only what it does is read aloud, once each. */
@Component({
  selector: 'pmd-import-progress',
  template: `
    <p class="sr" role="status">{{ words() }}</p>
    <p class="said" aria-hidden="true">
      <span>{{ words() }}</span>
      @if (counted()) {
        <span class="soft num">{{ counted() }}</span>
      }
    </p>
    <progress [attr.max]="max()" [attr.value]="value()" [attr.aria-label]="words()" [attr.aria-valuetext]="counted() || null"></progress>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s-2);
      margin-top: var(--s-4);
    }
    .said {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s-2) var(--s-4);
      justify-content: space-between;
    }
    progress {
      width: 100%;
      height: 0.75rem;
      accent-color: var(--good);
    }
  `,
})
export class ImportProgressBar {
  readonly of = input.required<ImportProgress | null>();
  /** What is said before the server says more. */
  readonly before = input('Un instant…');

  protected readonly words = computed(() => phaseWords[this.of()?.phase ?? 'idle'] || this.before());
  /** A bar without an end, while nothing can be counted. */
  protected readonly max = computed(() => this.of()?.total || null);
  protected readonly value = computed(() => (this.max() ? this.of()!.done : null));
  protected readonly counted = computed(() => (this.max() ? `${count(this.of()!.done)} sur ${count(this.max()!)}` : ''));
}
