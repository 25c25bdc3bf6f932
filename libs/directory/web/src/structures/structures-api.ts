import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service, type Signal } from '@angular/core';
import {
  duplicateList,
  type MergeDone,
  mergeList,
  type PairKind,
  type StageDraft,
  type StructureChange,
  type StructureDetail,
  structureDetail,
  type StructureDraft,
  type StructureList,
  structureList,
  type StructureMergeDraft,
  structureMergePreview,
} from '@promenade/directory/model';
import { firstValueFrom } from 'rxjs';

const base = '/api/structures';

/** Mirrors StructuresController and LogosController: one method per route, the same names. */
@Service()
export class StructuresApi {
  private readonly http = inject(HttpClient);

  readonly list = (query: () => Record<string, string> | undefined) =>
    httpResource(
      () => {
        const params = query();
        return params && { url: base, params };
      },
      { parse: structureList.parse },
    );

  readonly read = (id: Signal<string>) => httpResource(() => (id() ? `${base}/${id()}` : undefined), { parse: structureDetail.parse });

  readNow(id: string): Promise<StructureDetail> {
    return firstValueFrom(this.http.get<StructureDetail>(`${base}/${id}`));
  }

  search(q: string): Promise<StructureList> {
    return firstValueFrom(this.http.get<StructureList>(base, { params: { q, size: 20 } }));
  }

  create(draft: StructureDraft): Promise<StructureDetail> {
    return firstValueFrom(this.http.post<StructureDetail>(base, draft));
  }

  /** @param version of the record as it was read; 412 when somebody wrote since */
  change(id: string, change: StructureChange, version: number): Promise<StructureDetail> {
    return firstValueFrom(this.http.patch<StructureDetail>(`${base}/${id}`, change, { headers: { 'If-Match': `"${version}"` } }));
  }

  putLogo(id: string, logo: Blob): Promise<StructureDetail> {
    const form = new FormData();
    form.append('logo', logo);
    return firstValueFrom(this.http.put<StructureDetail>(`${base}/${id}/logo`, form));
  }

  dropLogo(id: string): Promise<StructureDetail> {
    return firstValueFrom(this.http.delete<StructureDetail>(`${base}/${id}/logo`));
  }

  /** The bytes of a logo, for whoever may want it back. */
  logo(url: string): Promise<Blob> {
    return firstValueFrom(this.http.get(url, { responseType: 'blob' }));
  }

  move(id: string, draft: StageDraft): Promise<StructureDetail> {
    return firstValueFrom(this.http.post<StructureDetail>(`${base}/${id}/stages`, draft));
  }

  takeBackStage(id: string, stageId: string): Promise<StructureDetail> {
    return firstValueFrom(this.http.delete<StructureDetail>(`${base}/${id}/stages/${stageId}`));
  }

  readonly duplicates = (kind: () => PairKind, query: () => Record<string, string> | undefined) =>
    httpResource(
      () => {
        const params = query();
        return params && { url: `/api/${kind()}s/duplicates`, params };
      },
      { parse: duplicateList.parse },
    );

  readonly merges = (query: () => Record<string, string> | undefined) =>
    httpResource(
      () => {
        const params = query();
        return params && { url: '/api/merges', params };
      },
      { parse: mergeList.parse },
    );

  setApart(kind: PairKind, ids: [string, string]): Promise<{ id: string }> {
    return firstValueFrom(this.http.post<{ id: string }>('/api/duplicates/distinct', { kind, ids }));
  }

  async bringBack(pairId: string): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/duplicates/distinct/${pairId}`));
  }

  readonly mergePreview = (keptId: () => string, otherId: () => string) =>
    httpResource(() => `${base}/${keptId()}/merges/${otherId()}`, { parse: structureMergePreview.parse });

  merge(keptId: string, draft: StructureMergeDraft): Promise<MergeDone> {
    return firstValueFrom(this.http.post<MergeDone>(`${base}/${keptId}/merges`, draft));
  }

  undoMerge(mergeId: string): Promise<MergeDone> {
    return firstValueFrom(this.http.post<MergeDone>(`/api/merges/${mergeId}/undo`, {}));
  }

  async remove(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`${base}/${id}`));
  }
}
