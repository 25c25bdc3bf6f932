import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { apiInterceptors, Connection, PageHead, Session, type SessionView } from '@promenade/platform/web';
import { axe } from 'jest-axe';
import { PrivateShell } from './private-shell';

@Component({ imports: [PageHead], template: `<pmd-page-head title="Promeneurs" />` })
class Page {}

const view: SessionView = {
  account: { id: '1', email: 'claire@reseau.example', firstName: 'Claire', lastName: 'Aubertin' },
  memberships: [
    { id: 'm1', role: 'coordinator', department: '88' },
    { id: 'm2', role: 'caf', department: '33' },
  ],
  role: 'coordinator',
  department: '88',
  purpose: 'session',
  subjectId: null,
};

describe('the private shell', () => {
  let screen: HTMLElement;
  let server: HttpTestingController;
  const wait = async (): Promise<void> => {
    await new Promise((done) => setTimeout(done, 20));
    TestBed.tick();
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors(apiInterceptors)),
        provideHttpClientTesting(),
        provideRouter([
          {
            path: '',
            component: PrivateShell,
            children: [
              { path: '', component: Page },
              {
                path: 'promeneurs',
                children: [
                  { path: '', component: Page },
                  { path: ':id', component: Page },
                ],
              },
            ],
          },
        ]),
      ],
    });
    TestBed.inject(Session).set(view);
    server = TestBed.inject(HttpTestingController);
    const harness = await RouterTestingHarness.create('/');
    screen = harness.fixture.nativeElement;
    document.body.replaceChildren(screen);
    await wait();
  });

  const lit = (): string[] => [...screen.querySelectorAll('.side .walk [aria-current]')].map(({ textContent }) => textContent!.trim());

  it('is whole for those who do not see it', async () => {
    server.match('/api/letters?to=').forEach((request) => request.flush({}, { status: 404, statusText: 'x' }));
    await wait();
    expect(await axe(screen)).toMatchObject({ violations: [] });
  });

  it('says the seat, always', () => {
    const seat = screen.querySelector('.side pmd-seat')!;
    expect(seat.textContent).toContain('Vosges');
    expect(seat.textContent).toContain('Coordination');
  });

  it('lights the lamp beside the page, and beside the room one is in', async () => {
    expect(lit()).toEqual(['Accueil']);
    await TestBed.inject(Router).navigateByUrl('/promeneurs/12');
    await wait();
    expect(lit()).toEqual(['Promeneurs']);
    expect(screen.querySelector('.side .walk [aria-current]')!.getAttribute('aria-current')).toBe('true');
  });

  it('takes the focus to the title of another page, and leaves it when only the filters change', async () => {
    await TestBed.inject(Router).navigateByUrl('/promeneurs');
    await wait();
    expect(document.activeElement!.tagName).toBe('H1');
    const link = screen.querySelector<HTMLElement>('.side a')!;
    link.focus();
    await TestBed.inject(Router).navigateByUrl('/promeneurs?volet=youth');
    await wait();
    expect(document.activeElement).toBe(link);
  });

  it('shows the letters where there are some to read', async () => {
    expect(screen.textContent).not.toContain('Courriels');
    server.expectOne('/api/letters?to=').flush({ items: [] });
    await wait();
    expect(screen.textContent).toContain('Courriels');
  });

  it('says that the server does not answer, over the page, and tries again when asked', async () => {
    server.match(() => true).forEach((request) => request.flush({}, { status: 503, statusText: 'x' }));
    await wait();
    const connection = TestBed.inject(Connection);
    const again = [...screen.querySelectorAll('button')].find(({ textContent }) => textContent!.includes('Réessayer'))!;
    again.click();
    server.expectOne('/api/health/ready').flush({}, { status: 503, statusText: 'x' });
    await wait();
    expect([connection.lost(), connection.attempt()]).toEqual([true, 0]);
    again.click();
    server.expectOne('/api/health/ready').flush({});
    await wait();
    expect([connection.lost(), connection.attempt()]).toEqual([false, 1]);
  });
});
