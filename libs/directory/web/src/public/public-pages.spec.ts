import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { PublicDirectory, PublicPromeneur, PublicToday } from '@promenade/directory/model';
import { TODAY } from '@promenade/platform/web';
import { axe } from 'jest-axe';
import { publicDirectoryRoutes } from './public.routes';
import { aCard, aDay, aList, aPerson } from './public-testing';

const later = aCard({
  slug: '88-aicha-espace-jeunes-0001',
  firstName: 'Aïcha',
  reachability: { now: null, next: { on: '2026-11-25', from: '14:00', to: '18:00', network: null, audience: [] } },
});
const silent = aCard({ slug: '88-zoe-ailleurs-0002', firstName: 'Zoé', reachability: { now: null, next: null } });

type Told = PublicDirectory | PublicToday | PublicPromeneur | 404;

/** A public page, each of its questions answered by what its address ends with. */
async function open(url: string, answers: Readonly<Record<string, Told>>) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter(publicDirectoryRoutes, withComponentInputBinding()),
      { provide: TODAY, useValue: signal('2026-11-24') },
    ],
  });
  const http = TestBed.inject(HttpTestingController);
  const harness = await RouterTestingHarness.create();
  const asked: URLSearchParams[] = [];
  const settle = async () => {
    // Not `whenStable`: a page asks again while it is being answered.
    for (let turn = 0; turn < 3; turn++) {
      await new Promise((resolve) => setTimeout(resolve));
      harness.detectChanges();
      http.match(() => true).forEach(answer);
    }
  };
  const answer = (test: TestRequest) => {
    const [, told] = Object.entries(answers).find(([end]) => test.request.url.endsWith(end))!;
    asked.push(new URLSearchParams(test.request.params.toString()));
    if (told === 404) test.flush({ title: 'Rien', status: 404, code: 'not-found' }, { status: 404, statusText: 'Not Found' });
    else test.flush(told);
  };
  await harness.navigateByUrl(url);
  await settle();
  const screen = harness.fixture.nativeElement as HTMLElement;
  document.body.replaceChildren(screen);
  return { screen, asked, settle, words: () => plainly(screen.textContent) };
}

const directory = (list: PublicDirectory, today: PublicToday = aDay()) => ({ '/directory': list, '/today': today });

afterEach(() => document.head.querySelectorAll('meta, link, script').forEach((told) => told.remove()));

describe('the page of a département', () => {
  it('says first who answers tonight, then who answers later, then who gives no hours', async () => {
    const { screen, asked, words } = await open('/annuaire/88-vosges', directory(aList([aCard(), later, silent])));
    expect(asked[0]!.get('sort')).toBe('reachable');
    expect(titles(screen)).toEqual(['1 promeneur vous répond ce soir', 'Et plus tard', 'Sans horaires annoncés']);
    expect(chips(screen)).toEqual(['joignable jusqu’à 20 h', 'demain de 14 h à 18 h']);
    expect(words()).toContain('18 h 10 · 1 joignable');
    expect(screen.querySelector('pmd-day-ridge [role=img]')!.getAttribute('aria-label')).toContain('1 pour les jeunes');
    expect(await axe(screen)).toMatchObject({ violations: [] });
  });

  it('is a form that works without JavaScript, with what was asked still in it', async () => {
    const query = 'volet=parenting&pres=gerarmer&reseau=discord';
    const place = { code: '88196', name: 'Gérardmer', postalCode: '88400' };
    const others = [{ code: '88531', name: 'Xonrupt-Longemer', postalCode: '88400' }];
    const found = aList([aCard({ nearness: { kind: 'elsewhere', km: 26 } })], { place, places: others });
    const { screen, asked, words } = await open(`/annuaire/88-vosges?${query}`, directory(found));
    expect(Object.fromEntries(asked[0]!)).toMatchObject({ department: '88', volet: 'parenting', near: 'gerarmer', network: 'discord' });
    const form = screen.querySelector('form')!;
    expect([form.method, form.getAttribute('action')]).toEqual(['get', '/annuaire/88-vosges']);
    expect(Object.fromEntries(new FormData(form))).toMatchObject({ volet: 'parenting', pres: 'Gérardmer (88400)', reseau: 'discord' });
    expect(words()).toContain('Au plus près de Gérardmer (88400)');
    expect(words()).toContain('Vous pensiez à Xonrupt-Longemer (88400)');
    expect(words()).toContain('Gérardmer · 26 km · pour les jeunes');
    expect(await axe(screen)).toMatchObject({ violations: [] });
  });

  it('writes what is asked into the address', async () => {
    const { screen, settle } = await open('/annuaire/88-vosges', directory(aList([aCard()])));
    screen.querySelector<HTMLInputElement>('#pres')!.value = 'Vittel';
    screen.querySelector<HTMLInputElement>('input[value=youth]')!.click();
    screen.querySelector('form')!.requestSubmit();
    await settle();
    expect(TestBed.inject(Router).url).toBe('/annuaire/88-vosges?volet=youth&pres=Vittel');
  });

  it('offers numbers, the next to answer, and the coordination when nobody does', async () => {
    const nobody = directory(aList([later]), aDay({ now: 0 }));
    const { screen, words } = await open('/annuaire/88-vosges', nobody);
    expect(words()).toContain('Le prochain : Aïcha, demain à 14 h');
    const calls = [...screen.querySelectorAll('pmd-public-nobody a')].map((link) => link.getAttribute('href'));
    expect(calls).toEqual(['tel:119', 'tel:3018', 'tel:0800235236', 'tel:17', 'tel:112', 'tel:15', 'sms:114', '/ecrire?departement=88']);
    expect(await axe(screen)).toMatchObject({ violations: [] });
  });

  it('says that a département does not exist', async () => {
    const { words } = await open('/annuaire/98-nulle-part', { '/directory': 404, '/today': 404 });
    expect(words()).toContain('Ce département n’existe pas');
    expect(document.head.querySelector('meta[name=robots]')!.getAttribute('content')).toBe('noindex');
  });
});

describe('the page of somebody', () => {
  const slug = '88-manon-mjc-du-lac-k2x9';

  it('says how to talk to them, on which accounts and no other, and when', async () => {
    const { screen, words } = await open(`/annuaire/88-vosges/${slug}`, { [slug]: aPerson() });
    expect(words()).toContain('joignable maintenant, jusqu’à 20 h');
    expect(screen.querySelector('.contact a')!.getAttribute('href')).toBe('https://www.instagram.com/manon_pdn88/');
    expect(words()).toContain('Ses seuls comptes : manon_pdn88 sur Instagram.');
    expect(words()).toContain('17 h 30 – 20 h, maintenant');
    expect(words()).toContain('signée le 12 septembre 2025');
    const links = [...screen.querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(expect.arrayContaining([`/signaler?profil=${slug}`, '/verifier', `/api/public/promeneurs/${slug}/card.vcf`]));
    expect(await axe(screen)).toMatchObject({ violations: [] });
  });

  it('shows a name, a number and words only when the person chose to', async () => {
    const closed = await open(`/annuaire/88-vosges/${slug}`, { [slug]: aPerson() });
    expect(closed.screen.querySelector('h1')!.textContent).toBe('Manon');
    expect(closed.words()).not.toContain('Thiriet');
    TestBed.resetTestingModule();
    const open_ = aPerson({ lastName: 'Thiriet', phone: '+33639981234', email: 'manon@mjc.example', presentation: 'J’écoute.' });
    const ofStructure = { structure: { ...open_.structure, logoUrl: `/api/public/logos/${slug}?v=1` } };
    const { screen, words } = await open(`/annuaire/88-vosges/${slug}`, { [slug]: { ...open_, ...ofStructure } });
    expect(screen.querySelector('h1')!.textContent).toBe('Manon Thiriet');
    expect(closed.screen.querySelector('img.logo')).toBeNull();
    expect(screen.querySelector(`img.logo[width="64"][height="64"]`)!.getAttribute('alt')).toBe('Logo de la structure MJC du Lac');
    for (const said of ['06 39 98 12 34', 'manon@mjc.example', 'J’écoute.']) expect(words()).toContain(said);
    expect(await axe(screen)).toMatchObject({ violations: [] });
  });

  it('tells machines one address, and only what is public', async () => {
    const hostile = aPerson({ firstName: 'Manon</script><b>', function: null });
    await open(`/annuaire/88-vosges/${slug}?de=carte`, { [slug]: hostile });
    expect(document.head.querySelector('link[rel=canonical]')!.getAttribute('href')).toBe(`http://localhost/annuaire/88-vosges/${slug}`);
    const written = document.head.querySelector('script[type="application/ld+json"]')!.textContent!;
    expect(written).not.toContain('</script>');
    const data = JSON.parse(written) as Record<string, unknown>;
    expect(data).toMatchObject({ '@type': 'Person', worksFor: { '@type': 'Organization', name: 'MJC du Lac' } });
    expect(Object.keys(data)).not.toEqual(expect.arrayContaining(['email']));
  });

  it('says that a card is gone, to people and to machines', async () => {
    const { words } = await open(`/annuaire/88-vosges/${slug}`, { [slug]: 404 });
    expect(words()).toContain('Cette fiche n’est plus publique');
    expect(document.head.querySelector('meta[name=robots]')!.getAttribute('content')).toBe('noindex');
  });
});

function titles(screen: HTMLElement): string[] {
  return [...screen.querySelectorAll('.stack-l h2')].map((title) => plainly(title.textContent));
}

function chips(screen: HTMLElement): string[] {
  return [...screen.querySelectorAll('pmd-public-person pmd-status')].map((chip) => plainly(chip.textContent));
}

function plainly(words: string | null): string {
  return (words ?? '').replaceAll(/[\s\u00a0\u202f]+/g, ' ').trim();
}
