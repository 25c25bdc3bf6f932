import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service, type Signal } from '@angular/core';
import type { PublicCommunes, PublicDepartments, PublicDirectory, PublicPromeneur, PublicToday } from '@promenade/directory/model';
import { firstValueFrom } from 'rxjs';

/** Mirrors PublicDirectoryController: what anybody may read. Answers are not parsed again here: a phone would load zod for it. */
@Service()
export class PublicApi {
  private readonly http = inject(HttpClient);

  readonly departments = () => httpResource<PublicDepartments>(() => '/api/public/departments');

  readonly directory = (query: () => Record<string, string> | undefined) =>
    httpResource<PublicDirectory>(() => {
      const params = query();
      return params && { url: '/api/public/directory', params };
    });

  readonly today = (department: () => string) =>
    httpResource<PublicToday>(() =>
      department() ? { url: '/api/public/directory/today', params: { department: department() } } : undefined,
    );

  /** Everybody that is asked for, on one page: what a map shows. */
  readonly all = (query: Readonly<Record<string, string>>) =>
    firstValueFrom(this.http.get<PublicDirectory>('/api/public/directory', { params: { ...query, page: '1', size: '200' } }));

  readonly communes = (department: string) =>
    firstValueFrom(this.http.get<PublicCommunes>('/api/public/communes', { params: { department } }));

  readonly promeneur = (slug: Signal<string>) =>
    httpResource<PublicPromeneur>(() => `/api/public/promeneurs/${encodeURIComponent(slug())}`);
}
