import { httpResource } from '@angular/common/http';
import { Service, type Signal } from '@angular/core';
import { publicDepartments, publicDirectory, publicPromeneur } from '@promenade/directory/model';

/** Mirrors PublicDirectoryController: what anybody may read. */
@Service()
export class PublicApi {
  readonly departments = () => httpResource(() => '/api/public/departments', { parse: publicDepartments.parse });

  readonly directory = (query: () => Record<string, string> | undefined) =>
    httpResource(
      () => {
        const params = query();
        return params && { url: '/api/public/directory', params };
      },
      { parse: publicDirectory.parse },
    );

  readonly promeneur = (slug: Signal<string>) =>
    httpResource(() => `/api/public/promeneurs/${encodeURIComponent(slug())}`, { parse: publicPromeneur.parse });
}
