import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service, signal } from '@angular/core';
import { type Invitation, type InvitationDraft, invitations, type Member, type MemberChange, members } from '@promenade/identity/model';
import { firstValueFrom } from 'rxjs';

type Query = Readonly<Record<string, string | number>>;

/** Who has a seat, and who is invited to one. */
@Service()
export class MembersApi {
  private readonly http = inject(HttpClient);
  /** Grows with each invitation: the list under the form reads itself again. */
  private readonly sent = signal(0);

  readonly members = (query: () => Query) => httpResource(() => ({ url: '/api/members', params: query() }), { parse: members.parse });
  readonly invitations = (query: () => Query) =>
    httpResource(
      () => {
        this.sent();
        return { url: '/api/invitations', params: query() };
      },
      { parse: invitations.parse },
    );

  change(id: string, change: MemberChange): Promise<Member> {
    return firstValueFrom(this.http.patch<Member>(`/api/members/${id}`, change));
  }

  end(id: string): Promise<Member> {
    return firstValueFrom(this.http.delete<Member>(`/api/members/${id}`));
  }

  resetFactor(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`/api/members/${id}/second-factor`));
  }

  /** @param department named by the national level alone */
  async invite(draft: InvitationDraft, department: string | undefined): Promise<Invitation> {
    const invitation = await firstValueFrom(
      this.http.post<Invitation>('/api/invitations', draft, { params: department ? { department } : {} }),
    );
    this.sent.update((count) => count + 1);
    return invitation;
  }

  resend(id: string): Promise<Invitation> {
    return firstValueFrom(this.http.post<Invitation>(`/api/invitations/${id}/resend`, {}));
  }

  revoke(id: string): Promise<Invitation> {
    return firstValueFrom(this.http.delete<Invitation>(`/api/invitations/${id}`));
  }

  restore(id: string): Promise<Invitation> {
    return firstValueFrom(this.http.post<Invitation>(`/api/invitations/${id}/restore`, {}));
  }
}
