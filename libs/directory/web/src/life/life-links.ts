import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PromeneurDetail } from '@promenade/directory/model';
import { Button, Icon } from '@promenade/platform/web';
import type { LifePart } from './life-page';

/** From a part of a record to its sheet, alone on the page. */
@Component({
  selector: 'pmd-life-links',
  imports: [Button, Icon, RouterLink],
  template: `
    <p class="no-print">
      <a pmdButton="plain" size="s" [routerLink]="['/promeneurs', of().id, part()]">
        <pmd-icon name="print" />{{ part() === 'depart' ? 'Le départ seul, à imprimer' : 'Les premiers pas seuls, à imprimer' }}
      </a>
    </p>
  `,
})
export class LifeLinks {
  readonly of = input.required<Pick<PromeneurDetail, 'id'>>();
  readonly part = input.required<LifePart>();
}
