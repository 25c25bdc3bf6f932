import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service, type Signal } from '@angular/core';
import { listOf } from '@promenade/platform/model';
import { signatureDetail, signatureEventList, type SignatureRequest, signatureRequest, type SignBody } from '@promenade/signatures/model';
import { firstValueFrom } from 'rxjs';

/** Mirrors SignaturesController: one method per route, the same names. */
@Service()
export class SignaturesApi {
  private readonly http = inject(HttpClient);

  readonly list = (query: () => Record<string, string>) =>
    httpResource(() => ({ url: '/api/signatures', params: query() }), { parse: listOf(signatureRequest).parse });

  readonly read = (id: Signal<string>) => httpResource(() => `/api/signatures/${id()}`, { parse: signatureDetail.parse });

  readonly events = (id: Signal<string>) => httpResource(() => `/api/signatures/${id()}/events`, { parse: signatureEventList.parse });

  /** The digest of the PDF that the server shows for this request: made at the first asking, the same ever after. */
  async shownDigest(id: string): Promise<string> {
    const answer = await firstValueFrom(this.http.get(`/api/signatures/${id}/preview`, { observe: 'response', responseType: 'blob' }));
    return (answer.headers.get('ETag') ?? '').replaceAll('"', '');
  }

  async code(id: string): Promise<void> {
    await firstValueFrom(this.http.post(`/api/signatures/${id}/code`, {}));
  }

  sign(id: string, body: SignBody): Promise<SignatureRequest> {
    return firstValueFrom(this.http.post<SignatureRequest>(`/api/signatures/${id}/sign`, body));
  }

  refuse(id: string, reason: string): Promise<SignatureRequest> {
    return firstValueFrom(this.http.post<SignatureRequest>(`/api/signatures/${id}/refuse`, { reason }));
  }

  remind(id: string): Promise<SignatureRequest> {
    return firstValueFrom(this.http.post<SignatureRequest>(`/api/signatures/${id}/remind`, {}));
  }

  ask(promeneurIds: readonly string[]): Promise<{ items: SignatureRequest[] }> {
    return firstValueFrom(this.http.post<{ items: SignatureRequest[] }>('/api/signatures', { promeneurIds }));
  }
}
