import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { type MergeDone, type PromeneurMergeDraft, promeneurMergePreview } from '@promenade/directory/model';
import { firstValueFrom } from 'rxjs';

const base = '/api/promeneurs';

/** Mirrors the routes of promeneurs in MergesController. */
@Service()
export class PromeneurMergesApi {
  private readonly http = inject(HttpClient);

  readonly preview = (keptId: () => string, otherId: () => string) =>
    httpResource(() => `${base}/${keptId()}/merges/${otherId()}`, { parse: promeneurMergePreview.parse });

  merge(keptId: string, draft: PromeneurMergeDraft): Promise<MergeDone> {
    return firstValueFrom(this.http.post<MergeDone>(`${base}/${keptId}/merges`, draft));
  }

  undo(mergeId: string): Promise<MergeDone> {
    return firstValueFrom(this.http.post<MergeDone>(`/api/merges/${mergeId}/undo`, {}));
  }
}
