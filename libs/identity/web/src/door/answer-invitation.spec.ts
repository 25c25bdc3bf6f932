import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import type { InvitationAsked } from '@promenade/identity/model';
import { Confirm } from '@promenade/platform/web';
import { axe } from 'jest-axe';
import { claire, Screen } from '../testing';
import { AnswerInvitation } from './answer-invitation';

const asked: InvitationAsked = {
  id: '7b1f0f0e-58c5-4b60-9a2e-0a4c5f5b8d03',
  email: 'nadia@reseau.example',
  firstName: 'Nadia',
  lastName: 'Ferry',
  role: 'promeneur',
  department: { code: '88', name: 'Vosges' },
  invitedBy: 'Claire Aubertin',
  endsAt: '2026-12-08T09:00:00.000Z',
  state: 'pending',
  account: 'none',
};
const STRONG = 'lune papier vélo sapin';
const invited = { ...claire, purpose: 'invitation' as const, role: 'visitor' as const, memberships: [] };

describe('an invitation', () => {
  async function open(invitation: Partial<InvitationAsked> = {}): Promise<Screen> {
    const screen = await Screen.open(AnswerInvitation, 'invitation', '/invitation', invited);
    await screen.answer('/api/invitation', { ...asked, ...invitation });
    return screen;
  }

  it('says who invites, to what, and until when', async () => {
    const screen = await open();
    expect(screen.words).toContain(
      'Claire Aubertin vous ouvre Promenade dans le réseau de votre département, Vosges, avec le rôle « promeneur ».',
    );
    expect(screen.words).toContain('jusqu’au 8 décembre 2026');
    expect(await axe(screen.element)).toMatchObject({ violations: [] });
  });

  it('opens an account with the names one wants, and enters', async () => {
    const screen = await open();
    expect(screen.field('Prénom').value).toBe('Nadia');
    screen.type('Nom', 'Ferry-Didier');
    screen.type('Mot de passe', STRONG);
    await screen.send();
    expect(await screen.answer('/api/invitation/accept', claire)).toEqual({
      firstName: 'Nadia',
      lastName: 'Ferry-Didier',
      password: STRONG,
    });
    expect(screen.url).toBe('/');
    expect(screen.session.isFull()).toBe(true);
  });

  it('keeps what is typed when the password is refused', async () => {
    const screen = await open();
    screen.type('Prénom', 'Nadège');
    screen.type('Mot de passe', 'nadiaferry1988');
    await screen.send();
    await screen.refuse('/api/invitation/accept', 422, 'invalid', 'Il reste quelque chose à corriger.', [
      { path: 'password', code: 'password-weak', message: 'Ce mot de passe se devine trop vite.' },
    ]);
    expect(screen.under('Mot de passe')).toBe('Ce mot de passe se devine trop vite.');
    expect(screen.field('Prénom').value).toBe('Nadège');
  });

  it('asks the password of the account there is', async () => {
    const screen = await open({ account: 'password' });
    expect(screen.words).toContain('Vous avez déjà un compte');
    await screen.send();
    screen.server.verify();
    screen.type('Mot de passe de votre compte', 'le mien');
    await screen.send();
    expect(await screen.answer('/api/invitation/accept', claire)).toEqual({ password: 'le mien' });
  });

  it('asks the code too, of an account that has a second factor', async () => {
    const screen = await open({ account: 'password' });
    screen.type('Mot de passe de votre compte', 'le mien');
    await screen.send();
    await screen.refuse('/api/invitation/accept', 401, 'totp-required', 'Il manque le code.');
    expect(await axe(screen.element)).toMatchObject({ violations: [] });
    screen.type('Code à six chiffres', '123456');
    await screen.send();
    expect(await screen.answer('/api/invitation/accept', claire)).toEqual({ password: 'le mien', totp: '123456' });
    expect(screen.url).toBe('/');
  });

  it('asks nothing of whoever is signed in already', async () => {
    const screen = await open({ account: 'here' });
    expect(screen.words).toContain('ouvert dans ce navigateur');
    await screen.send();
    expect(await screen.answer('/api/invitation/accept', claire)).toEqual({});
  });

  it('sends first by a link whoever has no password', async () => {
    const screen = await open({ account: 'link' });
    await screen.press('Recevoir un lien par courriel');
    expect(await screen.answer('/api/session/magic-link', {}, 202)).toEqual({ email: 'nadia@reseau.example' });
    expect(screen.words).toContain('Le lien est parti.');
  });

  it.each([
    ['accepted', 'Vous avez déjà accepté'],
    ['declined', 'Vous avez refusé cette invitation'],
    ['expired', 'Cette invitation est passée'],
    ['revoked', 'Cette invitation a été retirée'],
  ] as const)('that is %s is no more to answer', async (state, fact) => {
    const screen = await open({ state });
    expect(screen.words).toContain(fact);
    expect(screen.element.querySelector('form')).toBeNull();
    expect(await axe(screen.element)).toMatchObject({ violations: [] });
  });

  it('reads again what became of it when somebody was quicker', async () => {
    const screen = await open({ account: 'here' });
    await screen.send();
    await screen.refuse('/api/invitation/accept', 409, 'invitation-revoked', 'Cette invitation a été retirée.');
    await screen.answer('/api/invitation', { ...asked, state: 'revoked' });
    expect(screen.words).toContain('La coordination de votre département vous dira pourquoi.');
  });

  it('is declined for good, so it asks first; and one is back where one was', async () => {
    const screen = await open();
    let sure = false;
    TestBed.inject(Confirm).ask = () => Promise.resolve(sure);
    await screen.press('Refuser l’invitation');
    screen.server.expectNone('/api/invitation/decline');
    sure = true;
    await screen.press('Refuser l’invitation');
    await screen.answer('/api/invitation/decline', {});
    await screen.answer('/api/session', claire);
    expect(screen.words).toContain('C’est noté');
    expect(screen.session.current()).toEqual(claire);
  });

  it('without its link is not here', async () => {
    const screen = await Screen.open(AnswerInvitation, 'invitation');
    await screen.refuse('/api/invitation', 401, 'no-session', 'Connectez-vous pour continuer.');
    expect(screen.words).toContain('Ouvrez le lien de votre courriel');
  });
});
