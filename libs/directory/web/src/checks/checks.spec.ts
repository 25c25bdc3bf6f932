import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { CheckedProfile, CheckPoint, ProfileCheckItem, PromeneurChecks } from '@promenade/directory/model';
import { Toasts } from '@promenade/platform/web';
import { axe } from 'jest-axe';
import { karim, lea, mjc, type Opened, openPage, today } from '../testing';
import { CheckList } from './check-list';
import { checkedWhen, pointWords, scoreOf } from './check-words.fr';
import { ProfileCheckCard } from './profile-check-card';

const point = (more: Partial<CheckPoint> = {}): CheckPoint => ({
  ...{ key: 'banner', label: 'Le logo ou le bandeau', colour: 'red', declaredAt: null, verifiedOn: null, met: null },
  ...{ evidenceUrl: null, hasScreenshot: false, note: null },
  ...more,
});
const seen = (more: Partial<CheckPoint> = {}) => point({ colour: 'green', met: true, verifiedOn: '2026-11-03', ...more });
const page = (points: CheckPoint[], more: Partial<CheckedProfile> = {}): CheckedProfile => ({
  ...{ id: karim, network: 'instagram', handle: 'lea_pdn88', url: 'https://www.instagram.com/lea_pdn88/', colour: 'red' },
  ...{ changedOn: null, dueOn: null, points },
  ...more,
});
const checks = (...profiles: CheckedProfile[]): PromeneurChecks => ({
  ...{ id: lea, department: '88', firstName: 'Léa', hasEmail: true, colour: profiles[0]?.colour ?? null },
  profiles,
});

@Component({
  imports: [ProfileCheckCard],
  template: `<h1>Léa</h1>
    <pmd-profile-check-card [of]="id" />`,
})
class Host {
  readonly id = lea;
}

// The page of a test draws no dialog.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
};

describe('the words of a check', () => {
  it.each<[Partial<CheckPoint>, string | null, string]>([
    [{}, null, 'Ni dit, ni contrôlé'],
    [{ declaredAt: '2026-11-20T08:00:00Z' }, null, 'Dit fait le 20 novembre 2026, pas encore contrôlé'],
    [{ met: false, verifiedOn: '2026-11-03', note: 'bannière nue' }, null, 'Absent le 3 novembre 2026 : bannière nue'],
    [
      { met: false, verifiedOn: '2026-11-03', declaredAt: '2026-11-20T08:00:00Z' },
      null,
      'Absent le 3 novembre 2026 ; dit corrigé le 20 novembre 2026',
    ],
    [{ met: true, verifiedOn: '2026-11-03', colour: 'green' }, null, 'Vu le 3 novembre 2026'],
    [{ met: true, verifiedOn: '2026-11-03', colour: 'amber' }, '2026-11-10', 'Vu le 3 novembre 2026 ; le profil a changé depuis'],
    [{ met: true, verifiedOn: '2025-11-03', colour: 'amber' }, null, 'Vu le 3 novembre 2025 ; il est temps de revoir'],
  ])('%j', (more, changedOn, words) => expect(pointWords(point(more), { changedOn }).replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(words));

  it('count what holds, and say when', () => {
    expect(scoreOf([seen(), point()])).toMatch(/^1.point sur 2$/);
    expect(scoreOf([seen(), seen()])).toMatch(/^2.points vus$/);
    expect(checkedWhen(page([point()]), today)).toBe('Personne ne l’a encore contrôlé.');
    expect(checkedWhen(page([seen()], { dueOn: today }), today)).toMatch(/à revoir depuis le 24.novembre.2026/);
  });
});

describe('the check of a profile, on a record', () => {
  let opened: Opened;
  afterEach(() => opened.http.verify());
  const path = `/api/promeneurs/${lea}/online-profiles/${karim}/checks/banner`;

  async function open(of: PromeneurChecks, role?: 'caf' | 'promeneur'): Promise<void> {
    opened = await openPage('fiche', '/fiche', Host, role);
    opened.http.expectOne(`/api/promeneurs/${lea}/checks`).flush(of);
    await opened.settled();
  }

  it('is seen in one click, and taken back from the toast', async () => {
    await open(checks(page([point(), seen({ key: 'photo', label: 'Une photo' })])));
    expect(opened.words()).toContain('1 point sur 2');
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
    opened.button('Vu : Le logo').click();
    await opened.settled();
    const put = opened.http.expectOne({ method: 'PUT', url: `${path}/verification` });
    expect(put.request.body).toEqual({ met: true, on: today, evidenceUrl: 'https://www.instagram.com/lea_pdn88/', note: null });
    put.flush(checks(page([seen(), seen({ key: 'photo' })], { colour: 'green' })));
    await opened.settled();
    expect(opened.words()).toContain('2 points vus');
    const toasts = TestBed.inject(Toasts);
    void toasts.undo(toasts.current()!);
    opened.http.expectOne({ method: 'DELETE', url: `${path}/verification` }).flush(checks(page([point()])));
    await opened.settled();
    expect(opened.words()).toContain('Ni dit, ni contrôlé');
  });

  it('is noted with a link to the page, or a screenshot sent with it; never with neither', async () => {
    await open(checks(page([point()])));
    opened.button('Noter : Le logo').click();
    await opened.settled();
    const [link] = [opened.page.querySelector<HTMLInputElement>('input[type=url]')!];
    expect(link.value).toBe('https://www.instagram.com/lea_pdn88/');
    link.value = '';
    link.dispatchEvent(new Event('input'));
    opened.button('Enregistrer le contrôle').click();
    await opened.settled();
    expect(opened.words()).toContain('Ajoutez une preuve');
    const file = opened.page.querySelector<HTMLInputElement>('input[type=file]')!;
    Object.defineProperty(file, 'files', { value: [new File(['x'], 'capture.png', { type: 'image/png' })] });
    file.dispatchEvent(new Event('change'));
    opened.button('Enregistrer le contrôle').click();
    await opened.settled();
    const put = opened.http.expectOne({ method: 'PUT', url: `${path}/screenshot` });
    expect(Object.fromEntries(put.request.body as FormData)).toMatchObject({ met: 'true', on: today, file: expect.any(File) });
    put.flush(checks(page([seen({ hasScreenshot: true })])));
    await opened.settled();
    expect(opened.words()).toContain('Voir la capture');
  });

  it('asks by letter for what is missing, and for nothing else', async () => {
    await open(checks(page([point()])));
    opened.button('Demander ce qui manque').click();
    await opened.settled();
    opened.http.expectOne({ method: 'POST', url: `/api/promeneurs/${lea}/checks/ask` }).flush(checks(page([point()])));
    await opened.settled();
    expect(TestBed.inject(Toasts).current()!.text).toContain('Courriel envoyé à Léa');
  });

  it('lets a promeneur say what is done and what changed, and verify nothing', async () => {
    await open(checks(page([point(), seen({ key: 'photo', label: 'Une photo' })])), 'promeneur');
    expect(() => opened.button('Vu')).toThrow();
    opened.button('C’est fait').click();
    await opened.settled();
    const put = opened.http.expectOne({ method: 'PUT', url: `${path}/declaration` });
    expect(put.request.body).toEqual({ declared: true });
    put.flush(checks(page([point({ colour: 'amber', declaredAt: '2026-11-24T08:00:00Z' }), seen({ key: 'photo' })])));
    await opened.settled();
    expect(opened.words()).toContain('Dit fait le 24 novembre 2026');
    opened.button('J’ai changé ce profil').click();
    await opened.settled();
    opened.http.expectOne({ method: 'PUT', url: `/api/promeneurs/${lea}/online-profiles/${karim}/changed` }).flush(checks(page([point()])));
  });

  it('is only read by the Caf', async () => {
    await open(checks(page([point()])), 'caf');
    expect(opened.page.querySelectorAll('pmd-checked-profile li button')).toHaveLength(0);
  });

  it('says when there is nothing to look at', async () => {
    await open(checks());
    expect(opened.words()).toContain('Aucune page à contrôler');
  });
});

describe('the list of profiles to check', () => {
  let opened: Opened;
  const item = (id: string, firstName: string, more: Partial<ProfileCheckItem> = {}): ProfileCheckItem => ({
    ...page([point()]),
    ...{ id, department: '88', structure: { id: mjc, name: 'MJC du lac' } },
    promeneur: { id: lea, firstName, lastName: 'Marchal', hasEmail: true },
    ...more,
  });

  async function open(items: ProfileCheckItem[], at = '/promeneurs/controles'): Promise<void> {
    opened = await openPage('promeneurs/controles', at, CheckList);
    for (const { request, flush } of opened.http.match(() => true).map((one) => ({ request: one.request, flush: one.flush.bind(one) }))) {
      const conflict = {
        ...{ id: mjc, department: '88', promeneur: { id: lea, name: 'Léa Marchal' }, network: 'instagram', handle: 'lea_pdn88' },
        ...{ otherDepartment: '33', otherContact: 'coordination.33@demo.example', openedOn: today, closedOn: null },
      };
      const here = { ...conflict, id: karim, otherDepartment: '88' };
      const [of, total] = request.url.includes('conflicts') ? [[conflict, here], 2] : [items, items.length];
      flush({ items: of, total, page: 1, size: 50 });
    }
    await opened.settled();
  }

  it('shows one after the other, by click and by keyboard, its place in the address', async () => {
    await open([item(karim, 'Léa', { dueOn: '2026-11-01' }), item(mjc, 'Karim')]);
    expect(opened.page.querySelector('h1')!.textContent).toContain('Contrôler les profils');
    expect(opened.words()).toContain('échéance');
    expect(opened.words()).toContain('dans le département 33');
    expect(opened.words()).toContain('pour quelqu’un d’autre du département');
    expect(opened.page.querySelector('section.card h2')!.textContent).toContain('Léa');
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', altKey: true }));
    await opened.settled();
    await opened.settled();
    expect(opened.page.querySelector('section.card h2')!.textContent).toContain('Karim');
    expect(opened.page.querySelector('[aria-current]')!.textContent).toContain('Karim');
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
  });

  it('says when filters find nothing', async () => {
    await open([], '/promeneurs/controles?colour=green');
    expect(opened.words()).toContain('Rien avec ces filtres');
  });
});
