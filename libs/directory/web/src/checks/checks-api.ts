import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import {
  type CheckVerification,
  profileCheckList,
  profileConflictList,
  type PromeneurChecks,
  promeneurChecks,
} from '@promenade/directory/model';
import { firstValueFrom } from 'rxjs';

/** A point of a promeneur's profile. */
export interface PointPlace {
  readonly promeneurId: string;
  readonly profileId: string;
  readonly item: string;
}

/** Mirrors ProfileChecksController: one method per route. Each act answers with all the checks of the promeneur. */
@Service()
export class ChecksApi {
  private readonly http = inject(HttpClient);

  readonly list = (query: () => Record<string, string> | undefined) =>
    httpResource(
      () => {
        const params = query();
        return params && { url: '/api/profile-checks', params };
      },
      { parse: profileCheckList.parse },
    );

  readonly conflicts = () => httpResource(() => '/api/profile-conflicts', { parse: profileConflictList.parse });

  /** Asks nothing while `id` gives nothing. */
  readonly read = (id: () => string | undefined) =>
    httpResource(() => (id() ? `/api/promeneurs/${id()}/checks` : undefined), { parse: promeneurChecks.parse });

  ask(id: string): Promise<PromeneurChecks> {
    return firstValueFrom(this.http.post<PromeneurChecks>(`/api/promeneurs/${id}/checks/ask`, {}));
  }

  noteChange({ promeneurId, profileId }: Omit<PointPlace, 'item'>, changed: boolean): Promise<PromeneurChecks> {
    const url = `/api/promeneurs/${promeneurId}/online-profiles/${profileId}/changed`;
    return firstValueFrom(this.http.put<PromeneurChecks>(url, { changed }));
  }

  declare(place: PointPlace, declared: boolean): Promise<PromeneurChecks> {
    return firstValueFrom(this.http.put<PromeneurChecks>(`${urlOf(place)}/declaration`, { declared }));
  }

  verify(place: PointPlace, verification: CheckVerification, screenshot?: File | null): Promise<PromeneurChecks> {
    if (screenshot) return this.show(place, verification, screenshot);
    return firstValueFrom(this.http.put<PromeneurChecks>(`${urlOf(place)}/verification`, verification));
  }

  forget(place: PointPlace): Promise<PromeneurChecks> {
    return firstValueFrom(this.http.delete<PromeneurChecks>(`${urlOf(place)}/verification`));
  }

  /** The verification and what shows it, in one act. */
  private show(place: PointPlace, verification: CheckVerification, screenshot: File): Promise<PromeneurChecks> {
    const form = new FormData();
    for (const [key, said] of Object.entries(verification)) if (said !== null) form.append(key, String(said));
    form.append('file', screenshot);
    return firstValueFrom(this.http.put<PromeneurChecks>(screenshotOf(place), form));
  }
}

export function screenshotOf(place: PointPlace): string {
  return `${urlOf(place)}/screenshot`;
}

function urlOf({ promeneurId, profileId, item }: PointPlace): string {
  return `/api/promeneurs/${promeneurId}/online-profiles/${profileId}/checks/${item}`;
}
