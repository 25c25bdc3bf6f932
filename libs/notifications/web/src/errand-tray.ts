import { Component, computed, viewChild } from '@angular/core';
import { ErrandList } from './errand-list';

/** What the shell shows in its panel « Traitements »: the last ones, followed while they run. */
@Component({
  selector: 'pmd-errand-tray',
  imports: [ErrandList],
  template: `
    <pmd-errand-list [query]="last" />
    @if (empty()) {
      <p class="soft">Rien en cours. Un long travail, comme un grand import, se suit ici.</p>
    }
  `,
})
export class ErrandTray {
  protected readonly last = { size: '5' };
  private readonly errands = viewChild.required(ErrandList);
  protected readonly empty = computed(() => isEmpty(this.errands()));
}

function isEmpty({ list }: ErrandList): boolean {
  return list.hasValue() && list.value().total === 0;
}
