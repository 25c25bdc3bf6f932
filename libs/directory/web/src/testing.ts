import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, signal, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, type Route, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { PromeneurDetail, PromeneurItem } from '@promenade/directory/model';
import type { Role } from '@promenade/platform/model';
import { apiInterceptors, Session, TODAY } from '@promenade/platform/web';

@Component({ selector: 'pmd-elsewhere', template: 'ailleurs' })
class Elsewhere {}

export const today = '2026-11-24';
export const lea = '3f0f2c0e-58c5-4b60-9a2e-0a4c5f5b8d01';
export const mjc = '7a1d6f52-3a4b-4c8d-9e21-5b6c7d8e9f02';
export const karim = '9b2e7a63-4b5c-4d9e-8f32-6c7d8e9f0a03';

/** A promeneur as a list tells it, complete and in activity. */
export function anItem(item: Partial<PromeneurItem> = {}): PromeneurItem {
  return {
    ...{ id: lea, department: '88', firstName: 'Léa', lastName: 'Marchal', email: 'lea@exemple.fr', phone: '+33639981407' },
    ...{ function: 'Animatrice', volets: ['youth'], state: 'active', reasons: [] },
    structure: { id: mjc, name: 'MJC du lac' },
    commune: { code: '88196', name: 'Gérardmer' },
    charter: { state: 'complete', signedOn: '2025-09-12' },
    ...item,
  };
}

/** The same, as its record tells it. */
export function aDetail(detail: Partial<PromeneurDetail> = {}): PromeneurDetail {
  return {
    ...anItem(),
    ...{ slug: '88-lea-mjc-du-lac-x7k2', notes: null, weeklyHours: 3, onlineProfiles: [], declaredCharter: null, withdrawnOn: null },
    ...{ presentation: null, contactNote: null, permanences: [], absences: [], territories: [], photo: null, publishes: [] },
    ...{ onboarding: [], departure: null, leavingReason: null },
    ...{ isListed: true, hasAccount: true, createdAt: '2025-09-01T08:00:00Z', version: 4 },
    employments: [
      {
        ...{ id: karim, structure: { id: mjc, name: 'MJC du lac' }, startsOn: '2025-09-01', startsOnPrecision: 'day' },
        ...{ endsOn: null, weeklyHours: 3, jobDescription: null, isLive: true },
      },
    ],
    ...detail,
  };
}

export interface Opened {
  readonly page: HTMLElement;
  readonly http: HttpTestingController;
  readonly harness: RouterTestingHarness;
  /** What can be read, on one line. */
  words(): string;
  /** Lets promises end, then draws. */
  settled(): Promise<void>;
  button(name: string): HTMLButtonElement;
}

type At = string | Pick<Route, 'path' | 'data'>;

/** A page at its address, in a seat; the API is in the hands of the test. @param route its path, with its data if it has any */
export async function openPage(route: At, at: string, component: Type<unknown>, role: Role = 'coordinator'): Promise<Opened> {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors(apiInterceptors)),
      provideHttpClientTesting(),
      provideRouter(
        [
          { ...(typeof route === 'string' ? { path: route } : route), component },
          { path: '**', component: Elsewhere },
        ],
        withComponentInputBinding(),
      ),
      { provide: TODAY, useValue: signal(today) },
    ],
  });
  const account = { id: karim, email: 'claire@exemple.fr', firstName: 'Claire', lastName: 'Aubertin' };
  TestBed.inject(Session).set({ account, memberships: [], role, department: '88', purpose: 'session', subjectId: null });
  const harness = await RouterTestingHarness.create(at);
  const page = harness.fixture.nativeElement as HTMLElement;
  const settled = async (): Promise<void> => {
    // Not `whenStable`: it would wait for requests that the test has not answered yet.
    for (let turn = 0; turn < 2; turn++) {
      await new Promise((resolve) => setTimeout(resolve));
      harness.detectChanges();
    }
  };
  const words = () => page.textContent!.replaceAll(/\s+/g, ' ');
  const button = (name: string) => {
    const found = [...page.querySelectorAll('button')].find((one) =>
      (one.getAttribute('aria-label') ?? one.textContent!).replaceAll(/\s+/g, ' ').trim().startsWith(name),
    );
    if (!found) throw new Error(`No button « ${name} » in: ${words()}`);
    return found;
  };
  return { page, harness, http: TestBed.inject(HttpTestingController), words, settled, button };
}
