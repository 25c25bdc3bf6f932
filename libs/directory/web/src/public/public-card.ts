import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { counted, DayPipe, departmentName, Emergency, Icon, Load, Portrait, problemOf, StatusChip } from '@promenade/platform/web';
import { networkLabels } from '../labels.fr';
import { departmentIn, PublicFace } from './place';
import { PublicApi } from './public-api';
import { audienceOf, networkIcons } from './public-labels.fr';

/** `/annuaire/88-vosges/88-lea-…`: who this is, on which accounts and no other, and since when the charter binds them. */
@Component({
  selector: 'pmd-public-card',
  imports: [DayPipe, Emergency, Icon, Load, Portrait, RouterLink, StatusChip],
  template: `
    <div class="wrap two">
      <article class="card-person">
        <pmd-load [of]="card" name="la fiche" />
        @if (missing()) {
          <h1 tabindex="-1">Cette fiche n’est plus publique</h1>
          <p>
            La personne a peut-être quitté le réseau. Quelqu’un vous parle sous ce nom&#8239;? Ne donnez rien de personnel et cherchez-le
            dans
            <a [routerLink]="['/annuaire', place()]">l’annuaire</a>.
          </p>
        } @else if (card.hasValue()) {
          @let it = card.value();
          <header class="card-head">
            <pmd-portrait [name]="it.firstName" size="xl" [photo]="it.photoUrl ?? undefined" />
            <div class="stack-s">
              <h1 tabindex="-1">{{ it.firstName }}</h1>
              <p class="soft">{{ employer() }}</p>
              <p>
                <pmd-status is="good">charte signée le {{ it.charterSignedOn | day }}</pmd-status>
              </p>
              <p>{{ audience() }}</p>
            </div>
          </header>
          <section class="card stack-s" aria-labelledby="comptes">
            <h2 id="comptes">Ses comptes, et pas d’autres</h2>
            @if (it.onlineProfiles.length) {
              <ul class="profiles">
                @for (profile of it.onlineProfiles; track $index) {
                  <li>
                    <span><pmd-icon [name]="icons[profile.network] ?? 'chat'" /> {{ networks[profile.network] }}</span>
                    @if (profile.url) {
                      <a class="code" [href]="profile.url" rel="noopener noreferrer nofollow">{{ profile.handle }}</a>
                    } @else {
                      <span class="code">{{ profile.handle }}</span>
                    }
                  </li>
                }
              </ul>
              <p class="soft">
                Un compte qui lui ressemble sans être dans cette liste n’est pas le sien&nbsp;: comparez chaque lettre avant de répondre.
              </p>
            } @else {
              <p>Aucun compte n’est encore publié ici. Passez par sa structure.</p>
            }
          </section>
          <section class="card stack-s" aria-labelledby="comment">
            <h2 id="comment">Comment ça se passe</h2>
            <p>
              Vous lui écrivez quand vous voulez, sans donner votre nom. C’est son métier&nbsp;: sa structure l’emploie et lui confie ce
              temps.
              {{ it.firstName }} garde pour soi ce que vous confiez, sauf si quelqu’un est en danger, et vous le dit alors.
            </p>
            <p>Un promeneur ne vous demande jamais d’argent, de photo intime, ni de garder un secret.</p>
          </section>
          <p>
            <a [routerLink]="['/annuaire', place()]">Tous les promeneurs&nbsp;: {{ department() }}</a>
          </p>
        }
      </article>
      <aside><pmd-emergency /></aside>
    </div>
  `,
  styleUrl: './public.scss',
})
export class PublicCardPage {
  readonly place = input.required<string>();
  readonly slug = input.required<string>();
  protected readonly card = inject(PublicApi).promeneur(this.slug);
  protected readonly networks = networkLabels;
  protected readonly icons = networkIcons;
  protected readonly department = computed(() => departmentName(departmentIn(this.place())));
  protected readonly missing = computed(() => [404, 422].includes(problemOf(this.card.error() ?? new Error()).status));
  protected readonly employer = computed(() => {
    if (!this.card.hasValue()) return '';
    const { name, commune } = this.card.value().structure;
    return commune && !name.includes(commune.name) ? `${name}, ${commune.name}` : name;
  });
  protected readonly audience = computed(() => (this.card.hasValue() ? `Répond en ligne ${audienceOf(this.card.value().volets)}.` : ''));

  constructor() {
    const face = inject(PublicFace);
    effect(() => {
      if (this.missing()) face.missing();
      if (!this.card.hasValue()) return;
      const { firstName, structure, onlineProfiles } = this.card.value();
      const accounts = counted(onlineProfiles.length, 'compte officiel', 'comptes officiels', 'aucun compte publié');
      face.tell(`${firstName}, ${structure.name}`, `${firstName} est promeneur du Net : ${structure.name}, charte signée, ${accounts}.`);
    });
  }
}
