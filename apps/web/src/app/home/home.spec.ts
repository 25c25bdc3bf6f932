import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Alert, type AlertKind, alertKinds, type RecordGap } from '@promenade/directory/model';
import type { Role } from '@promenade/platform/model';
import { apiInterceptors, NOW, Session, TODAY } from '@promenade/platform/web';
import { axe } from 'jest-axe';
import { wordsOf } from './alert-words.fr';
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

  const alert = (kind: AlertKind, more: Partial<Alert> = {}): Alert => ({
    ...{ key: kind, kind, is: 'warn', count: 2, since: '2026-11-20', path: '/promeneurs', query: {}, pausedUntil: null },
    records: [{ id: '3f0f2c0e-58c5-4b60-9a2e-0a4c5f5b8d01', name: 'Léa Marchal', on: '2026-12-31' }],
    ...more,
  });
  const listOf = (items: Alert[]) => ({ items, total: items.length, page: 1, size: Math.max(1, items.length) });

  async function receive(items: Alert[], promeneurs = 28): Promise<void> {
    for (const { request, flush } of server.match(() => true).map((found) => ({ request: found.request, flush: found.flush.bind(found) })))
      flush(request.url.endsWith('/alerts') ? listOf(items) : { items: [], page: 1, size: 1, total: promeneurs });
    await fixture.whenStable();
  }

  it('tells the coordinator what waits, in the order of the API, each with one action and its filters', async () => {
    open('coordinator');
    await receive([
      alert('charter-awaiting-promeneur', { count: 1, query: { state: 'awaiting-promeneur' } }),
      alert('employment-ending', { count: 1, path: '/promeneurs/a' }),
      alert('missing-email', {
        count: 4,
        records: [{ id: '3f0f2c0e-58c5-4b60-9a2e-0a4c5f5b8d01', name: 'Léa Marchal', on: null }],
        query: { missing: 'email' },
      }),
    ]);
    expect(screen().querySelector('h1')!.textContent).toBe('Bonsoir Claire, trois choses vous attendent');
    expect(facts()).toEqual([
      '1 charte attend la signature du promeneur',
      'L’emploi de Léa Marchal finit le 31 décembre 2026',
      '4 promeneurs n’ont pas d’adresse électronique',
    ]);
    expect(links()).toEqual(['/promeneurs?state=awaiting-promeneur', '/promeneurs/a', '/promeneurs?missing=email']);
    expect(screen().querySelectorAll('.btn-act').length).toBe(1);
    expect(await axe(screen())).toMatchObject({ violations: [] });
  });

  it('has words for every kind of alert, of one and of many', () => {
    for (const kind of alertKinds) {
      for (const count of [1, 5]) {
        const words = wordsOf(alert(kind, { count }));
        expect([kind, ...Object.values(words)].every(Boolean)).toBe(true);
        expect(JSON.stringify(words)).not.toMatch(/undefined|null|\.\.|!/);
      }
    }
  });

  it('says record by record what is to be completed, and starts with the first', () => {
    const record = { id: '3f0f2c0e-58c5-4b60-9a2e-0a4c5f5b8d01', name: 'MJC du Lac', on: null, gaps: ['siret', 'address'] as RecordGap[] };
    const words = wordsOf(
      alert('structure-incomplete', { count: 3, records: [record, { ...record, name: 'Le Pont', gaps: ['commune'] }] }),
    );
    expect(words.detail.replaceAll(/\s/g, ' ')).toBe('MJC du Lac : SIRET, adresse ; Le Pont : commune ; et 1 autre.');
    expect(words.action).toBe('Compléter la première');
  });

  it('puts an alert aside for a week, shows it apart, and takes it back', async () => {
    open('coordinator');
    await receive([alert('check-due')]);
    screen().querySelector<HTMLButtonElement>('li button')!.click();
    await new Promise((resolve) => setTimeout(resolve));
    const aside = alert('check-due', { pausedUntil: '2026-12-01' });
    server.expectOne({ method: 'PUT', url: '/api/directory/alerts/check-due/pause' }).flush(listOf([aside]));
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
    expect(facts()).toEqual([]);
    expect(screen().textContent).toContain('Rien ne vous attend.');
    expect(screen().textContent!.replaceAll('\u00a0', ' ')).toContain('jusqu’au 1er décembre 2026');
    expect(await axe(screen())).toMatchObject({ violations: [] });
    screen().querySelector<HTMLButtonElement>('section button')!.click();
    await new Promise((resolve) => setTimeout(resolve));
    server.expectOne({ method: 'DELETE', url: '/api/directory/alerts/check-due/pause' }).flush(listOf([alert('check-due')]));
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
    expect(facts()).toHaveLength(1);
  });

  it('begins with the spreadsheet when the directory is empty', async () => {
    open('coordinator');
    await receive([], 0);
    expect(facts()).toEqual(['Votre annuaire est vide']);
    expect(links()).toEqual(['/import']);
  });

  it('says so when nothing waits', async () => {
    open('coordinator');
    await receive([]);
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
    server.expectOne('/api/directory/alerts').flush(listOf([]));
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
