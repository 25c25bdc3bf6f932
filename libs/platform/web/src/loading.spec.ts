import { HttpClient, httpResource, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Connection } from './connection';
import { apiInterceptors } from './http';
import { Load } from './loading';

@Component({
  imports: [Load],
  template: `
    <pmd-load [of]="list" name="la liste" />
    @if (list.hasValue()) {
      <p id="value">{{ list.value().length }}</p>
    }
  `,
})
class Page {
  readonly http = inject(HttpClient);
  readonly list = httpResource<string[]>(() => '/api/list');
}

describe('something that loads', () => {
  let server: HttpTestingController;
  let screen: HTMLElement;
  let page: Page;
  const wait = async (milliseconds = 10): Promise<void> => {
    TestBed.tick();
    await new Promise((done) => setTimeout(done, milliseconds));
    TestBed.tick();
  };
  const away = (): void => server.expectOne('/api/list').flush({}, { status: 503, statusText: 'x' });

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(withInterceptors(apiInterceptors)), provideHttpClientTesting()] });
    server = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(Page);
    page = fixture.componentInstance;
    screen = fixture.nativeElement;
    await wait();
  });

  it('does not flash when it is quick', async () => {
    expect(screen.querySelector('[role=status]')).toBeNull();
    server.expectOne('/api/list').flush(['a']);
    await wait(320);
    expect(screen.querySelector('[role=status]')).toBeNull();
    expect(screen.querySelector('#value')!.textContent).toBe('1');
  });

  it('says that it is coming after 300 ms', async () => {
    await wait(320);
    expect(screen.querySelector('[role=status]')!.getAttribute('aria-label')).toBe('Chargement : la liste');
  });

  it('says why it failed, and tries again when asked here or in the banner', async () => {
    away();
    await wait();
    expect(screen.querySelector('[role=alert]')!.textContent).toContain('Le service est arrêté un moment.');
    screen.querySelector('button')!.click();
    await wait();
    away();
    await wait();
    TestBed.inject(Connection).retry();
    await wait();
    server.expectOne('/api/list').flush(['a', 'b']);
    await wait();
    expect(screen.querySelector('[role=alert]')).toBeNull();
    expect(screen.querySelector('#value')!.textContent).toBe('2');
  });

  it('does not offer to try again what is not there, or not allowed', async () => {
    server.expectOne('/api/list').flush({}, { status: 404, statusText: 'x' });
    await wait();
    expect(screen.querySelector('[role=alert] button')).toBeNull();
  });

  it('puts no stones over what is being read again', async () => {
    server.expectOne('/api/list').flush(['a']);
    await wait();
    page.list.reload();
    await wait(320);
    expect(screen.querySelector('[role=status]')).toBeNull();
  });
});
