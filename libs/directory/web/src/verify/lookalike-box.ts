import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Verification } from '@promenade/directory/model';
import { Button, Icon, StatusChip } from '@promenade/platform/web';
import { networkLabels } from '../labels.fr';
import { de } from '../names.fr';
import { differenceWords, piecesOf } from './difference-words.fr';

/** The orange warning: an account that one could take for a promeneur's, with the true one beside it, and each sign that differs. */
@Component({
  selector: 'pmd-lookalike-box',
  imports: [Button, Icon, RouterLink, StatusChip],
  template: `
    @let first = of().lookalikes[0]!;
    <section class="answer warn" aria-labelledby="reponse">
      <div class="head">
        <span class="mark"><pmd-icon name="warn" /></span>
        <div>
          <p class="verdict">{{ isName() ? 'Personne de ce nom, mais un nom ressemblant' : 'Profil inconnu, mais ressemblant' }}</p>
          <h2 id="reponse">{{ title() }}</h2>
        </div>
      </div>
      @if (first.reason === 'elsewhere') {
        <p>Le nom est le même, sur un autre réseau. Ce peut être quelqu’un qui se fait passer pour {{ first.firstName }}.</p>
      } @else if (isName()) {
        <p>
          Nous ne connaissons personne sous ce nom. Vous cherchez peut-être quelqu’un dont le nom s’écrit presque pareil&nbsp;: vérifiez sa
          fiche.
        </p>
      } @else {
        <p>
          Le nom est presque le même. Ce peut être une erreur de frappe, ou quelqu’un qui se fait passer pour
          {{ people() }}.
        </p>
      }
      @for (one of shown(); track one.slug) {
        <dl class="compare">
          <dt class="soft">Vous avez saisi</dt>
          <dd>
            <span class="handle">
              @for (piece of one.pieces; track $index) {
                @if (piece.isMarked) {
                  <mark>{{ piece.text }}</mark>
                } @else {
                  <span>{{ piece.text }}</span>
                }
              }
            </span>
            @if (askedOn()) {
              <span class="soft"> sur {{ askedOn() }}</span>
            }
          </dd>
          <dt class="soft">{{ one.network ? 'Le vrai compte' : 'Le vrai nom' }}</dt>
          <dd>
            <span class="handle">{{ one.handle }}</span>
            @if (one.network) {
              <span class="soft"> sur {{ networks[one.network] }} </span>
            }
            <pmd-status is="good" icon="shield">{{ one.firstName }}</pmd-status>
          </dd>
          @if (one.words) {
            <dt class="soft">La différence</dt>
            <dd>{{ one.words }}</dd>
          }
        </dl>
      }
      <h3>Que faire&#8239;?</h3>
      <ol class="todo">
        <li>
          {{
            isName() ? 'Si quelqu’un vous écrit sous ce nom, ne répondez pas encore.' : 'Ne répondez plus à ce compte et n’envoyez rien.'
          }}
        </li>
        <li>Écrivez à {{ first.firstName }} par son vrai compte, ou passez par sa structure&nbsp;: elle est sur sa fiche.</li>
        <li>Signalez-nous ce compte&nbsp;: la coordination vérifie.</li>
      </ol>
      <div class="row">
        <a pmdButton="act" routerLink="/signaler" [queryParams]="{ profil: first.slug, motif: 'impersonation', q: q() }"
          ><pmd-icon name="flag" />Signaler ce compte</a
        >
        <a pmdButton="line" [routerLink]="['/annuaire', first.department.slug, first.slug]">Voir la vraie fiche</a>
      </div>
    </section>
  `,
  styleUrl: './verify.scss',
})
export class LookalikeBox {
  readonly of = input.required<Verification>();
  readonly q = input.required<string>();
  protected readonly networks = networkLabels;

  private readonly handle = computed(() => this.of().asked.handle ?? this.q());
  protected readonly askedOn = computed(() => {
    const { network } = this.of().asked;
    return network ? networkLabels[network] : '';
  });
  protected readonly isName = computed(() => this.of().lookalikes[0]?.reason === 'name');
  protected readonly shown = computed(() =>
    this.of().lookalikes.map((one) => ({
      ...one,
      pieces: piecesOf(this.handle(), one.differences),
      words: one.differences.map((difference) => differenceWords(difference, this.handle())).join(' ; '),
    })),
  );
  protected readonly people = computed(() =>
    this.of()
      .lookalikes.map(({ firstName }) => firstName)
      .join(' ou '),
  );
  protected readonly title = computed(() => {
    const [{ reason, firstName }] = this.of().lookalikes as [Verification['lookalikes'][number]];
    if (reason === 'elsewhere' && this.askedOn()) return `Attention : ${firstName} n’a pas de compte ${this.askedOn()} connu`;
    if (reason === 'name') return `Attention : ce n’est pas tout à fait le nom ${de(this.people())}`;
    return `Attention : ce compte n’est pas celui ${de(this.people())}`;
  });
}
