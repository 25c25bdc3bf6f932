import { Location } from '@angular/common';
import { TestBed } from '@angular/core/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { ImportRow } from '@promenade/directory/model';
import { axe } from 'jest-axe';
import { mjc, type Opened } from '../testing';
import { anImport, openImport, ready, url, vacant } from './import.testing';

describe('an import that comes back', () => {
  let opened: Opened;
  const open = async (...given: Parameters<typeof openImport>): Promise<void> => void (opened = await openImport(...given));
  afterEach(() => opened.http.verify());

  it('shows what a column holds before it is named, and forgets how it was named last time', async () => {
    const columns = [
      { source: 'Nom', field: 'lastName' as const, confidence: 1, remembered: true, samples: ['MENGIN', 'GRANDJEAN'] },
      { source: 'Secteur', field: null, confidence: 0, samples: ['Nord', 'Sud'] },
    ];
    await open(anImport({ columns }), '?etape=colonnes');
    expect(opened.words()).toContain('Nord · Sud');
    expect(opened.words()).toContain('1 colonne est nommée comme la dernière fois.');
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
    opened.button('Oublier Nom').click();
    await opened.settled();
    const sent = opened.http.expectOne({ method: 'POST', url: `${url}/forget` });
    expect(sent.request.body).toEqual({ source: 'Nom' });
    sent.flush(anImport());
    await opened.settled();
    expect(opened.words()).not.toContain('comme la dernière fois');
  });

  it('takes the lines for structures when the person says so', async () => {
    await open(anImport(), '?etape=colonnes');
    const select = opened.page.querySelector<HTMLSelectElement>('#genre')!;
    select.value = 'structures';
    select.dispatchEvent(new Event('change'));
    await opened.settled();
    const sent = opened.http.expectOne({ method: 'PATCH', url });
    expect(sent.request.body).toEqual({ kind: 'structures' });
    const row: ImportRow = { line: 2, action: 'create', values: { structure: 'MJC du lac', structureType: 'youth-centre' }, problems: [] };
    const columns = [{ source: 'Nom', field: 'structure' as const, confidence: 1 }];
    sent.flush(anImport({ kind: 'structures', columns, rows: [row] }));
    await opened.settled();
    expect(opened.page.querySelector('tbody optgroup')!.getAttribute('label')).toBe('La structure');
    opened.button('Relire la ligne').click();
    await opened.settled();
    opened.button('Prêtes (1)').click();
    await opened.settled();
    expect(opened.words()).toContain('MJC du lac');
    expect(opened.words()).toContain('maison des jeunes');
  });

  it('says how far the writing is when the page is opened again while it goes on', async () => {
    await open(anImport(), '', { phase: 'writing', done: 2500, total: 7000 });
    expect(opened.page.querySelector('h1')!.textContent).toBe('Cet import est en cours d’enregistrement');
    const bar = opened.page.querySelector('progress')!;
    expect([bar.value, bar.max, bar.getAttribute('aria-label')]).toEqual([2500, 7000, 'Enregistrement des fiches…']);
    expect(opened.page.querySelector('[role=status]')!.textContent).toBe('Enregistrement des fiches…');
    expect(opened.page.querySelector('pmd-import-lines')).toBeNull();
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
    await new Promise((resolve) => setTimeout(resolve, 750));
    opened.http.expectOne(`${url}/progress`).flush({ phase: 'idle', done: 0, total: 0 });
    await opened.settled();
    opened.http.expectOne(url).flush(anImport({ state: 'committed', committedAt: '2026-11-24T09:00:00Z' }));
    await opened.settled();
    expect(opened.page.querySelector('h1')!.textContent).toBe('3\u00a0promeneurs sont enregistrés');
  });

  it('links to what it made, and opens again what it left aside', async () => {
    const rows = [{ ...ready, recordId: mjc }, vacant];
    await open(anImport({ state: 'committed', committedAt: '2026-11-24T09:00:00Z', rows }));
    expect(opened.page.querySelector('details a')!.getAttribute('href')).toBe(`/promeneurs/${mjc}`);
    opened.button('Reprendre cette ligne').click();
    await opened.settled();
    opened.http
      .expectOne({ method: 'POST', url: `${url}/resume` })
      .flush(anImport({ id: mjc, rows: [vacant] }), { status: 201, statusText: '' });
    await opened.settled();
    expect(TestBed.inject(Location).path()).toBe(`/import/${mjc}?etape=lignes`);
    opened.http.match(() => true);
  });
});
