import { Component, input } from '@angular/core';
import { Icon } from './icon';
import type { IconName } from './icons';

/**
 * What waits for somebody: mark, kind (date or reason), the fact, one sentence, and one action projected.
 * Put them in `<ul class="alerts">`, each as `<li pmdAlert …>`, sorted by deadline; the first alone has a primary button.
 */
@Component({
  selector: 'li[pmdAlert], div[pmdAlert]',
  imports: [Icon],
  host: { '[class]': "'is-' + is()" },
  template: `
    <span class="mark"><pmd-icon [name]="icon()" [large]="true" /></span>
    <div>
      <span class="kind">{{ kind() }}</span>
      <h3>{{ fact() }}</h3>
      @if (detail()) {
        <p>{{ detail() }}</p>
      }
    </div>
    <div class="action"><ng-content /></div>
  `,
  styleUrl: './alert-card.scss',
})
export class AlertCard {
  readonly is = input<'bad' | 'warn' | 'info' | 'still'>('info');
  readonly icon = input.required<IconName>();
  readonly kind = input.required<string>();
  readonly fact = input.required<string>();
  readonly detail = input('');
}
