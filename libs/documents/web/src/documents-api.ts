import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { type DiscrepancyList, discrepancyList, documentList, documentStructures } from '@promenade/documents/model';
import { firstValueFrom } from 'rxjs';

const base = '/api/documents';

/** Mirrors DocumentsController and DiscrepanciesController: one method per route, the same names. */
@Service()
export class DocumentsApi {
  private readonly http = inject(HttpClient);

  readonly list = (whose: () => 'mine' | 'all', query: () => Record<string, string>) =>
    httpResource(() => ({ url: whose() === 'mine' ? `${base}/mine` : base, params: query() }), { parse: documentList.parse });

  readonly structures = (wanted: () => boolean) =>
    httpResource(() => (wanted() ? `${base}/structures` : undefined), { parse: documentStructures.parse });

  /** Where the browser itself fetches the archive: it may weigh more than a page can hold. */
  archiveAddress(query: Readonly<Record<string, string>>): string {
    const asked = new URLSearchParams(query);
    for (const place of ['page', 'size']) asked.delete(place);
    return `${base}/archive${asked.size ? `?${asked.toString()}` : ''}`;
  }

  fileAddress(id: string): string {
    return `${base}/${id}/file`;
  }

  readonly discrepancies = () => httpResource(() => `${base}/discrepancies`, { parse: discrepancyList.parse });

  check(id: string): Promise<DiscrepancyList> {
    return firstValueFrom(this.http.post<DiscrepancyList>(`${base}/discrepancies/${id}/check`, undefined));
  }

  setAside(id: string): Promise<DiscrepancyList> {
    return firstValueFrom(this.http.post<DiscrepancyList>(`${base}/discrepancies/${id}/set-aside`, undefined));
  }
}
