import { Location } from '@angular/common';
import { TestBed } from '@angular/core/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { CoverageItem, TerritoryCoverage } from '@promenade/directory/model';
import type { Role } from '@promenade/platform/model';
import { axe } from 'jest-axe';
import { mjc, type Opened, openPage } from '../testing';
import { TerritoriesPage } from './territories-page';

const place = (item: Partial<CoverageItem>): CoverageItem => ({
  ...{ id: '88160', department: '88', kind: 'commune', name: 'Épinal', within: 'CA d’Épinal', communes: 1, population: 32_000 },
  ...{ promeneurs: 2, youth: 1, parenting: 1, located: 1 },
  ...item,
});
const none = { promeneurs: 0, youth: 0, parenting: 0, located: 0 };

function answer(items: CoverageItem[], more: Partial<TerritoryCoverage> = {}): TerritoryCoverage {
  return {
    ...{ items, total: items.length, page: 1, size: 50, computedAt: '2026-11-24T08:00:00Z', withoutPlace: [] },
    totals: { territories: 507, covered: 1, population: 360_000, coveredPopulation: 32_000, promeneurs: 2, unplaced: 0 },
    points: [{ code: '88160', name: 'Épinal', at: [48.18, 6.45], promeneurs: 2 }],
    backdrop: [[48.07, 6.88]],
    ...more,
  };
}

describe('territories', () => {
  let opened: Opened;
  afterEach(() => opened.http.verify());

  const asked = () => opened.http.expectOne(({ url }) => url === '/api/territories/coverage');
  async function open(at = '/territoires', role: Role = 'coordinator', more: Partial<TerritoryCoverage> = {}): Promise<void> {
    opened = await openPage('territoires', at, TerritoriesPage, role);
    const lines = [place({}), place({ id: '88196', name: 'Gérardmer', population: 7900, ...none })];
    asked().flush(answer(lines, more));
    await opened.settled();
  }

  it('says who is covered, for how many people, on a map and in its table', async () => {
    await open();
    expect(opened.words()).toContain('1 commune a un promeneur, où vivent 9 % des habitants. 506 autres n’en ont pas.');
    expect(opened.page.querySelector('svg[role=img]')!.getAttribute('aria-label')).toContain('Épinal en a le plus');
    const cells = [...opened.page.querySelectorAll('tbody tr')].map((row) => row.textContent!.replaceAll(/\s+/g, ' '));
    expect(cells[0]).toContain('dont 1 qui s’y rend');
    expect(cells[1]).toContain('aucun');
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
  });

  it('says in words what no map can show', async () => {
    const totals = { territories: 507, covered: 1, population: 360_000, coveredPopulation: 32_000, promeneurs: 3, unplaced: 1 };
    await open('/territoires', 'caf', { withoutPlace: ['Le Tholy'], totals });
    expect(opened.words()).toContain('1 commune avec un promeneur n’est pas sur la carte');
    expect(opened.words()).toContain('le tableau les compte : Le Tholy.');
    expect(opened.words()).toContain('1 promeneur n’est dans aucun territoire');
  });

  it('keeps in its address what it counts by and how it sorts', async () => {
    await open('/territoires?covered=no&sort=-population');
    opened.button('Intercommunalités').click();
    await opened.settled();
    const { request } = asked();
    expect([request.params.get('kind'), request.params.get('covered'), request.params.get('sort')]).toEqual(['epci', 'no', 'name']);
    expect(TestBed.inject(Location).path()).toBe('/territoires?covered=no&kind=epci');
  });

  it('keeps the contracts of the département: one is removed, and comes back', async () => {
    const found = { items: [place({ id: mjc, kind: 'ctg', name: 'CTG du lac', within: null })] };
    opened = await openPage('territoires', '/territoires?kind=ctg', TerritoriesPage);
    asked().flush(answer(found.items));
    await opened.settled();
    const ctg = { id: mjc, department: '88', kind: 'ctg', code: null, name: 'CTG du lac', population: 7900, structures: 2 };
    const list = { items: [{ ...ctg, communes: [{ code: '88196', name: 'Gérardmer' }] }], total: 1, page: 1, size: 200 };
    opened.http.expectOne(({ url }) => url === '/api/territories').flush(list);
    await opened.settled();
    expect(opened.words()).toContain('Gérardmer · 2 structures');
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
    opened.button('Supprimer CTG du lac').click();
    await opened.settled();
    opened.http.expectOne({ method: 'DELETE', url: `/api/territories/${mjc}` }).flush({});
    await opened.settled();
    asked().flush(answer([]));
    opened.http.expectOne(({ url }) => url === '/api/territories').flush({ ...list, items: [], total: 0 });
  });

  it('lets the Caf read, and write nothing', async () => {
    await open('/territoires', 'caf');
    expect([...opened.page.querySelectorAll('button')].map((button) => button.textContent!.trim())).not.toContain('Ajouter une CTG');
  });
});
