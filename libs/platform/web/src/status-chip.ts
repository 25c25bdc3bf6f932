import { Component, computed, input } from '@angular/core';
import { Icon, Lamp } from './icon';
import type { IconName } from './icons';

export type Status = 'good' | 'now' | 'info' | 'warn' | 'bad' | 'past' | 'draft' | 'half';

const marks: Record<Status, IconName | 'lamp'> = {
  good: 'done',
  now: 'lamp',
  info: 'info',
  warn: 'wait',
  bad: 'bad',
  past: 'history',
  draft: 'draft',
  half: 'half',
};

/** A state: icon and word, lower case. Never a button. `<pmd-status is="good">actif</pmd-status>` */
@Component({
  selector: 'pmd-status',
  imports: [Icon, Lamp],
  host: { '[class]': "'is-' + is()" },
  template: `
    @if (mark() === 'lamp') {
      <pmd-lamp />
    } @else {
      <pmd-icon [name]="$any(mark())" />
    }
    <span><ng-content /></span>
  `,
  styleUrl: './status-chip.scss',
})
export class StatusChip {
  readonly is = input.required<Status>();
  /** Another icon than the state's own: `sign` for a charter to sign, `warn` for a triangle. */
  readonly icon = input<IconName>();
  protected readonly mark = computed(() => this.icon() ?? marks[this.is()]);
}
