import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PromeneurRecord } from './promeneurs/promeneur-record';
import { aDetail, lea, type Opened, openPage } from './testing';

const sent = {
  ...{ id: 'b7c1d0de-3f5e-4f60-8a2e-0a4c5f5b8d0a', department: '88', recordId: lea, email: 'lea@exemple.fr', role: 'promeneur' },
  ...{ firstName: 'Léa', lastName: 'Marchal', invitedBy: { firstName: 'Claire', lastName: 'Roth' }, state: 'pending' },
  ...{ invitedAt: '2026-11-24T09:00:00.000Z', endsAt: '2026-12-08T09:00:00.000Z' },
};
const listOf = (...items: unknown[]) => ({ items, total: items.length, page: 1, size: 1 });
const invitations = `/api/invitations?recordId=${lea}&size=1`;

describe('the account behind a record', () => {
  let opened: Opened;
  /** What the record asks besides, answered with nothing. */
  const theRest = () => {
    for (const other of opened.http.match(({ url }) => /signatures|tags|checks/.test(url))) other.flush(listOf());
  };
  beforeEach(async () => {
    opened = await openPage('promeneurs/:id', `/promeneurs/${lea}`, PromeneurRecord);
    opened.http.expectOne(`/api/promeneurs/${lea}`).flush(aDetail({ hasAccount: false }));
    await opened.settled();
    theRest();
    opened.http.expectOne({ method: 'GET', url: invitations }).flush(listOf());
    await opened.settled();
  });
  afterEach(() => opened.http.verify());

  it('asks again what was sent once the invitation is made, and not before: an answer on its way would hide it', async () => {
    opened.button('Inviter Léa').click();
    await opened.settled();
    const asked = opened.http.expectOne({ method: 'POST', url: '/api/invitations' });
    opened.http.expectNone({ method: 'GET', url: invitations });
    asked.flush(sent);
    await opened.settled();
    opened.http.expectOne({ method: 'GET', url: invitations }).flush(listOf(sent));
    await opened.settled();
    expect(opened.words()).toContain('invitation envoyée');
  });
});
