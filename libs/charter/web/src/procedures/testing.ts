import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, signal, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Role } from '@promenade/platform/model';
import { apiInterceptors, Session, TODAY } from '@promenade/platform/web';

@Component({ selector: 'pmd-elsewhere', template: 'ailleurs' })
class Elsewhere {}

// jsdom draws no dialog.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
};

export const [lea, mjc, karim] = [
  '3f0f2c0e-58c5-4b60-9a2e-0a4c5f5b8d01',
  '7a1d6f52-3a4b-4c8d-9e21-5b6c7d8e9f02',
  '9b2e7a63-4b5c-4d9e-8f32-6c7d8e9f0a03',
] as const;

/** A page at its address, in a seat of the Vosges on 24 November 2026; the API is in the hands of the test. */
export async function openPage(path: string, at: string, component: Type<unknown>, role: Role = 'coordinator') {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors(apiInterceptors)),
      provideHttpClientTesting(),
      provideRouter(
        [
          { path, component },
          { path: '**', component: Elsewhere },
        ],
        withComponentInputBinding(),
      ),
      { provide: TODAY, useValue: signal('2026-11-24') },
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
    const found = [...page.querySelectorAll('button')].find((one) => one.textContent!.replaceAll(/\s+/g, ' ').trim().startsWith(name));
    if (!found) throw new Error(`No button « ${name} » in: ${words()}`);
    return found;
  };
  return { page, http: TestBed.inject(HttpTestingController), words, settled, button };
}
