import { Location } from '@angular/common';
import { TestBed } from '@angular/core/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { ImportDetail, ImportProgress, ImportRow } from '@promenade/directory/model';
import { Confirm } from '@promenade/platform/web';
import { axe } from 'jest-axe';
import { lea, mjc, type Opened, openPage } from '../testing';
import { ImportPage } from './import-page';

const url = `/api/directory/imports/${lea}`;
const julie: ImportRow = {
  line: 7,
  action: 'create',
  values: { lastName: 'Mengin', firstName: 'Julie', structure: 'Foyer rural', volet: ['youth'] },
  problems: [
    { column: 'Mail pro', code: 'email-invalid', message: 'Il manque le signe @ dans cette adresse.', given: 'julie.mengin(at)foyer' },
  ],
};
const sophie: ImportRow = {
  line: 12,
  action: 'create',
  values: { lastName: 'Grandjean', firstName: 'Sophie', structure: 'Relais' },
  problems: [
    {
      column: 'Commune',
      code: 'commune-unknown',
      message: 'Vouliez-vous écrire Remiremont ?',
      given: 'Remirement',
      suggestion: 'Remiremont',
    },
  ],
};
const vacant: ImportRow = {
  line: 25,
  action: 'reject',
  values: { structure: 'Maison des familles' },
  problems: [{ column: 'Nom', code: 'name-missing', message: 'Aucun nom sur cette ligne.' }],
};
const ready: ImportRow = { line: 8, action: 'create', values: { lastName: 'Marchal', firstName: 'Léa' }, problems: [] };

function anImport(more: Partial<ImportDetail> = {}): ImportDetail {
  return {
    ...{ id: lea, department: '88', kind: 'promeneurs', fileName: 'annuaire.xlsx', sheet: 'PdN', state: 'draft', committedAt: null },
    createdAt: '2026-11-24T08:00:00Z',
    columns: [
      { source: 'Nom', field: 'lastName', confidence: 1 },
      { source: 'Prénom', field: 'firstName', confidence: 1 },
      { source: 'Mail pro', field: 'email', confidence: 1 },
      { source: 'Commune', field: 'commune', confidence: 1 },
    ],
    rows: [julie, ready, sophie, vacant],
    counts: { create: 3, update: 0, duplicate: 0, reject: 1 },
    ...more,
  };
}

describe('an import', () => {
  let opened: Opened;
  afterEach(() => opened.http.verify());

  async function open(detail: ImportDetail, query = '', far: ImportProgress = { phase: 'idle', done: 0, total: 0 }): Promise<void> {
    opened = await openPage('import/:id', `/import/${lea}${query}`, ImportPage);
    opened.http.expectOne(url).flush(detail);
    await opened.settled();
    // Nobody is at work on it, unless the test says so.
    for (const asked of opened.http.match(`${url}/progress`)) asked.flush(far);
    await opened.settled();
  }
  const cell = (label: string) => {
    const labels = [...opened.page.querySelectorAll<HTMLLabelElement>('pmd-line-cell label')];
    return opened.page.querySelector<HTMLInputElement>(`[id="${labels.find((one) => one.textContent === label)!.htmlFor}"]`)!;
  };
  const leave = async (box: HTMLInputElement, value: string): Promise<void> => {
    box.value = value;
    box.dispatchEvent(new Event('blur'));
    await opened.settled();
  };
  const tabs = () => [...opened.page.querySelectorAll('.switch button')].map((tab) => tab.textContent!.trim());

  it('shows first what is to be seen again, each problem in its own cell', async () => {
    await open(anImport());
    expect(opened.page.querySelector('h1')!.textContent).toBe('Rien n’est encore enregistré\u00a0: relisez d’abord');
    expect(tabs()).toEqual(['À revoir (3)', 'Prêtes (1)', 'Toutes (4)']);
    const box = cell('Courriel');
    expect(box.value).toBe('julie.mengin(at)foyer');
    expect(opened.page.querySelector(`[id="${box.getAttribute('aria-describedby')}"]`)!.textContent).toContain('Il manque le signe @');
    expect(opened.words()).not.toContain('Léa Marchal');
    expect(opened.words()).toContain('Enregistrer les 3 lignes');
    expect(opened.words()).toContain('2 lignes seront enregistrées sans la case signalée');
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
  });

  it('says what an update writes over a record', async () => {
    const values = { lastName: 'Marchal', firstName: 'Léa', phone: '+33639981407', communeCode: '88196' };
    const update: ImportRow = {
      line: 9,
      action: 'update',
      values,
      problems: [],
      recordId: mjc,
      changes: ['phone', 'communeCode'],
      before: { phone: '+33639981400' },
    };
    await open(anImport({ rows: [update] }), '?etape=lignes&voir=pretes');
    expect(opened.page.querySelector('[aria-label="Ce qui change sur la fiche"]')!.textContent!.replaceAll(/\s+/g, ' ').trim()).toBe(
      'Téléphone : avant, 06 39 98 14 00 → , après, 06 39 98 14 07',
    );
    expect(opened.page.querySelector('tbody a')!.getAttribute('href')).toBe(`/promeneurs/${mjc}`);
  });

  it('corrects a cell in place; the line stays under the hand', async () => {
    await open(anImport());
    await leave(cell('Courriel'), 'julie.mengin@foyer.example');
    const sent = opened.http.expectOne({ method: 'PATCH', url });
    expect(sent.request.body).toEqual({ cells: [{ line: 7, column: 'Mail pro', value: 'julie.mengin@foyer.example' }] });
    const corrected = { ...julie, values: { ...julie.values, email: 'julie.mengin@foyer.example' }, problems: [] };
    sent.flush(anImport({ rows: [corrected, ready, sophie, vacant] }));
    await opened.settled();
    expect(tabs()).toEqual(['À revoir (2)', 'Prêtes (2)', 'Toutes (4)']);
    expect(opened.words()).toContain('Julie Mengin');
    expect(opened.page.querySelector('p[role=status]')!.textContent).toBe('Julie Mengin\u00a0: ligne prête.');
  });

  it('sends nothing for a cell left as it was, nor one given up with Esc', async () => {
    await open(anImport());
    const box = cell('Courriel');
    await leave(box, 'julie.mengin(at)foyer ');
    box.value = 'autre';
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    await leave(box, box.value);
    expect(box.value).toBe('julie.mengin(at)foyer');
  });

  it('goes from cell to cell with Enter, and takes a suggestion in one click', async () => {
    await open(anImport());
    document.body.append(opened.page);
    const box = cell('Courriel');
    box.focus();
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true }));
    expect(document.activeElement).toBe(cell('Commune'));
    opened.button('Accepter « Remiremont »').click();
    await opened.settled();
    const sent = opened.http.expectOne({ method: 'PATCH', url });
    expect(sent.request.body).toEqual({ cells: [{ line: 12, column: 'Commune', value: 'Remiremont' }] });
    sent.flush(anImport());
    await opened.settled();
  });

  it('asks about the columns first when one is in doubt, and remembers that it was answered', async () => {
    const doubt = anImport({ columns: [...anImport().columns, { source: 'Mél perso', field: 'notes', confidence: 0.4 }] });
    await open(doubt);
    expect(opened.words()).toContain('1 colonne à vérifier, sur 5 colonnes.');
    expect(opened.page.querySelector('tbody th')!.textContent).toBe('Mél perso');
    const select = opened.page.querySelector<HTMLSelectElement>('tbody select');
    select!.value = 'email';
    select!.dispatchEvent(new Event('change'));
    await opened.settled();
    opened.button('Relire les 4 lignes').click();
    await opened.settled();
    const sent = opened.http.expectOne({ method: 'PATCH', url });
    expect(sent.request.body).toEqual({ mapping: { 'Mail pro': null, 'Mél perso': 'email' } });
    sent.flush(anImport());
    await opened.settled();
    expect(TestBed.inject(Location).path()).toBe(`/import/${lea}?etape=lignes`);
    expect(opened.words()).toContain('relisez d’abord');
  });

  it('saves the lines that can be, then says what was written and what comes next', async () => {
    await open(anImport());
    opened.button('Enregistrer les 3 lignes').click();
    await opened.settled();
    opened.http.expectOne({ method: 'POST', url: `${url}/commit` }).flush(anImport().counts);
    await opened.settled();
    opened.http.expectOne(url).flush(anImport({ state: 'committed', committedAt: '2026-11-24T09:00:00Z' }));
    await opened.settled();
    expect(opened.page.querySelector('h1')!.textContent).toBe('3\u00a0promeneurs sont enregistrés');
    const links = [...opened.page.querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(expect.arrayContaining([`${url}/rejected.csv`, '/promeneurs?state=unsigned']));
    expect(opened.words()).toContain('Fiches à compléter');
    expect(opened.words()).toContain('julie.mengin(at)foyer');
  });

  it('waits for the cell that the click left before it saves', async () => {
    await open(anImport());
    await leave(cell('Courriel'), 'julie@foyer.example');
    opened.button('Enregistrer les 3 lignes').click();
    await opened.settled();
    opened.http.expectNone(`${url}/commit`);
    opened.http.expectOne({ method: 'PATCH', url }).flush(anImport());
    await opened.settled();
    opened.http.expectOne(`${url}/commit`).flush(anImport().counts);
    await opened.settled();
    opened.http.expectOne(url).flush(anImport({ state: 'committed' }));
    await opened.settled();
  });

  it('is taken back whole, or lists the records that lived since', async () => {
    await open(anImport({ state: 'committed', committedAt: '2026-11-24T09:00:00Z' }));
    TestBed.inject(Confirm).ask = () => Promise.resolve(true);
    opened.button('Annuler l’import').click();
    await opened.settled();
    const records = [{ kind: 'promeneur', id: mjc, name: 'Léa Marchal', why: 'signed' }];
    const refusal = { status: 409, code: 'records-since-changed', title: '', facts: { records } };
    opened.http.expectOne(`${url}/undo`).flush(refusal, { status: 409, statusText: '' });
    await opened.settled();
    expect(opened.page.querySelector('[role=alert]')!.textContent).toContain('Léa Marchal');
    expect(opened.words()).toContain('a une charte demandée ou signée depuis');
    opened.button('Annuler l’import').click();
    await opened.settled();
    opened.http.expectOne(`${url}/undo`).flush({});
    await opened.settled();
    opened.http.expectOne(url).flush(anImport({ state: 'undone' }));
    await opened.settled();
    expect(opened.words()).toContain('Cet import est annulé');
  });

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
