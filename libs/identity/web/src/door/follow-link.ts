import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type ApiProblem, Button, Icon, problemOf, Session, type SessionView, Toasts } from '@promenade/platform/web';
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
        <h1 tabindex="-1">{{ isAway() ? 'Ce lien ne s’ouvre pas' : 'Ce lien n’ouvre plus' }}</h1>
        <p class="note note-bad" role="alert">
          <pmd-icon name="bad" /><span>{{ told.message }}</span>
        </p>
        @if (isAway()) {
          <button pmdButton="act" size="thumb" type="button" [busy]="opening()" (click)="open()">Réessayer</button>
        } @else if (sent()) {
          <p class="note note-good" role="status">
            <pmd-icon name="mail" /><span
              >Si quelque chose vous attend encore, un lien neuf part à l’instant vers l’adresse qui avait reçu celui-ci. Rien reçu dans
              cinq minutes&#8239;? Regardez dans les indésirables, puis écrivez à la coordination.</span
            >
          </p>
        } @else {
          <p>
            Un lien sert une fois, et peu de temps. Pour reprendre ce que vous aviez commencé, recevez-en un neuf&nbsp;: il part à l’adresse
            qui avait reçu celui-ci.
          </p>
          <button pmdButton="act" size="thumb" type="button" [busy]="opening()" busyWord="Envoi…" (click)="sendAgain()">
            Recevoir un lien neuf
          </button>
          <p class="soft">
            Pour une invitation, écrivez à la coordination qui vous l’a envoyée&nbsp;: elle la renvoie en un geste. Vous avez un
            compte&#8239;? Entrez par <a routerLink="/connexion">la page de connexion</a>.
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
  private readonly toasts = inject(Toasts);
  protected readonly asksCode = signal(false);
  protected readonly opening = signal(false);
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  /** A letter may have left: nobody learns here whether something waits. */
  protected readonly sent = signal(false);
  /** It may open yet: the server was away, or asks for a pause. */
  protected readonly isAway = computed(() => Boolean(this.problem()?.isPassing) || this.problem()?.status === 429);

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

  protected async sendAgain(): Promise<void> {
    this.opening.set(true);
    try {
      await this.doors.sendAgain(this.token());
      this.sent.set(true);
    } catch (error) {
      this.toasts.say(problemOf(error).message);
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
