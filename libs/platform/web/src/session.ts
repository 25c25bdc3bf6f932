import { HttpClient } from '@angular/common/http';
import { computed, inject, Service, signal } from '@angular/core';
import type { Session as SessionView } from '@promenade/platform/model';
import { firstValueFrom } from 'rxjs';
import { problemOf } from './api-problem';

export type { SessionView };

/**
 * Who is signed in, in which seat: `undefined` until it was asked, `null` for nobody. Filled by the shell's guard (`load`) and by
 * the pages of identity (`set` after a sign-in, an invitation, a link). What a role may do is asked of `may()` in identity/model.
 */
@Service()
export class Session {
  private readonly http = inject(HttpClient);
  private readonly view = signal<SessionView | null | undefined>(undefined);
  private asking?: Promise<SessionView | null>;

  readonly current = this.view.asReadonly();
  readonly role = computed(() => this.view()?.role ?? 'visitor');
  readonly department = computed(() => this.view()?.department ?? null);
  readonly firstName = computed(() => this.view()?.account.firstName ?? '');
  /** False for a session opened by a link, which serves one thing only. */
  readonly isFull = computed(() => this.view()?.purpose === 'session');

  /** Asks the server once; later calls answer what is known. Fails when the server does not answer. */
  async load(): Promise<SessionView | null> {
    const known = this.view();
    if (known !== undefined) return known;
    this.asking ??= this.ask().finally(() => (this.asking = undefined));
    return this.asking;
  }

  set(view: SessionView | null): void {
    this.view.set(view);
  }

  /** Takes another seat. The caller reloads the page: nothing of the former seat may stay on the screen. */
  async takeSeat(membershipId: string): Promise<SessionView> {
    const view = await firstValueFrom(this.http.put<SessionView>('/api/session/membership', { membershipId }));
    this.view.set(view);
    return view;
  }

  async signOut(): Promise<void> {
    await firstValueFrom(this.http.delete('/api/session'));
    this.view.set(null);
  }

  private async ask(): Promise<SessionView | null> {
    try {
      this.view.set(await firstValueFrom(this.http.get<SessionView>('/api/session')));
    } catch (error) {
      if (problemOf(error).status !== 401) throw error;
      this.view.set(null);
    }
    return this.view() ?? null;
  }
}
