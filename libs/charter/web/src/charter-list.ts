import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CharterVersion } from '@promenade/charter/model';
import { may } from '@promenade/identity/model';
import { Button, DayPipe, EmptyState, Load, PageHead, Session, StatusChip } from '@promenade/platform/web';
import { ChartersApi } from './charters-api';

/** The texts: the national core, and what the département wrote after it. */
@Component({
  selector: 'pmd-charter-list',
  imports: [Button, DayPipe, EmptyState, Load, PageHead, RouterLink, StatusChip],
  template: `
    <pmd-page-head
      title="Le texte de la charte"
      lead="Un texte publié ne change plus : pour le modifier, on écrit la version suivante."
      [crumbs]="[{ label: 'Chartes', path: '/chartes' }]"
    >
      @if (mayWrite()) {
        <a pmdButton="act" routerLink="nouveau">Écrire une version</a>
      }
    </pmd-page-head>
    <pmd-load [of]="list" name="les textes" />
    @if (list.hasValue()) {
      @if (list.value().items.length === 0) {
        <pmd-empty fact="Aucun texte" why="Sans charte publiée, personne ne peut signer.">
          @if (mayWrite()) {
            <a pmdButton="act" routerLink="nouveau">Écrire la première version</a>
          }
        </pmd-empty>
      }
      <ul class="stack">
        @for (version of list.value().items; track version.id) {
          <li class="card row between">
            <div>
              <h2>
                <a [routerLink]="version.id">{{ version.title }}</a>
              </h2>
              <p class="soft">
                {{ version.department ? 'Texte du département' : 'Texte national' }}, version {{ version.number }}
                @if (version.effectiveOn) {
                  , en vigueur depuis le {{ version.effectiveOn | day }}
                }
              </p>
            </div>
            <pmd-status [is]="version.state === 'draft' ? 'draft' : 'good'">{{
              version.state === 'draft' ? 'brouillon' : 'publiée'
            }}</pmd-status>
          </li>
        }
      </ul>
    }
  `,
})
export class CharterList {
  private readonly session = inject(Session);
  protected readonly list = inject(ChartersApi).list();
  protected readonly mayWrite = computed(() => may(this.session.role(), 'charters.write'));
  protected readonly own = (version: CharterVersion) => version.department === this.session.department();
}
