import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

/** The mark: a path that rises and bends into a P round a lamp; the name, and under it the place when there is one. */
@Component({
  selector: 'pmd-brand',
  imports: [RouterLink],
  template: `
    <a [routerLink]="to()">
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <path d="M5.5 29.5c3-1.6 4.2-4 4.2-7.2v-10a8.300 8.300 0 1 1 8.300 8.300" />
        <circle cx="18" cy="12.3" r="3.5" />
      </svg>
      <span class="name"
        >{{ name() }}
        @if (place()) {
          <small>{{ place() }}</small>
        }
      </span>
    </a>
  `,
  styles: `
    :host {
      display: block;
    }
    a {
      display: flex;
      width: fit-content;
      gap: 0.6rem;
      align-items: center;
      color: inherit;
      font-size: var(--brand-size, 1.25rem);
      font-weight: var(--w-title);
      letter-spacing: -0.015em;
      line-height: 1.15;
      text-decoration: none;
    }
    a:hover {
      color: inherit;
    }
    svg {
      width: 2rem;
      height: 2rem;
    }
    path {
      fill: none;
      stroke: currentColor;
      stroke-width: 3.6;
      stroke-linecap: round;
    }
    circle {
      fill: var(--lamp);
      stroke: var(--brand-ring, var(--lamp-ring));
      stroke-width: 1.4;
    }
    small {
      display: block;
      font-size: var(--t-caption);
      font-weight: var(--w-text);
      letter-spacing: 0;
    }
  `,
})
export class Brand {
  readonly to = input('/');
  readonly name = input('Promenade');
  readonly place = input('');
}
