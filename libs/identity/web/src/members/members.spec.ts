import { TestBed } from '@angular/core/testing';
import { describe, expect, it, jest } from '@jest/globals';
import type { Invitation, Member } from '@promenade/identity/model';
import { Confirm, type SessionView, Toasts } from '@promenade/platform/web';
import { axe } from 'jest-axe';
import { identityRoutes } from '../identity.routes';
import { claire, Screen } from '../testing';

const id = (n: number) => `7b1f0f0e-58c5-4b60-9a2e-0a4c5f5b8d${n}`;
const coordinator: Member = {
  id: id(20),
  department: '88',
  role: 'coordinator',
  startsOn: '2020-01-01',
  endsOn: null,
  state: 'live',
  lastSeenAt: '2026-11-24T08:00:00.000Z',
  account: { id: id(21), email: 'claire@reseau.example', firstName: 'Claire', lastName: 'Aubertin', state: 'open', hasSecondFactor: false },
};
const caf: Member = {
  ...coordinator,
  id: id(22),
  role: 'caf',
  lastSeenAt: null,
  account: { ...coordinator.account, id: id(23), email: 'bruno@caf.example', firstName: 'Bruno', lastName: 'Hacquard' },
};
const invitation: Invitation = {
  id: id(24),
  department: '88',
  email: 'nadia@reseau.example',
  firstName: 'Nadia',
  lastName: 'Ferry',
  role: 'partner',
  recordId: null,
  invitedBy: { firstName: 'Claire', lastName: 'Aubertin' },
  invitedAt: '2026-11-24T08:00:00.000Z',
  endsAt: '2026-12-08T08:00:00.000Z',
  state: 'pending',
};
const page = (...items: object[]) => ({ items, total: items.length, page: 1, size: 50 });
const walk = (url: string, session: SessionView = claire) => Screen.walk([...identityRoutes, { path: '**', children: [] }], url, session);
const MEMBERS = '/api/members?state=live&page=1';
const COORDINATORS = '/api/members?role=coordinator&size=200';
const toasts = () => TestBed.inject(Toasts);

describe('the people who have a role', () => {
  async function open(...members: Member[]): Promise<Screen> {
    const screen = await walk('/comptes');
    await screen.answer(MEMBERS, page(...members));
    await screen.answer(COORDINATORS, page(...members.filter(({ role }) => role === 'coordinator')));
    return screen;
  }

  it('are listed with their role and their last visit', async () => {
    const screen = await open(coordinator, caf);
    const lines = [...screen.element.querySelectorAll('tbody tr')].map(({ textContent }) => textContent!.replaceAll(/[\s\u00a0]+/g, ' '));
    expect(lines[0]).toContain('Claire Aubertin');
    expect(lines[0]).toContain('24 novembre 2026 à 9 h');
    expect(lines[1]).toContain('référent Caf');
    expect(lines[1]).toContain('jamais');
    expect(await axe(screen.element)).toMatchObject({ violations: [] });
  });

  it('keep the last coordinator, and say why before one presses', async () => {
    const screen = await open(coordinator, caf);
    const button = screen.button('Retirer l’accès de Claire');
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(document.getElementById(button.getAttribute('aria-describedby')!)!.textContent).toContain('dernière personne à coordonner');
    await screen.press('Retirer l’accès de Claire');
    screen.server.verify();
  });

  it('lose a role at once, and get it back by the undo', async () => {
    const screen = await open(coordinator, caf);
    await screen.press('Retirer l’accès de Bruno');
    await screen.answer(`/api/members/${caf.id}`, { ...caf, state: 'ended', endsOn: '2026-11-24' });
    await screen.answer(MEMBERS, page(coordinator));
    await screen.answer(COORDINATORS, page(coordinator));
    expect(toasts().current()!.text).toBe('Bruno Hacquard n’a plus accès.');
    void toasts().undo(toasts().current()!);
    await screen.wait();
    expect(await screen.answer(`/api/members/${caf.id}`, caf)).toEqual({ endsOn: null });
    await screen.answer(MEMBERS, page(coordinator, caf));
    expect(screen.words).toContain('Bruno Hacquard');
  });

  it('tell what the server refused', async () => {
    const screen = await open(coordinator, { ...coordinator, id: id(30) }, caf);
    await screen.press('Retirer l’accès de Bruno');
    await screen.refuse(`/api/members/${caf.id}`, 409, 'seat-ended', 'Ce rôle a déjà pris fin.');
    expect(toasts().current()!.text).toBe('Ce rôle a déjà pris fin.');
  });

  it('are found again by who has ended', async () => {
    const screen = await walk('/comptes?state=ended');
    await screen.answer('/api/members?state=ended&page=1', page({ ...caf, state: 'ended', endsOn: '2026-11-01' }));
    await screen.answer(COORDINATORS, page(coordinator));
    expect(screen.words).toContain('terminé');
    await screen.press('Rouvrir');
    expect(await screen.answer(`/api/members/${caf.id}`, caf)).toEqual({ endsOn: null });
  });

  it('have their second factor reset, once one is sure, and never one’s own', async () => {
    const withFactor = (member: Member): Member => ({ ...member, account: { ...member.account, hasSecondFactor: true } });
    const self = { ...coordinator, account: { ...coordinator.account, id: claire.account.id } };
    const screen = await open(withFactor(self), withFactor(caf));
    expect(() => screen.button('deux étapes de Claire')).toThrow();
    const ask = jest.spyOn(TestBed.inject(Confirm), 'ask').mockResolvedValueOnce(false).mockResolvedValueOnce(true);
    await screen.press('Réinitialiser les deux étapes de Bruno');
    screen.server.verify();
    expect(ask.mock.calls[0]![0].text).toContain('de vive voix');
    await screen.press('Réinitialiser les deux étapes de Bruno');
    await screen.answer(`/api/members/${caf.id}/second-factor`, {});
    await screen.answer(MEMBERS, page(withFactor(self), caf));
    expect(toasts().current()!.text).toBe('Aucun code n’est plus demandé à Bruno Hacquard.');
    expect(() => screen.button('Réinitialiser')).toThrow();
  });

  it('are nobody’s business without the permission', async () => {
    const screen = await walk('/comptes', { ...claire, role: 'partner' });
    screen.server.verify();
    expect(screen.words).toBe('');
  });
});

describe('the invitations', () => {
  const INVITATIONS = '/api/invitations?page=1';

  it('wait, are sent again, and are taken back with an undo', async () => {
    const screen = await walk('/comptes/invitations');
    await screen.answer(INVITATIONS, page(invitation, { ...invitation, id: id(25), state: 'accepted' }));
    expect(screen.words).toContain('en attente');
    expect(screen.element.querySelectorAll('tbody button')).toHaveLength(2);
    expect(await axe(screen.element)).toMatchObject({ violations: [] });
    await screen.press('Renvoyer');
    await screen.answer(`/api/invitations/${invitation.id}/resend`, invitation);
    await screen.answer(INVITATIONS, page(invitation));
    expect(toasts().current()!.text).toBe('Invitation renvoyée à nadia@reseau.example.');
    await screen.press('Retirer');
    await screen.answer(`/api/invitations/${invitation.id}`, { ...invitation, state: 'revoked' });
    await screen.answer(INVITATIONS, page({ ...invitation, state: 'revoked' }));
    void toasts().undo(toasts().current()!);
    await screen.wait();
    await screen.answer(`/api/invitations/${invitation.id}/restore`, invitation);
  });

  it('are written by whoever keeps the network, and the list shows the new one', async () => {
    const screen = await walk('/comptes/invitations');
    await screen.answer(INVITATIONS, page());
    expect(screen.words).toContain('Aucune invitation');
    screen.type('Adresse électronique', 'nadia@reseau.example');
    screen.type('Prénom', 'Nadia');
    screen.type('Nom', 'Ferry');
    await screen.send(screen.element.querySelectorAll('form').length - 1);
    screen.server.expectNone('/api/invitations');
    expect(screen.words).toContain('Choisissez un rôle.');
    screen.field('partenaire du comité').click();
    await screen.wait();
    await screen.send(screen.element.querySelectorAll('form').length - 1);
    expect(await screen.answer('/api/invitations', invitation, 201)).toEqual({
      email: 'nadia@reseau.example',
      firstName: 'Nadia',
      lastName: 'Ferry',
      role: 'partner',
    });
    await screen.answer(INVITATIONS, page(invitation));
    expect(screen.words).toContain('Nadia Ferry');
  });

  it('of the national level name the département', async () => {
    const screen = await walk('/comptes/invitations', { ...claire, role: 'national', department: null });
    await screen.answer(INVITATIONS, page());
    const form = () => screen.send(screen.element.querySelectorAll('form').length - 1);
    screen.type('Adresse électronique', 'nadia@reseau.example');
    screen.type('Prénom', 'Nadia');
    screen.type('Nom', 'Ferry');
    expect(screen.words).not.toContain('partenaire du comité');
    screen.field('coordination').click();
    await screen.wait();
    await form();
    expect(screen.under('Département')).toBe('Choisissez le département.');
    const select = screen.field('Département') as unknown as HTMLSelectElement;
    select.value = '33';
    select.dispatchEvent(new Event('change'));
    await form();
    expect(await screen.answer('/api/invitations?department=33', invitation, 201)).toMatchObject({ role: 'coordinator' });
  });
});
