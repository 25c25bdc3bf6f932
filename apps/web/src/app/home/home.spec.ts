import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Role } from '@promenade/platform/model';
import { apiInterceptors, NOW, Session, TODAY } from '@promenade/platform/web';
import { axe } from 'jest-axe';
import { greetingOf } from './greeting';
import { Home } from './home';

describe('the greeting', () => {
  it.each([
    ['9 h', 'Claire', 1, 'Bonjour Claire, une chose vous attend'],
    ['18 h 10', 'Claire', 2, 'Bonsoir Claire, deux choses vous attendent'],
    ['23 h', '', 12, 'Bonsoir, 12\u00a0choses vous attendent'],
    ['9 h', 'Claire', 0, 'Bonjour Claire'],
    ['9 h', 'Claire', undefined, 'Bonjour Claire'],
  ])('at %s', (time, name, waiting, words) => expect(greetingOf(time, name, waiting)).toBe(words));
});

describe('the home page', () => {
  let server: HttpTestingController;
  let fixture: ComponentFixture<Home>;
  const screen = (): HTMLElement => fixture.nativeElement;
  const facts = (): string[] => [...screen().querySelectorAll('h3')].map(({ textContent }) => textContent!.replaceAll('\u00a0', ' '));
  const links = (): (string | null)[] => [...screen().querySelectorAll('a')].map((link) => link.getAttribute('href'));

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors(apiInterceptors)),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: TODAY, useValue: signal('2026-11-24') },
        { provide: NOW, useValue: () => '2026-11-24T17:10:00Z' },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });

  function open(role: Role): void {
    const account = { id: '1', email: 'c@reseau.example', firstName: 'Claire', lastName: 'Aubertin' };
    TestBed.inject(Session).set({ account, memberships: [], role, department: '88', purpose: 'session', subjectId: null });
    fixture = TestBed.createComponent(Home);
    TestBed.tick();
  }

  async function receive(totals: Record<string, number>): Promise<void> {
    for (const { request, flush } of server.match(() => true).map((found) => ({ request: found.request, flush: found.flush.bind(found) })))
      flush({ items: [], page: 1, size: 1, total: totals[request.params.get('state') ?? 'all'] ?? 0 });
    await fixture.whenStable();
  }

  it('tells the coordinator what waits, the most pressing first, and where to go', async () => {
    open('coordinator');
    await receive({ all: 28, unsigned: 1, 'awaiting-structure': 2, 'awaiting-promeneur': 1 });
    expect(screen().querySelector('h1')!.textContent).toBe('Bonsoir Claire, trois choses vous attendent');
    expect(facts()).toEqual([
      '1 charte attend la signature du promeneur',
      '2 chartes attendent la signature de la structure',
      '1 promeneur n’a pas encore reçu la charte',
    ]);
    expect(links()[0]).toBe('/promeneurs?state=awaiting-promeneur');
    expect(screen().querySelectorAll('.btn-act').length).toBe(1);
    expect(await axe(screen())).toMatchObject({ violations: [] });
  });

  it('begins with the spreadsheet when the directory is empty', async () => {
    open('coordinator');
    await receive({ all: 0 });
    expect(facts()).toEqual(['Votre annuaire est vide']);
    expect(links()).toEqual(['/import']);
  });

  it('says so when nothing waits', async () => {
    open('coordinator');
    await receive({ all: 28 });
    expect(screen().textContent).toContain('Rien ne vous attend.');
  });

  it('invents nothing when the server is away', async () => {
    open('coordinator');
    for (const request of server.match(() => true)) request.flush({}, { status: 503, statusText: 'x' });
    await fixture.whenStable();
    expect(screen().querySelector('h1')!.textContent).toBe('Bonsoir Claire');
    expect(screen().querySelector('[role=alert]')!.textContent).toContain('Réessayer');
    expect(screen().textContent).not.toContain('Rien ne vous attend');
  });

  it('leads a representative to each charter of its turn, and to no other', async () => {
    open('structure');
    const request = (id: string, role: string, firstName: string) => ({
      id,
      next: { id, role, name: 'x' },
      promeneur: { id, firstName, lastName: 'Humbert' },
      version: { id, number: 1, title: 'Charte 2026' },
    });
    const items = [request('s1', 'representative', 'Nathalie'), request('s2', 'promeneur', 'Inès')];
    server.expectOne(({ params }) => params.get('state') === 'pending').flush({ items, total: 2, page: 1, size: 200 });
    await fixture.whenStable();
    expect(facts()).toEqual(['La charte de Nathalie Humbert attend votre signature']);
    expect(links()).toEqual(['/signer/s1']);
  });

  it('asks nothing of the API that a partner may not have', async () => {
    open('partner');
    server.expectNone(() => true);
    await fixture.whenStable();
    expect(links()).toEqual(['/tableau-de-bord']);
  });
});
