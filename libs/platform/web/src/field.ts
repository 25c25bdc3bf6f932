import { booleanAttribute, Component, computed, contentChild, Directive, inject, input } from '@angular/core';
import { FORM_FIELD } from '@angular/forms/signals';
import { fieldWording } from './field-labels';
import { Icon } from './icon';

let fields = 0;

/**
 * A field: label above, hint under, error under with its octagon. Holds one `pmdControl`.
 * Errors of the form come by themselves once the person has left the field; `error` adds one of the page's own.
 */
@Component({
  selector: 'pmd-field',
  imports: [Icon],
  host: { '[class.bad]': 'message()' },
  template: `
    <label [attr.for]="id"
      >{{ label() }}
      @if (optional()) {
        <span class="optional">(facultatif)</span>
      }
    </label>
    <ng-content />
    @if (hint()) {
      <span class="hint" [id]="id + '-hint'">{{ hint() }}</span>
    }
    @if (message(); as said) {
      <p class="error" [id]="id + '-error'">
        <pmd-icon name="bad" /><span>{{ said }}</span>
      </p>
    }
  `,
  styleUrl: './field.scss',
})
export class FieldFrame {
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly optional = input(false, { transform: booleanAttribute });
  readonly error = input<string | null | undefined>(null);

  readonly id = `champ-${++fields}`;
  private readonly worded = fieldWording();
  private readonly bound = contentChild(FORM_FIELD, { descendants: true });

  readonly message = computed(() => this.error() || this.errorOfForm());
  readonly describedBy = computed(
    () => [this.hint() && `${this.id}-hint`, this.message() && `${this.id}-error`].filter(Boolean).join(' ') || null,
  );

  private readonly errorOfForm = computed(() => {
    const state = this.bound()?.state();
    return state?.touched() ? this.worded(state.errors()[0]?.message) : undefined;
  });
}

/** The input, select or textarea of a `pmd-field`: takes its label, its hint and its error. Style: one, everywhere. */
@Directive({
  selector: 'input[pmdControl], select[pmdControl], textarea[pmdControl]',
  host: {
    class: 'input',
    '[id]': 'frame?.id',
    '[attr.aria-describedby]': 'frame?.describedBy()',
    '[attr.aria-invalid]': "frame?.message() ? 'true' : null",
  },
})
export class Control {
  protected readonly frame = inject(FieldFrame, { optional: true });
}
