import { TestBed } from '@angular/core/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Permanence, PromeneurDetail } from '@promenade/directory/model';
import type { Role } from '@promenade/platform/model';
import { Confirm, Toasts } from '@promenade/platform/web';
import { axe } from 'jest-axe';
import { PromeneurRecord } from '../promeneurs/promeneur-record';
import { aDetail, karim, lea, type Opened, openPage } from '../testing';

const url = `/api/promeneurs/${lea}`;
const instagram = { id: karim, network: 'instagram', handle: 'lea.pdn88', url: null } as const;
const slot = (weekday: number, from: string, to: string): Permanence => ({
  ...{ id: karim, weekday, from, to, network: null, audience: [], onHolidays: false },
});

describe('the parts of a record', () => {
  let opened: Opened;
  afterEach(() => opened.http.verify());

  async function open(tab: string, detail: PromeneurDetail, role: Role = 'coordinator'): Promise<void> {
    opened = await openPage('promeneurs/:id', `/promeneurs/${lea}?onglet=${tab}`, PromeneurRecord, role);
    opened.http.expectOne(url).flush(detail);
    for (const asked of opened.http.match(() => true)) asked.flush({ items: [], total: 0, page: 1, size: 1 });
    await opened.settled();
    for (const asked of opened.http.match(() => true)) asked.flush({ items: [], total: 0, page: 1, size: 1 });
    await opened.settled();
  }
  const undo = async () => {
    const toasts = TestBed.inject(Toasts);
    void toasts.undo(toasts.current()!);
    await opened.settled();
  };
  const inputs = (selector: string) => [...opened.page.querySelectorAll<HTMLInputElement>(selector)];
  const change = async (input: HTMLInputElement, value: string) => {
    input.value = value;
    input.dispatchEvent(new Event('change'));
    await opened.settled();
  };

  describe('the week', () => {
    it('is said day by day', async () => {
      await open('presence', aDetail({ permanences: [{ ...slot(2, '17:00', '19:00'), network: 'instagram', audience: ['parenting'] }] }));
      expect(opened.words()).toContain('mardide 17 h à 19 h, sur Instagram, pour les parents');
      expect(opened.words()).toContain('Permanencesmar.');
    });

    it('says what overlaps before it is sent, and sends the week whole', async () => {
      await open('presence', aDetail({ permanences: [slot(2, '17:00', '19:00')], onlineProfiles: [instagram] }));
      opened.button('Changer la semaine').click();
      await opened.settled();
      opened.button('Ajouter un créneau le mardi').click();
      await opened.settled();
      const [, , from, to] = inputs('input[type=time]');
      expect([from!.value, to!.value]).toEqual(['19:00', '21:00']);
      await change(from!, '18:00');
      expect(opened.words()).toContain('mardi : deux créneaux se chevauchent');
      opened.button('Enregistrer la semaine').click();
      await opened.settled();
      opened.http.expectNone(`${url}/permanences`);
      await change(from!, '19:00');
      await change(to!, '00:00');
      expect(await axe(opened.page)).toMatchObject({ violations: [] });
      opened.button('Enregistrer la semaine').click();
      const sent = opened.http.expectOne({ method: 'PUT', url: `${url}/permanences` });
      expect(sent.request.body.permanences).toMatchObject([
        { weekday: 2, from: '17:00', to: '19:00' },
        { weekday: 2, from: '19:00', to: '24:00', network: null, audience: [], onHolidays: false },
      ]);
      sent.flush(aDetail({ permanences: [slot(2, '17:00', '19:00'), slot(2, '19:00', '24:00')] }));
      await opened.settled();
      expect(opened.words()).toContain('de 19 h à minuit');
      await undo();
      const back = opened.http.expectOne({ method: 'PUT', url: `${url}/permanences` });
      expect(back.request.body.permanences).toHaveLength(1);
      back.flush(aDetail());
    });
  });

  it('notes days away, says when they are noted already, and takes them back', async () => {
    await open('presence', aDetail(), 'promeneur');
    opened.button('Noter une absence').click();
    await opened.settled();
    const [first, last] = inputs('input[type=date]');
    for (const [input, value] of [
      [first!, '2026-12-21'],
      [last!, '2027-01-03'],
    ] as const) {
      input.value = value;
      input.dispatchEvent(new Event('input'));
    }
    opened.page.querySelector('form')!.dispatchEvent(new Event('submit'));
    await opened.settled();
    const refused = { status: 409, code: 'absence-overlaps', title: 'Une absence est déjà notée à ces dates.', facts: {} };
    opened.http.expectOne({ method: 'POST', url: `${url}/absences` }).flush(refused, { status: 409, statusText: '' });
    await opened.settled();
    expect(opened.words()).toContain('Une absence est déjà notée à ces dates.');
    opened.page.querySelector('form')!.dispatchEvent(new Event('submit'));
    await opened.settled();
    const sent = opened.http.expectOne({ method: 'POST', url: `${url}/absences` });
    expect(sent.request.body).toEqual({ startsOn: '2026-12-21', endsOn: '2027-01-03' });
    sent.flush(aDetail({ absences: [{ id: karim, startsOn: '2026-12-21', endsOn: '2027-01-03' }] }));
    await opened.settled();
    expect(opened.words()).toContain('du 21 décembre 2026 au 3 janvier 2027');
    await undo();
    opened.http.expectOne({ method: 'DELETE', url: `${url}/absences/${karim}` }).flush(aDetail());
  });

  describe('what the public sees', () => {
    const switchOf = (label: string) =>
      inputs('[role=switch]').find((one) => opened.page.querySelector(`#${one.getAttribute('aria-labelledby')}`)!.textContent === label)!;

    it('is taken back by the person in one press, and given again', async () => {
      await open('public', aDetail({ publishes: ['phone'] }), 'promeneur');
      expect(switchOf('Téléphone professionnel').getAttribute('aria-checked')).toBe('true');
      expect(opened.words()).toContain('06 39 98 14 07');
      switchOf('Téléphone professionnel').click();
      const sent = opened.http.expectOne({ method: 'PUT', url: `${url}/consents/phone` });
      expect(sent.request.body).toEqual({ given: false });
      sent.flush(aDetail());
      await opened.settled();
      expect(switchOf('Téléphone professionnel').getAttribute('aria-checked')).toBe('false');
      await undo();
      opened.http.expectOne({ method: 'PUT', url: `${url}/consents/phone` }).flush(aDetail({ publishes: ['phone'] }));
    });

    it('is taken back by the coordination without a way to say yes in the person’s place', async () => {
      await open('public', aDetail({ publishes: ['email'] }));
      switchOf('Adresse professionnelle').click();
      opened.http.expectOne({ method: 'PUT', url: `${url}/consents/email` }).flush(aDetail());
      await opened.settled();
      expect(TestBed.inject(Toasts).current()!.undo).toBeUndefined();
      expect(opened.words()).toContain('c’est dire que la personne l’a donné sur papier');
    });

    it('is only read in any other seat', async () => {
      await open('public', aDetail({ publishes: ['email'] }), 'caf');
      expect(inputs('[role=switch]')).toHaveLength(0);
      expect(opened.page.querySelectorAll('button')).toHaveLength(0);
    });

    it('tells who said yes or no, once it is asked for', async () => {
      await open('public', aDetail());
      const details = opened.page.querySelector<HTMLDetailsElement>('pmd-consents-card details')!;
      details.open = true;
      details.dispatchEvent(new Event('toggle'));
      await opened.settled();
      const line = { id: karim, department: '88', field: 'photo', given: true, means: 'paper', wording: 'x', at: '2026-11-24T09:00:00Z' };
      opened.http.expectOne(`${url}/consents?size=200`).flush({ items: [line], total: 1, page: 1, size: 200 });
      await opened.settled();
      expect(opened.words()).toContain('Photo : oui');
      expect(opened.words()).toContain('noté par la coordination');
    });
  });

  describe('the photo', () => {
    const photo = { url: `${url}/photo?size=large&v=1`, smallUrl: `${url}/photo?size=small&v=1`, shows: 'person' as const };

    it('says what cannot be a photo before it is sent', async () => {
      await open('public', aDetail());
      const picker = opened.page.querySelector<HTMLInputElement>('input[type=file]')!;
      Object.defineProperty(picker, 'files', { value: [new File(['x'], 'a.svg', { type: 'image/svg+xml' })] });
      picker.dispatchEvent(new Event('change'));
      await opened.settled();
      expect(opened.words()).toContain('Il faut une photo en JPEG, PNG ou WebP.');
    });

    it('is shown with words, removed, and put back by the coordination', async () => {
      await open('public', aDetail({ photo }));
      expect(opened.page.querySelector('pmd-photo-card img')!.getAttribute('alt')).toBe('Photo de Léa');
      opened.button('Retirer la photo').click();
      await opened.settled();
      opened.http.expectOne(photo.url).flush(new Blob(['bytes']));
      await opened.settled();
      opened.http.expectOne({ method: 'DELETE', url: `${url}/photo` }).flush(aDetail());
      await opened.settled();
      expect(opened.words()).toContain('Pas de photo.');
      await undo();
      const back = opened.http.expectOne({ method: 'PUT', url: `${url}/photo` });
      expect((back.request.body as FormData).get('shows')).toBe('person');
      back.flush(aDetail({ photo }));
    });

    it('is removed by the person once they are sure', async () => {
      await open('public', aDetail({ photo }), 'promeneur');
      let sure = false;
      TestBed.inject(Confirm).ask = () => Promise.resolve(sure);
      opened.button('Retirer la photo').click();
      await opened.settled();
      opened.http.expectNone({ method: 'DELETE', url: `${url}/photo` });
      sure = true;
      opened.button('Retirer la photo').click();
      await opened.settled();
      opened.http.expectOne({ method: 'DELETE', url: `${url}/photo` }).flush(aDetail());
    });
  });

  it('ticks a first step, and fills the texts from the record', async () => {
    await open('premiers-pas', aDetail({ permanences: [slot(2, '17:00', '19:00')] }), 'promeneur');
    const step = inputs('pmd-onboarding-card input[type=checkbox]')[1]!;
    step.click();
    opened.http
      .expectOne({ method: 'PUT', url: `${url}/onboarding/networks-chosen` })
      .flush(aDetail({ permanences: [slot(2, '17:00', '19:00')], onboarding: [{ step: 'networks-chosen', doneOn: '2026-11-24' }] }));
    await opened.settled();
    expect(opened.words()).toContain('1 sur 21');
    const about = opened.page.querySelector('pmd-ready-text .text')!.textContent!.replaceAll(/\s+/g, ' ');
    expect(about).toContain('Je travaille pour MJC du lac (Animatrice)');
    expect(about).toContain('le mardi de 17 h à 19 h');
    expect(about).toContain('/annuaire/88-vosges/88-lea-mjc-du-lac-x7k2');
  });

  it('shows first steps to others without a way to tick them', async () => {
    await open('premiers-pas', aDetail(), 'structure');
    expect(inputs('pmd-onboarding-card input[type=checkbox]').every(({ disabled }) => disabled)).toBe(true);
  });

  describe('a departure', () => {
    const departure = {
      ...{ leavesOn: '2026-12-31', withdrawnOn: '2027-01-01', note: null, marks: [] },
      handedOver: [
        { onlineProfileId: karim, network: 'instagram' as const, handle: 'lea.pdn88', outcome: 'renamed' as const, to: 'mjc.88' },
      ],
    };

    it('is said with what becomes of each page, and taken back', async () => {
      await open('depart', aDetail({ onlineProfiles: [instagram] }));
      opened.button('Préparer un départ').click();
      await opened.settled();
      expect(opened.page.querySelector('pmd-departure-card .reason')!.textContent).toContain('Il manque le dernier jour.');
      await change(inputs('pmd-departure-card input[type=date]')[0]!, '2026-12-31');
      await change(opened.page.querySelector('pmd-departure-card select')! as unknown as HTMLInputElement, 'renamed');
      expect(opened.page.querySelector('pmd-departure-card .reason')!.textContent).toContain('nouveau nom');
      expect(opened.words()).toContain('La fiche quitte l’annuaire le 1er janvier 2027');
      const to = inputs('pmd-departure-card input[maxlength="150"]')[0]!;
      to.value = 'mjc.88';
      to.dispatchEvent(new Event('input'));
      await opened.settled();
      opened.page.querySelector('pmd-departure-card form')!.dispatchEvent(new Event('submit'));
      await opened.settled();
      const sent = opened.http.expectOne({ method: 'PUT', url: `${url}/departure` });
      expect(sent.request.body).toEqual({
        ...{ leavesOn: '2026-12-31', reason: null, note: null },
        handedOver: [{ onlineProfileId: karim, outcome: 'renamed', to: 'mjc.88' }],
      });
      sent.flush(aDetail({ departure, withdrawnOn: '2027-01-01' }));
      await opened.settled();
      expect(opened.words()).toContain('lea.pdn88, renommé en mjc.88');
      expect(opened.words()).toContain('à venir, le 31 décembre 2026');
      expect(await axe(opened.page)).toMatchObject({ violations: [] });
      await undo();
      opened.http.expectOne({ method: 'DELETE', url: `${url}/departure` }).flush(aDetail());
    });

    it('is ticked by the person, who changes nothing else of it', async () => {
      await open('depart', aDetail({ departure, withdrawnOn: '2027-01-01' }), 'promeneur');
      expect(opened.words()).not.toContain('Annuler ce départ');
      inputs('pmd-departure-card input[type=checkbox]')[0]!.click();
      const marks = [{ step: 'date-agreed', doneOn: '2026-11-24' }];
      opened.http.expectOne({ method: 'PUT', url: `${url}/departure/date-agreed` }).flush(aDetail({ departure: { ...departure, marks } }));
      await opened.settled();
      expect(opened.words()).toContain('(1 sur 9)');
    });
  });
});
