import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { type AlertKind, type AlertList, alertList } from '@promenade/directory/model';
import { firstValueFrom } from 'rxjs';

/** Mirrors AlertsController: one method per route. */
@Service()
export class AlertsApi {
  private readonly http = inject(HttpClient);

  readonly list = (when: () => boolean) => httpResource(() => (when() ? '/api/directory/alerts' : undefined), { parse: alertList.parse });

  pause(key: AlertKind): Promise<AlertList> {
    return firstValueFrom(this.http.put<AlertList>(`/api/directory/alerts/${key}/pause`, {}));
  }

  resume(key: AlertKind): Promise<AlertList> {
    return firstValueFrom(this.http.delete<AlertList>(`/api/directory/alerts/${key}/pause`));
  }
}
