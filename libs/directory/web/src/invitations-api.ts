import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { type Invitation, type InvitationDraft, invitations } from '@promenade/identity/model';
import { firstValueFrom } from 'rxjs';

const base = '/api/invitations';

/** The invitations that open a seat to whoever a record is about. */
@Service()
export class InvitationsApi {
  private readonly http = inject(HttpClient);

  /** The newest first; asks nothing without a record. */
  readonly ofRecord = (recordId: () => string | undefined) =>
    httpResource(
      () => {
        const id = recordId();
        return id ? { url: base, params: { recordId: id, size: 1 } } : undefined;
      },
      { parse: invitations.parse },
    );

  invite(draft: InvitationDraft): Promise<Invitation> {
    return firstValueFrom(this.http.post<Invitation>(base, draft));
  }

  resend(id: string): Promise<Invitation> {
    return firstValueFrom(this.http.post<Invitation>(`${base}/${id}/resend`, {}));
  }

  /** Takes it back: its link opens nothing any more. */
  revoke(id: string): Promise<Invitation> {
    return firstValueFrom(this.http.delete<Invitation>(`${base}/${id}`));
  }

  /** Undoes `revoke`: the link that was sent serves again. */
  restore(id: string): Promise<Invitation> {
    return firstValueFrom(this.http.post<Invitation>(`${base}/${id}/restore`, {}));
  }
}
