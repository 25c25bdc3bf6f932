import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { type InvitationAnswer, invitationAsked } from '@promenade/identity/model';
import type { SessionView } from '@promenade/platform/web';
import { firstValueFrom } from 'rxjs';

/** The ways in: what one does before being signed in. */
@Service()
export class DoorsApi {
  private readonly http = inject(HttpClient);

  readonly invitation = () => httpResource(() => '/api/invitation', { parse: invitationAsked.parse });

  signIn(credentials: { email: string; password: string; totp?: string }): Promise<SessionView> {
    return firstValueFrom(this.http.post<SessionView>('/api/session', credentials));
  }

  sendLink(email: string): Promise<unknown> {
    return firstValueFrom(this.http.post('/api/session/magic-link', { email }));
  }

  follow(token: string, totp?: string): Promise<SessionView> {
    return firstValueFrom(this.http.post<SessionView>('/api/session/link', { token, ...(totp && { totp }) }));
  }

  /** Another link in place of one that opens no more. */
  sendAgain(token: string): Promise<unknown> {
    return firstValueFrom(this.http.post('/api/session/link/again', { token }));
  }

  forgotten(email: string): Promise<unknown> {
    return firstValueFrom(this.http.post('/api/password/forgotten', { email }));
  }

  reset(token: string, password: string): Promise<unknown> {
    return firstValueFrom(this.http.post('/api/password/reset', { token, password }));
  }

  accept(answer: InvitationAnswer): Promise<SessionView> {
    return firstValueFrom(this.http.post<SessionView>('/api/invitation/accept', answer));
  }

  /** Asks again who is signed in: after a refusal one may be back in the session one had before. */
  async whoIsThere(): Promise<SessionView | null> {
    return firstValueFrom(this.http.get<SessionView>('/api/session')).catch(() => null);
  }

  decline(): Promise<unknown> {
    return firstValueFrom(this.http.post('/api/invitation/decline', {}));
  }
}
