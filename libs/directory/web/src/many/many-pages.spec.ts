import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import type { Mailing, NationalRow, TagItem } from '@promenade/directory/model';
import { Confirm, Toasts } from '@promenade/platform/web';
import { axe } from 'jest-axe';
import { lea, mjc, openPage } from '../testing';
import { MailingListPage } from './mailing-list';
import { MailingPage } from './mailing-page';
import { NationalSitePage } from './national-site-page';
import { TagListPage } from './tag-list';

const listOf = <T>(...items: T[]) => ({ items, total: items.length, page: 1, size: 50 });
const at = '2026-11-20T09:00:00Z';

describe('a mailing', () => {
  const preview = {
    recipients: 2,
    letters: [{ to: 'karim@exemple.fr', name: 'Karim Bensaïd', subject: 'Réunion', text: 'Bonjour Karim' }],
    leftOut: [{ id: lea, name: 'Léa Marchal', reason: 'stopped' }],
  };

  it('is written to nobody by silence', async () => {
    const { words, button, settled, page } = await openPage('promeneurs/courrier', '/promeneurs/courrier', MailingPage);
    expect(words()).toContain('Il reste à choisir à qui écrire');
    expect(await axe(page)).toMatchObject({ violations: [] });
    button('Écrire à tout le réseau').click();
    await settled();
    expect(words()).toContain('À tout le réseau.');
  });

  it('is read again before it leaves, and what leaves is what was read', async () => {
    const { page, words, button, settled, http } = await openPage('promeneurs/courrier', '/promeneurs/courrier?volet=youth', MailingPage);
    const subject = page.querySelector<HTMLInputElement>('input')!;
    subject.value = 'Réunion';
    subject.dispatchEvent(new Event('input'));
    await settled();
    button('Relire avant d’envoyer').click();
    await settled();
    const asked = http.expectOne('/api/mailings/preview');
    expect(asked.request.body).toMatchObject({ subject: 'Réunion', target: { filter: { volet: 'youth' } } });
    asked.flush(preview);
    await settled();
    expect(words()).toContain('Bonjour Karim');
    expect(words()).toMatch(/Léa Marchal ne veut plus recevoir ces courriels/);
    expect(await axe(page)).toMatchObject({ violations: [] });
    // A word changes: it is to be read again.
    subject.value = 'Autre chose';
    subject.dispatchEvent(new Event('input'));
    await settled();
    expect(words()).not.toContain('Bonjour Karim');
    button('Relire avant d’envoyer').click();
    await settled();
    http.expectOne('/api/mailings/preview').flush(preview);
    await settled();
    TestBed.inject(Confirm).ask = () => Promise.resolve(true);
    button('Envoyer à').click();
    await settled();
    expect(http.expectOne('/api/mailings').request.body).toMatchObject({ subject: 'Autre chose', target: { filter: { volet: 'youth' } } });
  });

  it('to structures says whom to write to in each', async () => {
    const route = { path: 'structures/courrier', data: { kind: 'structure' } };
    const { page, words, button, settled, http } = await openPage(route, `/structures/courrier?ids=${mjc}`, MailingPage);
    expect(words()).toContain('À 1 structure, choisie dans la liste.');
    expect(await axe(page)).toMatchObject({ violations: [] });
    const to = page.querySelector('select')!;
    to.value = 'both';
    to.dispatchEvent(new Event('change'));
    const subject = page.querySelector<HTMLInputElement>('input')!;
    subject.value = 'Réunion';
    subject.dispatchEvent(new Event('input'));
    await settled();
    button('Relire avant d’envoyer').click();
    await settled();
    const asked = http.expectOne('/api/mailings/preview');
    expect(asked.request.body).toMatchObject({ kind: 'structure', to: 'both', target: { ids: [mjc] } });
    asked.flush({ ...preview, leftOut: [{ id: mjc, name: 'MJC du lac', reason: 'email-missing' }] });
    await settled();
    expect(page.querySelector('.note-warn a')!.getAttribute('href')).toBe(`/structures/${mjc}`);
  });

  it('is kept in a list', async () => {
    const { page, words, settled, http } = await openPage('promeneurs/courriers', '/promeneurs/courriers', MailingListPage);
    const mailing: Mailing = {
      ...{ id: lea, department: '88', subject: 'Réunion', text: 'Bonjour {{prénom}}', writtenBy: 'Claire Aubertin', writtenAt: at },
      ...{ kind: 'promeneur', recipients: 12, posted: 12, leftOut: { 'email-missing': 2 } },
    };
    http.expectOne('/api/mailings?page=1').flush(listOf(mailing));
    await settled();
    expect(words()).toMatch(/12 personnes l’ont reçue\. Laissées de côté : 2 sans adresse électronique/);
    expect(await axe(page)).toMatchObject({ violations: [] });
  });
});

describe('the tags of a département', () => {
  it('are put away, and come back', async () => {
    const { page, button, settled, http } = await openPage('promeneurs/etiquettes', '/promeneurs/etiquettes', TagListPage);
    const tag: TagItem = { id: mjc, department: '88', label: 'Tuteur', promeneurs: 2, structures: 0, createdAt: at };
    http.expectOne('/api/tags?size=200').flush(listOf(tag));
    await settled();
    expect(await axe(page)).toMatchObject({ violations: [] });
    button('Supprimer Tuteur').click();
    await settled();
    http.expectOne({ method: 'DELETE', url: `/api/tags/${mjc}` }).flush({});
    await settled();
    http.expectOne('/api/tags?size=200').flush(listOf());
    await settled();
    const toasts = TestBed.inject(Toasts);
    void toasts.undo(toasts.current()!);
    http.expectOne(`/api/tags/${mjc}/restore`).flush({});
  });
});

describe('the national site', () => {
  const row: NationalRow = {
    ...{ slug: '88-lea-x7k2', firstName: 'Léa', structure: 'MJC du lac', commune: 'Gérardmer', communeCode: '88196' },
    ...{ volets: ['youth'], profiles: [{ network: 'instagram', handle: 'lea.pdn', url: null }], charterSignedOn: '2025-09-12' },
  };
  const last = { id: mjc, department: '88', at, by: 'Bruno Hacquard', listed: 1 };

  it('is told what changed, before and after, and the telling is taken back', async () => {
    const { page, words, button, settled, http } = await openPage(
      'promeneurs/site-national',
      '/promeneurs/site-national',
      NationalSitePage,
      'caf',
    );
    const changed = [{ before: row, after: { ...row, structure: 'Foyer' }, fields: ['structure' as const] }];
    http.expectOne('/api/national-site').flush({ listed: 2, last, differences: { arrived: [{ ...row, slug: 'b' }], left: [], changed } });
    await settled();
    expect(words()).toMatch(/2 fiches à transmettre/);
    expect(words()).toMatch(/MJC du lac\s*Foyer/);
    expect(await axe(page)).toMatchObject({ violations: [] });
    button('Marquer comme transmis').click();
    await settled();
    http.expectOne({ method: 'POST', url: '/api/national-site/updates' }).flush({ ...last, id: lea });
    await settled();
    http.expectOne('/api/national-site').flush({ listed: 2, last, differences: { arrived: [], left: [], changed: [] } });
    await settled();
    expect(words()).toContain('Le site national est à jour');
    const toasts = TestBed.inject(Toasts);
    void toasts.undo(toasts.current()!);
    http.expectOne({ method: 'DELETE', url: `/api/national-site/updates/${lea}` }).flush({});
  });

  it('is not told again what it knows', async () => {
    const { words, settled, http, button } = await openPage('promeneurs/site-national', '/promeneurs/site-national', NationalSitePage);
    http.expectOne('/api/national-site').flush({ listed: 1, last, differences: { arrived: [], left: [], changed: [] } });
    await settled();
    expect(words()).toContain('Rien n’a changé depuis la dernière transmission.');
    button('Marquer comme transmis').click();
    http.expectNone({ method: 'POST', url: '/api/national-site/updates' });
  });
});
