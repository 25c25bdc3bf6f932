import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { DeliveredLetter } from '@promenade/notifications/model';
import { axe } from 'jest-axe';
import { LetterPage } from './letter-page';
import { piecesOf } from './letter-text';

const LINK = 'https://promenade.test/lien/un-jeton';

function aLetter(letter: Partial<DeliveredLetter> = {}): DeliveredLetter {
  return {
    to: 'lea@exemple.fr',
    subject: 'Signer votre charte',
    text: `Bonjour Léa,\n\nSigner :\n${LINK}\n\nVotre code : 048213\n`,
    links: [LINK],
    sentAt: '2026-11-24T08:00:00Z',
    ...letter,
  };
}

describe('the mailbox of the demonstration', () => {
  let harness: RouterTestingHarness;
  let fixture: ComponentFixture<unknown>;
  let http: HttpTestingController;

  beforeEach(async () => {
    jest.useFakeTimers({ advanceTimers: true });
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([{ path: 'courriels', component: LetterPage }])],
    });
    http = TestBed.inject(HttpTestingController);
    harness = await RouterTestingHarness.create('/courriels');
    fixture = harness.fixture;
  });
  afterEach(() => {
    fixture.destroy();
    jest.useRealTimers();
  });

  const page = (): HTMLElement => fixture.nativeElement;
  const words = () => page().textContent!.replaceAll(/\s+/g, ' ');

  async function settled(): Promise<void> {
    await Promise.resolve();
    await Promise.resolve();
    TestBed.tick();
    fixture.detectChanges();
  }

  async function receive(items: DeliveredLetter[], waiting = 0, url = '/api/letters'): Promise<void> {
    TestBed.tick();
    http.expectOne(url).flush({ items, waiting });
    await settled();
  }

  it('shows a letter with its links to follow and its code to read', async () => {
    await receive([aLetter()]);
    expect(page().querySelector('.text a')!.getAttribute('href')).toBe(LINK);
    expect(page().querySelector('.text .code')!.textContent).toBe('048213');
    expect(page().querySelector('.text')!.textContent).toBe(aLetter().text);
    expect(words()).toContain('lea@exemple.fr');
    expect(words()).toContain('1 courriel, du plus récent au plus ancien.');
    expect(words()).toContain('n’existe que dans la démonstration');
    expect(await axe(page())).toMatchObject({ violations: [] });
  });

  it('follows by itself, and keeps open what one is reading', async () => {
    await receive([aLetter()]);
    jest.advanceTimersByTime(3000);
    await receive([aLetter({ to: 'max@exemple.fr', sentAt: '2026-11-24T08:01:00Z' }), aLetter()]);
    const letters = [...page().querySelectorAll('details')];
    expect(letters.map(({ open }) => open)).toEqual([false, true]);
    expect(letters[0]!.textContent).toContain('max@exemple.fr');
  });

  it('is searched by address, in the URL', async () => {
    await receive([aLetter()]);
    await harness.navigateByUrl('/courriels?q=max');
    await receive([], 0, '/api/letters?q=max');
    expect(words()).toContain('Rien avec ces mots');
    expect(page().querySelector<HTMLInputElement>('input[type=search]')!.value).toBe('max');
  });

  it('says what waits, and why it may', async () => {
    await receive([], 2);
    expect(words()).toContain('2 courriels attendent d’être portés ici. Si cela dure, le worker ne tourne pas.');
    expect(words()).toContain('Aucun courriel');
  });

  it('explains itself where letters leave for good, and asks no more', async () => {
    TestBed.tick();
    http.expectOne('/api/letters').flush({ code: 'not-found', title: 'Cette page n’existe pas.' }, { status: 404, statusText: '' });
    await settled();
    expect(words()).toContain('les courriels partent pour de bon');
    jest.advanceTimersByTime(60_000);
    TestBed.tick();
    http.expectNone('/api/letters');
  });
});

describe('the text of a letter', () => {
  it('is cut where its links and codes are, and nothing is lost', () => {
    const text = `Voir ${LINK}/plus puis ${LINK} et 048213, pas 1234567.`;
    const pieces = piecesOf(text, [LINK, `${LINK}/plus`]);
    expect(pieces.filter(({ kind }) => kind !== 'words')).toEqual([
      { kind: 'link', text: `${LINK}/plus` },
      { kind: 'link', text: LINK },
      { kind: 'code', text: '048213' },
    ]);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  });
});
