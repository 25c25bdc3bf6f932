import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { CommitmentList, Procedure, ProcedureDetail } from '@promenade/charter/model';
import { Confirm } from '@promenade/platform/web';
import { axe } from 'jest-axe';
import { ProcedureListPage } from './procedure-list';
import { ProcedureOpen } from './procedure-open';
import { ProcedureRecord } from './procedure-record';
import { karim, lea, mjc, openPage } from './testing';

const at = '/api/charter-procedures';
const item: Procedure = {
  ...{
    id: lea,
    department: '88',
    number: 'NR-K7XM-42QD',
    promeneur: { id: karim, name: 'Léa Marchal' },
    structure: { id: mjc, name: 'MJC du lac' },
  },
  ...{ state: 'correction-asked', mustAct: 'parties', openedAt: '2026-11-10T09:00:00.000Z', askedAt: '2026-11-12T09:00:00.000Z' },
  ...{ dueOn: '2026-11-30', answeredAt: null, closedAt: null },
};
const detail: ProcedureDetail = {
  ...item,
  ...{ version: { id: mjc, number: 2, title: 'Charte des Vosges' }, source: { kind: 'report', id: karim }, outcome: null, closing: null },
  grounds: [{ key: 'presence', kind: 'commitment', label: 'Une présence régulière en ligne' }],
  facts: 'Rien depuis <b>mars</b>.',
  asked: 'Remettre le bandeau.',
  reasons: [{ code: 'asked-until', on: '2026-11-30' }, { code: 'not-answered', on: null }], // prettier-ignore
  evidence: [
    { id: mjc, label: 'La page', link: 'https://exemple.example/', file: null, addedAt: '2026-11-10T09:00:00.000Z' },
    { id: karim, label: 'courrier.pdf', link: null, file: { type: 'application/pdf', size: 42_000 }, addedAt: '2026-11-10T09:00:00.000Z' },
  ],
  events: [
    { id: lea, at: '2026-11-10T09:00:00.000Z', role: 'coordinator', kind: 'opened', on: null, text: null },
    { id: mjc, at: '2026-11-11T09:00:00.000Z', role: 'coordinator', kind: 'noted', on: '2026-11-09', text: 'Échange calme.' },
    {
      id: karim,
      at: '2026-11-12T09:00:00.000Z',
      role: 'coordinator',
      kind: 'correction-asked',
      on: '2026-11-30',
      text: 'Remettre le bandeau.',
    },
  ],
};
const overdue: ProcedureDetail = { ...detail, state: 'overdue', mustAct: 'coordinator', dueOn: '2026-11-20', reasons: [{ code: 'overdue-since', on: '2026-11-20' }] }; // prettier-ignore
const known: CommitmentList = {
  ...{ promeneur: { id: karim, name: 'Léa Marchal' }, structure: { id: mjc, name: 'MJC du lac' }, signed: true, openId: null },
  version: { id: mjc, number: 2, title: 'Charte des Vosges' },
  items: [
    { key: 'presence', kind: 'commitment', label: 'Une présence régulière en ligne' },
    { key: 'profile-banner', kind: 'profile-item', label: 'Le logo ou le bandeau' },
  ],
};

function type(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  field.value = value;
  field.dispatchEvent(new Event('input'));
}

beforeEach(() => document.body.replaceChildren());

describe('the list of procedures', () => {
  const open = (address: string, role?: 'promeneur') => openPage('chartes/procedures', address, ProcedureListPage, role);

  it('says who, until when and where each stands, filtered in the address', async () => {
    const { page, http, settled, words } = await open('/chartes/procedures?state=correction-asked');
    document.body.append(page);
    const asked = http.expectOne(({ url }) => url === at);
    expect(asked.request.params.get('state')).toBe('correction-asked');
    asked.flush({
      items: [item, { ...item, id: karim, promeneur: null, dueOn: null, state: 'withdrawn', mustAct: null }],
      total: 2,
      page: 1,
      size: 50,
    });
    await settled();
    expect(words()).toMatch(/Léa Marchal.*NR-K7XM-42QD.*MJC du lac.*correction demandée.*30 novembre 2026/);
    expect(words()).toMatch(/Ancien promeneur.*retirée/);
    expect(await axe(page)).toMatchObject({ violations: [] });
  });

  it.each([
    ['/chartes/procedures', undefined, 'Une procédure s’ouvre depuis la fiche'],
    ['/chartes/procedures', 'promeneur', 'vous en êtes informé par courriel'],
    ['/chartes/procedures?state=overdue', undefined, 'Rien avec ces filtres'],
  ] as const)('says what to do when it is empty: %s as %s', async (address, role, said) => {
    const { http, settled, words } = await open(address, role);
    http.expectOne(({ url }) => url === at).flush({ items: [], total: 0, page: 1, size: 50 });
    await settled();
    expect(words()).toContain(said);
  });
});

describe('a procedure to open', () => {
  const open = (query = `?promeneur=${karim}&source=report&de=${lea}`) =>
    openPage('chartes/procedures/ouvrir', `/chartes/procedures/ouvrir${query}`, ProcedureOpen);

  it('is of commitments chosen among those signed, with facts; names are warned of, and what led here goes along', async () => {
    const { page, http, settled, words, button } = await open();
    document.body.append(page);
    http.expectOne(`${at}/commitments/${karim}`).flush(known);
    await settled();
    expect(words()).toMatch(/A signé « ?Charte des Vosges ?», version 2/);
    expect(await axe(page)).toMatchObject({ violations: [] });
    button('Ouvrir la procédure').click();
    await settled();
    expect(words()).toContain('Choisissez au moins un engagement.');
    page.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')[1]!.click();
    type(page.querySelector('textarea')!, 'Le profil de Léa Marchal ne dit rien à la famille Petit.');
    await settled();
    expect(words()).toMatch(/nom de quelqu’un : Petit/);
    button('Ouvrir la procédure').click();
    await settled();
    const sent = http.expectOne({ method: 'POST', url: at });
    expect(sent.request.body).toEqual({
      ...{ promeneurId: karim, source: { kind: 'report', id: lea }, grounds: ['profile-banner'] },
      facts: 'Le profil de Léa Marchal ne dit rien à la famille Petit.',
    });
    sent.flush({ status: 409, code: 'procedure-open', title: 'Une procédure est déjà ouverte.' }, { status: 409, statusText: 'x' });
    await settled();
    expect(page.querySelector('textarea')!.value).toContain('famille Petit');
  });

  it.each([
    [{ ...known, signed: false }, 'n’a pas signé la charte'],
    [{ ...known, openId: lea }, 'Une procédure est déjà ouverte'],
  ])('is not opened when it cannot be, and says what to do', async (answer, said) => {
    const { page, http, settled, words } = await open();
    http.expectOne(`${at}/commitments/${karim}`).flush(answer);
    await settled();
    expect(words()).toContain(said);
    expect(page.querySelector('form')).toBeNull();
  });

  it('begins from a record when nobody is named', async () => {
    const { settled, words } = await open('');
    await settled();
    expect(words()).toContain('Choisissez d’abord la personne');
  });
});

describe('a procedure', () => {
  const open = (role?: 'promeneur' | 'caf') => openPage('chartes/procedures/:id', `/chartes/procedures/${lea}`, ProcedureRecord, role);

  it('tells the coordination where it stands, who must act, and what was done', async () => {
    const { page, http, settled, words } = await open();
    document.body.append(page);
    http.expectOne(`${at}/${lea}`).flush(detail);
    await settled();
    expect(words()).toMatch(
      /Correction attendue au plus tard le 30 novembre 2026.*Au promeneur et à sa structure d’agir.*seul le comité de pilotage/,
    );
    expect(words()).toContain('Rien depuis <b>mars</b>.');
    expect(words()).toMatch(/courrier\.pdf.*PDF de 42 ko/);
    expect(words()).toContain('Échange calme.');
    expect(words()).not.toContain('Renvoyer au comité');
    expect(await axe(page)).toMatchObject({ violations: [] });
  });

  it('is asked for another date, referred once late, each in a sheet that keeps what was typed', async () => {
    const { page, http, settled, words, button } = await open();
    document.body.append(page);
    http.expectOne(`${at}/${lea}`).flush(overdue);
    await settled();
    button('Donner une autre date').click();
    await settled();
    const sheet = () => page.querySelector('pmd-act-sheet')!;
    type(sheet().querySelector('textarea')!, 'Remettre le bandeau sur Instagram.');
    await settled();
    expect(await axe(page)).toMatchObject({ violations: [] });
    button('Envoyer la demande').click();
    await settled();
    const asked = http.expectOne(`${at}/${lea}/ask`);
    expect(asked.request.body).toEqual({ asked: 'Remettre le bandeau sur Instagram.', dueOn: '2026-12-08' });
    const errors = [{ path: 'dueOn', code: 'not-in-the-future', message: 'Choisissez un jour à venir.' }];
    asked.flush({ status: 422, code: 'invalid', title: 'À corriger', errors }, { status: 422, statusText: 'x' });
    await settled();
    expect(words()).toContain('Choisissez un jour à venir.');
    expect(sheet().querySelector('textarea')!.value).toBe('Remettre le bandeau sur Instagram.');
    button('Renvoyer au comité').click();
    await settled();
    type(sheet().querySelector('textarea')!, 'Rien n’a changé.');
    await settled();
    [...page.querySelectorAll('button')].find((one) => one.type === 'submit' && one.textContent!.includes('Renvoyer'))!.click();
    await settled();
    const referred = http.expectOne(`${at}/${lea}/refer`);
    expect(referred.request.body).toEqual({ word: 'Rien n’a changé.' });
    referred.flush({
      ...overdue,
      state: 'referred',
      mustAct: 'committee',
      outcome: 'referred',
      closing: 'Rien n’a changé.',
      closedAt: '2026-11-24T09:00:00.000Z',
    });
    await settled();
    expect(words()).toMatch(/renvoyée au comité de pilotage.*Au comité de pilotage de décider/);
    expect(words()).not.toContain('Donner une autre date');
  });

  it('is answered by the promeneur, who is told that an answer stays', async () => {
    const { page, http, settled, words, button } = await open('promeneur');
    document.body.append(page);
    http.expectOne(`${at}/${lea}`).flush({ ...detail, source: null });
    await settled();
    expect(words()).not.toContain('signalement');
    expect(words()).not.toContain('Noter une médiation');
    type(page.querySelector('textarea')!, 'Le bandeau revient lundi.');
    await settled();
    expect(await axe(page)).toMatchObject({ violations: [] });
    const confirm = TestBed.inject(Confirm);
    confirm.ask = () => Promise.resolve(false);
    button('Envoyer').click();
    await settled();
    http.expectNone(`${at}/${lea}/answers`);
    confirm.ask = () => Promise.resolve(true);
    button('Envoyer').click();
    await settled();
    const sent = http.expectOne(`${at}/${lea}/answers`);
    expect(sent.request.body).toEqual({ text: 'Le bandeau revient lundi.' });
    const answer = {
      id: mjc,
      at: '2026-11-24T09:00:00.000Z',
      role: 'promeneur',
      kind: 'answered',
      on: null,
      text: 'Le bandeau revient lundi.',
    };
    sent.flush({ ...detail, source: null, state: 'answered', events: [...detail.events, answer] });
    await settled();
    expect(words()).toMatch(/Le bandeau revient lundi\..*Ajouter une réponse/);
    expect(page.querySelector('textarea')!.value).toBe('');
  });

  it('is read by the Caf, who writes nothing', async () => {
    const { page, http, settled } = await open('caf');
    http.expectOne(`${at}/${lea}`).flush(overdue);
    await settled();
    expect(page.querySelectorAll('form, textarea, input')).toHaveLength(0);
    expect(page.querySelector('a[href$="/dossier"]')).not.toBeNull();
  });
});
