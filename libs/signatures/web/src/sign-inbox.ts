import { Component, computed, effect, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Button, DayPipe, EmptyState, Load, PageHead, Session, StatusChip } from '@promenade/platform/web';
import type { SignatureRequest } from '@promenade/signatures/model';
import { isBegun } from './kept-drafts';
import { roleLabels } from './labels.fr';
import { SignaturesApi } from './signatures-api';

/** What waits for my signature, then what is signed. A single thing to sign is shown at once. */
@Component({
  selector: 'pmd-sign-inbox',
  imports: [Button, DayPipe, EmptyState, Load, PageHead, RouterLink, StatusChip],
  template: `
    <pmd-load [of]="list" name="vos documents" />
    @if (list.hasValue()) {
      <pmd-page-head [title]="mine().length ? 'Il vous reste à signer' : 'Vos signatures'" />
      @if (list.value().items.length === 0) {
        <pmd-empty fact="Rien à signer" why="Un courriel vous préviendra quand un document attendra votre signature." />
      }
      <ul class="stack">
        @for (request of mine(); track request.id) {
          <li class="card row between">
            <div>
              <h2>{{ request.version.title }}</h2>
              <p class="soft">{{ request.promeneur.firstName }} {{ request.promeneur.lastName }}, {{ request.structure.name }}</p>
            </div>
            <div class="row">
              @if (isBegun(request)) {
                <pmd-status is="half">signature commencée</pmd-status>
              }
              <a pmdButton="act" [routerLink]="request.id"
                >{{ isBegun(request) ? 'Reprendre' : 'Lire et signer'
                }}<span class="sr"> : la charte de {{ request.promeneur.firstName }} {{ request.promeneur.lastName }}</span></a
              >
            </div>
          </li>
        }
        @for (request of others(); track request.id) {
          <li class="card row between">
            <div>
              <h2>{{ request.version.title }}</h2>
              <p class="soft">{{ request.promeneur.firstName }} {{ request.promeneur.lastName }}, {{ request.structure.name }}</p>
              @if (request.completedAt) {
                <pmd-status is="good">signée le {{ request.completedAt | day }}</pmd-status>
              } @else if (request.next) {
                <pmd-status is="half">attend {{ roles[request.next.role] }}</pmd-status>
              }
            </div>
            <a pmdButton="line" [routerLink]="request.id">Voir</a>
          </li>
        }
      </ul>
    }
  `,
})
export class SignInbox {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  protected readonly list = inject(SignaturesApi).list(() => ({ size: '200' }));
  protected readonly roles = roleLabels;

  /** In this tab, before it was loaded again. */
  protected readonly isBegun = ({ id, next }: SignatureRequest): boolean => next !== null && isBegun(id, next.id);

  private readonly myRole = computed(() => (this.session.role() === 'structure' ? 'representative' : this.session.role()));
  /** The holder of a link sees only the requests of their party: whoever is next there may be either. */
  protected readonly mine = computed(() =>
    this.list.hasValue()
      ? this.list.value().items.filter(({ next }) => next && (this.myRole() === 'visitor' || next.role === this.myRole()))
      : [],
  );
  protected readonly others = computed(() =>
    this.list.hasValue() ? this.list.value().items.filter((request) => !this.mine().includes(request)) : [],
  );

  constructor() {
    effect(() => {
      const [only, ...more] = this.mine();
      if (only && more.length === 0 && this.others().length === 0) void this.router.navigate(['/signer', only.id], { replaceUrl: true });
    });
  }
}
