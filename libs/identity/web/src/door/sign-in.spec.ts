import { describe, expect, it } from '@jest/globals';
import { axe } from 'jest-axe';
import { claire, Screen } from '../testing';
import { SignIn } from './sign-in';

describe('signing in', () => {
  const open = (url = '/connexion') => Screen.open(SignIn, 'connexion', url);

  it('leads to the page that was wanted, and nowhere else', async () => {
    const screen = await open('/connexion?vers=%2Fpromeneurs%3Fq%3Dl%C3%A9a');
    expect(screen.words).toContain('Bonjour, entrez');
    expect(await axe(screen.element)).toMatchObject({ violations: [] });
    screen.type('Adresse', 'claire@reseau.example');
    screen.type('Mot de passe', 'lune papier');
    await screen.send();
    expect(await screen.answer('/api/session', claire, 201)).toEqual({ email: 'claire@reseau.example', password: 'lune papier' });
    expect(screen.url).toBe('/promeneurs?q=l%C3%A9a');
    expect(screen.session.current()).toEqual(claire);
  });

  it.each(['https://ailleurs.example', '//ailleurs.example', '/\\ailleurs.example', 'javascript:alert(1)'])(
    'stays home when asked for %s',
    async (vers) => {
      const screen = await open(`/connexion?vers=${encodeURIComponent(vers)}`);
      screen.type('Adresse', 'claire@reseau.example');
      screen.type('Mot de passe', 'lune papier');
      await screen.send();
      await screen.answer('/api/session', claire, 201);
      expect(screen.url).toBe('/');
    },
  );

  it('keeps what was typed, and says under the field what is wrong', async () => {
    const screen = await open();
    screen.type('Adresse', 'claire@reseau.example');
    screen.type('Mot de passe', 'faux');
    await screen.send();
    await screen.refuse('/api/session', 401, 'wrong-credentials', 'Ce mot de passe ne correspond pas à cette adresse.');
    expect(screen.under('Mot de passe')).toBe('Ce mot de passe ne correspond pas à cette adresse.');
    expect([screen.field('Adresse').value, screen.field('Mot de passe').value]).toEqual(['claire@reseau.example', 'faux']);
    expect(document.activeElement).toBe(screen.field('Mot de passe'));
    expect(await axe(screen.element)).toMatchObject({ violations: [] });
    // One more letter, and it is no more known to be wrong.
    screen.type('Mot de passe', 'faux?');
    await screen.wait();
    expect(screen.under('Mot de passe')).toBe('');
  });

  it('asks the code on a second step, for whoever has one, and keeps what was typed', async () => {
    const screen = await open('/connexion?vers=%2Fpromeneurs');
    screen.type('Adresse', 'claire@reseau.example');
    screen.type('Mot de passe', 'lune papier');
    await screen.send();
    await screen.refuse('/api/session', 401, 'totp-required', 'Il manque le code à six chiffres de votre application.');
    const code = screen.field('Code à six chiffres');
    expect([code.autocomplete, code.inputMode]).toEqual(['one-time-code', 'numeric']);
    expect(document.activeElement).toBe(code);
    expect(await axe(screen.element)).toMatchObject({ violations: [] });
    await screen.press('Revenir');
    expect([screen.field('Adresse').value, screen.field('Mot de passe').value]).toEqual(['claire@reseau.example', 'lune papier']);
    await screen.send();
    await screen.refuse('/api/session', 401, 'totp-required', 'Il manque le code.');
    screen.type('Code à six chiffres', '000 000');
    await screen.send();
    await screen.refuse('/api/session', 401, 'totp-wrong', 'Ce code n’est pas le bon.');
    expect(screen.under('Code à six chiffres')).toBe('Ce code n’est pas le bon.');
    await screen.press('Téléphone perdu');
    expect(screen.words).toContain('La coordination de votre département peut réinitialiser votre connexion.');
    screen.type('Code de secours', 'ABCD-EFGH-JKMN');
    await screen.send();
    expect(await screen.answer('/api/session', claire, 201)).toEqual({
      email: 'claire@reseau.example',
      password: 'lune papier',
      totp: 'ABCD-EFGH-JKMN',
    });
    expect(screen.url).toBe('/promeneurs');
  });

  it('says above the code what is not about it', async () => {
    const screen = await open();
    screen.type('Adresse', 'claire@reseau.example');
    screen.type('Mot de passe', 'lune papier');
    await screen.send();
    await screen.refuse('/api/session', 401, 'totp-required', 'Il manque le code.');
    await screen.send();
    screen.server.verify();
    screen.type('Code à six chiffres', '123456');
    await screen.send();
    await screen.refuse('/api/session', 429, 'too-many', 'Trop de demandes à la fois.');
    expect(screen.element.querySelector('[role=alert]')!.textContent).toContain('Trop de demandes');
  });

  it('says what holds for the whole page above it', async () => {
    const screen = await open();
    screen.type('Adresse', 'claire@reseau.example');
    screen.type('Mot de passe', 'faux');
    await screen.send();
    await screen.refuse('/api/session', 429, 'too-many', 'Trop de demandes à la fois. Réessayez dans un moment.');
    expect(screen.element.querySelector('[role=alert]')!.textContent).toContain('Trop de demandes');
  });

  it('asks nothing of the server before it is complete', async () => {
    const screen = await open();
    await screen.send();
    screen.server.verify();
    expect(screen.under('Mot de passe')).not.toBe('');
  });

  it('sends a link, and says so without telling whether there is an account', async () => {
    const screen = await open();
    screen.type('Adresse', 'pas une adresse');
    await screen.press('Recevoir un lien');
    screen.server.verify();
    expect(screen.under('Adresse')).toContain('adresse électronique complète');
    screen.type('Adresse', 'claire@reseau.example');
    await screen.press('Recevoir un lien');
    expect(await screen.answer('/api/session/magic-link', {}, 202)).toEqual({ email: 'claire@reseau.example' });
    expect(screen.words).toContain('Si claire@reseau.example a un compte, un lien y arrive');
    expect(await axe(screen.element)).toMatchObject({ violations: [] });
    await screen.press('Changer d’adresse');
    expect(screen.field('Adresse').value).toBe('claire@reseau.example');
  });

  it('lets pass whoever is signed in already', async () => {
    const screen = await Screen.open(SignIn, 'connexion', '/connexion?vers=%2Fpromeneurs', claire);
    expect(screen.url).toBe('/promeneurs');
  });
});
