import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Session, type SessionView, speakFrench, TODAY } from '@promenade/platform/web';
import type { SignatureDetail } from '@promenade/signatures/model';
import { axe } from 'jest-axe';
import { SignInbox } from './sign-inbox';
import { SignPage } from './sign-page';

jest.setTimeout(30_000);
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
};

const id = '0b6f0f0e-58c5-4b60-9a2e-0a4c5f5b8d01';
const [representative, promeneur] = ['0b6f0f0e-58c5-4b60-9a2e-0a4c5f5b8d02', '0b6f0f0e-58c5-4b60-9a2e-0a4c5f5b8d03'] as const;
const digest = 'a'.repeat(64);

function aRequest(more: Partial<SignatureDetail> = {}): SignatureDetail {
  return {
    ...{ id, department: '88', number: 'PDN-88-7QK4-M2XA', state: 'pending' },
    version: { id: '0b6f0f0e-58c5-4b60-9a2e-0a4c5f5b8d04', number: 2, title: 'Charte des Promeneurs du Net' },
    structure: { id: '0b6f0f0e-58c5-4b60-9a2e-0a4c5f5b8d05', name: 'MJC du lac' },
    promeneur: { id: '0b6f0f0e-58c5-4b60-9a2e-0a4c5f5b8d06', firstName: 'Nathalie', lastName: 'Humbert' },
    signatories: [
      { id: representative, role: 'representative', name: 'Isabelle Noël', state: 'signed', signedAt: '2026-11-20T09:00:00.000Z' },
      { id: promeneur, role: 'promeneur', name: 'Nathalie Humbert', state: 'turn', signedAt: null },
    ],
    next: { id: promeneur, role: 'promeneur', name: 'Nathalie Humbert' },
    ...{ createdAt: '2026-11-18T09:00:00.000Z', expiresAt: '2027-01-18T09:00:00.000Z', completedAt: null },
    ...{ text: '## 1. Ma présence\n\nJe suis présente chaque semaine.', consentSentence: 'Je m’engage à respecter la charte.' },
    typedSentence: null,
    self: { id: promeneur, role: 'promeneur', name: 'Nathalie Humbert', email: 'nathalie@mjc.example' },
    ...{ paper: null, byHand: [] },
    ...more,
  };
}

const view = (purpose: SessionView['purpose'], role: SessionView['role']): SessionView => ({
  account: { id: 'a', email: 'nathalie@mjc.example', firstName: 'Nathalie', lastName: 'Humbert' },
  ...{ memberships: [], role, department: '88', purpose, subjectId: null },
});

describe('the page of signing', () => {
  let fixture: ComponentFixture<unknown>;
  let http: HttpTestingController;

  beforeEach(() => {
    speakFrench();
    sessionStorage.clear();
  });
  afterEach(() => fixture.destroy());

  /** As a browser that comes, or comes again. */
  async function open(request: SignatureDetail, session = view('signature', 'visitor'), more: object = { before: null, lines: [] }) {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: 'signer/:id', component: SignPage }], withComponentInputBinding()),
        { provide: TODAY, useValue: signal('2026-11-24') },
      ],
    });
    TestBed.inject(Session).set(session);
    http = TestBed.inject(HttpTestingController);
    ({ fixture } = await RouterTestingHarness.create(`/signer/${id}`));
    document.body.replaceChildren(page());
    await settle();
    take(`/api/signatures/${id}`).flush(request);
    http.match((asked) => asked.url === '/api/signatures').forEach((asked) => asked.flush({ items: [], total: 0, page: 1, size: 200 }));
    await settle();
    for (const asked of http.match(`/api/signatures/${id}/difference`)) asked.flush(more);
    await settle();
  }
  async function settle(): Promise<void> {
    await new Promise((done) => setTimeout(done, 1));
    TestBed.tick();
    await new Promise((done) => setTimeout(done, 1));
    TestBed.tick();
  }
  const take = (url: string): TestRequest => http.expectOne((asked) => asked.url === url);
  const page = (): HTMLElement => fixture.nativeElement;
  const words = () => page().textContent!.replaceAll(/[\s\u00a0\u202f]+/g, ' ');
  const button = (name: string) => [...page().querySelectorAll('button, a')].find(({ textContent }) => textContent!.includes(name)) as
    HTMLElement | undefined; // prettier-ignore
  async function press(name: string): Promise<void> {
    button(name)!.click();
    await settle();
  }
  const field = (label: string): HTMLInputElement => {
    const found = [...page().querySelectorAll('label')].find(({ textContent }) => textContent!.includes(label))!;
    return found.querySelector('input') ?? page().querySelector(`#${found.getAttribute('for')}`)!;
  };
  async function type(label: string, value: string): Promise<void> {
    field(label).value = value;
    field(label).dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
  }
  async function tick(label: string): Promise<void> {
    field(label).click();
    await settle();
  }
  const under = (label: string) =>
    (field(label).getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((each) => document.getElementById(each)?.textContent ?? '')
      .join(' ');
  const refuse = (url: string, status: number, code: string, errors: object[] = []) =>
    take(url).flush({ type: `/problemes/${code}`, title: 'Refusé.', status, code, errors }, { status, statusText: 'said' });
  const isAccessible = async () => expect(await axe(page())).toMatchObject({ violations: [] });

  async function reads(): Promise<void> {
    await press('J’ai lu');
    take(`/api/signatures/${id}/preview`).flush(new Blob(), { headers: { ETag: `"${digest}"` } });
    await settle();
  }
  async function readsAndGetsCode(): Promise<void> {
    await reads();
    take(`/api/signatures/${id}/code`).flush({}, { status: 202, statusText: 'Accepted' });
    await settle();
  }
  const signUrl = `/api/signatures/${id}/sign`;

  it('is read, proven by a code that was pasted, signed with the sentence copied, and kept', async () => {
    await open(aRequest({ typedSentence: 'Lu et approuvé' }));
    expect(page().querySelector('h1')!.textContent).toBe('Nathalie, voici ce que vous allez signer');
    await isAccessible();
    await readsAndGetsCode();
    await isAccessible();
    await type('Code à six chiffres', '12');
    expect(under('Code à six chiffres')).toContain('Encore 4 chiffres.');
    await type('Code à six chiffres', ' 123 456 ');
    expect(page().querySelector('h1')!.textContent).toContain('Signez avec le doigt');
    await tick('Je m’engage');
    await press('Signer la charte');
    http.expectNone(signUrl);
    expect(under('Recopiez')).toContain('Recopiez ces mots : « Lu et approuvé ».');
    await isAccessible();
    await type('Recopiez', 'lu et approuve');
    await press('Signer la charte');
    const act = take(signUrl);
    expect(act.request.body).toEqual({
      ...{ code: '123456', documentSha256: digest, consent: true, method: 'typed', typedName: 'Nathalie Humbert' },
      typedSentence: 'lu et approuve',
    });
    const { signatories } = aRequest();
    act.flush({ ...aRequest(), state: 'complete', next: null, signatories });
    await settle();
    expect(words()).toContain('C’est signé, merci Nathalie');
    expect(sessionStorage.length).toBe(0);
    await isAccessible();
  });

  it('tells at the field what the server says of the sentence, and keeps what was typed when the code is wrong', async () => {
    await open(aRequest({ typedSentence: 'Lu et approuvé' }));
    await readsAndGetsCode();
    await type('Code à six chiffres', '123456');
    await type('Votre nom', 'Nathalie H.');
    await type('Recopiez', 'Lu et approuvé');
    await tick('Je m’engage');
    await press('Signer la charte');
    refuse(signUrl, 422, 'code-wrong', [{ path: 'code', code: 'code-wrong', message: 'Il vous reste 4 essais.' }]);
    await settle();
    expect(under('Code à six chiffres')).toContain('Il vous reste 4 essais.');
    expect(field('Code à six chiffres').value).toBe('');
    await isAccessible();
    await type('Code à six chiffres', '654321');
    expect([field('Votre nom').value, field('Recopiez').value]).toEqual(['Nathalie H.', 'Lu et approuvé']);
  });

  it('survives a reload: what was typed comes back, the code and the consent never', async () => {
    await open(aRequest({ typedSentence: 'Lu et approuvé' }));
    await readsAndGetsCode();
    await type('Code à six chiffres', '123456');
    await type('Votre nom', 'N. Humbert');
    await type('Recopiez', 'Lu et');
    await tick('Je m’engage');
    const stored = JSON.stringify({ ...sessionStorage });
    expect(stored).toContain('N. Humbert');
    expect(stored).not.toContain('123456');
    fixture.destroy();
    await open(aRequest({ typedSentence: 'Lu et approuvé' }));
    expect(words()).toContain('Vous reprenez votre signature');
    await isAccessible();
    await type('Code à six chiffres', '123456');
    expect([field('Votre nom').value, field('Recopiez').value]).toEqual(['N. Humbert', 'Lu et']);
    expect(field('Je m’engage').checked).toBe(false);
    await press('Revenir au texte');
    expect(words()).toContain('voici ce que vous allez signer');
    expect(sessionStorage.length).toBe(0);
  });

  it('takes what a browser kept for nothing when it is no longer ours', async () => {
    sessionStorage.setItem(`promenade.signature.${id}.${promeneur}`, '{"step":"done"');
    await open(aRequest());
    expect(words()).toContain('voici ce que vous allez signer');
  });

  it('offers the code of the application to whoever has one, asks it with the signature, and sends no letter', async () => {
    await open(aRequest(), view('session', 'promeneur'));
    const factor = { since: '2026-01-01T00:00:00.000Z', codesLeft: 10, required: false, asksPassword: false, hasPassword: true };
    take('/api/account/second-factor').flush(factor);
    await settle();
    await reads();
    http.expectNone(`/api/signatures/${id}/code`);
    await isAccessible();
    await press('Continuer');
    await tick('Je m’engage');
    await press('Signer la charte');
    http.expectNone(signUrl);
    await type('Code de votre application', '123 456');
    await isAccessible();
    await press('Signer la charte');
    const act = take(signUrl);
    expect(act.request.body).toMatchObject({ totp: '123456' });
    expect(act.request.body).not.toHaveProperty('code');
    act.flush(
      { type: '/problemes/code-wrong', title: 'Non.', status: 422, code: 'code-wrong', errors: [{ path: 'totp', message: 'Attendez le suivant.' }] },
      { status: 422, statusText: 'said' },
    ); // prettier-ignore
    await settle();
    expect(under('Code de votre application')).toContain('Attendez le suivant.');
    await press('Revenir au texte');
    await press('J’ai lu');
    field('Code par courriel').click();
    await settle();
    await press('Recevoir le code');
    take(`/api/signatures/${id}/code`).flush({});
    await settle();
    expect(field('Code à six chiffres')).toBeDefined();
  });

  it('shows first what changes since the version signed before, and the whole text below', async () => {
    const runs = (kind: 'gone' | 'new', text: string) => [{ kind, text }];
    await open(aRequest(), undefined, {
      before: { requestId: id, title: 'Charte', number: 1, signedAt: '2024-11-20T09:00:00.000Z' },
      lines: [
        { kind: 'same', isHeading: true, isItem: false, runs: [{ kind: 'same', text: 'Le réseau' }] },
        { kind: 'new', isHeading: false, isItem: true, runs: runs('new', 'deux séances') },
        { kind: 'gone', isHeading: false, isItem: true, runs: runs('gone', 'une séance') },
      ],
    });
    expect(words()).toContain('Ce qui change depuis la version que vous avez signée le 20 novembre 2024');
    expect(words()).toContain('2 passages changent.');
    expect(page().querySelector('ins')!.textContent).toContain('deux séances');
    const order = page().querySelector('pmd-changes-note')!.compareDocumentPosition(page().querySelector('#texte')!);
    expect(order & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    await press('Lire le texte entier');
    expect(document.activeElement!.id).toBe('texte');
    await isAccessible();
  });

  it('says kindly whom one waits for, and since when, to whoever comes before their turn', async () => {
    const [first, second] = aRequest().signatories as [SignatureDetail['signatories'][0], SignatureDetail['signatories'][0]];
    await open(
      aRequest({
        signatories: [
          { ...first, state: 'turn', signedAt: null },
          { ...second, state: 'waiting' },
        ],
        next: { id: representative, role: 'representative', name: 'Isabelle Noël' },
      }),
    );
    expect(words()).toContain('Ce n’est pas encore votre tour. On attend Isabelle Noël, pour la structure, depuis le 18 novembre 2026.');
    expect(words()).not.toContain('@');
    expect(button('J’ai lu')).toBeUndefined();
    await isAccessible();
  });

  describe('on paper', () => {
    const paper = {
      ...{ id, state: 'to-check' as const, signedOn: '2026-11-20', sentAt: '2026-11-21T09:00:00.000Z', type: 'image/png' as const },
      ...{ size: 3000, decidedAt: null, reason: null },
    };

    it('is sent with its day, refused before it leaves when it is no scan, and then waits', async () => {
      await open(aRequest());
      await press('Signer sur papier');
      await isAccessible();
      const form = page().querySelector<HTMLFormElement>('pmd-paper-note form')!;
      const send = async () => {
        form.dispatchEvent(new Event('submit', { cancelable: true }));
        await settle();
      };
      const choose = async (file: File) => {
        Object.defineProperty(field('Document signé'), 'files', { value: [file], configurable: true });
        field('Document signé').dispatchEvent(new Event('change'));
        await settle();
      };
      await send();
      expect([under('Document signé'), under('Signé le')].join()).toMatch(/Choisissez le fichier.*Donnez le jour/s);
      await choose(new File(['x'], 'a.txt', { type: 'text/plain' }));
      expect(under('Document signé')).toContain('ni un PDF');
      await choose(new File(['x'], 'a.png', { type: 'image/png' }));
      await type('Signé le', '2026-11-30');
      await send();
      http.expectNone(`/api/signatures/${id}/paper`);
      expect(under('Signé le')).toContain('pas encore venu');
      await type('Signé le', '2026-11-20');
      await send();
      const sent = take(`/api/signatures/${id}/paper`);
      expect((sent.request.body as FormData).get('signedOn')).toBe('2026-11-20');
      sent.flush(paper);
      await settle();
      take(`/api/signatures/${id}`).flush(aRequest({ paper }));
      await settle();
      expect(words()).toContain('Signature manuscrite en attente de contrôle.');
      expect(button('Signer sur papier')).toBeUndefined();
      await isAccessible();
    });

    it.each([
      ['to-check', 'pending', 'en attente de contrôle'],
      ['declined', 'pending', 'non retenue : La page manque.'],
      ['accepted', 'complete', 'Signature manuscrite retenue'],
    ] as const)('says where it stands: %s', async (state, of, said) => {
      const decided = { decidedAt: '2026-11-22T09:00:00.000Z', reason: state === 'declined' ? 'La page manque.' : null };
      const signatories = aRequest().signatories.map((each) => ({
        ...each,
        ...(of === 'complete' && { state: 'signed' as const, signedAt: '2026-11-20T11:00:00.000Z' }),
      }));
      await open(
        aRequest({
          ...{ state: of, paper: { ...paper, state, ...(state !== 'to-check' && decided) }, signatories },
          ...(of === 'complete' && { next: null, byHand: [promeneur] }),
        }),
      );
      expect(words()).toContain(said);
      expect(words().includes('signature manuscrite')).toBe(of === 'complete');
      await isAccessible();
    });
  });

  it('is found again in the list of what waits: « Reprendre »', async () => {
    sessionStorage.setItem(`promenade.signature.${id}.${promeneur}`, '{}');
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([{ path: 'signer', component: SignInbox }])],
    });
    TestBed.inject(Session).set(view('signature', 'visitor'));
    http = TestBed.inject(HttpTestingController);
    ({ fixture } = await RouterTestingHarness.create('/signer'));
    document.body.replaceChildren(page());
    await settle();
    const other = { ...aRequest(), id: '0b6f0f0e-58c5-4b60-9a2e-0a4c5f5b8d99' };
    take('/api/signatures').flush({ items: [aRequest(), other], total: 2, page: 1, size: 200 });
    await settle();
    expect([...page().querySelectorAll('a')].map((link) => link.textContent!.trim().split(' :')[0])).toEqual([
      'Reprendre',
      'Lire et signer',
    ]);
    await isAccessible();
  });
});
