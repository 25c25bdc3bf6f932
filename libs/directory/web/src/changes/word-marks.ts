import { Component, computed, input } from '@angular/core';
import { wordDiff } from '@promenade/documents/model';

/** One side of a difference: the words that go are struck out, the words that come are marked. Read aloud, each is named. */
@Component({
  selector: 'pmd-word-marks',
  template: `
    @for (run of runs(); track $index) {
      @switch (run.kind) {
        @case ('same') {
          <span>{{ run.text }}</span>
        }
        @case ('gone') {
          <del>{{ run.text }}</del>
        }
        @case ('new') {
          <ins>{{ run.text }}</ins>
        }
      }
    } @empty {
      <span class="soft">rien</span>
    }
  `,
  styles: `
    :host {
      display: block;
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
export class WordMarks {
  readonly before = input.required<string>();
  readonly after = input.required<string>();
  /** Which side is shown. */
  readonly side = input.required<'before' | 'after'>();

  protected readonly runs = computed(() => {
    const other = this.side() === 'before' ? 'new' : 'gone';
    return wordDiff(this.before(), this.after()).filter(({ kind }) => kind !== other);
  });
}
