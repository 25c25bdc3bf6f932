import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { speakFrench } from '@promenade/platform/web';
import type { SignatureDetail } from '@promenade/signatures/model';
import { axe } from 'jest-axe';
import { PaperCheck } from './paper-check';

jest.setTimeout(30_000);
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
};

const id = '0b6f0f0e-58c5-4b60-9a2e-0a4c5f5b8d01';
const scan = {
  ...{ id, state: 'to-check' as const, signedOn: '2026-11-20', sentAt: '2026-11-21T09:00:00.000Z', type: 'image/png' as const },
  ...{ size: 3000, decidedAt: null, reason: null },
};
const request: SignatureDetail = {
  ...{
    id,
    department: '88',
    number: 'PDN-88-7QK4-M2XA',
    state: 'pending',
    typedSentence: null,
    self: null,
    refusal: null,
    cancelled: null,
    byHand: [],
    paper: scan,
  },
  version: { id, number: 2, title: 'Charte des Promeneurs du Net' },
  structure: { id, name: 'MJC du lac' },
  promeneur: { id, firstName: 'Nathalie', lastName: 'Humbert' },
  signatories: [
    { id: 's1', role: 'representative', name: 'Isabelle Noël', state: 'signed', signedAt: '2026-11-20T09:00:00.000Z' },
    { id: 's2', role: 'promeneur', name: 'Nathalie Humbert', state: 'turn', signedAt: null },
  ].map((each, at) => ({ ...each, id: id.slice(0, -1) + String(at) })) as SignatureDetail['signatories'],
  next: { id, role: 'promeneur', name: 'Nathalie Humbert' },
  ...{ createdAt: '2026-11-18T09:00:00.000Z', expiresAt: '2027-01-18T09:00:00.000Z', completedAt: null },
  ...{ text: '## 1. Ma présence\n\nJe suis présente.', consentSentence: 'Je m’engage.' },
};

describe('a charter signed by hand, looked at by the coordination', () => {
  let fixture: ComponentFixture<unknown>;
  let http: HttpTestingController;
  beforeEach(() => speakFrench());
  afterEach(() => fixture.destroy());

  async function open(shown: SignatureDetail): Promise<void> {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter(
          [
            { path: 'signer/:id/papier', component: PaperCheck },
            { path: 'signer/:id', children: [] },
          ],
          withComponentInputBinding(),
        ),
      ],
    });
    http = TestBed.inject(HttpTestingController);
    ({ fixture } = await RouterTestingHarness.create(`/signer/${id}/papier`));
    document.body.replaceChildren(page());
    await settle();
    http.expectOne(`/api/signatures/${id}`).flush(shown);
    await settle();
  }
  async function settle(): Promise<void> {
    await new Promise((done) => setTimeout(done, 1));
    TestBed.tick();
    await new Promise((done) => setTimeout(done, 1));
    TestBed.tick();
  }
  const page = (): HTMLElement => fixture.nativeElement;
  const words = () => page().textContent!.replaceAll(/[\s\u00a0\u202f]+/g, ' ');
  const press = async (name: string) => {
    [...page().querySelectorAll('button')].find(({ textContent }) => textContent!.includes(name))!.click();
    await settle();
  };

  it('is kept once both things were seen, and not before', async () => {
    await open(request);
    expect(page().querySelector('img')!.getAttribute('src')).toBe(`/api/signatures/${id}/paper`);
    expect(words()).toContain('signature attendue sur le papier');
    expect(await axe(page())).toMatchObject({ violations: [] });
    const [signatures, text] = page().querySelectorAll<HTMLInputElement>('input[type=checkbox]');
    signatures!.click();
    await settle();
    await press('Retenir la signature');
    http.expectNone(`/api/signatures/${id}/paper/accept`);
    text!.click();
    await settle();
    await press('Retenir la signature');
    const asked = http.expectOne(`/api/signatures/${id}/paper/accept`);
    expect(asked.request.body).toEqual({ sawBothSignatures: true, sawThisText: true });
    asked.flush({});
    await settle();
    expect(TestBed.inject(Router).url).toBe(`/signer/${id}`);
  });

  it('is declined with a reason, which is asked for', async () => {
    await open(request);
    await press('Ne pas retenir');
    expect(await axe(page())).toMatchObject({ violations: [] });
    const form = page().querySelector('form')!;
    form.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
    http.expectNone(`/api/signatures/${id}/paper/decline`);
    const reason = page().querySelector('textarea')!;
    reason.value = 'La page des signatures manque.';
    reason.dispatchEvent(new Event('input'));
    form.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
    const asked = http.expectOne(`/api/signatures/${id}/paper/decline`);
    expect(asked.request.body).toEqual({ reason: 'La page des signatures manque.' });
    asked.flush({});
    await settle();
    expect(TestBed.inject(Router).url).toBe(`/signer/${id}`);
  });

  it('says so when somebody else has just decided, and shows where it stands', async () => {
    await open(request);
    for (const box of page().querySelectorAll<HTMLInputElement>('input[type=checkbox]')) box.click();
    await settle();
    await press('Retenir la signature');
    const problem = {
      type: '/problemes/paper-missing',
      title: 'Aucune numérisation n’attend.',
      status: 409,
      code: 'paper-missing',
      errors: [],
    };
    http.expectOne(`/api/signatures/${id}/paper/accept`).flush(problem, { status: 409, statusText: 'Conflict' });
    await settle();
    http.expectOne(`/api/signatures/${id}`).flush({ ...request, paper: { ...scan, state: 'declined', reason: 'Illisible.' } });
    await settle();
    expect(words()).toContain('Ce papier n’a pas été retenu');
    expect(words()).toContain('Illisible.');
  });

  it.each([
    ['a PDF is taken away rather than shown', { ...scan, type: 'application/pdf' as const }, 'Télécharger le PDF à regarder'],
    ['nothing was sent', null, 'Aucun papier envoyé'],
    ['it was kept', { ...scan, state: 'accepted' as const }, 'Rien à contrôler'],
  ])('%s', async (_, paper, said) => {
    await open({ ...request, paper });
    expect(words()).toContain(said);
    expect(page().querySelector('img')).toBeNull();
    expect(await axe(page())).toMatchObject({ violations: [] });
  });
});
