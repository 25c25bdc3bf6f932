import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { describe, expect, it } from '@jest/globals';
import type { Discrepancy, DocumentItem } from '@promenade/documents/model';
import { apiInterceptors, Confirm, Session, Toasts } from '@promenade/platform/web';
import { axe } from 'jest-axe';
import { documentsRoutes } from './documents.routes';

const uuid = (last: number) => `3f0f2c0e-58c5-4b60-9a2e-0a4c5f5b8d${String(last).padStart(2, '0')}`;

function aDocument(said: Partial<DocumentItem> = {}): DocumentItem {
  return {
    id: uuid(1),
    department: '88',
    name: 'charte-PDN-88-7QK4-M2XA.pdf',
    type: 'application/pdf',
    size: 120_000,
    sha256: 'a'.repeat(64),
    createdAt: '2026-11-24T17:22:07.000Z',
    kind: 'charter',
    number: 'PDN-88-7QK4-M2XA',
    title: 'Charte des Promeneurs du Net des Vosges',
    structure: { id: uuid(2), name: 'Maison de la famille' },
    promeneur: { id: uuid(3), name: 'Nathalie Humbert' },
    on: '2026-11-24',
    standing: 'in-force',
    since: null,
    sealed: true,
    code: 'ABCD-EFGH-JKMN-PQRS',
    ...said,
  };
}

function aDiscrepancy(said: Partial<Discrepancy> = {}): Discrepancy {
  const lost = { kind: 'missing', name: 'charte.pdf', number: 'PDN-88-7QK4-M2XA', sha256: 'a'.repeat(64) } as const;
  return { id: uuid(9), department: '88', storageKey: `88/3f/${uuid(1)}`, foundAt: '2026-11-24T01:45:00.000Z', ...lost, ...said };
}

const listOf = <T>(...items: T[]) => ({ items, total: items.length, page: 1, size: 50 });
const plainly = (text: string | null) => (text ?? '').replaceAll(/\s+/g, ' ').trim();

/** A page in a seat; what it asks for is answered by the end of the address. */
async function open(url: string, answers: Readonly<Record<string, object>>, role: 'coordinator' | 'promeneur' = 'coordinator') {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors(apiInterceptors)),
      provideHttpClientTesting(),
      provideRouter(documentsRoutes, withComponentInputBinding()),
    ],
  });
  TestBed.inject(Session).set({
    account: { id: uuid(8), email: 'x@exemple.fr', firstName: 'Claire', lastName: 'Aubertin' },
    memberships: [],
    role,
    department: '88',
  } as never);
  const http = TestBed.inject(HttpTestingController);
  const harness = await RouterTestingHarness.create();
  const asked: string[] = [];
  const settle = async () => {
    for (let turn = 0; turn < 4; turn++) {
      await new Promise((resolve) => setTimeout(resolve));
      harness.detectChanges();
      http.match(() => true).forEach(answer);
    }
  };
  const answer = (test: TestRequest) => {
    asked.push(`${test.request.method} ${test.request.urlWithParams}`);
    test.flush(Object.entries(answers).find(([end]) => test.request.url.endsWith(end))![1]);
  };
  await harness.navigateByUrl(url);
  await settle();
  const screen = harness.fixture.nativeElement as HTMLElement;
  document.body.replaceChildren(screen);
  return { screen, asked, settle, words: () => plainly(screen.textContent) };
}

describe('the documents of a département', () => {
  it('say who signed, when, and what each is worth today', async () => {
    const old = aDocument({
      id: uuid(4),
      number: 'PDN-88-OLD0-0001',
      standing: 'superseded',
      since: '2026-10-01',
      sealed: false,
      code: null,
    });
    const { screen, words } = await open('/documents', { '/api/documents': listOf(aDocument(), old) });
    expect(words()).toContain('Nathalie Humbert, Maison de la famille');
    expect(words()).toContain('en vigueur');
    expect(words()).toMatch(/remplacé ?depuis le 1er octobre 2026 ?sans cachet/);
    const links = [...screen.querySelectorAll('td a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['/verifier/document?code=ABCD-EFGH-JKMN-PQRS', `/verifier/document?sha256=${'a'.repeat(64)}`]);
    expect(await axe(screen)).toMatchObject({ violations: [] });
  });

  it('are filtered in the address, and taken as they are filtered', async () => {
    const answers = { '/api/documents': listOf(aDocument()), '/structures': listOf({ id: uuid(2), name: 'Maison de la famille' }) };
    const { screen, asked, settle } = await open('/documents?kind=charter&from=2026-01-01', answers);
    expect(asked[0]).toBe('GET /api/documents?kind=charter&from=2026-01-01&page=1');
    expect(screen.querySelector('a[download]')!.getAttribute('href')).toBe('/api/documents/archive?kind=charter&from=2026-01-01');
    const until = screen.querySelector<HTMLInputElement>('#au')!;
    until.value = '2026-06-30';
    until.dispatchEvent(new Event('change'));
    await settle();
    expect(TestBed.inject(Router).url).toBe('/documents?kind=charter&from=2026-01-01&to=2026-06-30');
    screen.querySelector('pmd-filter-bar')!.dispatchEvent(new Event('focusin'));
    await settle();
    expect([...screen.querySelectorAll('#filtre-structure option')].map((option) => option.textContent!.trim())).toEqual([
      'Peu importe',
      'Maison de la famille',
    ]);
    expect(await axe(screen)).toMatchObject({ violations: [] });
  });

  it('say what to do when there are none, and when filters leave none', async () => {
    const nothing = { '/api/documents': listOf() };
    const empty = await open('/documents', nothing);
    expect(empty.words()).toContain('Aucun document pour l’instant');
    expect(empty.screen.querySelector('pmd-empty a')!.getAttribute('href')).toBe('/chartes');
    expect(empty.screen.querySelector('a[download]')).toBeNull();
    TestBed.resetTestingModule();
    const filtered = await open('/documents?state=revoked', nothing);
    expect(filtered.words()).toContain('Rien avec ces filtres');
    expect(filtered.words()).toContain('Tout effacer');
  });
});

describe('one’s own documents', () => {
  it('are asked for as one’s own', async () => {
    const { asked, words, screen } = await open('/mes-documents', { '/mine': listOf(aDocument()) }, 'promeneur');
    expect(asked).toEqual(['GET /api/documents/mine?page=1']);
    expect(plainly(screen.querySelector('h1')!.textContent)).toBe('Mes documents');
    expect(words()).toContain('PDN-88-7QK4-M2XA');
    expect(await axe(screen)).toMatchObject({ violations: [] });
  });

  it('come to those who wait for the others to sign', async () => {
    const { words } = await open('/mes-documents', { '/mine': listOf() }, 'promeneur');
    expect(words()).toContain('La charte que vous signez arrive ici dès que tout le monde l’a signée.');
  });
});

describe('files that the night did not find', () => {
  const buttonOf = (screen: HTMLElement, words: string) =>
    [...screen.querySelectorAll('button')].find((button) => plainly(button.textContent).includes(words))!;

  it('are told with what each means, where it should lie and what to do', async () => {
    const orphan = aDiscrepancy({ id: uuid(7), kind: 'orphan', name: null, number: null, sha256: null });
    const { screen, words } = await open('/documents/fichiers', { '/discrepancies': listOf(aDiscrepancy(), orphan) });
    expect(words()).toContain('PDN-88-7QK4-M2XA');
    expect(words()).toContain(`documents/88/3f/${uuid(1)}`);
    expect(words()).toContain('depuis une sauvegarde');
    expect(words()).toContain('Il n’y a rien à réparer');
    expect(await axe(screen)).toMatchObject({ violations: [] });
  });

  it('are looked at again once somebody has put them back', async () => {
    const { screen, asked, settle, words } = await open('/documents/fichiers', {
      '/discrepancies': listOf(aDiscrepancy()),
      '/check': listOf(),
    });
    buttonOf(screen, 'Vérifier de nouveau').click();
    await settle();
    expect(asked.at(-1)).toBe(`POST /api/documents/discrepancies/${uuid(9)}/check`);
    expect(TestBed.inject(Toasts).current()?.text).toBe('Ce fichier est de nouveau en ordre.');
    expect(words()).toContain('Tout est en ordre');
  });

  it('are set aside only by somebody who means it', async () => {
    const { screen, asked, settle } = await open('/documents/fichiers', {
      '/discrepancies': listOf(aDiscrepancy()),
      '/set-aside': listOf(),
    });
    const answers = [false, true];
    TestBed.inject(Confirm).ask = () => Promise.resolve(answers.shift()!);
    buttonOf(screen, 'Écarter').click();
    await settle();
    expect(asked).toHaveLength(1);
    buttonOf(screen, 'Écarter').click();
    await settle();
    expect(asked.at(-1)).toBe(`POST /api/documents/discrepancies/${uuid(9)}/set-aside`);
  });
});
