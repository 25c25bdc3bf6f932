import { Location } from '@angular/common';
import { TestBed } from '@angular/core/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import { promeneursCompared } from '@promenade/directory/model';
import { Toasts } from '@promenade/platform/web';
import { axe } from 'jest-axe';
import { DuplicatesPage } from '../structures/duplicates-page';
import { aDetail, karim, lea, mjc, type Opened, openPage } from '../testing';
import { PromeneurMergePage } from './promeneur-merge';

const path = 'promeneurs/:id/fusionner/:otherId';

describe('two records of one promeneur', () => {
  let opened: Opened;
  afterEach(() => opened.http.verify());

  it('are compared where they differ, and merged as was chosen, with a way back', async () => {
    const kept = aDetail({ email: null });
    const other = aDetail({ id: karim, firstName: 'Lea', version: 7 });
    opened = await openPage(path, `/promeneurs/${lea}/fusionner/${karim}`, PromeneurMergePage);
    const moves = [
      { what: 'employments', count: 1 },
      { what: 'photo', count: 1 },
    ];
    opened.http.expectOne(`/api/promeneurs/${lea}/merges/${karim}`).flush({ kept, other, lines: promeneursCompared(kept, other), moves });
    await opened.settled();
    expect([...opened.page.querySelectorAll('tbody th')].map((head) => head.textContent)).toEqual(['Nom', 'Courriel']);
    expect(opened.words()).toContain('1 emploi passe à la fiche gardée');
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
    const [, otherName] = opened.page.querySelectorAll<HTMLInputElement>('input[type=radio]');
    otherName!.click();
    opened.button('Fusionner les deux fiches').click();
    await opened.settled();
    const sent = opened.http.expectOne({ method: 'POST', url: `/api/promeneurs/${lea}/merges` });
    expect(sent.request.body).toEqual({ otherId: karim, take: ['name', 'email'], versions: { kept: 4, other: 7 } });
    sent.flush({ id: mjc, department: '88', keptId: lea, mergedId: karim });
    await opened.settled();
    expect(TestBed.inject(Location).path()).toBe(`/promeneurs/${lea}`);
    const toasts = TestBed.inject(Toasts);
    void toasts.undo(toasts.current()!);
    await opened.settled();
    opened.http.expectOne({ method: 'POST', url: `/api/merges/${mjc}/undo` }).flush({});
  });

  it('say why they stay two, and which one could be kept', async () => {
    opened = await openPage(path, `/promeneurs/${lea}/fusionner/${karim}`, PromeneurMergePage);
    const title = 'La charte est signée au nom de l’autre fiche.';
    const refused = { status: 409, statusText: 'Conflict' };
    const problem = { type: 'about:blank', status: 409, title, code: 'other-signs', facts: {}, errors: [], requestId: 'r' };
    opened.http.expectOne(`/api/promeneurs/${lea}/merges/${karim}`).flush(problem, refused);
    await opened.settled();
    expect(opened.words()).toContain(title);
    const links = [...opened.page.querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(links).toContain(`/promeneurs/${karim}/fusionner/${lea}`);
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
  });

  it('can be told apart again from the list of what was merged', async () => {
    opened = await openPage('promeneurs/doublons', '/promeneurs/doublons?distinct=merged', DuplicatesPage);
    const asked = () => opened.http.expectOne(({ url }) => url === '/api/merges');
    const done = { id: mjc, department: '88', kind: 'promeneur', kept: { id: lea, name: 'Léa Marchal' }, mergedName: 'Lea Marchal' };
    asked().flush({ items: [{ ...done, mergedOn: '2026-11-01' }], total: 1, page: 1, size: 50 });
    await opened.settled();
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
    opened.button('Annuler la fusion avec Lea Marchal').click();
    await opened.settled();
    opened.http.expectOne({ method: 'POST', url: `/api/merges/${mjc}/undo` }).flush({});
    await opened.settled();
    asked().flush({ items: [], total: 0, page: 1, size: 50 });
    await opened.settled();
    expect(opened.words()).toContain('Aucune fusion');
  });
});
