import { describe, expect, it } from '@jest/globals';
import { axe } from 'jest-axe';
import { claire, Screen } from '../testing';
import { FollowLink } from './follow-link';

describe('a link of a letter', () => {
  const open = () => Screen.open(FollowLink, 'lien/:token', '/lien/un-jeton');

  it('does nothing before somebody presses: programs that check mails open it too', async () => {
    const screen = await open();
    screen.server.verify();
    expect(screen.words).toContain('Vous y êtes presque');
    expect(await axe(screen.element)).toMatchObject({ violations: [] });
  });

  it.each([
    ['session', '/'],
    ['signature', '/signer'],
    ['invitation', '/invitation'],
  ] as const)('then goes where a link for %s leads', async (purpose, url) => {
    const screen = await open();
    await screen.press('Continuer');
    expect(await screen.answer('/api/session/link', { ...claire, purpose }, 201)).toEqual({ token: 'un-jeton' });
    expect(screen.url).toBe(url);
    expect(screen.session.current()!.purpose).toBe(purpose);
  });

  it('says that it has served, and what to do', async () => {
    const screen = await open();
    await screen.press('Continuer');
    await screen.refuse('/api/session/link', 401, 'link-used', 'Ce lien a déjà servi. Demandez-en un nouveau.');
    expect(screen.element.querySelector('[role=alert]')!.textContent).toContain('Ce lien a déjà servi.');
    expect(screen.button('la page de connexion').getAttribute('href')).toBe('/connexion');
    expect(() => screen.button('Réessayer')).toThrow();
    expect(await axe(screen.element)).toMatchObject({ violations: [] });
  });

  it.each([
    ['link-used', 'Ce lien a déjà servi.'],
    ['link-expired', 'Ce lien a expiré.'],
    ['link-unknown', 'Ce lien n’ouvre rien.'],
  ])('sends another one to the address that had it, in one press: %s', async (code, said) => {
    const screen = await open();
    await screen.press('Continuer');
    await screen.refuse('/api/session/link', 401, code, said);
    await screen.press('Recevoir un lien neuf');
    expect(await screen.answer('/api/session/link/again', {}, 202)).toEqual({ token: 'un-jeton' });
    expect(screen.element.querySelector('[role=status]')!.textContent).toContain('un lien neuf part');
    expect(() => screen.button('Recevoir un lien neuf')).toThrow();
    expect(await axe(screen.element)).toMatchObject({ violations: [] });
  });

  it('says that too many were asked for, and lets one ask later', async () => {
    const screen = await open();
    await screen.press('Continuer');
    await screen.refuse('/api/session/link', 401, 'link-expired', 'Ce lien a expiré.');
    await screen.press('Recevoir un lien neuf');
    await screen.refuse('/api/session/link/again', 429, 'too-many', 'Trop d’essais.');
    expect(screen.button('Recevoir un lien neuf')).toBeDefined();
  });

  it('asks the code of whoever has a second factor', async () => {
    const screen = await open();
    await screen.press('Continuer');
    await screen.refuse('/api/session/link', 401, 'totp-required', 'Il manque le code.');
    expect(await axe(screen.element)).toMatchObject({ violations: [] });
    screen.type('Code à six chiffres', '123456');
    await screen.send();
    expect(await screen.answer('/api/session/link', claire, 201)).toEqual({ token: 'un-jeton', totp: '123456' });
    expect(screen.url).toBe('/');
  });

  it('is tried again when the server was away', async () => {
    const screen = await open();
    await screen.press('Continuer');
    await screen.refuse('/api/session/link', 503, 'away', 'Le service reprend son souffle.');
    await screen.press('Réessayer');
    await screen.answer('/api/session/link', claire, 201);
    expect(screen.url).toBe('/');
  });
});
