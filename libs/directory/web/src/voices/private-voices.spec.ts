import { beforeEach, describe, expect, it } from '@jest/globals';
import type { MessageDetail, ReportDetail } from '@promenade/directory/model';
import { axe } from 'jest-axe';
import { karim, lea, openPage } from '../testing';
import { between } from './answer-time';
import { MessageListPage } from './message-list';
import { MessageRecord } from './message-record';
import { ReportListPage } from './report-list';
import { ReportRecord } from './report-record';

const report: ReportDetail = {
  ...{ id: lea, department: '88', number: 'K7XM-42QD', category: 'violence', state: 'received', receivedAt: '2026-11-24T09:00:00.000Z' },
  ...{ acknowledgedAt: null, decidedAt: null, decision: null, promeneur: { id: karim, name: 'Manon Tisserand' } },
  ...{ link: 'javascript:alert(1)', text: 'Ce compte menace.\nDeux fois.', email: 'parent@exemple.example', reasons: null },
};
const message: MessageDetail = {
  ...{
    id: lea,
    department: '88',
    state: 'new',
    receivedAt: '2026-11-24T09:00:00.000Z',
    start: 'Bonjour',
    canAnswer: true,
    promeneur: null,
  },
  ...{ text: 'Bonjour <b>vous</b>', email: 'jeune@exemple.example', answer: null, answeredAt: null, closedAt: null },
  erasedAt: '2026-12-24T09:00:00.000Z',
};
const listed = <T>(...items: T[]) => ({ items, total: items.length, page: 1, size: 50 });

beforeEach(() => document.body.replaceChildren());

describe('the reports of families', () => {
  it('are listed with their state and the time an answer took, and filtered in the address', async () => {
    const { page, http, settled, words } = await openPage('signalements', '/signalements?state=received', ReportListPage);
    document.body.append(page);
    const asked = http.expectOne(({ url }) => url === '/api/reports');
    expect(asked.request.params.get('state')).toBe('received');
    asked.flush(listed(report, { ...report, id: karim, state: 'acknowledged', acknowledgedAt: '2026-11-26T10:00:00.000Z' }));
    await settled();
    expect(words()).toMatch(/K7XM-42QD.*Violence, menaces ou harcèlement.*Manon Tisserand.*à lire/);
    expect(words()).toMatch(/2.jours/);
    expect(await axe(page)).toMatchObject({ violations: [] });
  });

  it('say when there are none', async () => {
    const { http, settled, words } = await openPage('signalements', '/signalements', ReportListPage);
    http.expectOne(({ url }) => url === '/api/reports').flush(listed());
    await settled();
    expect(words()).toContain('Aucun signalement');
  });

  it('are acknowledged and decided by the coordination; a link is shown, never followed', async () => {
    const { page, http, settled, words, button } = await openPage('signalements/:id', `/signalements/${lea}`, ReportRecord);
    document.body.append(page);
    http.expectOne(`/api/reports/${lea}`).flush(report);
    await settled();
    expect(words()).toContain('parent@exemple.example');
    expect([...page.querySelectorAll('a')].some((link) => link.href.startsWith('javascript'))).toBe(false);
    expect(await axe(page)).toMatchObject({ violations: [] });
    button('Prendre en compte').click();
    const acknowledged: ReportDetail = { ...report, state: 'acknowledged', acknowledgedAt: '2026-11-24T14:00:00.000Z' };
    http.expectOne(`/api/reports/${lea}/acknowledge`).flush(acknowledged);
    await settled();
    expect(words()).toMatch(/en 5.heures/);
    page.querySelector<HTMLInputElement>('[value="profile-check"]')!.click();
    const reasons = page.querySelector('textarea')!;
    reasons.value = 'Deux chiffres ajoutés au nom.';
    reasons.dispatchEvent(new Event('input'));
    await settled();
    button('Enregistrer la décision').click();
    await settled();
    const decided = http.expectOne(`/api/reports/${lea}/decide`);
    expect(decided.request.body).toEqual({ decision: 'profile-check', reasons: 'Deux chiffres ajoutés au nom.' });
    decided.flush({
      ...acknowledged,
      state: 'decided',
      decision: 'profile-check',
      reasons: 'Deux chiffres.',
      decidedAt: '2026-11-26T09:00:00.000Z',
    });
    await settled();
    expect(words()).toMatch(/Décision.: contrôle du profil/);
    expect(await axe(page)).toMatchObject({ violations: [] });
  });

  it('are read by the Caf, who does nothing and sees no address', async () => {
    const { page, http, settled, words } = await openPage('signalements/:id', `/signalements/${lea}`, ReportRecord, 'caf');
    http.expectOne(`/api/reports/${lea}`).flush({ ...report, email: null });
    await settled();
    expect(words()).toContain('Ce compte menace.');
    expect(words()).not.toContain('Adresse laissée');
    expect(page.querySelectorAll('button, form')).toHaveLength(0);
  });

  it.each([
    ['2026-11-24T09:30:00.000Z', /moins d’une heure/],
    ['2026-11-24T11:00:00.000Z', /^2.heures$/],
    ['2026-11-27T09:00:00.000Z', /^3.jours$/],
  ])('were answered in a time that is said: %s', (to, said) => expect(between('2026-11-24T09:00:00.000Z', to)).toMatch(said));
});

describe('the messages of families', () => {
  it('are listed by their first words', async () => {
    const { page, http, settled, words } = await openPage('messages', '/messages', MessageListPage);
    document.body.append(page);
    http
      .expectOne(({ url }) => url === '/api/messages')
      .flush(listed(message, { ...message, id: karim, canAnswer: false, state: 'closed' }));
    await settled();
    expect(words()).toContain('on ne peut pas répondre');
    expect(await axe(page)).toMatchObject({ violations: [] });
  });

  it('are answered by mail, closed, and opened again', async () => {
    const { page, http, settled, words, button } = await openPage('messages/:id', `/messages/${lea}`, MessageRecord);
    document.body.append(page);
    http.expectOne(`/api/messages/${lea}`).flush(message);
    await settled();
    expect(words()).toContain('Bonjour <b>vous</b>');
    expect(await axe(page)).toMatchObject({ violations: [] });
    const answer = page.querySelector('textarea')!;
    answer.value = 'Oui, mercredi.';
    answer.dispatchEvent(new Event('input'));
    await settled();
    button('Envoyer la réponse').click();
    await settled();
    const sent = http.expectOne(`/api/messages/${lea}/answer`);
    expect(sent.request.body).toEqual({ text: 'Oui, mercredi.' });
    const answered: MessageDetail = { ...message, state: 'answered', answer: 'Oui, mercredi.', answeredAt: '2026-11-24T10:00:00.000Z' };
    sent.flush(answered);
    await settled();
    expect(page.querySelector('form')).toBeNull();
    button('Clore').click();
    http.expectOne(`/api/messages/${lea}/close`).flush({ ...answered, state: 'closed', closedAt: '2026-11-24T10:00:00.000Z' });
    await settled();
    button('Rouvrir').click();
    http.expectOne(`/api/messages/${lea}/reopen`).flush(answered);
    await settled();
    expect(words()).toContain('répondu');
  });

  it('without an address, cannot be answered, and say so', async () => {
    const { page, http, settled, words } = await openPage('messages/:id', `/messages/${lea}`, MessageRecord);
    http.expectOne(`/api/messages/${lea}`).flush({ ...message, email: null, canAnswer: false });
    await settled();
    expect(words()).toContain('on ne peut pas répondre');
    expect(page.querySelector('form')).toBeNull();
  });
});
