import { booleanAttribute, Component, computed, input } from '@angular/core';
import { type IconName, icons } from './icons';

/**
 * One icon, 20 px, in the colour of the text; hidden from screen readers unless it bears a `label`.
 * Drawn by the template, not by the library's own component, so that the server's drawing is kept by hydration.
 */
@Component({
  selector: 'pmd-icon',
  host: { '[class.large]': 'large()' },
  template: `
    <svg
      viewBox="0 0 24 24"
      [attr.fill]="filled() ? 'currentColor' : 'none'"
      [attr.stroke]="filled() ? 'none' : 'currentColor'"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      [attr.aria-hidden]="label() ? null : 'true'"
      [attr.role]="label() ? 'img' : null"
      [attr.aria-label]="label() || null"
    >
      @for (path of paths(); track $index) {
        <svg:path [attr.d]="path" />
      }
    </svg>
  `,
  styles: `
    :host {
      display: inline-block;
      flex: none;
      width: 1.25rem;
      height: 1.25rem;
      vertical-align: -0.25em;
    }
    :host(.large) {
      width: 1.625rem;
      height: 1.625rem;
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  readonly label = input('');
  readonly large = input(false, { transform: booleanAttribute });

  protected readonly filled = computed(() => (icons[this.name()].type as string) === 'filled');
  protected readonly paths = computed(() => icons[this.name()].nodes.map(([, attributes]) => String(attributes['d'])));
}

/** The lamp: now, here. Always followed by a word. */
@Component({
  selector: 'pmd-lamp',
  template: `<svg viewBox="0 0 24 24" aria-hidden="true">
    <circle class="halo" cx="12" cy="12" r="12" />
    <circle class="core" cx="12" cy="12" r="6.5" />
  </svg>`,
  styles: `
    :host {
      display: inline-block;
      flex: none;
      width: 1.125rem;
      height: 1.125rem;
      vertical-align: -0.2em;
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
    }
    .halo {
      fill: var(--lamp);
      opacity: 0.35;
    }
    .core {
      fill: var(--lamp);
      stroke: var(--lamp-ring);
      stroke-width: 2;
    }
  `,
})
export class Lamp {}
