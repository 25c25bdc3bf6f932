import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service, type Signal } from '@angular/core';
import {
  charterDifference,
  type CharterDraft,
  type CharterVersion,
  type CharterVersionShown,
  charterVersionShown,
} from '@promenade/charter/model';
import { listOf } from '@promenade/platform/model';
import { firstValueFrom } from 'rxjs';

/** Mirrors ChartersController: one method per route, the same names. */
@Service()
export class ChartersApi {
  private readonly http = inject(HttpClient);

  readonly list = () => httpResource(() => ({ url: '/api/charters', params: { size: 200 } }), { parse: listOf(charterVersionShown).parse });

  readonly read = (id: Signal<string>) =>
    httpResource(() => (id() ? `/api/charters/versions/${id()}` : undefined), { parse: charterVersionShown.parse });

  /** @param from empty for the version that a reader compares with first */
  readonly difference = (id: Signal<string>, from: Signal<string>) =>
    httpResource(() => ({ url: `/api/charters/versions/${id()}/difference`, params: { ...(from() && { from: from() }) } }), {
      parse: charterDifference.parse,
    });

  draft(draft: CharterDraft): Promise<CharterVersion> {
    return firstValueFrom(this.http.post<CharterVersion>('/api/charters', draft));
  }

  revise(id: string, draft: CharterDraft): Promise<CharterVersion> {
    return firstValueFrom(this.http.put<CharterVersion>(`/api/charters/versions/${id}`, draft));
  }

  async discard(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/charters/versions/${id}`));
  }

  publish(id: string, effectiveOn?: string): Promise<CharterVersion> {
    return firstValueFrom(this.http.post<CharterVersion>(`/api/charters/versions/${id}/publish`, effectiveOn ? { effectiveOn } : {}));
  }

  carryOver(id: string): Promise<CharterVersionShown> {
    return firstValueFrom(this.http.post<CharterVersionShown>(`/api/charters/versions/${id}/carry-over`, {}));
  }
}
