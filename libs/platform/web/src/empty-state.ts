import { Component, input } from '@angular/core';

/** A list with nothing yet: the little landscape, the fact, why it matters, and the first action projected. */
@Component({
  selector: 'pmd-empty',
  template: `
    @if (scene()) {
      <svg viewBox="0 0 320 120" aria-hidden="true">
        <path class="far" d="M0 120V92c40-2 60-34 104-34 40 0 52 26 92 26 38 0 70-44 124-52v88z" />
        <path class="near" d="M0 120V108c60-2 70-22 120-22s80 16 120 8 60-20 80-20v46z" />
        <path class="path" d="M26 114c40-4 52-16 92-16" />
        <path class="path dotted" d="M130 97c50-2 70 10 110 2s40-18 54-20" />
        <circle class="lamp" cx="122" cy="97.5" r="7.5" />
      </svg>
    }
    <h2>{{ fact() }}</h2>
    @if (why()) {
      <p>{{ why() }}</p>
    }
    <ng-content />
  `,
  styles: `
    :host {
      display: grid;
      justify-items: center;
      gap: var(--s-3);
      padding: var(--s-7) var(--s-5);
      text-align: center;
    }
    h2 {
      font-size: var(--t-title-s);
      font-weight: var(--w-strong);
    }
    svg {
      width: min(20rem, 100%);
      height: auto;
    }
    p {
      max-width: 46ch;
      color: var(--ink-soft);
    }
    .far {
      fill: var(--ridge-1);
    }
    .near {
      fill: var(--ridge-2);
    }
    .path {
      fill: none;
      stroke: var(--ridge-4);
      stroke-width: 3;
      stroke-linecap: round;
    }
    .dotted {
      stroke-dasharray: 0.1 8;
    }
    .lamp {
      fill: var(--lamp);
      stroke: var(--lamp-ring);
      stroke-width: 2;
    }
  `,
})
export class EmptyState {
  readonly fact = input.required<string>();
  readonly why = input('');
  /** No drawing when it is emptied by filters: « Rien avec ces filtres ». */
  readonly scene = input(true);
}
