import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service, type Signal } from '@angular/core';
import {
  type EmploymentChange,
  type EmploymentDraft,
  type OnlineProfileDraft,
  type PromeneurChange,
  type PromeneurDetail,
  promeneurDetail,
  type PromeneurDraft,
  type PromeneurItem,
  type PromeneurList,
  promeneurList,
  type Withdrawal,
} from '@promenade/directory/model';
import { PAGE_SIZE_MAX } from '@promenade/platform/model';
import { firstValueFrom, type Observable } from 'rxjs';

const base = '/api/promeneurs';

/** Mirrors PromeneursController and PromeneurPartsController: one method per route. Each act answers with the record whole. */
@Service()
export class PromeneursApi {
  private readonly http = inject(HttpClient);

  /** Asks nothing while `query` gives nothing. */
  readonly list = (query: () => Record<string, string> | undefined) =>
    httpResource(
      () => {
        const params = query();
        return params && { url: base, params: { size: PAGE_SIZE_MAX, ...params } };
      },
      { parse: promeneurList.parse },
    );

  readonly read = (id: Signal<string>) => httpResource(() => (id() ? `${base}/${id()}` : undefined), { parse: promeneurDetail.parse });

  readNow(id: string): Promise<PromeneurDetail> {
    return firstValueFrom(this.http.get<PromeneurDetail>(`${base}/${id}`));
  }

  /** Everybody that the filters find, page after page. */
  async all(query: Record<string, string>): Promise<PromeneurItem[]> {
    const found: PromeneurItem[] = [];
    for (let page = 1, total = Infinity; found.length < total; page++) {
      const list = await firstValueFrom(this.http.get<PromeneurList>(base, { params: { ...query, page, size: PAGE_SIZE_MAX } }));
      if (list.items.length === 0) break;
      found.push(...list.items);
      total = list.total;
    }
    return found;
  }

  create(draft: PromeneurDraft): Promise<PromeneurDetail> {
    return this.done(this.http.post(base, draft));
  }

  /** @param version of the record as it was read; 412 when somebody wrote since */
  change(id: string, change: PromeneurChange, version: number): Promise<PromeneurDetail> {
    return this.done(this.http.patch(`${base}/${id}`, change, { headers: { 'If-Match': `"${version}"` } }));
  }

  async remove(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`${base}/${id}`));
  }

  withdraw(id: string, withdrawal: Withdrawal = {}): Promise<PromeneurDetail> {
    return this.done(this.http.post(`${base}/${id}/withdraw`, withdrawal));
  }

  relist(id: string): Promise<PromeneurDetail> {
    return this.done(this.http.post(`${base}/${id}/relist`, {}));
  }

  startEmployment(id: string, draft: EmploymentDraft): Promise<PromeneurDetail> {
    return this.done(this.http.post(`${base}/${id}/employments`, draft));
  }

  changeEmployment(id: string, employmentId: string, change: EmploymentChange): Promise<PromeneurDetail> {
    return this.done(this.http.patch(`${base}/${id}/employments/${employmentId}`, change));
  }

  forgetEmployment(id: string, employmentId: string): Promise<PromeneurDetail> {
    return this.done(this.http.delete(`${base}/${id}/employments/${employmentId}`));
  }

  addProfile(id: string, draft: OnlineProfileDraft): Promise<PromeneurDetail> {
    return this.done(this.http.post(`${base}/${id}/online-profiles`, draft));
  }

  dropProfile(id: string, profileId: string): Promise<PromeneurDetail> {
    return this.done(this.http.delete(`${base}/${id}/online-profiles/${profileId}`));
  }

  private done(answer: Observable<unknown>): Promise<PromeneurDetail> {
    return firstValueFrom(answer as Observable<PromeneurDetail>);
  }
}
