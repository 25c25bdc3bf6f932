import { httpResource } from '@angular/common/http';
import { Service, type Signal } from '@angular/core';
import type { PublicDepartments, PublicDirectory, PublicPromeneur } from '@promenade/directory/model';

/** Mirrors PublicDirectoryController: what anybody may read. Answers are not parsed again here: a phone would load zod for it. */
@Service()
export class PublicApi {
  readonly departments = () => httpResource<PublicDepartments>(() => '/api/public/departments');

  readonly directory = (query: () => Record<string, string> | undefined) =>
    httpResource<PublicDirectory>(() => {
      const params = query();
      return params && { url: '/api/public/directory', params };
    });

  readonly promeneur = (slug: Signal<string>) =>
    httpResource<PublicPromeneur>(() => `/api/public/promeneurs/${encodeURIComponent(slug())}`);
}
