import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CharterVersionShown } from '@promenade/charter/model';
import { may } from '@promenade/identity/model';
import { Button, departmentName, EmptyState, Load, PageHead, Session } from '@promenade/platform/web';
import { CharterLine } from './charter-line';
import { ChartersApi } from './charters-api';

interface Shelf {
  readonly key: string;
  readonly title: string;
  readonly versions: readonly CharterVersionShown[];
}

/** The texts: the national core, and what each département wrote on it or after it. */
@Component({
  selector: 'pmd-charter-list',
  imports: [Button, CharterLine, EmptyState, Load, PageHead, RouterLink],
  template: `
    <pmd-page-head
      title="Le texte de la charte"
      lead="Un texte publié ne change plus : pour le modifier, on écrit la version suivante."
      [crumbs]="[{ label: 'Chartes', path: '/chartes' }]"
    >
      @if (compares()) {
        <a pmdButton="plain" routerLink="/chartes/listes-signees">Listes signées</a>
        <a pmdButton="line" routerLink="/chartes/campagnes">Campagnes</a>
      }
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
      @for (shelf of shelves(); track shelf.key) {
        <section class="stack" [attr.aria-labelledby]="'texts-' + shelf.key">
          <h2 [id]="'texts-' + shelf.key">{{ shelf.title }}</h2>
          @for (version of shelf.versions; track version.id) {
            <pmd-charter-line [version]="version" />
          } @empty {
            <p class="note note-still">
              Votre département n’a pas de texte à lui : le texte national y est en vigueur.
              @if (mayWrite()) {
                <a routerLink="nouveau">Y ajouter vos dispositions</a>.
              }
            </p>
          }
        </section>
      }
    }
  `,
  styles: 'section + section { margin-top: var(--s-6); }',
})
export class CharterList {
  private readonly session = inject(Session);
  protected readonly list = inject(ChartersApi).list();
  protected readonly mayWrite = computed(() => may(this.session.role(), 'charters.write'));

  /** Whoever comes here first, and not from the signatures. */
  protected readonly compares = computed(() => may(this.session.role(), 'campaigns.compare'));

  /** One’s own département first; the national level has its own text first, then each département that wrote one. */
  protected readonly shelves = computed<Shelf[]>(() => {
    const items = this.list.value()?.items ?? [];
    const own = this.session.department();
    const of = (department: string | null) => items.filter((version) => version.department === department);
    const national: Shelf = { key: 'national', title: 'Texte national', versions: of(null) };
    const codes = [...new Set([own, ...items.map(({ department }) => department)])].filter((code) => code !== null);
    const departments = codes.map((code) => ({ key: code, title: departmentName(code), versions: of(code) }));
    if (items.length === 0) return [];
    const shelves = own === null ? [national, ...departments] : [...departments, national];
    return shelves.filter(({ key, versions }) => versions.length > 0 || key === own);
  });
}
