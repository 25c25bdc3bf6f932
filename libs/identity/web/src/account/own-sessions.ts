import { Component, computed, DOCUMENT, inject, signal } from '@angular/core';
import type { OwnSession } from '@promenade/identity/model';
import { Button, counted, Load, MomentPipe, problemOf, Session, StatusChip, Toasts } from '@promenade/platform/web';
import { deviceName } from '../labels.fr';
import { AccountApi } from './account-api';

/** Where one is signed in: each device, and the way to sign it out from here. */
@Component({
  selector: 'pmd-own-sessions',
  imports: [Button, Load, MomentPipe, StatusChip],
  template: `
    <section class="stack" aria-labelledby="appareils">
      <h2 id="appareils" tabindex="-1">Appareils connectés</h2>
      <p class="soft">Vous n’en reconnaissez pas un&#8239;? Déconnectez-le, puis changez de mot de passe.</p>
      <pmd-load [of]="list" name="vos appareils" />
      @if (list.hasValue()) {
        <ul>
          @for (session of list.value().items; track session.id) {
            <li>
              <div>
                <b>{{ nameOf(session) }}</b>
                @if (session.current) {
                  <pmd-status is="now">cet appareil</pmd-status>
                }
                <p class="cap soft">
                  Vu le {{ session.seenAt | moment }}, ouvert le {{ session.createdAt | moment }}{{ session.address ? ', depuis' : '' }}
                  <span class="code">{{ session.address }}</span>
                </p>
              </div>
              <button
                pmdButton="line"
                size="s"
                type="button"
                [busy]="ending() === session.id"
                busyWord="Déconnexion…"
                (click)="end(session)"
              >
                Déconnecter<span class="sr"> {{ nameOf(session) }}</span>
              </button>
            </li>
          }
        </ul>
        @if (others() > 0) {
          <p>
            <button pmdButton="line" type="button" (click)="endOthers()">
              Déconnecter {{ others() === 1 ? 'l’autre appareil' : 'les ' + others() + ' autres' }}
            </button>
          </p>
        }
      }
    </section>
  `,
  styles: `
    li {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s-2) var(--s-4);
      align-items: center;
      justify-content: space-between;
      padding-block: var(--s-3);
      border-top: var(--edge);
    }
    li > div {
      flex: 1 1 18rem;
    }
    pmd-status {
      margin-left: var(--s-2);
    }
  `,
})
export class OwnSessions {
  private readonly api = inject(AccountApi);
  private readonly toasts = inject(Toasts);
  private readonly session = inject(Session);
  private readonly window = inject(DOCUMENT).defaultView;

  protected readonly list = this.api.sessions();
  protected readonly ending = signal('');
  protected readonly others = computed(() => (this.list.hasValue() ? this.list.value().items.filter(({ current }) => !current).length : 0));
  protected readonly nameOf = deviceName;

  readAgain(): void {
    this.list.reload();
  }

  protected async end(session: OwnSession): Promise<void> {
    this.ending.set(session.id);
    try {
      await this.api.end(session.id);
      if (session.current) return this.leave();
      this.toasts.say(`${deviceName(session)} est déconnecté.`);
    } catch (error) {
      this.toasts.say(problemOf(error).message);
    } finally {
      this.ending.set('');
      this.readAgain();
    }
  }

  protected async endOthers(): Promise<void> {
    try {
      const { ended } = await this.api.endOthers();
      this.toasts.say(`${counted(ended, 'appareil déconnecté', 'appareils déconnectés')}.`);
    } catch (error) {
      this.toasts.say(problemOf(error).message);
    }
    this.readAgain();
  }

  /** A whole new page, so that nothing of the person stays in the memory of the browser. */
  private leave(): void {
    this.session.set(null);
    this.window?.location.assign('/connexion');
  }
}
