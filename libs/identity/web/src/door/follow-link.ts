import { Component, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type ApiProblem, Button, Icon, problemOf, Session, type SessionView } from '@promenade/platform/web';
import { DoorsApi } from '../doors-api';
import { CodeStep } from './code-step';

const pages: Record<SessionView['purpose'], string> = { session: '/', signature: '/signer', invitation: '/invitation' };

/**
 * `/lien/:token`. A letter's link is opened by the programs that check mails too, so nothing happens before somebody presses.
 * Then one goes where the link leads, and its address leaves the history.
 */
@Component({
  selector: 'pmd-follow-link',
  imports: [Button, CodeStep, Icon, RouterLink],
  template: `
    <div class="stack">
      @if (asksCode()) {
        <pmd-code-step [enter]="withCode" (back)="asksCode.set(false)" />
      } @else if (problem(); as told) {
        <h1 tabindex="-1">Ce lien ne s’ouvre pas</h1>
        <p class="note note-bad" role="alert">
          <pmd-icon name="bad" /><span>{{ told.message }}</span>
        </p>
        @if (told.isPassing || told.status === 429) {
          <button pmdButton="act" size="thumb" type="button" [busy]="opening()" (click)="open()">Réessayer</button>
        } @else {
          <p>
            Pour entrer, demandez un lien neuf sur <a routerLink="/connexion">la page de connexion</a>. Pour une invitation ou une
            signature, écrivez à la coordination qui vous l’a envoyée&nbsp;: elle la renvoie en un geste.
          </p>
        }
      } @else {
        <h1 tabindex="-1">Vous y êtes presque</h1>
        <p>Vous avez ouvert un lien reçu par courriel. Il vous est réservé&nbsp;: ne le transmettez à personne.</p>
        <button pmdButton="act" size="thumb" type="button" [busy]="opening()" busyWord="Ouverture…" (click)="open()">Continuer</button>
      }
    </div>
  `,
})
export class FollowLink {
  readonly token = input.required<string>();

  private readonly doors = inject(DoorsApi);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  protected readonly asksCode = signal(false);
  protected readonly opening = signal(false);
  protected readonly problem = signal<ApiProblem | undefined>(undefined);

  protected async open(): Promise<void> {
    this.opening.set(true);
    try {
      await this.enter();
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code === 'totp-required') this.asksCode.set(true);
      else this.problem.set(problem);
    } finally {
      this.opening.set(false);
    }
  }

  protected readonly withCode = (totp: string): Promise<void> => this.enter(totp);

  private async enter(totp?: string): Promise<void> {
    const view = await this.doors.follow(this.token(), totp);
    this.session.set(view);
    await this.router.navigateByUrl(pages[view.purpose], { replaceUrl: true });
  }
}
