import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { OwnSession } from '@promenade/identity/model';
import { Toasts } from '@promenade/platform/web';
import { axe } from 'jest-axe';
import { claire, Screen } from '../testing';
import { AccountPage } from './account-page';

const account = { ...claire.account, hasPassword: true };
const here: OwnSession = {
  id: '7b1f0f0e-58c5-4b60-9a2e-0a4c5f5b8d10',
  browser: 'Firefox',
  system: 'Windows',
  address: '192.0.2.7',
  createdAt: '2026-11-24T08:00:00.000Z',
  seenAt: '2026-11-24T08:59:00.000Z',
  endsAt: '2026-11-24T20:00:00.000Z',
  current: true,
};
const twoSteps = { since: '2026-11-20T08:00:00.000Z', codesLeft: 1, required: false, asksPassword: true, hasPassword: true };
const phone = { ...here, id: '7b1f0f0e-58c5-4b60-9a2e-0a4c5f5b8d11', browser: 'Chrome', system: 'Android', current: false };

describe('one’s account', () => {
  let screen: Screen;
  const sessionsAnswer = (...items: OwnSession[]) =>
    screen.answer('/api/sessions?size=200', { items, total: items.length, page: 1, size: 200 });
  beforeEach(async () => {
    screen = await Screen.open(AccountPage, 'mon-compte', '/mon-compte', claire);
    await screen.answer('/api/account', account);
    await sessionsAnswer(here, phone);
    await screen.answer('/api/account/second-factor', twoSteps);
  });
  const said = () => TestBed.inject(Toasts).current()?.text;

  it('shows who one is and where one is signed in', async () => {
    expect(screen.field('Prénom').value).toBe('Claire');
    expect(screen.words).toContain('Firefox sur Windows');
    expect(screen.words).toContain('cet appareil');
    expect(screen.words).toContain('Il vous reste 1 code de secours.');
    expect(screen.button('Codes de secours').getAttribute('href')).toBe('/mon-compte/deux-etapes');
    expect(screen.words).toContain('Vu le 24 novembre 2026 à 9 h 59');
    expect(await axe(screen.element)).toMatchObject({ violations: [] });
  });

  it('changes one’s names, everywhere they are shown, and takes it back', async () => {
    screen.type('Prénom', 'Clara');
    await screen.send(0);
    expect(await screen.answer('/api/account', { ...account, firstName: 'Clara' })).toEqual({ firstName: 'Clara', lastName: 'Aubertin' });
    expect(screen.session.firstName()).toBe('Clara');
    void TestBed.inject(Toasts).undo(TestBed.inject(Toasts).current()!);
    await screen.wait();
    expect(await screen.answer('/api/account', account)).toEqual({ firstName: 'Claire', lastName: 'Aubertin' });
    expect(screen.session.firstName()).toBe('Claire');
  });

  it('changes the password, says that the others are signed out, and forgets what was typed', async () => {
    screen.type('Mot de passe actuel', 'faux');
    screen.type('Nouveau mot de passe', 'lune papier vélo sapin');
    await screen.send(1);
    await screen.refuse('/api/password', 422, 'invalid', 'Il reste quelque chose à corriger.', [
      { path: 'current', code: 'wrong-password', message: 'Ce n’est pas votre mot de passe actuel.' },
    ]);
    expect(screen.under('Mot de passe actuel')).toBe('Ce n’est pas votre mot de passe actuel.');
    screen.type('Mot de passe actuel', 'le bon');
    await screen.send(1);
    expect(await screen.answer('/api/password', claire)).toEqual({ current: 'le bon', password: 'lune papier vélo sapin' });
    await sessionsAnswer(here);
    expect(said()).toContain('Vos autres appareils sont déconnectés.');
    expect(screen.field('Mot de passe actuel').value).toBe('');
    expect(screen.under('Mot de passe actuel')).toBe('');
    expect(screen.words).not.toContain('Android');
  });

  it('signs a device out, or all of them', async () => {
    await screen.press('Déconnecter Chrome sur Android');
    await screen.answer(`/api/sessions/${phone.id}`, {});
    await sessionsAnswer(here, phone);
    expect(said()).toBe('Chrome sur Android est déconnecté.');
    await screen.press('Déconnecter l’autre appareil');
    await screen.answer('/api/sessions', { ended: 1 });
    await sessionsAnswer(here);
    expect(() => screen.button('Déconnecter l’autre appareil')).toThrow();
  });

  it('takes the look one chooses', () => {
    screen.field('Sombre').click();
    expect(document.documentElement.getAttribute('data-theme')).toBe('dark');
    screen.field('Comme l’appareil').click();
    expect(document.documentElement.hasAttribute('data-theme')).toBe(false);
  });
});
