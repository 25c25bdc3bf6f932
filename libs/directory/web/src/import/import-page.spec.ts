import { Location } from '@angular/common';
import { TestBed } from '@angular/core/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { ImportDetail, ImportRow } from '@promenade/directory/model';
import { Confirm } from '@promenade/platform/web';
import { axe } from 'jest-axe';
import { lea, mjc, type Opened } from '../testing';
import { anImport, julie, openImport, ready, sophie, url, vacant } from './import.testing';

describe('an import', () => {
  let opened: Opened;
  afterEach(() => opened.http.verify());

  async function open(detail: ImportDetail, query = ''): Promise<void> {
    opened = await openImport(detail, query);
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
});
