import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service, type Signal } from '@angular/core';
import {
  type MessageAnswer,
  type MessageDetail,
  messageDetail,
  messageList,
  type ReportDecided,
  type ReportDetail,
  reportDetail,
  reportList,
} from '@promenade/directory/model';
import { firstValueFrom } from 'rxjs';

/** Mirrors ReportsController and MessagesController. */
@Service()
export class VoicesApi {
  private readonly http = inject(HttpClient);

  readonly reports = (query: () => Record<string, string>) =>
    httpResource(() => ({ url: '/api/reports', params: query() }), { parse: reportList.parse });
  readonly report = (id: Signal<string>) => httpResource(() => `/api/reports/${id()}`, { parse: reportDetail.parse });
  readonly messages = (query: () => Record<string, string>) =>
    httpResource(() => ({ url: '/api/messages', params: query() }), { parse: messageList.parse });
  readonly message = (id: Signal<string>) => httpResource(() => `/api/messages/${id()}`, { parse: messageDetail.parse });

  acknowledge(id: string): Promise<ReportDetail> {
    return this.post(`/api/reports/${id}/acknowledge`, {});
  }

  decide(id: string, decided: ReportDecided): Promise<ReportDetail> {
    return this.post(`/api/reports/${id}/decide`, decided);
  }

  answer(id: string, answer: MessageAnswer): Promise<MessageDetail> {
    return this.post(`/api/messages/${id}/answer`, answer);
  }

  close(id: string): Promise<MessageDetail> {
    return this.post(`/api/messages/${id}/close`, {});
  }

  reopen(id: string): Promise<MessageDetail> {
    return this.post(`/api/messages/${id}/reopen`, {});
  }

  private post<T>(path: string, body: object): Promise<T> {
    return firstValueFrom(this.http.post<T>(path, body));
  }
}
