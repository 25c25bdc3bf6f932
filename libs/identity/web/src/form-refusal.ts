import { Component, computed, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { Icon } from '@promenade/platform/web';

/** What the server refused of a short form as a whole; the errors of its fields stand under them. */
@Component({
  selector: 'pmd-form-refusal',
  imports: [Icon],
  template: `
    @if (said()) {
      <p class="note note-bad" role="alert">
        <pmd-icon name="bad" /><span>{{ said() }}</span>
      </p>
    }
  `,
  styles: `
    :host:empty {
      display: none;
    }
  `,
})
export class FormRefusal {
  readonly form = input.required<FieldTree<unknown>>();

  /** Said in its place when the form was not sent: something around it was refused. */
  readonly instead = input('');

  protected readonly said = computed(
    () =>
      this.form()()
        .errors()
        .find(({ kind }) => kind === 'server')?.message ?? this.instead(),
  );
}
