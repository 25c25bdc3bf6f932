import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { type Errand, errandList } from '@promenade/notifications/model';
import { firstValueFrom } from 'rxjs';

/** Mirrors ErrandsController: one method per route, the same names. */
@Service()
export class ErrandsApi {
  private readonly http = inject(HttpClient);

  readonly list = (params: () => Record<string, string>) =>
    httpResource(() => ({ url: '/api/errands', params: params() }), { parse: errandList.parse });

  stop(id: string): Promise<Errand> {
    return firstValueFrom(this.http.post<Errand>(`/api/errands/${id}/stop`, {}));
  }
}
