import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import {
  type AbsenceDraft,
  type ConsentField,
  consentList,
  type DepartureDraft,
  type DepartureStep,
  type OnboardingStep,
  permanenceCover,
  type PermanenceDraft,
  type PhotoSubject,
  type PromeneurDetail,
  type ServedPlace,
} from '@promenade/directory/model';
import { firstValueFrom, type Observable } from 'rxjs';

type Step = { readonly list: 'onboarding'; readonly step: OnboardingStep } | { readonly list: 'departure'; readonly step: DepartureStep };

const of = (id: string) => `/api/promeneurs/${id}`;

/** Mirrors PresenceController, PathController and PhotosController: one method per route. Each act answers with the record whole. */
@Service()
export class PeopleApi {
  private readonly http = inject(HttpClient);

  /** Asks nothing while `id` gives nothing. */
  readonly consents = (id: () => string | undefined) =>
    httpResource(() => (id() ? `${of(id()!)}/consents?size=200` : undefined), { parse: consentList.parse });

  readonly cover = (query: () => Record<string, string>) =>
    httpResource(() => ({ url: '/api/directory/permanences', params: query() }), { parse: permanenceCover.parse });

  setWeek(id: string, permanences: readonly PermanenceDraft[]): Promise<PromeneurDetail> {
    return done(this.http.put(`${of(id)}/permanences`, { permanences }));
  }

  serve(id: string, territories: readonly ServedPlace[]): Promise<PromeneurDetail> {
    return done(this.http.put(`${of(id)}/territories`, { territories }));
  }

  leaveOff(id: string, draft: AbsenceDraft): Promise<PromeneurDetail> {
    return done(this.http.post(`${of(id)}/absences`, draft));
  }

  comeBack(id: string, absenceId: string): Promise<PromeneurDetail> {
    return done(this.http.delete(`${of(id)}/absences/${absenceId}`));
  }

  consent(id: string, field: ConsentField, given: boolean): Promise<PromeneurDetail> {
    return done(this.http.put(`${of(id)}/consents/${field}`, { given }));
  }

  tick(id: string, { list, step }: Step, isDone: boolean): Promise<PromeneurDetail> {
    const url = `${of(id)}/${list}/${step}`;
    return done(isDone ? this.http.put(url, {}) : this.http.delete(url));
  }

  leave(id: string, draft: DepartureDraft): Promise<PromeneurDetail> {
    return done(this.http.put(`${of(id)}/departure`, draft));
  }

  stay(id: string): Promise<PromeneurDetail> {
    return done(this.http.delete(`${of(id)}/departure`));
  }

  putPhoto(id: string, photo: Blob, shows: PhotoSubject): Promise<PromeneurDetail> {
    const form = new FormData();
    form.append('photo', photo);
    form.append('shows', shows);
    return done(this.http.put(`${of(id)}/photo`, form));
  }

  dropPhoto(id: string): Promise<PromeneurDetail> {
    return done(this.http.delete(`${of(id)}/photo`));
  }

  /** The bytes of a photo, for whoever may want it back. */
  photo(url: string): Promise<Blob> {
    return firstValueFrom(this.http.get(url, { responseType: 'blob' }));
  }
}

function done(answer: Observable<unknown>): Promise<PromeneurDetail> {
  return firstValueFrom(answer as Observable<PromeneurDetail>);
}
