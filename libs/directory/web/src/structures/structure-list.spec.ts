import { Location } from '@angular/common';
import { TestBed } from '@angular/core/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import { axe } from 'jest-axe';
import { aBulkAct, follow, pick } from '../many/bulk-testing';
import { karim, mjc, type Opened, openPage } from '../testing';
import { StructureListPage } from './structure-list';
import { aStructure } from './structure-testing';

const empty = { items: [], total: 0, page: 1, size: 50 };

describe('the structures of the network', () => {
  let opened: Opened;
  afterEach(() => opened.http.verify());

  const answer = async (query: string, ...items: object[]) => {
    opened.http.expectOne(`/api/structures?${query}`).flush({ items, total: items.length, page: 1, size: 50 });
    await opened.settled();
  };

  const open = async (at = '/structures') => {
    opened = await openPage('structures', at, StructureListPage);
    opened.http.expectOne(({ url }) => url === '/api/saved-views').flush(empty);
    await follow(opened);
  };

  it('are sorted over all pages and taken away as they are filtered, with their tags', async () => {
    await open();
    await answer('page=1', aStructure({ tags: [{ id: karim, label: 'À rappeler' }] }));
    expect(opened.words()).toContain('À rappeler');
    expect(opened.words()).toContain('Exporter cette ligne');
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
    opened.button('Étape').click();
    await opened.settled();
    expect(TestBed.inject(Location).path()).toBe('/structures?sort=stage');
    await answer('sort=stage&page=1', aStructure());
    expect(opened.page.querySelector('th[aria-sort]')!.getAttribute('aria-sort')).toBe('ascending');
  });

  it('are not for the national level to take away, département by département', async () => {
    opened = await openPage('structures', '/structures', StructureListPage, 'national');
    await answer('page=1', aStructure());
    expect(opened.words()).not.toContain('Exporter');
  });

  it('are chosen, all that filters find, to tag, write to, invite and remind those who sign', async () => {
    await open('/structures?stage=interested');
    opened.http.expectOne('/api/structures?size=1').flush({ ...empty, total: 80 });
    opened.http.expectOne('/api/structures?stage=interested&page=1').flush({ ...empty, items: [aStructure()], total: 60 });
    await opened.settled();
    opened.page.querySelector<HTMLInputElement>('thead input')!.click();
    await opened.settled();
    opened.button('Choisir les 60').click();
    await opened.settled();
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
    opened.button('Inviter').click();
    const asked = opened.http.expectOne({ method: 'POST', url: '/api/bulk-acts' });
    expect(asked.request.body).toEqual({ act: 'invite', kind: 'structure', target: { filter: { stage: 'interested' } } });
    asked.flush(aBulkAct());
    const leftOutNames = [{ id: mjc, name: 'MJC du lac', reason: 'has-account' as const }];
    await follow(opened, aBulkAct({ kind: 'structure', state: 'done', total: 60, done: 59, leftOut: 1, leftOutNames }));
    const left = opened.page.querySelector('pmd-outcome-note a')!;
    expect([left.getAttribute('href'), left.parentElement!.textContent!.trim()]).toEqual([
      `/structures/${mjc}`,
      'MJC du lac a déjà un compte.',
    ]);
    await pick(opened, 'Écrire un courrier');
    expect(TestBed.inject(Location).path()).toBe('/structures/courrier?stage=interested');
  });
});
