import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type CharterVersionShown, composedText, differenceBetween } from '@promenade/charter/model';
import type { Role } from '@promenade/platform/model';
import { apiInterceptors, Confirm, Session, TODAY } from '@promenade/platform/web';
import { axe } from 'jest-axe';
import { charterRoutes } from './charter.routes';

@Component({ selector: 'pmd-elsewhere', template: 'ailleurs' })
class Elsewhere {}

const id = (last: number) => `3f0f2c0e-58c5-4b60-9a2e-0a4c5f5b8d0${last}`;
const coreText = '## Article 1. Agir\n\nDeux heures.\n\n## Article 2. Durée\n\nUn an.';

function aVersion(more: Partial<CharterVersionShown> = {}): CharterVersionShown {
  return {
    ...{ id: id(1), department: null, number: 1, title: 'Charte nationale', text: coreText, coreId: null, additions: null },
    ...{ profileItems: [{ key: 'photo', label: 'Une photo' }], consentSentence: 'J’ai lu cette charte.', typedSentence: null },
    ...{ material: true, reason: null, state: 'published', sha256: 'a'.repeat(64), effectiveOn: '2026-01-01' },
    ...{ publishedAt: '2026-01-01T08:00:00Z', standing: 'in-force', core: null, newerCore: null, beforeId: null },
    ...more,
  };
}
const national = aVersion();
const newer = aVersion({ id: id(2), number: 2, text: coreText.replace('Deux', 'Trois'), beforeId: id(1) });
const additions = '## Les réunions\n\nUne par mois.';
const vosges = aVersion({
  ...{ id: id(3), department: '88', title: 'Charte des Vosges', text: composedText(coreText, additions), additions, coreId: id(1) },
  ...{ core: { id: id(1), number: 1 }, newerCore: { id: id(2), number: 2 }, beforeId: id(1), typedSentence: 'Lu et approuvé' },
});
const draft = aVersion({
  ...{ ...vosges, id: id(4), number: 2, state: 'draft', standing: 'draft', sha256: null, effectiveOn: null, publishedAt: null },
});

describe('the texts of the charter', () => {
  let http: HttpTestingController;
  let harness: RouterTestingHarness;
  let page: HTMLElement;
  let sure = true;
  const questions: string[] = [];
  afterEach(() => http.verify());

  async function open(at: string, role: Role = 'coordinator'): Promise<void> {
    questions.length = 0;
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors(apiInterceptors)),
        provideHttpClientTesting(),
        provideRouter([...charterRoutes, { path: '**', component: Elsewhere }], withComponentInputBinding()),
        { provide: TODAY, useValue: signal('2026-11-24') },
        {
          provide: Confirm,
          useValue: { ask: ({ title }: { title: string }) => Promise.resolve((questions.push(title.replaceAll(/\s/g, ' ')), sure)) },
        },
      ],
    });
    const account = { id: id(9), email: 'claire@exemple.fr', firstName: 'Claire', lastName: 'Aubertin' };
    const department = role === 'national' ? null : '88';
    TestBed.inject(Session).set({ account, memberships: [], role, department, purpose: 'session', subjectId: null });
    http = TestBed.inject(HttpTestingController);
    harness = await RouterTestingHarness.create(at);
    page = harness.fixture.nativeElement as HTMLElement;
  }
  async function settled(): Promise<void> {
    for (let turn = 0; turn < 3; turn++) {
      await new Promise((resolve) => setTimeout(resolve));
      harness.detectChanges();
    }
  }
  const words = () => page.textContent!.replaceAll(/\s+/g, ' ');
  const list = async (...items: CharterVersionShown[]) => {
    http.expectOne(({ url }) => url === '/api/charters').flush({ items, total: items.length, page: 1, size: 200 });
    await settled();
  };
  const text = async (version: CharterVersionShown) => {
    http.expectOne(`/api/charters/versions/${version.id}`).flush(version);
    await settled();
  };
  const button = (name: string) => [...page.querySelectorAll('button')].find((one) => one.textContent!.trim().startsWith(name))!;
  const field = (name: string) => {
    const label = [...page.querySelectorAll('label')].find((one) => one.textContent!.trim().startsWith(name))!;
    return page.querySelector<HTMLInputElement>(`#${label.htmlFor}`)!;
  };
  const type = async (name: string, value: string) => {
    field(name).value = value;
    field(name).dispatchEvent(new Event('input', { bubbles: true }));
    await settled();
  };
  const bring = async (name: string, bytes: Uint8Array<ArrayBuffer>) => {
    const file = { name, arrayBuffer: () => Promise.resolve(bytes.buffer) };
    const picker = field('Reprendre un fichier');
    Object.defineProperty(picker, 'files', { value: [file], configurable: true });
    Object.defineProperty(picker, 'value', { value: '', writable: true, configurable: true });
    picker.dispatchEvent(new Event('change'));
    await settled();
  };
  const here = () => TestBed.inject(Router).url;

  it('stand in shelves, the département first, each with its state', async () => {
    await open('/chartes/textes');
    await list(newer, { ...national, standing: 'replaced' }, draft, vosges);
    expect([...page.querySelectorAll('h2')].map((title) => title.textContent)).toEqual(['Vosges', 'Texte national']);
    expect(words()).toContain('sur le texte national version 1');
    expect(words()).toMatch(/à reprendre.*brouillon.*publiée, en vigueur.*remplacée/);
    expect(await axe(page)).toMatchObject({ violations: [] });
  });

  it('are empty with what to do, or say that the national text holds here', async () => {
    await open('/chartes/textes');
    await list();
    expect(words()).toContain('Écrire la première version');
    TestBed.resetTestingModule();
    await open('/chartes/textes');
    await list(national);
    expect(words()).toContain('le texte national y est en vigueur');
  });

  it('are what the national level comes for', async () => {
    await open('/chartes', 'national');
    expect(here()).toBe('/chartes/textes');
    await list(national, vosges);
    expect([...page.querySelectorAll('h2')].map((title) => title.textContent)).toEqual(['Texte national', 'Vosges']);
    expect(words()).toContain('Écrire une version');
  });

  it('are read with their contents, and with what the département adds marked in words', async () => {
    await open(`/chartes/textes/${id(3)}`);
    await text(vosges);
    const added = page.querySelector('[aria-label="Ajouté par le département"]')!;
    expect(added.textContent).toContain('Une par mois.');
    expect(added.textContent).not.toContain('Un an.');
    const links = [...page.querySelectorAll<HTMLAnchorElement>('nav[aria-labelledby=contents] a')];
    expect(links.map((link) => link.textContent)).toEqual([
      'Article 1. Agir',
      'Article 2. Durée',
      'Dispositions propres au département',
      'Les réunions',
    ]);
    for (const link of links) expect(page.querySelector(`[id="${link.hash.slice(1)}"]`)!.textContent!.trim()).toBe(link.textContent);
    expect(words()).toContain('Lu et approuvé');
    expect(await axe(page)).toMatchObject({ violations: [] });
  });

  it('are taken over onto the new national text in one act, or lead to the draft that is there', async () => {
    await open(`/chartes/textes/${id(3)}`);
    await text(vosges);
    expect(words()).toContain('À reprendre. Le texte national a une version 2');
    button('Reprendre').click();
    const problem = { title: 'Un brouillon existe déjà.', status: 409, code: 'already-carried-over', facts: { id: id(4) } };
    http.expectOne(`/api/charters/versions/${id(3)}/carry-over`).flush(problem, { status: 409, statusText: 'Conflict' });
    await settled();
    expect(here()).toBe(`/chartes/textes/${id(4)}`);
    await text(draft);
  });

  it('are published once sure, for today or a later day', async () => {
    await open(`/chartes/textes/${id(4)}`);
    await text(draft);
    field('En vigueur à partir du').value = '2027-01-01';
    field('En vigueur à partir du').dispatchEvent(new Event('change'));
    button('Publier').click();
    await settled();
    expect(questions).toEqual(['Publier la version 2 ?']);
    const sent = http.expectOne(`/api/charters/versions/${id(4)}/publish`);
    expect(sent.request.body).toEqual({ effectiveOn: '2027-01-01' });
    sent.flush({ ...draft, state: 'published' });
    await settled();
    await text({ ...draft, state: 'published', standing: 'upcoming', effectiveOn: '2027-01-01' });
    expect(words()).toContain('publiée, en vigueur à partir du 1er janvier 2027');
  });

  it('are not changed by whoever only reads them', async () => {
    await open(`/chartes/textes/${id(4)}`, 'caf');
    await text(draft);
    expect([...page.querySelectorAll('button')]).toEqual([]);
  });

  it('are compared with any other: words that go, words that come, named for who listens', async () => {
    await open(`/chartes/textes/${id(2)}/difference`);
    http.expectOne(({ url }) => url.endsWith('/difference')).flush(differenceBetween(national, newer));
    await list(newer, national, vosges);
    expect(words()).toContain('0 passage ajouté, 0 supprimé, 1 modifié.');
    expect(page.querySelector('nav[aria-labelledby=touched]')!.textContent).toMatch(/Article 1\. Agir\s*modifié/);
    expect(page.querySelector('del')!.textContent).toMatch(/^supprimé\s: Deux/);
    expect(page.querySelector('ins')!.textContent).toMatch(/^ajouté\s: Trois/);
    expect(words()).not.toContain('Un an.');
    const whole = page.querySelector<HTMLInputElement>('input[type=checkbox]')!;
    whole.click();
    await settled();
    expect(words()).toContain('Un an.');
    expect(await axe(page)).toMatchObject({ violations: [] });

    const choice = page.querySelector('select')!;
    expect(choice.value).toBe(id(1));
    choice.value = id(3);
    choice.dispatchEvent(new Event('change'));
    await settled();
    const asked = http.expectOne(({ url }) => url.endsWith('/difference'));
    expect(asked.request.params.get('from')).toBe(id(3));
    asked.flush(differenceBetween(newer, newer));
    await settled();
    expect(words()).toContain('Rien ne change');
  });

  it('are written on the national text, with what they will look like', async () => {
    await open('/chartes/textes/nouveau');
    await list(newer, national);
    await type('Titre', 'Charte des Vosges');
    await type('Dispositions propres', additions);
    await type('Mots à recopier', 'Lu et approuvé');
    expect(page.querySelector('[aria-label="Aperçu"]')!.textContent).toMatch(/Trois heures\..*Une par mois\./s);
    expect(await axe(page)).toMatchObject({ violations: [] });
    button('Enregistrer').click();
    await settled();
    const sent = http.expectOne('/api/charters');
    expect(sent.request.body).toEqual({
      ...{ title: 'Charte des Vosges', coreId: id(2), additions, typedSentence: 'Lu et approuvé', material: true, reason: null },
    });
    sent.flush(draft);
    await settled();
    expect([here(), questions]).toEqual([`/chartes/textes/${id(4)}`, []]);
    await text(draft);
  });

  it('are taken from a file, and what was typed comes to no harm when it cannot be read', async () => {
    await open('/chartes/textes/nouveau', 'national');
    await list();
    await type('Texte', 'Déjà écrit.');
    await bring('charte.docx', new Uint8Array([0x50, 0x4b, 3, 4]));
    expect(words()).toContain('traitement de texte n’est pas lu ici');
    expect(field('Texte').value).toBe('Déjà écrit.');
    await bring('charte.md', new Uint8Array([...'# Charte\n\nL'].map((char) => char.charCodeAt(0)).concat(0x92, 0xe9, 0x74, 0xe9)));
    expect([field('Titre').value, field('Texte').value]).toEqual(['Charte', 'L’été']);
    expect(words()).not.toContain('traitement de texte n’est pas lu ici');
  });

  it('keep what was typed when the server refuses, and ask before it is lost', async () => {
    await open(`/chartes/textes/${id(4)}/modifier`);
    await text(draft);
    await list(newer, national, draft);
    expect(field('Dispositions propres').value).toBe(additions);
    await type('Dispositions propres', 'Deux réunions.');
    button('Enregistrer').click();
    await settled();
    const problem = { title: 'Le serveur est occupé.', status: 503, code: 'busy' };
    http.expectOne(`/api/charters/versions/${id(4)}`).flush(problem, { status: 409, statusText: 'Conflict' });
    await settled();
    expect(field('Dispositions propres').value).toBe('Deux réunions.');
    expect(words()).toContain('Le serveur est occupé.');
    sure = false;
    await TestBed.inject(Router).navigateByUrl('/ailleurs');
    expect([here(), questions]).toEqual([`/chartes/textes/${id(4)}/modifier`, ['Quitter sans enregistrer ?']]);
    sure = true;
    await TestBed.inject(Router).navigateByUrl('/ailleurs');
    expect(here()).toBe('/ailleurs');
  });
});
