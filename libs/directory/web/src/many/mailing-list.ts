import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LeftOutReason, Mailing } from '@promenade/directory/model';
import { PAGE_SIZE } from '@promenade/platform/model';
import { Button, counted, EmptyState, fr, FrPipe, Load, MomentPipe, PageHead, Pager, urlFilters } from '@promenade/platform/web';
import { leftOutCounts } from '../labels.fr';
import { nouns } from './bulk-words.fr';
import { ManyApi } from './many-api';

/** What was written to many: by whom, when, in which words, to how many. */
@Component({
  selector: 'pmd-mailing-list',
  imports: [Button, EmptyState, FrPipe, Load, MomentPipe, PageHead, Pager, RouterLink],
  template: `
    <pmd-page-head title="Courriers envoyés" [crumbs]="[{ label: 'Promeneurs', path: '/promeneurs' }]">
      <a pmdButton="act" routerLink="/promeneurs/courrier">Écrire un courrier</a>
    </pmd-page-head>
    <pmd-load [of]="list" name="les courriers" [lines]="4" />
    @if (list.hasValue()) {
      @for (mailing of list.value().items; track mailing.id) {
        <article class="card stack-s" [attr.aria-label]="mailing.subject">
          <h2>{{ mailing.subject | fr }}</h2>
          <p class="cap soft">{{ mailing.writtenBy }}, {{ mailing.writtenAt | moment }}</p>
          <p>{{ sentTo(mailing) }}</p>
          <details>
            <summary>Lire la lettre</summary>
            <p class="letter">{{ mailing.text | fr }}</p>
          </details>
        </article>
      } @empty {
        <pmd-empty
          fact="Aucun courrier pour l’instant"
          why="Choisissez des personnes dans la liste, puis écrivez-leur : chacune reçoit sa lettre."
        >
          <a pmdButton="line" routerLink="/promeneurs">Choisir dans la liste</a>
        </pmd-empty>
      }
      @if (list.value().total > size) {
        <pmd-pager
          [total]="list.value().total"
          [size]="size"
          [page]="+filters.value().page"
          (pageChange)="filters.set({ page: '' + $event })"
          [noun]="['courrier', 'courriers']"
        />
      }
    }
  `,
  styles: `
    article {
      margin-bottom: var(--s-4);
    }
    .letter {
      max-width: 66ch;
      white-space: pre-wrap;
    }
  `,
})
export class MailingListPage {
  private readonly api = inject(ManyApi);
  protected readonly filters = urlFilters({ page: '1' });
  protected readonly list = this.api.mailings(() => this.filters.value().page);
  protected readonly size = PAGE_SIZE;

  protected sentTo({ kind, recipients, posted, leftOut }: Mailing): string {
    const sent =
      posted < recipients
        ? `${posted} sur ${counted(recipients, ...nouns[kind])}, l’envoi continue.`
        : `${counted(recipients, ...nouns[kind])} ${recipients === 1 ? 'l’a' : 'l’ont'} reçue.`;
    const left = (Object.keys(leftOut) as LeftOutReason[]).map((reason) => `${leftOut[reason]} ${leftOutCounts[reason]}`);
    return fr(left.length ? `${sent} Laissées de côté : ${left.join(', ')}.` : sent);
  }
}
