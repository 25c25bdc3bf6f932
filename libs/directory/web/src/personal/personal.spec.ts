import { TestBed } from '@angular/core/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Erasure } from '@promenade/directory/model';
import { Confirm } from '@promenade/platform/web';
import { axe } from 'jest-axe';
import { karim, lea, type Opened, openPage } from '../testing';
import { ErasePage } from './erase-page';
import { OwnDataPage } from './own-data-page';

let opened: Opened;
afterEach(() => opened.http.verify());

function anErasure(given: Partial<Erasure> = {}): Erasure {
  return {
    ...{ id: lea, department: '88', name: 'Léa Marchal', erasedOn: null, refusal: null },
    goes: [
      { code: 'identity', count: 1, until: null },
      { code: 'profiles', count: 2, until: null },
      { code: 'imports', count: 1, until: null },
    ],
    stays: [{ code: 'signatures', count: 1, until: '2031-08-31' }],
    ...given,
  };
}

describe('the page that forgets somebody', () => {
  async function open(weighed: Erasure): Promise<void> {
    opened = await openPage('promeneurs/:id/effacer', `/promeneurs/${lea}/effacer`, ErasePage);
    opened.http.expectOne(`/api/promeneurs/${lea}/erasure`).flush(weighed);
    await opened.settled();
  }

  it('tells what goes, what stays and until when, before anything is done', async () => {
    await open(anErasure());
    expect(opened.words()).toContain('2 profils en ligne');
    expect(opened.words()).toContain('il ne pourra plus être annulé');
    expect(opened.words()).toMatch(/1 demande de signature et sa preuve, avec le nom, jusqu’au 31 août 2031/);
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
  });

  it('does nothing until it is confirmed, then says that it is done', async () => {
    await open(anErasure());
    const confirm = TestBed.inject(Confirm);
    let answers = false;
    confirm.ask = () => Promise.resolve(answers);
    opened.button('Effacer Léa Marchal').click();
    await opened.settled();
    answers = true;
    opened.button('Effacer Léa Marchal').click();
    await opened.settled();
    const asked = opened.http.expectOne({ method: 'POST', url: `/api/promeneurs/${lea}/erasure` });
    expect(asked.request.body).toEqual({ confirm: true });
    asked.flush(anErasure({ name: 'Ancien promeneur 3F0F2C', erasedOn: '2026-11-24', refusal: 'already-erased', goes: [] }));
    await opened.settled();
    expect(opened.words()).toContain('Effacée le 24 novembre 2026');
    expect(opened.page.querySelectorAll('button')).toHaveLength(0);
  });

  it('says why it cannot be done yet, and what comes first', async () => {
    await open(anErasure({ refusal: 'departure-first' }));
    const button = opened.button('Effacer Léa Marchal');
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(opened.words()).toContain('Préparez d’abord son départ');
    button.click();
    await opened.settled();
  });
});

describe('the page of one’s own data', () => {
  it('counts what is held, gives it as a file, and says where the rest is asked for', async () => {
    opened = await openPage('mes-donnees', '/mes-donnees', OwnDataPage, 'promeneur');
    opened.http.expectOne('/api/account/data').flush({
      ...{ at: '2026-11-24T09:00:00Z', account: { id: karim, email: 'lea@exemple.fr' } },
      rooms: { identity: { seats: [{}], sessions: [{}, {}] }, directory: { promeneurs: [{}], structures: [] } },
      elsewhere: ['Les notes internes : demandez-les à la coordination.'],
    });
    await opened.settled();
    expect(opened.words()).toContain('2 appareils connectés');
    expect(opened.words()).not.toContain('structure représentée');
    expect(opened.words()).toMatch(/Les notes internes.: demandez-les/);
    expect(opened.page.querySelector('a[download]')!.getAttribute('href')).toBe('/api/account/data');
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
  });
});
