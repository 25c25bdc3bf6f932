import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { apiInterceptors } from '@promenade/platform/web';
import { forSignedIn } from './for-signed-in';

@Component({ template: '' })
class Page {}

const session = (purpose: string) => ({ account: {}, memberships: [], role: 'coordinator', department: '88', purpose, subjectId: null });

describe('the private shell', () => {
  let router: Router;
  let server: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors(apiInterceptors)),
        provideHttpClientTesting(),
        provideRouter([
          { path: 'connexion', component: Page },
          { path: 'connexion/deux-etapes', component: Page },
          { path: '**', component: Page, canActivate: [forSignedIn] },
        ]),
      ],
    });
    router = TestBed.inject(Router);
    server = TestBed.inject(HttpTestingController);
  });

  async function go(path: string, status: number, body: object): Promise<string> {
    const gone = router.navigateByUrl(path);
    await new Promise((done) => setTimeout(done));
    server.expectOne('/api/session').flush(body, { status, statusText: 'x' });
    await gone;
    return router.url;
  }

  it('opens for somebody signed in', async () => expect(await go('/promeneurs', 200, session('session'))).toBe('/promeneurs'));

  it('sends the others to the door, which knows the page that was wanted', async () =>
    expect(await go('/promeneurs?volet=youth', 401, {})).toBe('/connexion?vers=%2Fpromeneurs%3Fvolet%3Dyouth'));

  it('has a second factor set first by whoever must have one', async () => {
    expect(await go('/promeneurs', 200, { ...session('session'), totpToSet: true })).toBe('/connexion/deux-etapes?vers=%2Fpromeneurs');
  });

  it('wants nothing of the home page', async () => expect(await go('/', 401, {})).toBe('/connexion'));

  it('is not what the session of a link is for', async () => expect(await go('/promeneurs', 200, session('signature'))).toBe('/connexion'));

  it('opens when the server is away, to say so rather than to send away', async () =>
    expect(await go('/promeneurs', 503, {})).toBe('/promeneurs'));
});
