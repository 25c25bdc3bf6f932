import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { MessageDraft, MessageReceipt, PublicDepartments, ReportDraft, ReportReceipt, Verification } from '@promenade/directory/model';
import { firstValueFrom } from 'rxjs';

/** What is said, and where when no promeneur tells it. */
type Said<T> = T & { readonly department?: string };

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

  report(said: Said<ReportDraft>): Promise<ReportReceipt> {
    return this.say('/api/public/reports', said);
  }

  write(said: Said<MessageDraft>): Promise<MessageReceipt> {
    return this.say('/api/public/messages', said);
  }

  private say<T>(path: string, { department, ...draft }: Said<object>): Promise<T> {
    return firstValueFrom(this.http.post<T>(path, draft, { params: department ? { department } : {} }));
  }
}
