import { Component, computed, input } from '@angular/core';

/** The path: what is walked (full), the step one is at (lamp), what comes (dots). Horizontal to four steps, vertical beyond. */
@Component({
  selector: 'pmd-stepper',
  template: `
    <ol [class.tall]="steps().length > 4" [attr.aria-label]="label()">
      @for (step of marked(); track $index) {
        <li [class]="'is-' + step.at" [attr.aria-current]="step.at === 'now' ? 'step' : null">
          {{ step.name }}
          @if (step.at === 'done') {
            <span class="sr"> (fait)</span>
          }
        </li>
      }
    </ol>
  `,
  styleUrl: './stepper.scss',
})
export class Stepper {
  readonly label = input('Étapes');
  readonly steps = input.required<readonly string[]>();
  /** Index of the step one is at; the number of steps when all is done. */
  readonly at = input.required<number>();

  protected readonly marked = computed(() =>
    this.steps().map((name, index) => ({ name, at: index < this.at() ? 'done' : index === this.at() ? 'now' : 'next' })),
  );
}
