import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import {
  type ChangeApproval,
  type ChangeRefusal,
  type PromeneurProposal,
  type Proposed,
  proposed,
  type RecordChange,
  recordChange,
  recordChangeList,
  type StructureProposal,
} from '@promenade/directory/model';
import { firstValueFrom } from 'rxjs';

const base = '/api/record-changes';

/** Mirrors RecordChangesController: one method per route. */
@Service()
export class ChangesApi {
  private readonly http = inject(HttpClient);

  readonly list = (query: () => Record<string, string>) =>
    httpResource(() => ({ url: base, params: query() }), { parse: recordChangeList.parse });

  readonly read = (id: () => string) => httpResource(() => `${base}/${id()}`, { parse: recordChange.parse });

  /** What waits for a record. Asks nothing while `id` gives nothing. */
  readonly pending = (records: 'promeneurs' | 'structures', id: () => string | undefined) =>
    httpResource(() => (id() ? `/api/${records}/${id()}/proposal` : undefined), { parse: proposed.parse });

  propose(id: string, proposal: PromeneurProposal): Promise<Proposed> {
    return firstValueFrom(this.http.put<Proposed>(`/api/promeneurs/${id}/proposal`, proposal));
  }

  proposeForStructure(id: string, proposal: StructureProposal): Promise<Proposed> {
    return firstValueFrom(this.http.put<Proposed>(`/api/structures/${id}/proposal`, proposal));
  }

  proposePhoto(id: string, file: File): Promise<Proposed> {
    const form = new FormData();
    form.append('file', file);
    return firstValueFrom(this.http.put<Proposed>(`/api/promeneurs/${id}/proposal/photo`, form));
  }

  proposeNoPhoto(id: string): Promise<Proposed> {
    return firstValueFrom(this.http.delete<Proposed>(`/api/promeneurs/${id}/proposal/photo`));
  }

  approve(id: string, approval: ChangeApproval): Promise<RecordChange> {
    return firstValueFrom(this.http.post<RecordChange>(`${base}/${id}/approve`, approval));
  }

  refuse(id: string, refusal: ChangeRefusal): Promise<RecordChange> {
    return firstValueFrom(this.http.post<RecordChange>(`${base}/${id}/refuse`, refusal));
  }

  withdraw(id: string): Promise<RecordChange> {
    return firstValueFrom(this.http.post<RecordChange>(`${base}/${id}/withdraw`, {}));
  }
}

export function photoProposed(id: string): string {
  return `${base}/${id}/photo`;
}
