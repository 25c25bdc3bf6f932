import { Location } from '@angular/common';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { axe } from 'jest-axe';
import { Screen } from '../testing';
import { ChoosePassword } from './choose-password';
import { ForgottenPassword } from './forgotten-password';

const STRONG = 'lune papier vélo sapin';

describe('a forgotten password', () => {
  it('is asked for by address, whoever asks', async () => {
    const screen = await Screen.open(ForgottenPassword, 'oublie');
    expect(await axe(screen.element)).toMatchObject({ violations: [] });
    screen.type('Adresse', ' Claire@Reseau.example');
    await screen.send();
    await screen.answer('/api/password/forgotten', {}, 202);
    expect(screen.words).toContain('Il sert pendant 30 minutes.');
    await screen.press('Envoyer un autre lien');
    await screen.refuse('/api/password/forgotten', 429, 'too-many', 'Trop de demandes à la fois.');
    expect(screen.element.querySelector('[role=alert]')!.textContent).toContain('Trop de demandes');
  });
});

describe('a password being chosen by the link of a letter', () => {
  const open = (url = '/nouveau#un-jeton') => Screen.open(ChoosePassword, 'nouveau', url);

  it('takes the token out of the address at once', async () => {
    await open();
    expect(TestBed.inject(Location).path(true)).toBe('/nouveau');
  });

  it('tells how it holds while it is typed, then changes it; and signs nobody in', async () => {
    const screen = await open();
    expect(screen.words).toContain('Au moins 12 caractères');
    screen.type('Nouveau mot de passe', 'court');
    await screen.wait();
    expect(screen.words).toContain('Encore 7 caractères au moins.');
    screen.type('Nouveau mot de passe', 'azertyuiopqs');
    await screen.wait(300);
    await screen.wait();
    expect(screen.words).toContain('Il se devine trop vite : ses touches se suivent sur le clavier.');
    screen.type('Nouveau mot de passe', STRONG);
    await screen.wait(300);
    await screen.wait();
    expect(screen.words).toContain('Ce mot de passe est très solide.');
    expect(await axe(screen.element)).toMatchObject({ violations: [] });
    await screen.send();
    expect(await screen.answer('/api/password/reset', {})).toEqual({ token: 'un-jeton', password: STRONG });
    expect(screen.words).toContain('Votre mot de passe a changé');
    expect(screen.session.current()).toBeNull();
  });

  it('can be read while one types', async () => {
    const screen = await open();
    expect(screen.field('Nouveau').type).toBe('password');
    await screen.press('Voir ce que j’écris');
    expect(screen.field('Nouveau').type).toBe('text');
  });

  it('puts the server’s reason under the field, and keeps what is typed', async () => {
    const screen = await open();
    screen.type('Nouveau mot de passe', 'Promenade-Vosges');
    await screen.send();
    await screen.refuse('/api/password/reset', 422, 'invalid', 'Il reste quelque chose à corriger.', [
      { path: 'password', code: 'password-weak', message: 'Ce mot de passe se devine trop vite.' },
    ]);
    expect(screen.under('Nouveau mot de passe')).toBe('Ce mot de passe se devine trop vite.');
    expect(screen.field('Nouveau mot de passe').value).toBe('Promenade-Vosges');
  });

  it('says when the link has served, or came without its end', async () => {
    const screen = await open();
    screen.type('Nouveau mot de passe', STRONG);
    await screen.send();
    await screen.refuse('/api/password/reset', 401, 'link-used', 'Ce lien a déjà servi.');
    expect(screen.words).toContain('Ce lien ne sert plus');
    expect(screen.button('Demander un autre lien').getAttribute('href')).toBe('/mot-de-passe/oublie');
    TestBed.resetTestingModule();
    expect((await open('/nouveau')).words).toContain('Ouvrez le lien du courriel en entier');
  });
});
