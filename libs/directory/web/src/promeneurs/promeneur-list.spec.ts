import { TestBed } from '@angular/core/testing';
import { Location } from '@angular/common';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { PromeneurItem, SavedView } from '@promenade/directory/model';
import { Confirm, Toasts } from '@promenade/platform/web';
import { axe } from 'jest-axe';
import { anItem, karim, lea, mjc, type Opened, openPage } from '../testing';
import { aBulkAct, follow, pick } from '../many/bulk-testing';
import { PromeneurListPage } from './promeneur-list';

const claude = anItem({
  id: karim,
  firstName: 'Karim',
  lastName: 'Bensaïd',
  state: 'unsigned',
  charter: { state: 'missing', signedOn: null },
});
const listOf = (...items: PromeneurItem[]) => ({ items, total: items.length, page: 1, size: 200 });
const open = async (at: string, role?: 'caf', ...views: SavedView[]) => {
  const opened = await openPage('promeneurs', at, PromeneurListPage, role);
  if (!role) opened.http.expectOne('/api/bulk-acts?kind=promeneur').flush(listOf());
  opened.http.expectOne('/api/saved-views?list=promeneurs&size=200').flush({ ...listOf(), items: views, total: views.length });
  await opened.settled();
  return opened;
};
const aView = (view: Partial<SavedView>): SavedView => ({
  ...{ id: lea, department: '88', list: 'promeneurs', name: 'À relancer', query: 'state=unsigned' },
  ...{ shared: false, isMine: true, isDefault: false },
  ...view,
});

describe('the list of promeneurs', () => {
  let opened: Opened;
  afterEach(() => opened.http.verify());

  const answer = async (url: string, ...items: PromeneurItem[]): Promise<void> => {
    opened.http.expectOne(url).flush(listOf(...items));
    await opened.settled();
  };

  it('asks once for everybody, and says who is there', async () => {
    opened = await open('/promeneurs');
    await answer(
      '/api/promeneurs?size=200',
      anItem(),
      claude,
      anItem({ id: 'b4a1c1de-9d5e-4c1b-8f0e-1f2d3c4b5a60' }),
      anItem({ id: 'b4a1c1de-9d5e-4c1b-8f0e-1f2d3c4b5a61' }),
    );
    expect(opened.words()).toContain('4 personnes dans 1 structure');
    expect(opened.page.querySelectorAll('tbody tr')).toHaveLength(4);
    expect(opened.words()).toContain('charte à demander');
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
  });

  it('reads its filters in the address, and says how many of how many', async () => {
    opened = await open('/promeneurs?state=unsigned&volet=youth');
    await answer('/api/promeneurs?size=200', anItem(), claude);
    await answer('/api/promeneurs?size=200&volet=youth&state=unsigned&page=1', claude);
    expect(opened.words()).toContain('1 promeneur sur 2, avec vos 2 filtres');
    const chips = [...opened.page.querySelectorAll('.chip')].map((chip) => chip.textContent!.trim());
    expect(chips).toEqual(['Volet\u00a0: jeunesse', 'État\u00a0: charte à demander']);
    opened.button('Retirer le filtre Volet').click();
    await opened.settled();
    expect(TestBed.inject(Location).path()).toBe('/promeneurs?state=unsigned');
    await answer('/api/promeneurs?size=200&state=unsigned&page=1', claude);
  });

  it('says that the filters leave nobody, and gives the way back', async () => {
    opened = await open('/promeneurs?q=zzz');
    await answer('/api/promeneurs?size=200', anItem());
    await answer('/api/promeneurs?size=200&q=zzz&page=1');
    expect(opened.words()).toContain('Rien avec ces filtres');
    expect(opened.words()).not.toContain('Votre annuaire est vide');
  });

  it('leads to the import when there is nobody yet', async () => {
    opened = await open('/promeneurs');
    await answer('/api/promeneurs?size=200');
    expect(opened.words()).toContain('Votre annuaire est vide');
    expect([...opened.page.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toContain('/import');
  });

  it('only reads in the seat of the Caf, without a portrait', async () => {
    opened = await open('/promeneurs', 'caf');
    await answer('/api/promeneurs?size=200', anItem(), claude);
    expect(opened.page.querySelector('pmd-portrait, input[type=checkbox]')).toBeNull();
    expect(opened.words()).not.toContain('Ajouter un promeneur');
  });

  it('asks for the signatures that are chosen, and tells person by person why one cannot be', async () => {
    opened = await open('/promeneurs');
    await answer('/api/promeneurs?size=200', anItem(), claude);
    TestBed.inject(Confirm).ask = () => Promise.resolve(true);
    opened.page.querySelector<HTMLInputElement>('thead input')!.click();
    await opened.settled();
    opened.button('Demander la signature').click();
    await opened.settled();
    const asked = opened.http.expectOne('/api/signatures');
    expect(asked.request.body).toEqual({ promeneurIds: [lea, karim] });
    asked.flush(
      { status: 409, code: 'already-signed', title: '', facts: { refusals: [{ promeneurId: lea, code: 'already-signed', facts: {} }] } },
      { status: 409, statusText: '' },
    );
    await opened.settled();
    expect(opened.page.querySelector('pmd-outcome-note')!.textContent).toContain('Léa Marchal');
    expect(opened.words()).toContain('a déjà signé cette charte.');
    opened.button('Demander à l’autre personne').click();
    await opened.settled();
    const others = opened.http.expectOne('/api/signatures');
    expect(others.request.body).toEqual({ promeneurIds: [karim] });
    others.flush({ items: [] });
    await opened.settled();
    await answer('/api/promeneurs?size=200', anItem(), claude);
    expect(opened.page.querySelector('pmd-outcome-note')).toBeNull();
  });

  it('invites by one post, follows it, lists who is left out, and takes back the others', async () => {
    opened = await open('/promeneurs');
    await answer('/api/promeneurs?size=200', anItem({ email: null }), claude);
    opened.page.querySelector<HTMLInputElement>('thead input')!.click();
    await opened.settled();
    opened.button('Inviter').click();
    const asked = opened.http.expectOne({ method: 'POST', url: '/api/bulk-acts' });
    expect(asked.request.body).toEqual({ act: 'invite', kind: 'promeneur', target: { ids: [lea, karim] } });
    asked.flush(aBulkAct());
    await follow(opened, aBulkAct({ done: 1, total: 2 }));
    expect(opened.words()).toMatch(/Envoi des invitations : 1 sur 2\. Vous pouvez fermer la page/);
    expect(opened.page.querySelector('progress')).toMatchObject({ value: 1, max: 2 });
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
  });

  it('finds again after a reload what the worker did, takes it back, and puts it away', async () => {
    const leftOutNames = [{ id: lea, name: 'Léa Marchal', reason: 'email-missing' as const }];
    const ended = aBulkAct({ state: 'done', done: 1, total: 2, leftOut: 1, leftOutNames, undoable: 1 });
    opened = await openPage('promeneurs', '/promeneurs', PromeneurListPage);
    await follow(opened, ended);
    opened.http.match(() => true).forEach((request) => request.flush(listOf()));
    await opened.settled();
    const note = opened.page.querySelector('pmd-outcome-note')!;
    expect(note.textContent).toMatch(/1\u00a0invitation envoyée\. 1\u00a0fiche est laissée de côté/);
    expect(note.querySelector('a')!.getAttribute('href')).toBe(`/promeneurs/${lea}`);
    expect(note.textContent).toContain('n’a pas d’adresse électronique');
    opened.button('Reprendre l’invitation').click();
    opened.http.expectOne(`/api/bulk-acts/${mjc}/undo`).flush(ended);
    await follow(opened, { ...ended, undoable: 0, takenBack: 1 });
    expect(opened.words()).toMatch(/1 est reprise/);
    opened.button('Fermer').click();
    opened.http.expectOne(`/api/bulk-acts/${mjc}/close`).flush(ended);
    await follow(opened);
    expect(opened.page.querySelector('pmd-outcome-note')).toBeNull();
  });

  it('reminds all that filters find once it is sure, and says who was written to already', async () => {
    opened = await open('/promeneurs?state=awaiting-structure');
    await answer('/api/promeneurs?size=200', anItem(), claude);
    opened.http.expectOne('/api/promeneurs?size=200&state=awaiting-structure&page=1').flush({ ...listOf(anItem(), claude), total: 300 });
    await opened.settled();
    opened.page.querySelector<HTMLInputElement>('thead input')!.click();
    await opened.settled();
    opened.button('Choisir les 300').click();
    await opened.settled();
    const said: string[] = [];
    TestBed.inject(Confirm).ask = ({ title }) => Promise.resolve(said.push(title) > 1);
    await pick(opened, 'Relancer pour la signature');
    expect(said).toEqual(['Relancer 300\u00a0personnes\u202f?']);
    opened.http.expectNone({ method: 'POST', url: '/api/bulk-acts' });
    await pick(opened, 'Relancer pour la signature');
    const asked = opened.http.expectOne({ method: 'POST', url: '/api/bulk-acts' });
    expect(asked.request.body).toEqual({ act: 'remind', kind: 'promeneur', target: { filter: { state: 'awaiting-structure' } } });
    asked.flush(aBulkAct());
    const leftOutNames = [{ id: lea, name: 'Léa Marchal', reason: 'reminded-yesterday' as const }];
    await follow(opened, aBulkAct({ act: 'remind', state: 'done', total: 300, done: 299, leftOut: 1, leftOutNames }));
    expect(opened.words()).toMatch(/299 relances envoyées\. 1 fiche est laissée de côté/);
    expect(opened.words()).toMatch(/Léa Marchal a déjà reçu une relance hier/);
  });

  it('asks the house for another order, over all pages', async () => {
    opened = await open('/promeneurs');
    await answer('/api/promeneurs?size=200', anItem(), claude);
    opened.button('État').click();
    await opened.settled();
    expect(TestBed.inject(Location).path()).toBe('/promeneurs?sort=state');
    await answer('/api/promeneurs?size=200&sort=state&page=1', claude, anItem());
    expect(opened.page.querySelector('tbody a')!.textContent).toContain('Karim');
    expect(opened.page.querySelector('th[aria-sort]')!.getAttribute('aria-sort')).toBe('ascending');
  });

  it('opens on the view one chose, and names it', async () => {
    opened = await open('/promeneurs', undefined, aView({ isDefault: true }));
    opened.http.match(() => true).forEach((request) => request.flush(listOf(claude)));
    await opened.settled();
    opened.http.match(() => true).forEach((request) => request.flush(listOf(claude)));
    await opened.settled();
    expect(TestBed.inject(Location).path()).toBe('/promeneurs?state=unsigned');
    const select = opened.page.querySelector<HTMLSelectElement>('select[aria-label="Vue enregistrée"]')!;
    expect(select.selectedOptions[0]!.textContent).toContain('À relancer');
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
  });

  it('tags all that filters find by telling the filter, not each person', async () => {
    opened = await open('/promeneurs?volet=youth');
    await answer('/api/promeneurs?size=200', anItem(), claude);
    opened.http.expectOne('/api/promeneurs?size=200&volet=youth&page=1').flush({ ...listOf(anItem(), claude), total: 300 });
    await opened.settled();
    opened.page.querySelector<HTMLInputElement>('thead input')!.click();
    await opened.settled();
    opened.button('Choisir les 300').click();
    await opened.settled();
    HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
      this.open = true;
    };
    HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
      this.open = false;
    };
    opened.button('Étiqueter').click();
    await opened.settled();
    opened.http.expectOne('/api/tags?size=200').flush(listOf());
    const word = opened.page.querySelector<HTMLInputElement>('#etiquette')!;
    word.value = 'Tuteur';
    word.dispatchEvent(new Event('input'));
    await opened.settled();
    expect(opened.words()).toContain('elle sera créée');
    word.form!.dispatchEvent(new Event('submit', { cancelable: true }));
    await opened.settled();
    const tag = { id: mjc, department: '88', label: 'Tuteur', promeneurs: 0, structures: 0, createdAt: '2026-11-24T08:00:00Z' };
    opened.http.expectOne({ method: 'POST', url: '/api/tags' }).flush(tag);
    await opened.settled();
    const put = opened.http.expectOne(`/api/tags/${mjc}/put`);
    expect(put.request.body).toEqual({ kind: 'promeneur', target: { filter: { volet: 'youth' } } });
    put.flush({ chosen: 300, ids: [lea] });
    await opened.settled();
    opened.http.match(() => true);
    const toasts = TestBed.inject(Toasts);
    expect(toasts.current()!.text).toContain('1\u00a0fiche');
    void toasts.undo(toasts.current()!);
    expect(opened.http.expectOne(`/api/tags/${mjc}/take`).request.body).toEqual({ kind: 'promeneur', target: { ids: [lea] } });
  });
});
