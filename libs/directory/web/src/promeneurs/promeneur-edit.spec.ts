import { Location } from '@angular/common';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Toasts } from '@promenade/platform/web';
import { aDetail, lea, type Opened, openPage } from '../testing';
import { PromeneurEdit } from './promeneur-edit';

const url = `/api/promeneurs/${lea}`;

describe('changing a record', () => {
  let opened: Opened;
  beforeEach(async () => {
    opened = await openPage('promeneurs/:id/modifier', `/promeneurs/${lea}/modifier`, PromeneurEdit);
    opened.http.expectOne(url).flush(aDetail());
    await opened.settled();
  });
  afterEach(() => opened.http.verify());

  const field = (label: string): HTMLInputElement => {
    const found = [...opened.page.querySelectorAll('pmd-field')].find((one) =>
      one.querySelector('label')!.textContent!.trim().startsWith(label),
    );
    return found!.querySelector('input, textarea')!;
  };
  const type = (label: string, text: string): void => {
    field(label).value = text;
    field(label).dispatchEvent(new Event('input'));
  };
  const save = async (): Promise<void> => {
    opened.page.querySelector('form')!.dispatchEvent(new Event('submit'));
    await opened.settled();
  };
  const patch = () => opened.http.expectOne({ method: 'PATCH', url });

  it('sends only what was changed, upon the version that was read, and takes it back', async () => {
    type('Fonction', 'Éducatrice');
    await save();
    const sent = patch();
    expect(sent.request.body).toEqual({ function: 'Éducatrice' });
    expect(sent.request.headers.get('If-Match')).toBe('"4"');
    sent.flush(aDetail({ function: 'Éducatrice', version: 5 }));
    await opened.settled();
    expect(TestBed.inject(Location).path()).toBe(`/promeneurs/${lea}`);
    const toasts = TestBed.inject(Toasts);
    void toasts.undo(toasts.current()!);
    const back = patch();
    expect(back.request.body).toEqual({ function: 'Animatrice' });
    expect(back.request.headers.get('If-Match')).toBe('"5"');
    back.flush(aDetail({ version: 6 }));
  });

  it('tells what somebody else wrote meanwhile, keeps what was typed, and saves upon the new version', async () => {
    type('Fonction', 'Éducatrice');
    type('Notes', 'Rappeler en janvier');
    await save();
    patch().flush(
      { status: 412, code: 'changed-meanwhile', title: 'Quelqu’un a modifié cette fiche entre-temps.' },
      { status: 412, statusText: '' },
    );
    await opened.settled();
    opened.http.expectOne(url).flush(aDetail({ function: 'Directrice', phone: '+33639981408', version: 9 }));
    await opened.settled();
    const note = opened.page.querySelector('pmd-meanwhile')!.textContent!.replaceAll(/\s+/g, ' ');
    expect(note).toContain('votre texte est gardé');
    expect(note).toContain('Fonction : « Animatrice » est devenu « Directrice ». Vous avez écrit « Éducatrice ».');
    expect(note).toContain('Téléphone : « 06 39 98 14 07 » est devenu « 06 39 98 14 08 ».');
    expect([field('Fonction').value, field('Notes').value, field('Téléphone').value.replaceAll('\u00a0', ' ')]).toEqual([
      'Éducatrice',
      'Rappeler en janvier',
      '06 39 98 14 08',
    ]);
    opened.button('Garder plutôt').click();
    await opened.settled();
    expect(field('Fonction').value).toBe('Directrice');
    await save();
    const sent = patch();
    expect(sent.request.body).toEqual({ notes: 'Rappeler en janvier' });
    expect(sent.request.headers.get('If-Match')).toBe('"9"');
    sent.flush(aDetail({ version: 10 }));
    await opened.settled();
  });

  it('says on the field whose the address is already', async () => {
    type('Adresse électronique', 'karim@exemple.fr');
    await save();
    const body = { status: 409, code: 'email-taken', title: 'Cette adresse est prise.', facts: { id: 'x', name: 'Karim Bensaïd' } };
    patch().flush(body, { status: 409, statusText: '' });
    await opened.settled();
    expect(field('Adresse').closest('pmd-field')!.textContent).toContain('Cette adresse est déjà celle de Karim Bensaïd.');
  });

  it('begins with the field that the address names', async () => {
    await TestBed.inject(Router).navigateByUrl(`/promeneurs/${lea}/modifier?champ=function`);
    await opened.settled();
    expect(document.activeElement).toBe(field('Fonction'));
  });

  it('sends nothing that does not stand', async () => {
    type('Adresse électronique', 'karim');
    await save();
    opened.http.expectNone({ method: 'PATCH', url });
    expect(opened.page.querySelector('[role=alert]')!.textContent).toContain('Une réponse est à revoir');
  });
});
