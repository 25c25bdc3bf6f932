import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { describe, expect, it } from '@jest/globals';
import { apiInterceptors } from '@promenade/platform/web';
import { axe } from 'jest-axe';
import { StopPage } from './stop-page';

const open = async (at: string) => {
  const routed = provideRouter([{ path: 'lettres/arreter', component: StopPage }], withComponentInputBinding());
  TestBed.configureTestingModule({ providers: [provideHttpClient(withInterceptors(apiInterceptors)), provideHttpClientTesting(), routed] });
  const harness = await RouterTestingHarness.create(at);
  const page = harness.fixture.nativeElement as HTMLElement;
  const settled = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    harness.detectChanges();
  };
  return { page, http: TestBed.inject(HttpTestingController), settled, button: () => page.querySelector('button')! };
};

describe('the page that stops letters', () => {
  it('changes nothing by being opened, stops at one click, and takes it back', async () => {
    const { page, http, settled, button } = await open('/lettres/arreter?lettre=abc');
    http.verify();
    expect(await axe(page)).toMatchObject({ violations: [] });
    button().click();
    http.expectOne({ method: 'POST', url: '/api/public/letters/stop?lettre=abc' }).flush({ stopped: true });
    await settled();
    expect(page.textContent).toContain('C’est fait');
    expect(button().textContent).toContain('Les recevoir de nouveau');
    button().click();
    http.expectOne({ method: 'POST', url: '/api/public/letters/resume?lettre=abc' }).flush({ stopped: false });
    await settled();
    expect(page.textContent).toContain('Vous les recevez de nouveau');
  });

  it('says when the link is not one of ours', async () => {
    const { page, http, settled, button } = await open('/lettres/arreter?lettre=abc');
    button().click();
    const problem = { status: 422, code: 'link-unknown', title: 'Ce lien n’est plus valable. Demandez-en un nouveau.', errors: [] };
    http.expectOne('/api/public/letters/stop?lettre=abc').flush(problem, { status: 422, statusText: '' });
    await settled();
    expect(page.querySelector('[role=status]')!.textContent).toContain('Ce lien n’est plus valable');
  });

  it('says when the link was cut', async () => {
    const { page } = await open('/lettres/arreter');
    expect(page.textContent).toContain('Ce lien est incomplet');
    expect(page.querySelector('button')).toBeNull();
  });
});
