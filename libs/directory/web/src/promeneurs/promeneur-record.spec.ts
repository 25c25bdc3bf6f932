import { TestBed } from '@angular/core/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { PromeneurDetail } from '@promenade/directory/model';
import { Toasts } from '@promenade/platform/web';
import { axe } from 'jest-axe';
import { aDetail, karim, lea, type Opened, openPage } from '../testing';
import { PromeneurRecord } from './promeneur-record';

const nothing = { items: [], total: 0, page: 1, size: 1 };

describe('the record of a promeneur', () => {
  let opened: Opened;
  afterEach(() => opened.http.verify());

  async function open(detail: PromeneurDetail, role?: 'caf' | 'promeneur', tab?: string): Promise<void> {
    opened = await openPage('promeneurs/:id', `/promeneurs/${lea}${tab ? `?onglet=${tab}` : ''}`, PromeneurRecord, role);
    opened.http.expectOne(`/api/promeneurs/${lea}`).flush(detail);
    opened.http.expectOne(`/api/signatures?promeneur=${lea}&size=1`).flush(nothing);
    await opened.settled();
    for (const tags of opened.http.match(`/api/promeneurs/${lea}/tags`)) tags.flush({ items: [{ id: karim, label: 'Tuteur' }] });
    await opened.settled();
    const none = { id: lea, department: '88', firstName: 'Léa', hasEmail: true, colour: null, profiles: [] };
    for (const checks of opened.http.match(`/api/promeneurs/${lea}/checks`)) checks.flush(none);
    await opened.settled();
  }

  it('says the situation, and leads to the public page', async () => {
    await open(aDetail());
    expect(opened.page.querySelector('h1')!.textContent).toBe('Léa Marchal');
    expect(opened.words()).toContain('Léa est dans l’annuaire');
    const links = [...opened.page.querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(links).toContain('/annuaire/88-vosges/88-lea-mjc-du-lac-x7k2');
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
  });

  it('shows a declared charter as declared', async () => {
    await open(aDetail({ declaredCharter: { on: '2021-01-01', precision: 'year' } }));
    expect(opened.words()).toContain('dit la charte signée en 2021. C’est déclaré');
  });

  it('withdraws, and takes the withdrawal back', async () => {
    await open(aDetail());
    const reason = opened.page.querySelector<HTMLSelectElement>('pmd-withdrawal-card select')!;
    reason.value = 'retirement';
    reason.dispatchEvent(new Event('change'));
    opened.button('Retirer Léa du réseau').click();
    await opened.settled();
    const withdrawn = aDetail({ state: 'left', withdrawnOn: '2026-11-24', leavingReason: 'retirement', isListed: false, version: 5 });
    const sent = opened.http.expectOne({ method: 'POST', url: `/api/promeneurs/${lea}/withdraw` });
    expect(sent.request.body).toEqual({ reason: 'retirement' });
    sent.flush(withdrawn);
    await opened.settled();
    expect(opened.words()).toContain('Léa n’est plus dans le réseau');
    expect(opened.words()).toContain('Motif : retraite.');
    expect(opened.words()).not.toContain('Fiche publique');
    const toasts = TestBed.inject(Toasts);
    void toasts.undo(toasts.current()!);
    opened.http.expectOne({ method: 'POST', url: `/api/promeneurs/${lea}/relist` }).flush(aDetail({ version: 6 }));
    await opened.settled();
    expect(opened.words()).toContain('Léa est dans l’annuaire');
  });

  it('says why the signature cannot be asked for before the click, and does nothing on it', async () => {
    await open(
      aDetail({
        ...{ state: 'unsigned', isListed: false, email: null, charter: { state: 'missing', signedOn: null } },
        reasons: [
          { code: 'charter-missing', who: 'coordinator', facts: {} },
          { code: 'email-missing', who: 'coordinator', facts: {} },
        ],
      }),
    );
    const ask = opened.button('Demander la signature');
    expect(ask.getAttribute('aria-disabled')).toBe('true');
    expect(opened.page.querySelector('pmd-refusable .reason')!.textContent).toContain('Il manque son adresse électronique');
    ask.click();
    await opened.settled();
  });

  it('ends nothing, adds nothing, withdraws nobody in another seat', async () => {
    await open(aDetail(), 'promeneur');
    expect(opened.page.querySelectorAll('button')).toHaveLength(0);
    expect(opened.words()).toContain('Votre compte');
  });

  it('has each part at its own address, and says which one is open', async () => {
    await open(aDetail(), undefined, 'presence');
    const tabs = [...opened.page.querySelectorAll('.tabs a')];
    expect(tabs.map((tab) => tab.textContent!.trim())).toEqual([
      ...['Situation', 'Comptes et permanences', 'Photo et accords', 'Charte et mandat', 'Premiers pas', 'Départ'],
    ]);
    expect(tabs.find((tab) => tab.getAttribute('aria-current') === 'page')!.textContent!.trim()).toBe('Comptes et permanences');
    expect(tabs[2]!.getAttribute('href')).toContain('onglet=public');
    expect(opened.words()).toContain('Aucune permanence notée');
  });

  it.each(['presence', 'public', 'mandat', 'premiers-pas', 'depart'])('breaks no rule of access in « %s »', async (tab) => {
    const permanences = [{ id: karim, weekday: 2, from: '17:00', to: '19:00', network: null, audience: [], onHolidays: false }];
    await open(aDetail({ permanences, absences: [{ id: karim, startsOn: '2026-12-21', endsOn: '2027-01-03' }] }), undefined, tab);
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
  });

  it('tells a departure to those it was told to, and to nobody else', async () => {
    await open(aDetail(), 'caf', 'depart');
    expect(opened.words()).not.toContain('Préparer un départ');
    expect([...opened.page.querySelectorAll('.tabs a')].map((tab) => tab.textContent!.trim())).not.toContain('Départ');
  });

  it('flags a mandate that ends within sixty days', async () => {
    const [employment] = aDetail().employments;
    await open(aDetail({ employments: [{ ...employment!, endsOn: '2026-12-06' }] }), undefined, 'mandat');
    expect(opened.words()).toContain('se termine dans 12 jours');
  });

  it('erases an employment, and writes it again', async () => {
    await open(aDetail(), undefined, 'mandat');
    const [employment] = aDetail().employments;
    opened.button('Effacer cet emploi').click();
    await opened.settled();
    opened.http
      .expectOne({ method: 'DELETE', url: `/api/promeneurs/${lea}/employments/${employment!.id}` })
      .flush(aDetail({ employments: [] }));
    await opened.settled();
    expect(opened.words()).toContain('Aucune structure n’est notée');
    const toasts = TestBed.inject(Toasts);
    void toasts.undo(toasts.current()!);
    const again = opened.http.expectOne({ method: 'POST', url: `/api/promeneurs/${lea}/employments` });
    expect(again.request.body).toEqual({
      structureId: employment!.structure.id,
      startsOn: '2025-09-01',
      endsOn: null,
      weeklyHours: 3,
      jobDescription: null,
    });
    again.flush(aDetail());
    await opened.settled();
    expect(opened.words()).toContain('depuis le 1er septembre 2025');
  });

  it('bears tags, that the coordination takes off and puts back', async () => {
    await open(aDetail());
    opened.button('Retirer l’étiquette Tuteur').click();
    await opened.settled();
    const taken = opened.http.expectOne({ method: 'PUT', url: `/api/promeneurs/${lea}/tags` });
    expect(taken.request.body).toEqual({ labels: [] });
    taken.flush({ items: [] });
    await opened.settled();
    expect(opened.words()).not.toContain('Tuteur ');
    const toasts = TestBed.inject(Toasts);
    void toasts.undo(toasts.current()!);
    expect(opened.http.expectOne({ method: 'PUT', url: `/api/promeneurs/${lea}/tags` }).request.body).toEqual({ labels: ['Tuteur'] });
  });
});
