import { Component, computed, input } from '@angular/core';
import { Definition } from './definition';
import { count } from './fr';

/** A figure: name, « ? », value, and below it what it is compared with, in words. Put them in `<div class="figures">`. */
@Component({
  selector: 'pmd-stat',
  imports: [Definition],
  template: `
    <p class="name">
      {{ name() }}
      @if (definition()) {
        <pmd-definition [of]="name()" [text]="definition()" />
      }
    </p>
    <p class="value">
      {{ said() }}
      @if (unit()) {
        <small>{{ unit() }}</small>
      }
    </p>
    <div class="more"><ng-content /></div>
  `,
  styleUrl: './stat-figure.scss',
})
export class StatFigure {
  readonly name = input.required<string>();
  readonly value = input.required<number | string | null>();
  readonly unit = input('');
  readonly definition = input('');

  protected readonly said = computed(() => {
    const value = this.value();
    return typeof value === 'number' ? count(value) : (value ?? '–');
  });
}
