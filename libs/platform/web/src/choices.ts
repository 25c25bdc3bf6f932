import { Component, computed, input, model } from '@angular/core';
import type { FormValueControl, ValidationError } from '@angular/forms/signals';
import { fieldWording } from './field-labels';
import { Icon } from './icon';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

let groups = 0;

/** Less than eight answers: visible buttons with a tick, one to choose. Works with `[formField]` or `[(value)]`. */
@Component({
  selector: 'pmd-choices',
  imports: [Icon],
  template: `
    <fieldset [attr.aria-describedby]="describedBy()">
      <legend>{{ legend() }}</legend>
      <div class="choice">
        @for (choice of choices(); track choice.value) {
          <label>
            <input
              type="radio"
              [name]="name() || group"
              [value]="choice.value"
              [checked]="choice.value === value()"
              [disabled]="disabled()"
              (change)="value.set(choice.value)"
              (blur)="touched.set(true)"
            />
            <pmd-icon class="tick" name="check" />{{ choice.label }}
          </label>
        }
      </div>
      @if (hint()) {
        <p class="hint" [id]="group + '-hint'">{{ hint() }}</p>
      }
      @if (message(); as said) {
        <p class="error" [id]="group + '-error'">
          <pmd-icon name="bad" /><span>{{ said }}</span>
        </p>
      }
    </fieldset>
  `,
  styleUrls: ['./field.scss', './choices.scss'],
})
export class Choices implements FormValueControl<string> {
  readonly legend = input.required<string>();
  readonly choices = input.required<readonly Choice[]>();
  readonly hint = input('');
  readonly value = model('');
  readonly touched = model(false);
  readonly disabled = input(false);
  readonly name = input('');
  readonly errors = input<readonly ValidationError.WithOptionalFieldTree[]>([]);

  private readonly worded = fieldWording();
  protected readonly group = `choix-${++groups}`;
  protected readonly message = computed(() => (this.touched() ? this.worded(this.errors()[0]?.message) : undefined));
  protected readonly describedBy = computed(
    () => [this.hint() && `${this.group}-hint`, this.message() && `${this.group}-error`].filter(Boolean).join(' ') || null,
  );
}

/** The same, several to choose: the value is the list of what is chosen, in the order shown. */
@Component({
  selector: 'pmd-many-choices',
  imports: [Icon],
  template: `
    <fieldset [attr.aria-describedby]="message() ? group + '-error' : null">
      <legend>{{ legend() }}</legend>
      <div class="choice">
        @for (choice of choices(); track choice.value) {
          <label>
            <input
              type="checkbox"
              [checked]="value().includes(choice.value)"
              [disabled]="disabled()"
              (change)="toggle(choice.value)"
              (blur)="touched.set(true)"
            />
            <pmd-icon class="tick" name="check" />{{ choice.label }}
          </label>
        }
      </div>
      @if (message(); as said) {
        <p class="error" [id]="group + '-error'">
          <pmd-icon name="bad" /><span>{{ said }}</span>
        </p>
      }
    </fieldset>
  `,
  styleUrls: ['./field.scss', './choices.scss'],
})
export class ManyChoices implements FormValueControl<readonly string[]> {
  readonly legend = input.required<string>();
  readonly choices = input.required<readonly Choice[]>();
  readonly value = model<readonly string[]>([]);
  readonly touched = model(false);
  readonly disabled = input(false);
  readonly errors = input<readonly ValidationError.WithOptionalFieldTree[]>([]);

  private readonly worded = fieldWording();
  protected readonly group = `choix-${++groups}`;
  protected readonly message = computed(() => (this.touched() ? this.worded(this.errors()[0]?.message) : undefined));

  protected toggle(chosen: string): void {
    const now = new Set(this.value());
    if (!now.delete(chosen)) now.add(chosen);
    this.value.set(this.choices().flatMap(({ value }) => (now.has(value) ? [value] : [])));
  }
}
