import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service, type Signal } from '@angular/core';
import { secondFactor } from '@promenade/identity/model';
import { listOf } from '@promenade/platform/model';
import {
  type CancelReason,
  evidenceAnchor,
  type PaperAccept,
  signatureDetail,
  signatureDifference,
  signatureEventList,
  type SignaturePaper,
  type SignatureRequest,
  signatureRequest,
  type SignBody,
} from '@promenade/signatures/model';
import { firstValueFrom } from 'rxjs';

/** Mirrors SignaturesController: one method per route, the same names. */
@Service()
export class SignaturesApi {
  private readonly http = inject(HttpClient);

  readonly list = (query: () => Record<string, string>) =>
    httpResource(() => ({ url: '/api/signatures', params: query() }), { parse: listOf(signatureRequest).parse });

  readonly read = (id: Signal<string>) => httpResource(() => `/api/signatures/${id()}`, { parse: signatureDetail.parse });

  readonly events = (id: Signal<string>) => httpResource(() => `/api/signatures/${id()}/events`, { parse: signatureEventList.parse });

  readonly anchors = (query: () => Record<string, string>) =>
    httpResource(() => ({ url: '/api/signatures/anchors', params: query() }), { parse: listOf(evidenceAnchor).parse });

  /** Of nothing while there is no id. */
  readonly difference = (id: () => string) =>
    httpResource(() => (id() ? `/api/signatures/${id()}/difference` : undefined), { parse: signatureDifference.parse });

  /** Whether the account has an application of codes; asked of whoever has an account, at their turn. */
  readonly ownSecondFactor = (asks: () => boolean) =>
    httpResource(() => (asks() ? '/api/account/second-factor' : undefined), { parse: secondFactor.parse });

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

  sendPaper(id: string, file: File, signedOn: string): Promise<SignaturePaper> {
    const body = new FormData();
    body.append('signedOn', signedOn);
    body.append('file', file);
    return firstValueFrom(this.http.post<SignaturePaper>(`/api/signatures/${id}/paper`, body));
  }

  acceptPaper(id: string): Promise<SignatureRequest> {
    const seen: PaperAccept = { sawBothSignatures: true, sawThisText: true };
    return firstValueFrom(this.http.post<SignatureRequest>(`/api/signatures/${id}/paper/accept`, seen));
  }

  declinePaper(id: string, reason: string): Promise<SignaturePaper> {
    return firstValueFrom(this.http.post<SignaturePaper>(`/api/signatures/${id}/paper/decline`, { reason }));
  }

  cancel(id: string, reason: CancelReason): Promise<SignatureRequest> {
    return firstValueFrom(this.http.post<SignatureRequest>(`/api/signatures/${id}/cancel`, { reason }));
  }

  remind(id: string): Promise<SignatureRequest> {
    return firstValueFrom(this.http.post<SignatureRequest>(`/api/signatures/${id}/remind`, {}));
  }

  ask(promeneurIds: readonly string[]): Promise<{ items: SignatureRequest[] }> {
    return firstValueFrom(this.http.post<{ items: SignatureRequest[] }>('/api/signatures', { promeneurIds }));
  }
}
