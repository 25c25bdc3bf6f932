import { Location } from '@angular/common';
import { TestBed } from '@angular/core/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import { comparisonOf } from '@promenade/directory/model';
import { Toasts } from '@promenade/platform/web';
import { axe } from 'jest-axe';
import { karim, lea, mjc, type Opened, openPage } from '../testing';
import { DuplicatesPage } from './duplicates-page';
import { MergePage } from './merge-page';
import { aStructure } from './structure-testing';

describe('two records that may be one', () => {
  let opened: Opened;
  afterEach(() => opened.http.verify());

  const twin = (id: string, name: string) => ({ id, name, commune: null, email: null, phone: '+33329000000', detail: '' });
  const pair = {
    id: `${lea}.${mjc}`,
    department: '88',
    kind: 'structure',
    records: [twin(lea, 'MJC'), twin(mjc, 'M.J.C.')],
    why: ['same-name'],
  };
  const list = (items: object[]) => ({ items, total: items.length, page: 1, size: 50 });

  it('are set apart, and brought back from the message', async () => {
    opened = await openPage('structures/doublons', '/structures/doublons', DuplicatesPage);
    const asked = () => opened.http.expectOne(({ url }) => url === '/api/structures/duplicates');
    asked().flush(list([{ ...pair, distinctId: null }]));
    await opened.settled();
    expect(opened.words()).toContain('même nom');
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
    opened.button('Ce ne sont pas les mêmes').click();
    await opened.settled();
    const sent = opened.http.expectOne({ method: 'POST', url: '/api/duplicates/distinct' });
    expect(sent.request.body).toEqual({ kind: 'structure', ids: [lea, mjc] });
    sent.flush({ id: karim });
    await opened.settled();
    asked().flush(list([]));
    await opened.settled();
    expect(opened.words()).toContain('Aucun doublon trouvé');
    const toasts = TestBed.inject(Toasts);
    void toasts.undo(toasts.current()!);
    await opened.settled();
    opened.http.expectOne({ method: 'DELETE', url: `/api/duplicates/distinct/${karim}` }).flush({});
    await opened.settled();
    asked().flush(list([{ ...pair, distinctId: null }]));
  });

  it('are compared where they differ, and merged as was chosen', async () => {
    const kept = aStructure({ name: 'MJC du lac', phone: null });
    const other = aStructure({ id: lea, name: 'M.J.C. du lac', phone: '+33329000000', version: 7 });
    opened = await openPage('structures/:id/fusionner/:otherId', `/structures/${mjc}/fusionner/${lea}`, MergePage);
    const lines = comparisonOf(kept, other);
    opened.http.expectOne(`/api/structures/${mjc}/merges/${lea}`).flush({ kept, other, lines, employments: { moved: 2, joined: 1 } });
    await opened.settled();
    expect([...opened.page.querySelectorAll('tbody th')].map((head) => head.textContent)).toEqual(['Nom', 'Téléphone']);
    expect(opened.words()).toContain('2 emplois passent à la fiche gardée.');
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
    const [, otherName] = opened.page.querySelectorAll<HTMLInputElement>('input[type=radio]');
    otherName!.click();
    opened.button('Fusionner les deux fiches').click();
    await opened.settled();
    const sent = opened.http.expectOne({ method: 'POST', url: `/api/structures/${mjc}/merges` });
    expect(sent.request.body).toEqual({ otherId: lea, take: ['name', 'phone'], versions: { kept: 3, other: 7 } });
    sent.flush({ id: karim, department: '88', keptId: mjc, mergedId: lea });
    await opened.settled();
    expect(TestBed.inject(Location).path()).toBe(`/structures/${mjc}`);
  });
});
