import { TestBed } from '@angular/core/testing';
import { describe, expect, it, jest } from '@jest/globals';
import type { SecondFactor } from '@promenade/identity/model';
import { type SessionView, Toasts } from '@promenade/platform/web';
import { axe } from 'jest-axe';
import { identityRoutes } from '../../identity.routes';
import { claire, Screen } from '../../testing';

const OWN = '/api/account/second-factor';
const off: SecondFactor = { since: null, codesLeft: 0, required: false, asksPassword: false, hasPassword: true };
const on: SecondFactor = { ...off, since: '2026-11-24T08:00:00.000Z', codesLeft: 9, asksPassword: true };
const offer = { secret: 'ABCD EFGH', uri: 'otpauth://totp/Promenade:claire', qr: '<svg xmlns="http://www.w3.org/2000/svg"></svg>' };
const codes = ['AAAA-BBBB-CCCC', 'DDDD-EEEE-FFFF'];

describe('the second factor of one’s account', () => {
  async function open(state: SecondFactor, url = '/mon-compte/deux-etapes', session: SessionView = claire): Promise<Screen> {
    const screen = await Screen.walk([...identityRoutes, { path: '**', children: [] }], url, session);
    await screen.answer(OWN, state);
    return screen;
  }
  const said = () => TestBed.inject(Toasts).current()?.text;

  it('is turned on by a code, and its codes of recovery are shown once', async () => {
    const screen = await open(off);
    expect(await axe(screen.element)).toMatchObject({ violations: [] });
    await screen.press('Commencer');
    await screen.answer(OWN, offer);
    expect(screen.words).toContain('ABCD EFGH');
    expect(screen.element.querySelector('img')!.getAttribute('src')).toMatch(/^data:image\/svg\+xml,%3Csvg/);
    expect(screen.element.querySelector('svg[xmlns]')).toBeNull();
    expect(() => screen.field('Mot de passe actuel')).toThrow();
    expect(await axe(screen.element)).toMatchObject({ violations: [] });
    screen.type('Code à six chiffres', '000000');
    await screen.send();
    await screen.refuse(`${OWN}/confirm`, 422, 'invalid', 'Il reste quelque chose à corriger.', [
      { path: 'code', code: 'totp-wrong', message: 'Ce code n’est pas celui que l’application montre.' },
    ]);
    expect(screen.under('Code à six chiffres')).toContain('Ce code n’est pas celui que l’application montre.');
    expect(screen.field('Code à six chiffres').value).toBe('000000');
    screen.type('Code à six chiffres', '123 456');
    await screen.send();
    expect(await screen.answer(`${OWN}/confirm`, { codes })).toEqual({ code: '123 456' });
    await screen.answer('/api/session', claire);
    await screen.answer(OWN, on);
    expect(screen.words).toContain('AAAA-BBBB-CCCC');
    expect(await axe(screen.element)).toMatchObject({ violations: [] });
    await screen.press('J’ai gardé ces codes');
    await screen.answer(OWN, on);
    expect(screen.words).not.toContain('AAAA-BBBB-CCCC');
    expect(screen.words).toContain('Il reste 9 codes de secours.');
  });

  it('asks the password of whoever has been in for a while', async () => {
    const screen = await open({ ...off, asksPassword: true });
    await screen.press('Commencer');
    await screen.answer(OWN, offer);
    screen.type('Code à six chiffres', '123456');
    await screen.send();
    screen.server.verify();
    expect(screen.under('Mot de passe actuel')).toBe('Écrivez votre mot de passe actuel.');
    screen.type('Mot de passe actuel', 'lune papier');
    await screen.send();
    expect(await screen.answer(`${OWN}/confirm`, { codes })).toEqual({ code: '123456', current: 'lune papier' });
  });

  it('keeps the codes of recovery as one likes: copied, in a file, on paper', async () => {
    const screen = await open(on);
    screen.type('pour de nouveaux codes', '123456');
    await screen.send(0);
    expect(await screen.answer(`${OWN}/codes`, { codes })).toEqual({ code: '123456' });
    const writeText = jest.fn<(text: string) => Promise<void>>().mockResolvedValueOnce().mockRejectedValueOnce(new Error('refused'));
    Object.assign(navigator, { clipboard: { writeText } });
    await screen.press('Copier');
    expect(writeText).toHaveBeenCalledWith('AAAA-BBBB-CCCC\nDDDD-EEEE-FFFF');
    expect(said()).toBe('Les codes sont copiés.');
    await screen.press('Copier');
    expect(said()).toContain('Téléchargez les codes');
    const files: Blob[] = [];
    Object.assign(URL, { createObjectURL: (file: Blob) => (files.push(file), 'blob:x'), revokeObjectURL: () => undefined });
    const clicked = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    await screen.press('Télécharger');
    expect(clicked).toHaveBeenCalledTimes(1);
    expect(files[0]!.type).toContain('text/plain');
    const print = jest.spyOn(window, 'print').mockImplementation(() => undefined);
    await screen.press('Imprimer');
    expect(print).toHaveBeenCalledTimes(1);
    clicked.mockRestore();
    print.mockRestore();
  });

  it('is turned off by the password and a code', async () => {
    const screen = await open(on);
    expect(await axe(screen.element)).toMatchObject({ violations: [] });
    screen.type('Mot de passe actuel', 'lune papier');
    screen.type('Code du téléphone, ou de secours', '654321');
    await screen.send(1);
    expect(await screen.answer(`${OWN}/off`, {})).toEqual({ code: '654321', current: 'lune papier' });
    await screen.answer(OWN, off);
    await screen.answer('/api/session', claire);
    expect(said()).toBe('La connexion en deux étapes est désactivée.');
    expect(screen.button('Commencer')).toBeTruthy();
  });

  it('when it must be set first, leads to the page that was wanted, without signing in again', async () => {
    const screen = await open({ ...off, required: true }, '/connexion/deux-etapes?vers=%2Fpromeneurs', { ...claire, totpToSet: true });
    expect(screen.words).toContain('Votre rôle donne accès aux données d’autres personnes');
    await screen.press('Commencer');
    await screen.answer(OWN, offer);
    screen.type('Code à six chiffres', '123456');
    await screen.send();
    await screen.answer(`${OWN}/confirm`, { codes });
    await screen.answer('/api/session', claire);
    await screen.answer(OWN, on);
    await screen.press('J’ai gardé ces codes');
    expect(screen.url).toBe('/promeneurs');
    expect(screen.session.current()!.totpToSet).toBeUndefined();
  });
});
