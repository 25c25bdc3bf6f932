import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { type Account, account, type AccountNames, ownSessions, type PasswordChange } from '@promenade/identity/model';
import { firstValueFrom } from 'rxjs';

/** One's own account, and where one is signed in. */
@Service()
export class AccountApi {
  private readonly http = inject(HttpClient);

  readonly account = () => httpResource(() => '/api/account', { parse: account.parse });
  readonly sessions = () => httpResource(() => '/api/sessions?size=200', { parse: ownSessions.parse });

  rename(names: AccountNames): Promise<Account> {
    return firstValueFrom(this.http.patch<Account>('/api/account', names));
  }

  changePassword(change: PasswordChange): Promise<unknown> {
    return firstValueFrom(this.http.put('/api/password', change));
  }

  end(sessionId: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`/api/sessions/${sessionId}`));
  }

  endOthers(): Promise<{ ended: number }> {
    return firstValueFrom(this.http.delete<{ ended: number }>('/api/sessions'));
  }
}
