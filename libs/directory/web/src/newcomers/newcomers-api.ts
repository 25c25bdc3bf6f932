import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { type Newcomer, type NewcomerDraft, newcomerList, type NewcomerRefusal } from '@promenade/directory/model';
import { firstValueFrom, type Observable } from 'rxjs';

const base = '/api/newcomers';

/** Mirrors NewcomersController: one method per route. */
@Service()
export class NewcomersApi {
  private readonly http = inject(HttpClient);

  readonly list = (query: () => Record<string, string>) =>
    httpResource(() => ({ url: base, params: query() }), { parse: newcomerList.parse });

  propose(structureId: string, draft: NewcomerDraft): Promise<Newcomer> {
    return sent(this.http.post<Newcomer>(`/api/structures/${structureId}/newcomers`, draft));
  }

  approve(id: string): Promise<Newcomer> {
    return sent(this.http.post<Newcomer>(`${base}/${id}/approve`, {}));
  }

  decline(id: string, refusal: NewcomerRefusal): Promise<Newcomer> {
    return sent(this.http.post<Newcomer>(`${base}/${id}/decline`, refusal));
  }

  withdraw(id: string): Promise<Newcomer> {
    return sent(this.http.post<Newcomer>(`${base}/${id}/withdraw`, {}));
  }
}

function sent(answer: Observable<Newcomer>): Promise<Newcomer> {
  return firstValueFrom(answer);
}
