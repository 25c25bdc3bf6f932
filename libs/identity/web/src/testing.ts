import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type EnvironmentProviders, type Provider, signal, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, type Routes, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { jest } from '@jest/globals';
import type { Scorer } from '@promenade/identity/model';
import { apiInterceptors, NOW, Session, type SessionView, speakFrench, TODAY } from '@promenade/platform/web';
import { PASSWORD_SCORER } from './password-meter';

// axe reads a whole page: slow where the machine is.
jest.setTimeout(30_000);
// jsdom draws no dialog.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
  this.dispatchEvent(new Event('close'));
};

export const claire: SessionView = {
  account: { id: '7b1f0f0e-58c5-4b60-9a2e-0a4c5f5b8d01', email: 'claire@reseau.example', firstName: 'Claire', lastName: 'Aubertin' },
  memberships: [{ id: '7b1f0f0e-58c5-4b60-9a2e-0a4c5f5b8d02', role: 'coordinator', department: '88' }],
  role: 'coordinator',
  department: '88',
  purpose: 'session',
  subjectId: null,
};

/** Strong from twenty characters on: enough for pages; the real scorer has its own spec. */
const scorer: Scorer = (password) => (password.length >= 19 ? { score: 4, weakness: undefined } : { score: 1, weakness: 'keyboard' });

const elsewhere = ['', 'signer', 'invitation', 'connexion', 'promeneurs'];

/** A page in a browser that has no server but the one the spec plays. */
export class Screen {
  private constructor(
    readonly element: HTMLElement,
    readonly server: HttpTestingController,
  ) {}

  static async open(page: Type<unknown>, path: string, url = `/${path}`, session: SessionView | null = null): Promise<Screen> {
    const routes: Routes = [
      { path, component: page },
      ...elsewhere.filter((other) => other !== path).map((other) => ({ path: other, children: [] })),
    ];
    return Screen.walk(routes, url, session);
  }

  static async walk(
    routes: Routes,
    url: string,
    session: SessionView | null,
    more: (Provider | EnvironmentProviders)[] = [],
  ): Promise<Screen> {
    speakFrench();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors(apiInterceptors)),
        provideHttpClientTesting(),
        provideRouter(routes, withComponentInputBinding()),
        { provide: TODAY, useValue: signal('2026-11-24') },
        { provide: NOW, useValue: () => '2026-11-24T09:00:00Z' },
        { provide: PASSWORD_SCORER, useValue: () => Promise.resolve(scorer) },
        ...more,
      ],
    });
    TestBed.inject(Session).set(session);
    const harness = await RouterTestingHarness.create(url);
    document.body.replaceChildren(harness.fixture.nativeElement);
    const screen = new Screen(harness.fixture.nativeElement, TestBed.inject(HttpTestingController));
    await screen.wait();
    return screen;
  }

  get words(): string {
    return this.element.textContent!.replaceAll(/[\s\u00a0\u202f]+/g, ' ').trim();
  }

  get url(): string {
    return TestBed.inject(Router).url;
  }

  get session(): Session {
    return TestBed.inject(Session);
  }

  async wait(milliseconds = 5): Promise<void> {
    await new Promise((done) => setTimeout(done, milliseconds));
    TestBed.tick();
    await new Promise((done) => setTimeout(done, 1));
  }

  field(label: string): HTMLInputElement {
    const found = [...this.element.querySelectorAll('label')].find(({ textContent }) => textContent!.includes(label));
    if (!found) throw new Error(`No field is called « ${label} » in: ${this.words}`);
    return (found.querySelector('input') ?? this.element.querySelector(`#${found.getAttribute('for')}`)) as HTMLInputElement;
  }

  type(label: string, words: string): void {
    const field = this.field(label);
    field.value = words;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  /** What stands under a field, read with it. */
  under(label: string): string {
    const ids = (this.field(label).getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
    return ids.map((id) => document.getElementById(id)!.textContent!.trim()).join(' ');
  }

  button(name: string): HTMLElement {
    const found = [...this.element.querySelectorAll<HTMLElement>('button, a')].find(({ textContent }) => textContent!.includes(name));
    if (!found) throw new Error(`Nothing to press is called « ${name} » in: ${this.words}`);
    return found;
  }

  async press(name: string): Promise<void> {
    this.button(name).click();
    await this.wait();
  }

  async send(index = 0): Promise<void> {
    this.element.querySelectorAll('form')[index]!.dispatchEvent(new Event('submit', { cancelable: true, bubbles: true }));
    await this.wait();
  }

  async answer(url: string, body: object, status = 200): Promise<unknown> {
    const asked = this.server.expectOne((request) => request.urlWithParams === url);
    asked.flush(body, { status, statusText: 'said' });
    await this.wait();
    return asked.request.body;
  }

  refuse(url: string, status: number, code: string, title: string, errors: object[] = []): Promise<unknown> {
    return this.answer(url, { type: `/problemes/${code}`, title, status, code, errors }, status);
  }
}
