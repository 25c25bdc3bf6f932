import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { MessageDraft, MessageReceipt, PublicDepartments, ReportDraft, ReportReceipt, Verification } from '@promenade/directory/model';
import { firstValueFrom } from 'rxjs';

/** Mirrors VerifyController and PublicVoicesController. Answers are not parsed again here: a phone would load zod for it. */
@Service()
export class VoicesPublicApi {
  private readonly http = inject(HttpClient);

  readonly verify = (q: () => string | undefined) =>
    httpResource<Verification>(() => {
      const asked = q();
      return asked ? { url: '/api/public/verify', params: { q: asked } } : undefined;
    });

  readonly departments = () => httpResource<PublicDepartments>(() => '/api/public/departments');

  report(draft: ReportDraft): Promise<ReportReceipt> {
    return firstValueFrom(this.http.post<ReportReceipt>('/api/public/reports', draft));
  }

  write(draft: MessageDraft): Promise<MessageReceipt> {
    return firstValueFrom(this.http.post<MessageReceipt>('/api/public/messages', draft));
  }
}
