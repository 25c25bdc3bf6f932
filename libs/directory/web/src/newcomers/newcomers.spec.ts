import { describe, expect, it } from '@jest/globals';
import type { Newcomer } from '@promenade/directory/model';
import { axe } from 'jest-axe';
import { aStructure } from '../structures/structure-testing';
import { karim, lea, mjc, type Opened, openPage } from '../testing';
import { NewcomerForm } from './newcomer-form';
import { NewcomerListPage } from './newcomer-list';

const zelie: Newcomer = {
  ...{ id: karim, department: '88', firstName: 'Zélie', lastName: 'Claudel', email: 'zelie@lanterne.example', function: 'Animatrice' },
  ...{ volets: ['youth'], weeklyHours: 3.5, startsOn: '2027-01-05', mandate: 'Répondre le mardi soir.', state: 'pending' },
  ...{ structure: { id: mjc, name: 'MJC du lac' }, proposedBy: 'Isabelle Noël', proposedAt: '2026-11-20T08:00:00Z' },
  ...{ decidedAt: null, reason: null, promeneurId: null },
};

describe('those whom structures propose', () => {
  async function open(of: Newcomer, role?: 'structure'): Promise<Opened> {
    const opened = await openPage('structures/arrivees', '/structures/arrivees', NewcomerListPage, role);
    opened.http.expectOne(({ url }) => url === '/api/newcomers').flush({ items: [of], total: 1, page: 1, size: 50 });
    await opened.settled();
    return opened;
  }

  it('are told with their mandate; the coordination opens the record and invites, or says why not', async () => {
    const { page, http, settled, button, words } = await open(zelie);
    expect(words().replaceAll(/[\u00a0\u202f]/g, ' ')).toContain('3,5 h par semaine à partir du 5 janvier 2027');
    expect(button('Ne pas donner suite').getAttribute('aria-disabled')).toBe('true');
    expect(await axe(page)).toMatchObject({ violations: [] });
    button('Ouvrir la fiche et inviter').click();
    await settled();
    http.expectOne({ method: 'POST', url: `/api/newcomers/${karim}/approve` }).flush({ ...zelie, state: 'approved', promeneurId: lea });
    await settled();
    expect(words()).toContain('fiche ouverte');
    expect(page.querySelector(`a[href="/promeneurs/${lea}"]`)).not.toBeNull();
  });

  it('are followed by the structure, which reads why, and takes back what still waits', async () => {
    const { http, settled, button, words } = await open(zelie, 'structure');
    expect(() => button('Ouvrir la fiche')).toThrow();
    button('Retirer cette proposition').click();
    await settled();
    const declined = { ...zelie, state: 'declined', reason: 'Une autre adresse ?' };
    http.expectOne({ method: 'POST', url: `/api/newcomers/${karim}/withdraw` }).flush(declined);
    await settled();
    expect(words()).toContain('Une autre adresse ?');
  });
});

describe('the form of a newcomer', () => {
  it('asks the whole mandate, and says on the address who is there already', async () => {
    const opened = await openPage('structures/:id/accueillir', `/structures/${mjc}/accueillir`, NewcomerForm, 'structure');
    const { page, http, settled, button, words } = opened;
    http.expectOne(`/api/structures/${mjc}`).flush(aStructure());
    await settled();
    expect(await axe(page)).toMatchObject({ violations: [] });
    button('Proposer à la coordination').click();
    await settled();
    http.expectNone({ method: 'POST' });
    const values = ['Zélie', 'Claudel', 'zelie@lanterne.example', 'Animatrice', '3.5', '2027-01-05', 'Répondre le mardi soir.'];
    const fields = [...page.querySelectorAll<HTMLInputElement>('input:not([type=checkbox]), textarea')];
    fields.forEach((field, index) => {
      field.value = values[index]!;
      field.dispatchEvent(new Event('input'));
    });
    page.querySelector<HTMLInputElement>('input[type=checkbox]')!.click();
    await settled();
    button('Proposer à la coordination').click();
    await settled();
    const sent = http.expectOne({ method: 'POST', url: `/api/structures/${mjc}/newcomers` });
    expect(sent.request.body).toMatchObject({ lastName: 'Claudel', volets: ['youth'], weeklyHours: 3.5, startsOn: '2027-01-05' });
    const body = { status: 409, code: 'newcomer-known', title: 'x', type: 'x', facts: { id: lea, name: 'Zélie Claudel' } };
    sent.flush(body, { status: 409, statusText: 'x' });
    await settled();
    expect(words()).toContain('Zélie Claudel a déjà une fiche');
  });
});
