import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import type { CampaignDetail, CampaignMember, CampaignPreview } from '@promenade/charter/model';
import { Confirm } from '@promenade/platform/web';
import { axe } from 'jest-axe';
import { karim, lea, mjc, openPage } from '../procedures/testing';
import { CampaignListPage } from './campaign-list';
import { CampaignOpen } from './campaign-open';
import { CampaignRecord } from './campaign-record';

const listOf = <T>(...items: T[]) => ({ items, total: items.length, page: 1, size: 50 });
const version = { id: karim, department: null, number: 3, title: 'Charte des Promeneurs du Net' };
const structure = { id: mjc, name: 'MJC du lac' };
const person = { promeneurId: lea, firstName: 'Léa', lastName: 'Marchal', structure };

const campaign: CampaignDetail = {
  ...{ id: lea, department: '88', version, state: 'running', openedOn: '2026-11-20', deadlineOn: '2026-12-20', graceEndsOn: '2027-01-19' },
  ...{ reminderDays: [3, 7, 14], message: null, closedAt: null },
  counts: {
    ...{ members: 3, asked: 2, signed: 1, awaitingStructure: 1, awaitingPromeneur: 0 },
    ...{ refused: 0, expired: 0, notAsked: 1, left: 0, lapsed: 0 },
  },
  structures: [{ ...structure, members: 3, signed: 1, awaitingStructure: 1, awaitingPromeneur: 0, others: 1 }],
  cannotBeAsked: [{ ...person, promeneurId: karim, firstName: 'Karim', reason: 'promeneur-email-missing' }],
};
const member: CampaignMember = {
  ...{ ...person, id: lea, department: '88', state: 'awaiting-structure', reason: null, requestId: mjc, formerRequestId: karim },
  ...{ signedOn: null, remindedOn: '2026-11-23', lapsedOn: null },
};
const preview: CampaignPreview = {
  ...{ version, formerVersionId: mjc, members: 3, asked: 2, alreadySigned: 1, running: null },
  structures: [{ ...structure, asked: 2 }],
  cannotBeAsked: campaign.cannotBeAsked,
  ...{ reminderDays: [3, 7, 14], openedOn: '2026-11-24', deadlineOn: '2026-12-24', graceEndsOn: '2027-01-23', expiresOn: '2027-01-23' },
};

describe('campaigns', () => {
  const open = () => openPage('chartes/campagnes', '/chartes/campagnes', CampaignListPage);

  it('say how far they are', async () => {
    const { http, settled, words, page } = await open();
    http.expectOne((asked) => asked.url === '/api/charter-campaigns').flush(listOf(campaign));
    await settled();
    expect(words()).toContain('1 sur 3 promeneurs ont signé');
    expect(words()).toContain('en cours');
    expect(await axe(page)).toMatchObject({ violations: [] });
  });

  it('say what they are for when there is none', async () => {
    const { http, settled, words, page } = await open();
    http.expectOne((asked) => asked.url === '/api/charter-campaigns').flush(listOf());
    await settled();
    expect(words()).toContain('Aucune campagne');
    expect(await axe(page)).toMatchObject({ violations: [] });
  });

  it('are not opened by the Caf', async () => {
    const { http, settled, words } = await openPage('chartes/campagnes', '/chartes/campagnes', CampaignListPage, 'caf');
    http.expectOne((asked) => asked.url === '/api/charter-campaigns').flush(listOf(campaign));
    await settled();
    expect(words()).not.toContain('Ouvrir une campagne');
  });
});

describe('opening a campaign', () => {
  const open = () => openPage('chartes/campagnes/nouvelle', '/chartes/campagnes/nouvelle', CampaignOpen);

  it('says who, who cannot be asked and why, and asks nobody before the button', async () => {
    const { http, settled, words, page, button } = await open();
    http.expectOne('/api/charter-campaigns/preview').flush(preview);
    await settled();
    expect(words()).toContain('2 promeneurs de 1 structure');
    expect(words()).toMatch(/Karim Marchal n’a pas d’adresse électronique/);
    expect(words()).toContain('Après le 23 janvier 2027');
    expect(await axe(page)).toMatchObject({ violations: [] });
    button('Demander 2 signatures').click();
    await settled();
    const asked = http.expectOne('/api/charter-campaigns');
    expect(asked.request.body).toEqual({ versionId: karim, deadlineOn: '2026-12-24', graceDays: 30, reminderDays: [3, 7, 14] });
    asked.flush({ title: 'Déjà', status: 409, code: 'campaign-open' }, { status: 409, statusText: 'Conflict' });
    await settled();
    // What was typed is still there, and why not is said.
    expect(page.querySelector('[role=alert]')).not.toBeNull();
    expect(page.querySelector<HTMLInputElement>('input[type=date]')!.value).toBe('2026-12-24');
  });

  it('says so when everybody has signed, and when one runs already', async () => {
    const { http, settled, words } = await open();
    http.expectOne('/api/charter-campaigns/preview').flush({ ...preview, members: 0, asked: 0, cannotBeAsked: [], structures: [] });
    await settled();
    expect(words()).toContain('Personne n’est à prier de signer');
  });
});

describe('a campaign', () => {
  const open = async (role?: 'caf') => {
    const opened = await openPage('chartes/campagnes/:id', `/chartes/campagnes/${lea}`, CampaignRecord, role);
    opened.http.expectOne(`/api/charter-campaigns/${lea}`).flush(campaign);
    opened.http.expectOne((asked) => asked.url === `/api/charter-campaigns/${lea}/members`).flush(listOf(member));
    await opened.settled();
    return opened;
  };

  it('is told by structure and by person, who is late first', async () => {
    const { words, page } = await open();
    expect(words()).toContain('1 sur 3 promeneurs ont signé');
    expect(words()).toContain('attend la structure');
    expect(page.querySelector(`a[href="/signer/${karim}"]`)?.textContent).toContain('précédente');
    expect(await axe(page)).toMatchObject({ violations: [] });
  });

  it('writes again to those who have not signed, and says to how many', async () => {
    const { http, settled, button } = await open();
    button('Relancer').click();
    await settled();
    http.expectOne(`/api/charter-campaigns/${lea}/remind`).flush({ letters: 1, waiting: 1 });
    await settled();
    http.expectOne(`/api/charter-campaigns/${lea}`).flush(campaign);
  });

  it('is cancelled only once that is sure', async () => {
    const { http, settled, button } = await open();
    TestBed.inject(Confirm).ask = () => Promise.resolve(false);
    button('Annuler la campagne').click();
    await settled();
    http.expectNone(`/api/charter-campaigns/${lea}/cancel`);
    TestBed.inject(Confirm).ask = () => Promise.resolve(true);
    button('Annuler la campagne').click();
    await settled();
    http.expectOne(`/api/charter-campaigns/${lea}/cancel`);
  });

  it('is read, and not led, by the Caf', async () => {
    const { words } = await open('caf');
    expect(words()).not.toContain('Relancer qui');
    expect(words()).toContain('Exporter (CSV)');
  });
});
