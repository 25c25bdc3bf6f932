import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { expect, jest } from '@jest/globals';
import { Session, type SessionView, speakFrench, TODAY } from '@promenade/platform/web';
import type { SignatureDetail } from '@promenade/signatures/model';
import { axe } from 'jest-axe';
import { SignInbox } from './sign-inbox';
import { SignPage } from './sign-page';

jest.setTimeout(30_000);
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
};

export const id = '0b6f0f0e-58c5-4b60-9a2e-0a4c5f5b8d01';
export const [representative, promeneur] = ['0b6f0f0e-58c5-4b60-9a2e-0a4c5f5b8d02', '0b6f0f0e-58c5-4b60-9a2e-0a4c5f5b8d03'] as const;
export const digest = 'a'.repeat(64);

export function aRequest(more: Partial<SignatureDetail> = {}): SignatureDetail {
  return {
    ...{ id, department: '88', number: 'PDN-88-7QK4-M2XA', state: 'pending' },
    version: { id: '0b6f0f0e-58c5-4b60-9a2e-0a4c5f5b8d04', number: 2, title: 'Charte des Promeneurs du Net' },
    structure: { id: '0b6f0f0e-58c5-4b60-9a2e-0a4c5f5b8d05', name: 'MJC du lac' },
    promeneur: { id: '0b6f0f0e-58c5-4b60-9a2e-0a4c5f5b8d06', firstName: 'Nathalie', lastName: 'Humbert' },
    signatories: [
      { id: representative, role: 'representative', name: 'Isabelle Noël', state: 'signed', signedAt: '2026-11-20T09:00:00.000Z' },
      { id: promeneur, role: 'promeneur', name: 'Nathalie Humbert', state: 'turn', signedAt: null },
    ],
    next: { id: promeneur, role: 'promeneur', name: 'Nathalie Humbert' },
    ...{ createdAt: '2026-11-18T09:00:00.000Z', expiresAt: '2027-01-18T09:00:00.000Z', completedAt: null },
    ...{ text: '## 1. Ma présence\n\nJe suis présente chaque semaine.', consentSentence: 'Je m’engage à respecter la charte.' },
    typedSentence: null,
    self: { id: promeneur, role: 'promeneur', name: 'Nathalie Humbert', email: 'nathalie@mjc.example' },
    ...{ paper: null, refusal: null, cancelled: null, byHand: [] },
    ...more,
  };
}

export const view = (purpose: SessionView['purpose'], role: SessionView['role']): SessionView => ({
  account: { id: 'a', email: 'nathalie@mjc.example', firstName: 'Nathalie', lastName: 'Humbert' },
  ...{ memberships: [], role, department: '88', purpose, subjectId: null },
});

let fixture: ComponentFixture<unknown>;
export let http: HttpTestingController;

/** Nothing kept of the spec before. */
export function begin(): void {
  speakFrench();
  sessionStorage.clear();
}
export const leave = () => fixture.destroy();

/** A page, in a browser that comes or comes again, of somebody in that session. */
export async function comes(path: string, session: SessionView): Promise<void> {
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter(
        [
          { path: 'signer', component: SignInbox },
          { path: 'signer/:id', component: SignPage },
        ],
        withComponentInputBinding(),
      ),
      { provide: TODAY, useValue: signal('2026-11-24') },
    ],
  });
  TestBed.inject(Session).set(session);
  http = TestBed.inject(HttpTestingController);
  ({ fixture } = await RouterTestingHarness.create(path));
  document.body.replaceChildren(page());
  await settle();
}

/** The page of a request, once the server has answered. */
export async function open(request: SignatureDetail, session = view('signature', 'visitor'), more: object = { before: null, lines: [] }) {
  await comes(`/signer/${id}`, session);
  take(`/api/signatures/${id}`).flush(request);
  http.match((asked) => asked.url === '/api/signatures').forEach((asked) => asked.flush({ items: [], total: 0, page: 1, size: 200 }));
  await settle();
  for (const asked of http.match(`/api/signatures/${id}/difference`)) asked.flush(more);
  await settle();
}
export async function settle(): Promise<void> {
  await new Promise((done) => setTimeout(done, 1));
  TestBed.tick();
  await new Promise((done) => setTimeout(done, 1));
  TestBed.tick();
}
export const take = (url: string): TestRequest => http.expectOne((asked) => asked.url === url);
export const page = (): HTMLElement => fixture.nativeElement;
export const words = () => page().textContent!.replaceAll(/[\s\u00a0\u202f]+/g, ' ');
export const button = (name: string) => [...page().querySelectorAll('button, a')].find(({ textContent }) => textContent!.includes(name)) as
  HTMLElement | undefined; // prettier-ignore
export async function press(name: string): Promise<void> {
  button(name)!.click();
  await settle();
}
export const field = (label: string): HTMLInputElement => {
  const found = [...page().querySelectorAll('label')].find(({ textContent }) => textContent!.includes(label))!;
  return found.querySelector('input') ?? page().querySelector(`#${found.getAttribute('for')}`)!;
};
export async function type(label: string, value: string): Promise<void> {
  field(label).value = value;
  field(label).dispatchEvent(new Event('input', { bubbles: true }));
  await settle();
}
export async function tick(label: string): Promise<void> {
  field(label).click();
  await settle();
}
export const under = (label: string) =>
  (field(label).getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((each) => document.getElementById(each)?.textContent ?? '')
    .join(' ');
export const refuse = (url: string, status: number, code: string, errors: object[] = []) =>
  take(url).flush({ type: `/problemes/${code}`, title: 'Refusé.', status, code, errors }, { status, statusText: 'said' });
export const isAccessible = async () => expect(await axe(page())).toMatchObject({ violations: [] });

export async function reads(): Promise<void> {
  await press('J’ai lu');
  take(`/api/signatures/${id}/preview`).flush(new Blob(), { headers: { ETag: `"${digest}"` } });
  await settle();
}
export async function readsAndGetsCode(): Promise<void> {
  await reads();
  take(`/api/signatures/${id}/code`).flush({}, { status: 202, statusText: 'Accepted' });
  await settle();
}
export const signUrl = `/api/signatures/${id}/sign`;
