import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Errand } from '@promenade/notifications/model';
import { axe } from 'jest-axe';
import { ErrandTray } from './errand-tray';

const id = '3f0f2c0e-58c5-4b60-9a2e-0a4c5f5b8d01';

function anErrand(errand: Partial<Errand> = {}): Errand {
  return {
    id,
    department: '88',
    kind: 'import',
    title: 'Import de l’annuaire',
    state: 'running',
    done: 1200,
    total: 5000,
    result: null,
    fault: null,
    stopAsked: false,
    askedAt: '2026-11-24T08:00:00Z',
    endedAt: null,
    ...errand,
  };
}

describe('the tray of long work', () => {
  let fixture: ComponentFixture<ErrandTray>;
  let http: HttpTestingController;

  beforeEach(() => {
    jest.useFakeTimers({ advanceTimers: true });
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
    fixture = TestBed.createComponent(ErrandTray);
    http = TestBed.inject(HttpTestingController);
  });
  afterEach(() => {
    fixture.destroy();
    http.verify();
    jest.useRealTimers();
  });

  const page = (): HTMLElement => fixture.nativeElement;
  const words = () => page().textContent!.replaceAll(/\s+/g, ' ');

  async function receive(...items: Errand[]): Promise<void> {
    TestBed.tick();
    http.expectOne('/api/errands?size=5').flush({ items, total: items.length, page: 1, size: 5 });
    await settled();
  }

  async function settled(): Promise<void> {
    await Promise.resolve();
    await Promise.resolve();
    TestBed.tick();
    fixture.detectChanges();
  }

  function pass(milliseconds: number): void {
    jest.advanceTimersByTime(milliseconds);
    TestBed.tick();
  }

  it('says how far the work is, and that the page may be closed', async () => {
    await receive(anErrand());
    const bar = page().querySelector('progress')!;
    expect({ value: bar.value, max: bar.max, name: bar.getAttribute('aria-label') }).toEqual({
      value: 24,
      max: 100,
      name: 'Import de l’annuaire',
    });
    expect(words()).toContain('24 %');
    expect(words()).toContain('1 200 sur 5 000');
    expect(words()).toContain('Vous pouvez fermer la page');
    expect(await axe(page())).toMatchObject({ violations: [] });
  });

  it('claims no per cent before the work has counted itself', async () => {
    await receive(anErrand({ done: 0, total: null }));
    expect(page().querySelector('progress')!.hasAttribute('value')).toBe(false);
    expect(words()).toContain('On compte ce qu’il y a à faire.');
    expect(words()).not.toContain('0 %');
  });

  it('says that it waits, without a bar, until it begins', async () => {
    await receive(anErrand({ state: 'queued', done: 0, total: null }));
    expect(words()).toContain('attend son tour');
    expect(page().querySelector('progress')).toBeNull();
    expect(page().querySelector('button')!.getAttribute('aria-label')).toBe('Arrêter : Import de l’annuaire');
  });

  it('follows what runs, tells politely when it ends, then leaves the server alone', async () => {
    await receive(anErrand());
    const status = page().querySelector('[role=status]')!;
    pass(1000);
    await receive(anErrand({ done: 2500 }));
    expect(page().querySelector('progress')!.value).toBe(50);
    expect(status.textContent).toBe('');
    pass(1000);
    await receive(
      anErrand({
        state: 'done',
        done: 5000,
        endedAt: '2026-11-24T08:05:00Z',
        result: { path: '/promeneurs?q=a', label: 'Voir les 5 000' },
      }),
    );
    expect(status.textContent).toBe('Import de l’annuaire\u00a0: terminé.');
    expect(page().querySelector('a')!.getAttribute('href')).toBe('/promeneurs?q=a');
    expect(page().querySelector('a')!.textContent).toBe('Voir les 5 000');
    expect(words()).not.toContain('Vous pouvez fermer la page');
    pass(60_000);
    http.expectNone('/api/errands?size=5');
  });

  it('asks again when the server was away while something ran', async () => {
    await receive(anErrand());
    pass(1000);
    http
      .expectOne('/api/errands?size=5')
      .flush({ code: 'away', title: 'Le service reprend son souffle.' }, { status: 503, statusText: '' });
    await settled();
    pass(5000);
    await receive(anErrand({ done: 5000 }));
    expect(page().querySelector('progress')!.value).toBe(100);
  });

  it('stops the work', async () => {
    await receive(anErrand());
    page().querySelector<HTMLButtonElement>('button')!.click();
    const stop = http.expectOne(`/api/errands/${id}/stop`);
    expect(stop.request.method).toBe('POST');
    stop.flush(anErrand({ stopAsked: true }));
    await settled();
    await settled();
    await receive(anErrand({ stopAsked: true }));
    expect(words()).toContain('Arrêt demandé');
    expect(page().querySelector('button')).toBeNull();
  });

  it('says why it failed', async () => {
    await receive(anErrand({ state: 'failed', endedAt: '2026-11-24T08:05:00Z', fault: 'Ce fichier est trop lourd.' }));
    expect(words()).toContain('pas abouti');
    expect(page().querySelector('.note-bad')!.textContent).toContain('Ce fichier est trop lourd.');
  });

  it('leads nowhere but in the house', async () => {
    await receive(anErrand({ state: 'done', endedAt: '2026-11-24T08:05:00Z', result: { path: 'https://ailleurs.example' } }));
    expect(page().querySelector('a')).toBeNull();
  });

  it('says that there is nothing', async () => {
    await receive();
    expect(words()).toContain('Rien en cours');
  });
});
