import { Component, computed, viewChild } from '@angular/core';
import { EmptyState, PageHead, Pager, urlFilters } from '@promenade/platform/web';
import { ErrandList } from './errand-list';

/** `/traitements`: all the long work one asked for in this seat, newest first. */
@Component({
  selector: 'pmd-errand-page',
  imports: [EmptyState, ErrandList, PageHead, Pager],
  template: `
    <pmd-page-head title="Traitements" lead="Le travail long que vous avez demandé, du plus récent au plus ancien." />
    <section class="card" [hidden]="empty()" aria-label="Vos traitements">
      <pmd-errand-list [query]="filters.query()" />
    </section>
    @if (empty()) {
      <pmd-empty fact="Aucun traitement" why="Un travail qui dure, comme un grand import, se suit ici et continue sans vous." />
    } @else {
      <pmd-pager
        [total]="total()"
        [size]="50"
        [page]="+filters.value().page"
        (pageChange)="filters.set({ page: '' + $event })"
        [noun]="['traitement', 'traitements']"
      />
    }
  `,
})
export class ErrandPage {
  protected readonly filters = urlFilters({ page: '1' });
  private readonly errands = viewChild.required(ErrandList);
  protected readonly total = computed(() => totalOf(this.errands()) ?? 0);
  protected readonly empty = computed(() => totalOf(this.errands()) === 0);
}

function totalOf({ list }: ErrandList): number | undefined {
  return list.hasValue() ? list.value().total : undefined;
}
