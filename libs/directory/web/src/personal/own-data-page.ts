import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, counted, FrPipe, Icon, Load, PageHead, Session } from '@promenade/platform/web';
import { PersonalApi } from './personal-api';

type Rooms = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What is counted of each room, in the words of whoever it is about. */
const lines: readonly { readonly room: string; readonly key: string; readonly words: readonly [string, string] }[] = [
  { room: 'identity', key: 'seats', words: ['rôle dans Promenade', 'rôles dans Promenade'] },
  { room: 'identity', key: 'sessions', words: ['appareil connecté', 'appareils connectés'] },
  { room: 'identity', key: 'invitations', words: ['invitation reçue', 'invitations reçues'] },
  { room: 'directory', key: 'promeneurs', words: ['fiche de promeneur, entière', 'fiches de promeneur, entières'] },
  { room: 'directory', key: 'structures', words: ['structure représentée', 'structures représentées'] },
  { room: 'directory', key: 'savedViews', words: ['vue enregistrée', 'vues enregistrées'] },
  { room: 'directory', key: 'exports', words: ['export', 'exports'] },
  { room: 'directory', key: 'mailings', words: ['envoi écrit', 'envois écrits'] },
  { room: 'signatures', key: 'signatures', words: ['signature demandée ou donnée', 'signatures demandées ou données'] },
  { room: 'signatures', key: 'visits', words: ['visite pour signer', 'visites pour signer'] },
  { room: 'charter', key: 'procedures', words: ['procédure sur la charte', 'procédures sur la charte'] },
  { room: 'notifications', key: 'letters', words: ['courriel reçu : objet et date', 'courriels reçus : objet et date'] },
  { room: 'notifications', key: 'errands', words: ['traitement demandé', 'traitements demandés'] },
  { room: 'audit', key: 'lines', words: ['ligne du journal', 'lignes du journal'] },
];

/** `/mes-donnees`: a copy of what the house holds about whoever is signed in, and how to have it corrected or erased. */
@Component({
  selector: 'pmd-own-data-page',
  imports: [Button, FrPipe, Icon, Load, PageHead, RouterLink],
  template: `
    <pmd-page-head
      title="Mes données"
      lead="Ce que Promenade garde à votre sujet, à lire ou à emporter."
      [crumbs]="[{ label: 'Mon compte', path: '/mon-compte' }]"
    />
    <pmd-load [of]="copy" name="vos données" [lines]="5" />
    @if (copy.hasValue()) {
      <div class="stack-l">
        <section class="card stack-s" aria-labelledby="copie">
          <h2 id="copie">Votre copie</h2>
          <ul>
            @for (line of told(); track line) {
              <li>{{ line | fr }}</li>
            }
          </ul>
          <p>
            <a pmdButton="act" href="/api/account/data" download="mes-donnees.json"><pmd-icon name="download" />Télécharger ma copie</a>
          </p>
          <p class="cap soft">Un fichier JSON, que d’autres programmes savent lire. Il ne contient les mots de personne d’autre.</p>
        </section>
        <section class="card stack-s" aria-labelledby="ailleurs">
          <h2 id="ailleurs">Ce qui n’y est pas</h2>
          <ul>
            @for (sentence of copy.value().elsewhere; track sentence) {
              <li>{{ sentence | fr }}</li>
            }
          </ul>
        </section>
        <section class="card stack-s" aria-labelledby="droits">
          <h2 id="droits">Corriger, retirer, effacer</h2>
          @if (isPromeneur()) {
            <p>
              Ce qui est public se retire depuis <a routerLink="/promeneurs">votre fiche</a>, tout de suite. Le reste s’y corrige, et la
              coordination relit.
            </p>
          }
          <p>
            Pour être effacé, écrivez à la coordination de votre département&nbsp;: elle voit d’abord ce qui part et ce qui reste. La preuve
            d’une signature est gardée cinq ans après votre départ.
          </p>
          <p class="cap soft">Une réponse qui ne vous convient pas&nbsp;? La Cnil reçoit les réclamations, sur cnil.fr.</p>
        </section>
      </div>
    }
  `,
  styles: `
    .stack-l {
      max-width: 44rem;
    }
    ul {
      display: grid;
      gap: var(--s-2);
      padding-left: 1.2em;
      list-style: disc;
    }
  `,
})
export class OwnDataPage {
  private readonly session = inject(Session);
  protected readonly copy = inject(PersonalApi).own();
  protected readonly isPromeneur = computed(() => this.session.role() === 'promeneur');
  protected readonly told = computed(() => {
    if (!this.copy.hasValue()) return [];
    const { account, rooms } = this.copy.value();
    const counts = lines.flatMap(({ room, key, words: [one, many] }) => {
      const rows = (rooms as Rooms)[room]?.[key];
      return Array.isArray(rows) && rows.length > 0 ? [counted(rows.length, one, many)] : [];
    });
    return [`Votre compte : ${account.email}`, ...counts];
  });
}
