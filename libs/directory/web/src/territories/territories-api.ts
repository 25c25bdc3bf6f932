import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { territoryCoverage, type TerritoryDraft, type TerritoryItem, territoryList } from '@promenade/directory/model';
import { PAGE_SIZE_MAX } from '@promenade/platform/model';
import { firstValueFrom } from 'rxjs';

const base = '/api/territories';

/** Mirrors TerritoriesController: one method per route, the same names. */
@Service()
export class TerritoriesApi {
  private readonly http = inject(HttpClient);

  /** Asks nothing while `query` gives nothing. */
  readonly list = (query: () => Record<string, string> | undefined) =>
    httpResource(
      () => {
        const params = query();
        return params && { url: base, params: { size: PAGE_SIZE_MAX, ...params } };
      },
      { parse: territoryList.parse },
    );

  readonly covered = (query: () => Record<string, string>) =>
    httpResource(() => ({ url: `${base}/coverage`, params: query() }), { parse: territoryCoverage.parse });

  create(draft: TerritoryDraft): Promise<TerritoryItem> {
    return firstValueFrom(this.http.post<TerritoryItem>(base, draft));
  }

  change(id: string, draft: TerritoryDraft): Promise<TerritoryItem> {
    return firstValueFrom(this.http.put<TerritoryItem>(`${base}/${id}`, draft));
  }

  async remove(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`${base}/${id}`));
  }
}
