import { TestBed } from '@angular/core/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import { changeFields, type FieldChange, type PromeneurDetail, type RecordChange } from '@promenade/directory/model';
import { Toasts } from '@promenade/platform/web';
import { axe } from 'jest-axe';
import { aDetail, karim, lea, mjc, type Opened, openPage } from '../testing';
import { ChangeList } from './change-list';
import { ChangeRecord } from './change-record';
import { valueSaid } from './change-words.fr';
import { OwnRecord } from './own-record';
import { OwnStructure } from './own-structure';
import { aStructure } from '../structures/structure-testing';

const field = (more: Partial<FieldChange> = {}): FieldChange => ({
  ...{ field: 'presentation', before: 'Je réponds le mardi.', now: 'Je réponds le mardi.', after: 'Je réponds le jeudi.' },
  ...more,
});
const change = (more: Partial<RecordChange> = {}): RecordChange => ({
  ...{ id: karim, department: '88', state: 'pending', version: 2, places: {}, approvedFields: [] },
  record: { kind: 'promeneur', id: lea, name: 'Léa Marchal', version: 4 },
  proposedBy: { name: 'Léa Marchal', role: 'promeneur' },
  ...{ proposedAt: '2026-11-20T08:00:00Z', decidedBy: null, decidedAt: null, reason: null },
  fields: [field(), field({ field: 'function', before: null, now: null, after: 'Animatrice' })],
  ...more,
});

it('has words for whatever a field may hold', () => {
  const week = [{ weekday: 2, from: '18:00', to: '24:00', network: 'instagram' }];
  expect(valueSaid('permanences', week, {}).replaceAll(/[\u00a0\u202f]/g, ' ')).toBe('mardi 18 h – minuit, Instagram');
  expect(valueSaid('territories', [{ kind: 'commune', code: '88160' }], { '88160': 'Épinal' })).toBe('Épinal');
  expect(valueSaid('onlineProfiles', [{ network: 'tiktok', handle: 'lea' }], {})).toBe('TikTok lea');
  for (const one of changeFields) expect(valueSaid(one, null, {})).toBe('');
});

describe('a proposal, side by side', () => {
  let opened: Opened;
  afterEach(() => opened.http.verify());

  async function open(of: RecordChange, role?: 'promeneur'): Promise<void> {
    opened = await openPage('modifications/:id', `/modifications/${karim}`, ChangeRecord, role);
    opened.http.expectOne(`/api/record-changes/${karim}`).flush(of);
    await opened.settled();
  }
  const post = (act: string) => opened.http.expectOne({ method: 'POST', url: `/api/record-changes/${karim}/${act}` });

  it('marks the words that go and those that come', async () => {
    await open(change());
    expect([...opened.page.querySelectorAll('del')].map(({ textContent }) => textContent)).toEqual(['mardi']);
    expect([...opened.page.querySelectorAll('ins')].map(({ textContent }) => textContent)).toEqual(['jeudi', 'Animatrice']);
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
  });

  it('is approved whole, as it was read', async () => {
    await open(change());
    opened.button('Tout accepter').click();
    await opened.settled();
    const sent = post('approve');
    expect(sent.request.body).toEqual({ version: 2, recordVersion: 4 });
    sent.flush(change({ state: 'approved', approvedFields: ['presentation', 'function'], decidedAt: '2026-11-24T08:00:00Z' }));
    await opened.settled();
    expect(opened.words()).toContain('repris');
  });

  it('is approved in part with a word, refused with a word, never without', async () => {
    await open(change());
    expect(opened.button('Refuser').getAttribute('aria-disabled')).toBe('true');
    opened.page.querySelector<HTMLInputElement>('input[type=checkbox]')!.click();
    await opened.settled();
    opened.button('Accepter 1').click();
    await opened.settled();
    const area = opened.page.querySelector('textarea')!;
    area.value = 'Restez simple.';
    area.dispatchEvent(new Event('input'));
    await opened.settled();
    opened.button('Accepter 1').click();
    await opened.settled();
    const sent = post('approve');
    expect(sent.request.body).toEqual({ version: 2, recordVersion: 4, fields: ['function'], reason: 'Restez simple.' });
    sent.flush({ status: 412, code: 'changed-meanwhile', title: 'x', type: 'x' }, { status: 412, statusText: 'x' });
    await opened.settled();
    opened.http.expectOne(`/api/record-changes/${karim}`).flush(change({ fields: [field({ now: 'Je réponds le lundi.' })] }));
    await opened.settled();
    expect(opened.words()).toContain('a changé pendant que vous lisiez');
    expect(opened.words()).toContain('Ce champ a changé depuis la proposition');
    opened.button('Refuser').click();
    await opened.settled();
    expect(post('refuse').request.body).toEqual({ version: 2, reason: 'Restez simple.' });
  });

  it('is taken back by its author, who decides nothing', async () => {
    await open(change(), 'promeneur');
    expect(() => opened.button('Refuser')).toThrow();
    opened.button('Retirer cette proposition').click();
    await opened.settled();
    post('withdraw').flush(change({ state: 'withdrawn', decidedAt: '2026-11-24T08:00:00Z' }));
    await opened.settled();
    expect(opened.words()).toContain('retirée');
  });
});

describe('the proposals', () => {
  it('are listed, what waits first', async () => {
    const opened = await openPage('modifications', '/modifications', ChangeList);
    const { fields, places: _, version: __, ...item } = change();
    const items = [{ ...item, fields: fields.map((one) => one.field) }];
    opened.http.expectOne(({ url }) => url === '/api/record-changes').flush({ items, total: 1, page: 1, size: 50 });
    await opened.settled();
    expect(opened.words()).toContain('Présentation, Fonction');
    expect(opened.words()).toContain('en attente');
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
  });
});

describe('one’s own record', () => {
  let opened: Opened;
  const path = `/api/promeneurs/${lea}`;

  async function open(detail: PromeneurDetail, pending: RecordChange | null = null): Promise<void> {
    opened = await openPage('ma-fiche', '/ma-fiche', OwnRecord, 'promeneur');
    opened.http.expectOne('/api/promeneurs?size=1').flush({ items: [{ ...aDetail() }], total: 1, page: 1, size: 1 });
    await opened.settled();
    opened.http.expectOne(path).flush(detail);
    opened.http.expectOne(`${path}/proposal`).flush({ applied: [], pending });
    await opened.settled();
    opened.http
      .expectOne(`${path}/checks`)
      .flush({ id: lea, department: '88', firstName: 'Léa', hasEmail: true, colour: null, profiles: [] });
    await opened.settled();
  }

  it('proposes what was changed, and nothing else', async () => {
    await open(aDetail({ onlineProfiles: [{ id: karim, network: 'instagram', handle: 'lea_pdn88', url: null }] }));
    expect(opened.page.querySelector('h1')!.textContent).toBe('Ma fiche');
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
    const presentation = opened.page.querySelector('textarea')!;
    presentation.value = 'Bonjour.';
    presentation.dispatchEvent(new Event('input'));
    opened.page.querySelector<HTMLButtonElement>('[aria-label="Ajouter un créneau le mardi"]')!.click();
    await opened.settled();
    opened.button('Proposer ces changements').click();
    await opened.settled();
    const sent = opened.http.expectOne({ method: 'PUT', url: `${path}/proposal` });
    expect(JSON.parse(JSON.stringify(sent.request.body))).toEqual({
      presentation: 'Bonjour.',
      permanences: [{ weekday: 2, from: '18:00', to: '20:00', network: null, audience: [], onHolidays: false }],
    });
    sent.flush({ applied: [], pending: change() });
    await opened.settled();
    expect(opened.words()).toContain('En attente d’accord depuis le 20 novembre 2026');
    expect(TestBed.inject(Toasts).current()!.text).toContain('proposé');
  });

  it('names the places served, and proposes to leave one', async () => {
    await open(aDetail({ territories: [{ kind: 'commune', code: '88160', name: 'Épinal' }] }));
    opened.page.querySelector<HTMLButtonElement>('[aria-label="Retirer Épinal"]')!.click();
    await opened.settled();
    opened.button('Proposer ces changements').click();
    await opened.settled();
    expect(opened.http.expectOne({ method: 'PUT', url: `${path}/proposal` }).request.body).toEqual({ territories: [] });
  });

  it('shows what waits over what stands', async () => {
    await open(aDetail({ presentation: 'Je réponds le mardi.' }), change());
    expect(opened.page.querySelector('textarea')!.value).toBe('Je réponds le jeudi.');
    expect(opened.words()).toContain('En attente d’accord');
  });
});

it('lets a representative propose what their structure is, and whom to reach there', async () => {
  const opened = await openPage('structures/:id/proposer', `/structures/${mjc}/proposer`, OwnStructure, 'structure');
  opened.http.expectOne(`/api/structures/${mjc}`).flush(aStructure({ siret: '73282932000074' }));
  opened.http.expectOne(`/api/structures/${mjc}/proposal`).flush({ applied: [], pending: null });
  await opened.settled();
  expect(await axe(opened.page)).toMatchObject({ violations: [] });
  const type = (label: string, words: string) => {
    const [field] = [...opened.page.querySelectorAll('pmd-field')].filter((one) => one.textContent!.includes(label));
    const input = field!.querySelector('input')!;
    input.value = words;
    input.dispatchEvent(new Event('input'));
  };
  type('Site', 'mjc-lac.example');
  type('Qui signe, téléphone', '06 39 98 14 07');
  type('Prénom et nom du contact', 'Ana Petit');
  opened.button('Ajouter ce contact').click();
  await opened.settled();
  opened.button('Proposer ces changements').click();
  await opened.settled();
  const sent = opened.http.expectOne({ method: 'PUT', url: `/api/structures/${mjc}/proposal` });
  expect(JSON.parse(JSON.stringify(sent.request.body))).toEqual({
    ...{ website: 'mjc-lac.example', representativePhone: '06 39 98 14 07' },
    contacts: [{ name: 'Ana Petit', function: null, email: null, phone: null }],
  });
});
