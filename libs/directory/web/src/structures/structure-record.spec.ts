import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { StructureDetail } from '@promenade/directory/model';
import type { Role } from '@promenade/platform/model';
import { NOW, Toasts } from '@promenade/platform/web';
import { axe } from 'jest-axe';
import { karim, lea, mjc, type Opened, openPage } from '../testing';
import { StructureRecord } from './structure-record';
import { aStructure } from './structure-testing';

const move = {
  id: karim,
  stage: 'interested',
  since: '2026-10-01',
  note: 'Vue au forum',
  by: 'Claire Aubertin',
  at: '2026-10-01T08:00:00Z',
} as const;

describe('the record of a structure', () => {
  let opened: Opened;
  // jsdom draws no dialog.
  beforeEach(() => {
    HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
      this.open = true;
    };
    HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) {
      this.open = false;
    };
  });
  afterEach(() => opened.http.verify());

  const url = `/api/structures/${mjc}`;
  async function open(detail: Partial<StructureDetail> = {}, role: Role = 'coordinator'): Promise<void> {
    TestBed.configureTestingModule({ providers: [{ provide: NOW, useValue: () => '2026-11-24T10:00:00Z' }] });
    opened = await openPage('structures/:id', `/structures/${mjc}`, StructureRecord, role);
    opened.http.expectOne(url).flush(aStructure(detail));
    await opened.settled();
    for (const request of opened.http.match((asked) => asked.url.includes('/api/invitations'))) {
      request.flush({ items: [], total: 0, page: 1, size: 50 });
    }
    for (const request of opened.http.match(`${url}/tags`)) request.flush({ items: [] });
    await opened.settled();
  }
  const type = (label: string, value: string): void => {
    const field = [...opened.page.querySelectorAll('label')].find((one) => one.textContent!.trim().startsWith(label))!;
    const control = opened.page.querySelector<HTMLInputElement>(`[id="${field.getAttribute('for')}"]`)!;
    control.value = value;
    control.dispatchEvent(new Event('input'));
  };

  it('shows where it stands, how it came there, and what it is in law', async () => {
    await open({ stages: [move] });
    expect(opened.words()).toContain('noté par Claire Aubertin');
    expect(opened.words()).toContain('Vue au forum');
    expect(opened.words()).toContain('CC Gérardmer Hautes Vosges');
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
  });

  it('takes a stage back, and gives it again from the message', async () => {
    await open({ stages: [move] });
    opened.button('Retirer l’étape intéressée').click();
    await opened.settled();
    opened.http
      .expectOne({ method: 'DELETE', url: `${url}/stages/${karim}` })
      .flush(aStructure({ stage: 'to-contact', isStageSaid: false }));
    await opened.settled();
    expect(opened.words()).toContain('Personne n’a noté d’étape');
    const toasts = TestBed.inject(Toasts);
    void toasts.undo(toasts.current()!);
    await opened.settled();
    const again = opened.http.expectOne({ method: 'POST', url: `${url}/stages` });
    expect(again.request.body).toEqual({ stage: 'interested', since: '2026-10-01', note: 'Vue au forum' });
    again.flush(aStructure({ stages: [move] }));
  });

  it('adds somebody to reach, upon the version that was read', async () => {
    await open();
    opened.button('Ajouter').click();
    const buttons = [...opened.page.querySelectorAll<HTMLButtonElement>('pmd-contacts-card button')];
    buttons[0]!.click();
    await opened.settled();
    type('Prénom et nom', 'Ana Petit');
    type('Téléphone', '03 29 00 00 01');
    await opened.settled();
    opened.page.querySelector('pmd-contacts-card form')!.dispatchEvent(new Event('submit'));
    await opened.settled();
    const sent = opened.http.expectOne({ method: 'PATCH', url });
    expect(sent.request.headers.get('If-Match')).toBe('"3"');
    expect(sent.request.body).toEqual({ contacts: [{ name: 'Ana Petit', function: null, email: null, phone: '03 29 00 00 01' }] });
    const contacts = [{ name: 'Ana Petit', function: null, email: null, phone: '+33329000001' }];
    sent.flush(aStructure({ contacts, version: 4 }));
    await opened.settled();
    expect(opened.words()).toContain('Ana Petit');
  });

  it('keeps a logo, shown with words, removed, and put back from the message', async () => {
    const logoUrl = `${url}/logo?v=1`;
    await open({ logoUrl });
    expect(opened.page.querySelector('pmd-logo-card img')!.getAttribute('alt')).toBe('Logo de la structure MJC du lac');
    opened.button('Retirer le logo').click();
    await opened.settled();
    opened.http.expectOne(logoUrl).flush(new Blob(['bytes']));
    await opened.settled();
    opened.http.expectOne({ method: 'DELETE', url: `${url}/logo` }).flush(aStructure());
    await opened.settled();
    expect(opened.words()).toContain('Pas de logo.');
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
    const toasts = TestBed.inject(Toasts);
    void toasts.undo(toasts.current()!);
    await opened.settled();
    const back = opened.http.expectOne({ method: 'PUT', url: `${url}/logo` });
    expect((back.request.body as FormData).get('logo')).toBeInstanceOf(Blob);
    back.flush(aStructure({ logoUrl }));
    await opened.settled();
    const picker = opened.page.querySelector<HTMLInputElement>('pmd-logo-card input')!;
    Object.defineProperty(picker, 'files', { value: [new File(['x'], 'a.svg', { type: 'image/svg+xml' })] });
    picker.dispatchEvent(new Event('change'));
    await opened.settled();
    expect(opened.words()).toContain('Il faut un logo en JPEG, PNG ou WebP.');
  });

  it('says whether it is open now, in the hours of Paris', async () => {
    await open({ openingHours: [{ weekday: 2, from: '09:00', to: '12:30' }] });
    expect(opened.words()).toContain('Ouvert jusqu’à 12 h 30');
    expect(opened.words()).toContain('mardi');
  });

  it('of one that was taken over says by whom, and changes no more', async () => {
    await open({ mergedInto: { id: lea, name: 'Maison des jeunes' } });
    expect(opened.words()).toContain('Cette fiche a été fusionnée avec Maison des jeunes');
    expect([...opened.page.querySelectorAll('a')].some((link) => link.textContent!.includes('Modifier'))).toBe(false);
    expect(opened.page.querySelector('pmd-stage-card')).toBeNull();
  });

  it('tells a representative nothing of the way it came', async () => {
    await open({}, 'structure');
    expect(opened.page.querySelector('pmd-stage-card, pmd-logo-card')).toBeNull();
  });
});
