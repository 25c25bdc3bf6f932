import { Location } from '@angular/common';
import { TestBed } from '@angular/core/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import { axe } from 'jest-axe';
import { mjc, type Opened, openPage } from '../testing';
import { StructureForm } from './structure-form';

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const gerardmer = { code: '88196', name: 'Gérardmer', department: '88', postalCodes: ['88400'], epci: null };

describe('a new structure', () => {
  let opened: Opened;
  afterEach(() => opened.http.verify());

  const combobox = () => opened.page.querySelector<HTMLInputElement>('[role=combobox]')!;
  const press = async (key: string): Promise<void> => {
    combobox().dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
    await opened.settled();
  };
  const look = async (words: string): Promise<void> => {
    combobox().value = words;
    combobox().dispatchEvent(new Event('input'));
    await pause(220);
    opened.http.expectOne(`/api/communes?q=${words}&size=20`).flush({ items: [gerardmer], total: 1, page: 1, size: 20 });
    await opened.settled();
  };
  const open = async (): Promise<void> => {
    opened = await openPage('structures/nouvelle', '/structures/nouvelle', StructureForm);
    opened.http.expectOne('/api/territories?size=200&kind=qpv').flush({ items: [], total: 0, page: 1, size: 200 });
    const name = opened.page.querySelector<HTMLInputElement>('input')!;
    name.value = 'MJC du lac';
    name.dispatchEvent(new Event('input'));
    await opened.settled();
  };

  it('finds its commune with the keyboard alone', async () => {
    await open();
    await look('gerar');
    expect(combobox().getAttribute('aria-expanded')).toBe('true');
    expect(opened.page.querySelector(`[id="${combobox().getAttribute('aria-activedescendant')}"]`)!.textContent).toContain('Gérardmer');
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
    await press('Enter');
    expect([combobox().value, combobox().getAttribute('aria-expanded')]).toEqual(['Gérardmer', 'false']);
    opened.page.querySelector('form')!.dispatchEvent(new Event('submit'));
    await opened.settled();
    const sent = opened.http.expectOne({ method: 'POST', url: '/api/structures' });
    expect(sent.request.body).toMatchObject({ name: 'MJC du lac', communeCode: '88196' });
    sent.flush({ id: mjc, name: 'MJC du lac' });
    await opened.settled();
    expect(TestBed.inject(Location).path()).toBe(`/structures/${mjc}`);
  });

  it('keeps no words that are no commune', async () => {
    await open();
    await look('gerar');
    await press('Escape');
    expect(combobox().value).toBe('');
    combobox().value = 'nulle part';
    combobox().dispatchEvent(new Event('input'));
    combobox().dispatchEvent(new Event('blur'));
    await opened.settled();
    expect(combobox().value).toBe('');
  });

  it('says on the field whose the SIRET is already', async () => {
    await open();
    opened.page.querySelector('form')!.dispatchEvent(new Event('submit'));
    await opened.settled();
    const body = { status: 409, code: 'siret-taken', title: 'Ce SIRET est pris.', facts: { id: mjc, name: 'Centre social' } };
    opened.http.expectOne('/api/structures').flush(body, { status: 409, statusText: '' });
    await opened.settled();
    expect(opened.words()).toContain('Ce SIRET est déjà celui de Centre social.');
  });
});
