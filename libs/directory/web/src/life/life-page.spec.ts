import { TestBed } from '@angular/core/testing';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Role } from '@promenade/platform/model';
import { Toasts } from '@promenade/platform/web';
import { axe } from 'jest-axe';
import { directoryRoutes } from '../directory.routes';
import { aDetail, anItem, lea, type Opened, openPage } from '../testing';
import { LifePage } from './life-page';

const url = `/api/promeneurs/${lea}`;
const done = { step: 'networks-chosen', doneOn: '2026-11-20' };

describe('a part of a record, alone', () => {
  let opened: Opened;
  afterEach(() => opened.http.verify());

  /** The route of the page, and no other: its data says which part is shown. */
  async function open(path: string, at: string, role?: Role): Promise<void> {
    const { data } = directoryRoutes.find((each) => each.path === path)!;
    opened = await openPage({ path, data: data! }, at, LifePage, role);
  }
  const answer = async (detail = aDetail()) => {
    opened.http.expectOne(url).flush(detail);
    await opened.settled();
  };

  it('shows the first steps, and unticks one with a way back', async () => {
    await open('promeneurs/:id/premiers-pas', `/promeneurs/${lea}/premiers-pas`);
    await answer(aDetail({ onboarding: [done] }));
    expect(opened.page.querySelector('h1')!.textContent).toBe('Les premiers pas de Léa');
    expect(opened.words()).toContain('Léa Marchal, MJC du lac');
    expect(opened.words()).toContain('1 sur 21');
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
    opened.page.querySelectorAll<HTMLInputElement>('input[type=checkbox]')[1]!.click();
    opened.http.expectOne({ method: 'DELETE', url: `${url}/onboarding/networks-chosen` }).flush(aDetail());
    await opened.settled();
    expect(opened.words()).toContain('0 sur 21');
    const toasts = TestBed.inject(Toasts);
    expect(toasts.current()!.text).toBe('« Choisir ses réseaux » reste à faire.');
    void toasts.undo(toasts.current()!);
    opened.http.expectOne({ method: 'PUT', url: `${url}/onboarding/networks-chosen` }).flush(aDetail({ onboarding: [done] }));
    await opened.settled();
    expect(opened.words()).toContain('1 sur 21');
  });

  it('keeps the ready texts for paper too, and prints', async () => {
    await open('promeneurs/:id/premiers-pas', `/promeneurs/${lea}/premiers-pas`);
    await answer(aDetail({ isListed: false }));
    expect(opened.page.querySelectorAll('.print-only .card')).toHaveLength(4);
    expect(opened.words()).toContain('s’ouvrira quand la fiche sera dans l’annuaire');
    const print = jest.spyOn(window, 'print').mockImplementation(() => undefined);
    opened.button('Imprimer').click();
    expect(print).toHaveBeenCalledTimes(1);
  });

  it('finds one’s own record at the address that alerts give', async () => {
    await open('promeneurs/premiers-pas', '/promeneurs/premiers-pas', 'promeneur');
    opened.http.expectOne('/api/promeneurs?size=1').flush({ items: [anItem()], total: 1, page: 1, size: 1 });
    await opened.settled();
    await answer();
    expect(opened.words()).toContain('0 sur 21');
    const links = [...opened.page.querySelectorAll('nav a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual([`/promeneurs/${lea}`]);
    expect(opened.page.querySelector('h1')!.textContent).toBe('Vos premiers pas');
    expect(opened.page.querySelector<HTMLInputElement>('input[type=checkbox]')!.disabled).toBe(false);
  });

  it('says so when no record is one’s own', async () => {
    await open('promeneurs/premiers-pas', '/promeneurs/premiers-pas', 'promeneur');
    opened.http.expectOne('/api/promeneurs?size=1').flush({ items: [], total: 0, page: 1, size: 1 });
    await opened.settled();
    expect(opened.words()).toContain('Aucune fiche n’est liée à votre compte');
  });

  it('asks for nobody’s record in a seat that has none', async () => {
    await open('promeneurs/premiers-pas', '/promeneurs/premiers-pas', 'coordinator');
    await opened.settled();
    expect(opened.words()).toContain('Aucune fiche n’est liée à votre compte');
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
  });

  it('is read by the structure, which ticks nothing', async () => {
    await open('promeneurs/:id/premiers-pas', `/promeneurs/${lea}/premiers-pas`, 'structure');
    await answer();
    const boxes = [...opened.page.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
    expect(boxes.every(({ disabled }) => disabled)).toBe(true);
  });

  it('prepares a departure, what it will change said first', async () => {
    await open('promeneurs/:id/depart', `/promeneurs/${lea}/depart`);
    expect(opened.page.querySelector('h1')!.textContent).toBe('Départ');
    await answer();
    expect(opened.page.querySelector('h1')!.textContent).toBe('Le départ de Léa');
    opened.button('Préparer un départ').click();
    await opened.settled();
    expect(opened.words()).not.toContain('Ce qui se passera');
    const day = opened.page.querySelector<HTMLInputElement>('input[type=date]')!;
    day.value = '2026-12-31';
    day.dispatchEvent(new Event('change'));
    await opened.settled();
    expect(opened.words()).toContain('Ce qui se passera');
    expect(opened.words()).toContain('L’emploi à MJC du lac finit le 31 décembre 2026.');
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
  });

  it('says that it does not open when it is refused', async () => {
    await open('promeneurs/:id/depart', `/promeneurs/${lea}/depart`, 'structure');
    const refused = { status: 404, code: 'not-found', title: 'Introuvable' };
    opened.http.expectOne(url).flush(refused, { status: 404, statusText: '' });
    await opened.settled();
    expect(opened.page.querySelector('h1')!.textContent).toBe('Cette fiche ne s’ouvre pas');
    expect(opened.page.querySelector('pmd-departure-card')).toBeNull();
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
  });
});
