import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, EmptyState } from '@promenade/platform/web';

@Component({
  selector: 'pmd-not-found',
  imports: [Button, EmptyState, RouterLink],
  template: `
    <h1 class="sr">Page introuvable</h1>
    <pmd-empty fact="Il n’y a pas de page à cette adresse" why="Elle a peut-être changé de nom, ou l’adresse a été coupée en la copiant.">
      <a pmdButton="act" routerLink="/">Revenir à l’accueil</a>
    </pmd-empty>
  `,
})
export class NotFound {}
