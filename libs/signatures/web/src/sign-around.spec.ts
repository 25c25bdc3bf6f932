import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SignatureDetail } from '@promenade/signatures/model';
import {
  aRequest,
  begin,
  button,
  comes,
  field,
  http,
  id,
  isAccessible,
  leave,
  open,
  page,
  press,
  promeneur,
  representative,
  settle,
  take,
  type,
  under,
  view,
  words,
} from './testing';

describe('around a signature', () => {
  beforeEach(begin);
  afterEach(leave);

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

  it('shows the coordination why it was refused, and puts the charter again in one press', async () => {
    const refusal = { byName: 'Nathalie Humbert', at: '2026-11-20T09:00:00.000Z', reason: 'Je change de métier.' };
    await open(aRequest({ state: 'refused', next: null, self: null, refusal }), view('session', 'coordinator'));
    expect(words()).toContain('Nathalie Humbert a refusé de signer le 20 novembre 2026.Je change de métier.');
    await isAccessible();
    await press('Proposer la charte de nouveau');
    const again = '0b6f0f0e-58c5-4b60-9a2e-0a4c5f5b8d99';
    const sent = http.expectOne(({ method, url }) => method === 'POST' && url === '/api/signatures');
    expect(sent.request.body).toEqual({ promeneurIds: [aRequest().promeneur.id] });
    sent.flush({ items: [{ ...aRequest(), id: again }] });
    await settle();
    expect(take(`/api/signatures/${again}`).request.method).toBe('GET');
  });

  it('lets the coordination take a request back, with a reason; then says so to whoever comes', async () => {
    await open(aRequest({ self: null }), view('session', 'coordinator'));
    await press('Annuler la demande');
    await isAccessible();
    const send = async () => {
      page()
        .querySelector('pmd-request-care form')!
        .dispatchEvent(new Event('submit', { cancelable: true }));
      await settle();
    };
    await send();
    expect(page().querySelector('pmd-request-care [role=alert]')!.textContent).toContain('Dites pourquoi.');
    page().querySelector<HTMLInputElement>('input[value=address-wrong]')!.click();
    await settle();
    await send();
    const asked = take(`/api/signatures/${id}/cancel`);
    expect(asked.request.body).toEqual({ reason: 'address-wrong' });
    asked.flush(aRequest({ state: 'expired', next: null }));
    await settle();
    const cancelled = { at: '2026-11-24T09:00:00.000Z', reason: 'address-wrong' } as const;
    take(`/api/signatures/${id}`).flush(aRequest({ state: 'expired', next: null, self: null, cancelled }));
    await settle();
    expect(words()).toContain('Demande annulée par la coordination le 24 novembre 2026. L’adresse n’était pas la bonne.');
    expect(button('Proposer la charte de nouveau')).toBeDefined();
    await isAccessible();
    await open(aRequest({ state: 'expired', next: null, cancelled }));
    expect(words()).toContain('Il n’y a plus rien à signer ici.');
    expect(button('Proposer la charte de nouveau')).toBeUndefined();
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
    await comes('/signer', view('signature', 'visitor'));
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
