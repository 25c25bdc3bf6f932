import { Component, inject } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';
import { Icon, Session, speakFrench, ToastOutlet } from '@promenade/platform/web';
import { Brand } from '../shell/brand';
import { ConnectionBanner } from '../shell/connection-banner';
import { followPageWithFocus } from '../shell/page-focus';
import { SkipLink } from '../shell/skip-link';

/** For the one thing a link is about (signing): nothing else to press, except going back for those who have somewhere to go. */
@Component({
  selector: 'pmd-plain-shell',
  imports: [Brand, ConnectionBanner, Icon, RouterLink, RouterOutlet, SkipLink, ToastOutlet],
  template: `
    <pmd-skip-link>Aller au contenu</pmd-skip-link>
    <pmd-connection-banner />
    <header>
      <pmd-brand />
      @if (session.isFull()) {
        <a routerLink="/"><pmd-icon name="back" /> Revenir à l’accueil</a>
      }
    </header>
    <main id="contenu" tabindex="-1"><router-outlet /></main>
    <pmd-toasts />
  `,
  styles: `
    header {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s-2) var(--s-4);
      align-items: center;
      justify-content: space-between;
      min-height: 3.5rem;
      padding: var(--s-2) var(--gutter);
      border-bottom: var(--edge);
      background: var(--surface);
    }
    header a {
      display: inline-flex;
      gap: 0.25rem;
      align-items: center;
      min-height: var(--target);
    }
    main {
      width: min(100% - 2 * var(--gutter), 46rem);
      margin-inline: auto;
      padding-block: var(--s-5) var(--s-8);
    }
    main:focus {
      outline: none;
    }
    @media print {
      header {
        display: none;
      }
    }
  `,
})
export class PlainShell {
  protected readonly session = inject(Session);

  constructor() {
    speakFrench();
    followPageWithFocus();
    // Not a guard: the page itself says what its link is worth. This only tells whether there is a home to go back to.
    void this.session.load().catch(() => undefined);
  }
}
