import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service, type Signal } from '@angular/core';
import { type Erasure, erasure } from '@promenade/directory/model';
import { ownData } from '@promenade/identity/model';
import { firstValueFrom } from 'rxjs';

/** A copy of one's own data; what an erasure would take, and the erasure. */
@Service()
export class PersonalApi {
  private readonly http = inject(HttpClient);

  readonly own = () => httpResource(() => '/api/account/data', { parse: ownData.parse });
  readonly weigh = (id: Signal<string>) => httpResource(() => `/api/promeneurs/${id()}/erasure`, { parse: erasure.parse });

  erase(id: string): Promise<Erasure> {
    return firstValueFrom(this.http.post<Erasure>(`/api/promeneurs/${id}/erasure`, { confirm: true }));
  }
}
