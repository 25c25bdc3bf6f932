import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import type { CampaignDetail, CampaignMember, CampaignPreview, DepartmentProgress, DepartmentProgressList } from '@promenade/charter/model';
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
  structures: [
    {
      ...{ ...structure, asked: 2 },
      people: [
        { id: lea, name: 'Léa Marchal' },
        { id: mjc, name: 'Noé Marchal' },
      ],
    },
  ],
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

describe('campaigns of the country', () => {
  const vosges: DepartmentProgress = {
    ...{ department: '88', standing: 'grace', version, coreNumber: 3, toCarryOver: false, toAsk: 0 },
    campaign: { id: lea, openedOn: '2026-10-20', deadlineOn: '2026-11-20', graceEndsOn: '2026-12-19' },
    counts: { members: 30, asked: 28, signed: 20, late: 8, lapsed: 0 },
  };
  const gironde: DepartmentProgress = {
    ...{ department: '33', standing: 'not-open', version: { ...version, department: '33', number: 1 }, coreNumber: 2 },
    ...{ toCarryOver: true, toAsk: 12, campaign: null, counts: null },
  };
  const departments: DepartmentProgressList = {
    ...{ ...listOf(gironde, vosges), core: version },
    totals: { members: 30, asked: 28, signed: 20, late: 8, lapsed: 0, notOpen: 1 },
  };
  const none: DepartmentProgressList = { ...departments, items: [], total: 0 };

  const open = async (at: string, found: DepartmentProgressList | 503) => {
    const opened = await openPage('chartes/campagnes', at, CampaignListPage, 'national');
    const asked = opened.http.expectOne((one) => one.url === '/api/charter-campaigns/departments');
    if (found === 503) asked.flush({ title: 'Réessayez.', status: 503, code: 'away' }, { status: 503, statusText: 'Away' });
    else asked.flush(found);
    opened.http.expectOne((one) => one.url === '/api/charter-campaigns').flush(listOf(campaign));
    await opened.settled();
    return { ...opened, asked: asked.request };
  };

  it('are told by département: asked, signed, late, lapsed, and where none is open yet', async () => {
    const { words, page } = await open('/chartes/campagnes', departments);
    expect(words()).toContain('pas encore ouverte');
    expect(words()).toContain('12 signatures à demander, une fois le texte du département repris');
    expect(words()).toContain('jusqu’au 19 décembre 2026');
    expect(words()).toContain('version 1, sur la nationale 2');
    const [, line] = [...page.querySelectorAll('pmd-department-progress tbody tr')].map((row) => row.textContent!.replaceAll(/\s+/g, ' '));
    expect(line).toMatch(/Vosges.*28.*20.*8.*0/);
    expect(page.querySelector(`pmd-department-progress a[href="/chartes/campagnes/${lea}"]`)).not.toBeNull();
    expect(words()).not.toContain('Ouvrir une campagne');
    expect(await axe(page)).toMatchObject({ violations: [] });
  });

  it('are filtered by the address, and say when nothing is found', async () => {
    const { asked, words, button, page } = await open('/chartes/campagnes?state=closed&q=vosges', none);
    expect(asked.params.get('state')).toBe('closed');
    expect(asked.params.get('q')).toBe('vosges');
    expect(words()).toContain('Aucun département avec ces filtres');
    expect(button('Tout effacer')).toBeTruthy();
    expect(await axe(page)).toMatchObject({ violations: [] });
  });

  it('leave as a file with the filters of the screen', async () => {
    const { http, settled, button } = await open('/chartes/campagnes?state=grace', departments);
    button('Exporter (CSV)').click();
    await settled();
    const file = http.expectOne((one) => one.url === '/api/charter-campaigns/departments/file');
    expect(file.request.params.toString()).toBe('state=grace&format=csv');
  });

  it('say what to do when they cannot be read, beside the list that can', async () => {
    const { words, page } = await open('/chartes/campagnes', 503);
    expect(page.querySelector('pmd-department-progress [role=alert]')).not.toBeNull();
    expect(words()).toContain('1 sur 3 promeneurs ont signé');
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

  it('asks those who are ticked alone, by structure or one by one', async () => {
    const { http, settled, words, page, button } = await open();
    http.expectOne('/api/charter-campaigns/preview').flush(preview);
    await settled();
    const box = (name: string) =>
      [...page.querySelectorAll('label')].find((one) => one.textContent!.includes(name))!.querySelector('input')!;
    button('Tout décocher').click();
    await settled();
    expect(words()).toContain('Cochez au moins une personne.');
    button('Tout cocher').click();
    button('Choisir').click();
    await settled();
    box('Noé Marchal').click();
    await settled();
    expect(box(structure.name).indeterminate).toBe(true);
    expect(words()).toContain('1 sur 2');
    expect(words()).toContain('1 promeneur de 1 structure');
    expect(await axe(page)).toMatchObject({ violations: [] });
    button('Demander 1 signature').click();
    await settled();
    const asked = http.expectOne('/api/charter-campaigns');
    expect((asked.request.body as { promeneurIds: string[] }).promeneurIds).toEqual([lea, karim]);
    asked.flush({ title: 'Déjà', status: 409, code: 'campaign-open' }, { status: 409, statusText: 'Conflict' });
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
