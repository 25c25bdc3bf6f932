import { Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Lamp, speakFrench, ToastOutlet } from '@promenade/platform/web';
import { Brand } from '../shell/brand';
import { ConnectionBanner } from '../shell/connection-banner';
import { followPageWithFocus } from '../shell/page-focus';
import { SkipLink } from '../shell/skip-link';

/** The door: signing in, an invitation, a link. */
@Component({
  selector: 'pmd-door-shell',
  imports: [Brand, ConnectionBanner, Lamp, RouterOutlet, SkipLink, ToastOutlet],
  template: `
    <pmd-skip-link>Aller au contenu</pmd-skip-link>
    <pmd-connection-banner />
    <div class="door">
      <header class="side night">
        <div class="in">
          <pmd-brand to="/connexion" />
          <p class="line">Ce que vous signez, ce que vous animez, ce que vous comptez&nbsp;: une seule fois.</p>
        </div>
        <div class="ridge">
          <svg viewBox="0 0 720 240" preserveAspectRatio="none" aria-hidden="true">
            <path
              class="far"
              d="M0 225C23 225 23 195 45 195S68 180 90 180 158 180 180 195 203 210 225 210 293 210 315 210 338 195 360 195 383 180 405 180 428 165 450 165 473 135 495 135 518 104 540 104 563 135 585 135 608 180 630 180 653 225 675 225 698 240 720 240H0z"
            />
            <path
              class="near"
              d="M0 240C23 240 23 225 45 225S68 210 90 210 113 195 135 195 158 165 180 165 203 150 225 150 248 135 270 135 293 150 315 150 338 120 360 120 383 89 405 89 428 120 450 120 473 120 495 120 518 150 540 150 563 180 585 180 608 210 630 210 653 225 675 225 698 240 720 240z"
            />
          </svg>
          <pmd-lamp />
        </div>
      </header>
      <main id="contenu" tabindex="-1"><router-outlet /></main>
    </div>
    <pmd-toasts />
  `,
  styleUrl: './door-shell.scss',
})
export class DoorShell {
  constructor() {
    speakFrench();
    followPageWithFocus();
  }
}
