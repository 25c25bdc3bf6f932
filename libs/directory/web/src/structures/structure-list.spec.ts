import { Location } from '@angular/common';
import { TestBed } from '@angular/core/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import { axe } from 'jest-axe';
import { karim, type Opened, openPage } from '../testing';
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

  it('are sorted over all pages and taken away as they are filtered, with their tags', async () => {
    opened = await openPage('structures', '/structures', StructureListPage);
    opened.http.expectOne(({ url }) => url === '/api/saved-views').flush(empty);
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
});
