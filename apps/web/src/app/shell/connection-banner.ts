import { HttpClient } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { Button, Connection, Icon, Session } from '@promenade/platform/web';
import { firstValueFrom } from 'rxjs';

/** Says that the server does not answer, over the page as it is; and, under way for long, that something is coming. */
@Component({
  selector: 'pmd-connection-banner',
  imports: [Button, Icon],
  template: `
    @if (connection.busy()) {
      <div class="coming" aria-hidden="true"></div>
    }
    <div role="status">
      @if (connection.lost()) {
        <div class="lost">
          <pmd-icon name="offline" />
          <p><b>Le serveur ne répond pas.</b> Ce que vous avez écrit reste à l’écran.</p>
          <button pmdButton="line" size="s" type="button" (click)="retry()">Réessayer</button>
        </div>
      }
    </div>
  `,
  styles: `
    .lost {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s-2) var(--s-3);
      align-items: center;
      padding: var(--s-2) var(--gutter);
      background: var(--warn-soft);
      color: var(--on-warn-soft);
    }
    p {
      flex: 1 1 16rem;
    }
    .coming {
      position: fixed;
      inset: 0 0 auto;
      z-index: 50;
      height: 3px;
      background: repeating-linear-gradient(90deg, var(--act) 0 3px, transparent 3px 9px);
      opacity: 0;
      animation: come 0s 300ms forwards;
    }
    @keyframes come {
      to {
        opacity: 1;
      }
    }
    @media print {
      :host {
        display: none;
      }
    }
  `,
})
export class ConnectionBanner {
  protected readonly connection = inject(Connection);
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  protected async retry(): Promise<void> {
    try {
      await firstValueFrom(this.http.get('/api/health/ready'));
    } catch {
      // Still away: the banner stays, told by the interceptor.
      return;
    }
    if (this.session.current() === undefined) await this.router.navigateByUrl(this.router.url, { onSameUrlNavigation: 'reload' });
    this.connection.retry();
  }
}
