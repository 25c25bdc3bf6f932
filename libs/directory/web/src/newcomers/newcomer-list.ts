import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type Newcomer, newcomerStates } from '@promenade/directory/model';
import { Button, EmptyState, type Filter, FilterBar, Load, PageHead, Pager, Session, urlFilters } from '@promenade/platform/web';
import { NewcomerCard } from './newcomer-card';
import { newcomerStateLabels } from './newcomer-words.fr';
import { NewcomersApi } from './newcomers-api';

/** `/structures/arrivees`: those whom structures propose, pending first; for the coordination to answer, for structures to follow. */
@Component({
  selector: 'pmd-newcomer-list',
  imports: [Button, EmptyState, FilterBar, Load, NewcomerCard, PageHead, Pager, RouterLink],
  template: `
    <pmd-page-head title="Arrivées proposées" [lead]="lead()" [crumbs]="crumbs" />
    <pmd-filter-bar [filters]="filters" [by]="by" />
    <pmd-load [of]="list" name="les arrivées" [lines]="4" />
    @if (list.hasValue()) {
      @if (list.value().items.length) {
        <div class="stack">
          @for (one of list.value().items; track one.id) {
            <pmd-newcomer-card [of]="one" (decided)="put($event)" />
          }
        </div>
        <pmd-pager
          [total]="list.value().total"
          [size]="list.value().size"
          [page]="+filters.value().page"
          (pageChange)="filters.set({ page: '' + $event })"
          [noun]="['proposition', 'propositions']"
          [filters]="filters.active().length"
        />
      } @else if (filters.active().length) {
        <pmd-empty [scene]="false" fact="Rien avec ces filtres">
          <button pmdButton="line" type="button" (click)="filters.clear()">Tout effacer</button>
        </pmd-empty>
      } @else {
        <pmd-empty fact="Personne n’est proposé" [why]="why()">
          <a pmdButton="line" routerLink="/structures">Voir les structures</a>
        </pmd-empty>
      }
    }
  `,
})
export class NewcomerListPage {
  private readonly isCoordinator = inject(Session).role() === 'coordinator';
  protected readonly crumbs = [{ label: 'Structures', path: '/structures' }];
  protected readonly filters = urlFilters({ state: '', page: '1' });
  protected readonly list = inject(NewcomersApi).list(() => this.filters.query());
  protected readonly by: readonly Filter[] = [
    { key: 'state', label: 'État', choices: newcomerStates.map((value) => ({ value, label: newcomerStateLabels[value] })) },
  ];
  protected readonly lead = computed(() =>
    this.isCoordinator
      ? 'Dire oui ouvre la fiche et l’emploi, et envoie l’invitation. La charte vient ensuite.'
      : 'La coordination répond à chacune. Vous le recevez aussi par courriel.',
  );
  protected readonly why = computed(() =>
    this.isCoordinator
      ? 'Quand une structure propose quelqu’un, cela attend ici votre réponse.'
      : 'Depuis la fiche de votre structure, proposez qui devient promeneur.',
  );

  protected put(decided: Newcomer): void {
    this.list.update((list) => list && { ...list, items: list.items.map((one) => (one.id === decided.id ? decided : one)) });
  }
}
