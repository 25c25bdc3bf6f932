import { TestBed } from '@angular/core/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Setting, SettingList } from '@promenade/directory/model';
import { Toasts } from '@promenade/platform/web';
import { axe } from 'jest-axe';
import { type Opened, openPage, today } from '../testing';
import { beforeChange, dated } from './setting-history';
import { SettingsPage } from './settings-page';

const requires = (more: Partial<Setting> = {}): Setting => ({
  key: 'activeRequires',
  value: [],
  default: [],
  defaultFromOn: null,
  fromOn: null,
  history: [],
  ...more,
});
const list = (...items: Setting[]): SettingList => ({ on: today, items });

it('tells each value in its time, and what a change replaces', () => {
  const setting = requires({
    ...{ value: ['photo'], fromOn: '2026-01-01' },
    history: [
      { value: ['convention'], fromOn: '2027-01-01' },
      { value: ['photo'], fromOn: '2026-01-01' },
      { value: ['onboarding'], fromOn: '2025-01-01' },
    ],
  });
  expect(dated(setting, today).map(({ fromOn, place }) => [fromOn, place])).toEqual([
    ['2027-01-01', 'coming'],
    ['2026-01-01', 'now'],
    ['2025-01-01', 'past'],
    [null, 'past'],
  ]);
  expect(beforeChange(setting, '2027-01-01')).toEqual(['convention']);
  expect(beforeChange(setting, '2026-12-01')).toEqual(['photo']);
  expect(beforeChange(setting, '2024-12-01')).toBeNull();
  const followed = requires({ history: [{ value: null, fromOn: '2026-01-01' }, ...setting.history.slice(2)] });
  expect(dated(followed, today).map(({ place }) => place)).toEqual(['now', 'past', 'past']);
});

describe('the settings of a département', () => {
  let opened: Opened;
  afterEach(() => opened.http.verify());

  async function open(role?: 'caf'): Promise<void> {
    opened = await openPage('reglages', '/reglages', SettingsPage, role);
    opened.http.expectOne('/api/settings').flush(list(requires()));
    await opened.settled();
  }

  it('change from a day on, and the change is taken back', async () => {
    await open();
    expect(opened.words()).toContain('Aujourd’hui : rien de plus (par défaut)');
    expect(opened.words()).toContain('Rien n’a changé.');
    opened.page.querySelector<HTMLInputElement>('pmd-many-choices input')!.click();
    await opened.settled();
    opened.button('Enregistrer ce réglage').click();
    await opened.settled();
    const sent = opened.http.expectOne({ method: 'PUT', url: '/api/settings/activeRequires' });
    expect(sent.request.body).toEqual({ value: ['photo'], fromOn: today });
    sent.flush(list(requires({ value: ['photo'], fromOn: today, history: [{ value: ['photo'], fromOn: today }] })));
    await opened.settled();
    expect(opened.words()).toContain('Aujourd’hui : une photo (depuis le 24 novembre 2026)');
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
    const toasts = TestBed.inject(Toasts);
    void toasts.undo(toasts.current()!);
    const back = opened.http.expectOne({ method: 'PUT', url: '/api/settings/activeRequires' });
    expect(back.request.body).toEqual({ follow: true, fromOn: today });
    back.flush(list(requires()));
  });

  it('hold a figure within its bounds', async () => {
    opened = await openPage('reglages', '/reglages', SettingsPage);
    const months = (value: number, fromOn: string | null = null): Setting => ({
      ...{ key: 'profileCheckMonths', value, default: 12, defaultFromOn: null, fromOn },
      history: fromOn ? [{ value, fromOn }] : [],
    });
    opened.http.expectOne('/api/settings').flush(list(months(12)));
    await opened.settled();
    expect(opened.words()).toContain('Aujourd’hui : 12 mois (par défaut)');
    const field = opened.page.querySelector<HTMLInputElement>('input[type=number]')!;
    const type = async (value: string): Promise<void> => {
      field.value = value;
      field.dispatchEvent(new Event('input'));
      await opened.settled();
    };
    await type('48');
    expect(opened.words()).toContain('Choisissez entre 1 et 36 mois.');
    await type('6');
    opened.button('Enregistrer ce réglage').click();
    await opened.settled();
    const sent = opened.http.expectOne({ method: 'PUT', url: '/api/settings/profileCheckMonths' });
    expect(sent.request.body).toEqual({ value: 6, fromOn: today });
    sent.flush(list(months(6, today)));
    await opened.settled();
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
  });

  it('never change in the past', async () => {
    await open();
    const day = opened.page.querySelector<HTMLInputElement>('input[type=date]')!;
    day.value = '2026-11-23';
    day.dispatchEvent(new Event('change'));
    await opened.settled();
    expect(opened.words()).toContain('Choisissez aujourd’hui ou un jour à venir.');
    opened.button('Enregistrer ce réglage').click();
    await opened.settled();
  });

  it('tell that the national level chose, and since when', async () => {
    opened = await openPage('reglages', '/reglages', SettingsPage);
    const grace: Setting = {
      ...{ key: 'charterGraceDays', value: 45, default: 45, defaultFromOn: '2026-10-01', fromOn: null, history: [] },
    };
    opened.http.expectOne('/api/settings').flush(list(grace));
    await opened.settled();
    expect(opened.words()).toContain('Aujourd’hui : 45 jours (choisi par le niveau national, depuis le 1er octobre 2026)');
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
  });

  it('are followed again where the département had chosen, and that is taken back too', async () => {
    opened = await openPage('reglages', '/reglages', SettingsPage);
    const grace = (history: Setting['history'], value: number, fromOn: string | null): Setting => ({
      ...{ key: 'charterGraceDays', value, default: 45, defaultFromOn: '2026-10-01', fromOn, history },
    });
    const own = { value: 15, fromOn: '2026-11-01' };
    opened.http.expectOne('/api/settings').flush(list(grace([own], 15, '2026-11-01')));
    await opened.settled();
    expect(opened.words()).toContain('Aujourd’hui, ce serait : 45 jours.');
    opened.button('Suivre le niveau national').click();
    await opened.settled();
    const sent = opened.http.expectOne({ method: 'PUT', url: '/api/settings/charterGraceDays' });
    expect(sent.request.body).toEqual({ follow: true, fromOn: today });
    sent.flush(list(grace([{ value: null, fromOn: today }, own], 45, null)));
    await opened.settled();
    expect(opened.words()).toContain('Aujourd’hui : 45 jours (choisi par le niveau national, depuis le 1er octobre 2026)');
    expect(opened.words()).toContain('comme le niveau national');
    expect(opened.page.textContent).not.toContain('Suivre le niveau national');
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
    const toasts = TestBed.inject(Toasts);
    void toasts.undo(toasts.current()!);
    const back = opened.http.expectOne({ method: 'PUT', url: '/api/settings/charterGraceDays' });
    expect(back.request.body).toEqual({ value: 15, fromOn: today });
    back.flush(list(grace([own], 15, '2026-11-01')));
  });

  it('are said for every département in the national seat', async () => {
    opened = await openPage('reglages', '/reglages', SettingsPage, 'national');
    const reminders = (value: number[], fromOn: string | null = null): Setting => ({
      ...{ key: 'charterReminderDays', value, default: [3, 7, 14], defaultFromOn: null, fromOn },
      history: fromOn ? [{ value, fromOn }] : [],
    });
    opened.http.expectOne('/api/national-settings').flush(list(reminders([3, 7, 14])));
    await opened.settled();
    expect(opened.words()).toContain('Réglages nationaux');
    expect(opened.words()).toContain('Qui a choisi garde son choix');
    const field = opened.page.querySelector<HTMLInputElement>('input[inputmode=numeric]')!;
    field.value = '5, 10';
    field.dispatchEvent(new Event('input'));
    await opened.settled();
    opened.button('Enregistrer ce réglage').click();
    await opened.settled();
    const sent = opened.http.expectOne({ method: 'PUT', url: '/api/national-settings/charterReminderDays' });
    expect(sent.request.body).toEqual({ value: [5, 10], fromOn: today });
    sent.flush(list(reminders([5, 10], today)));
    await opened.settled();
    expect(opened.words()).toContain('Aujourd’hui : J+5, J+10 (depuis le 24 novembre 2026)');
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
  });

  it('are only read in the seat of the Caf', async () => {
    await open('caf');
    expect(opened.page.querySelector('button')).toBeNull();
  });
});
