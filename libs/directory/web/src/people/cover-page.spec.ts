import { afterEach, describe, expect, it } from '@jest/globals';
import { coverOf, type Holder } from '@promenade/directory/model';
import { axe } from 'jest-axe';
import { karim, lea, type Opened, openPage } from '../testing';
import { CoverPage } from './cover-page';

const holder = (id: string, name: string, ...slots: [number, string, string][]): Holder => ({
  ...{ id, name },
  permanences: slots.map(([weekday, from, to]) => ({ weekday, from, to, audience: [] })),
});
const cover = coverOf([
  holder(lea, 'Léa Marchal', [2, '18:00', '22:00']),
  holder(karim, 'Karim Bensaïd', [2, '17:30', '20:00']),
  holder(karim, 'Ana Roy'),
]);

describe('the week of the département', () => {
  let opened: Opened;
  afterEach(() => opened.http.verify());

  it('counts who answers, says who is alone late and who never answers', async () => {
    opened = await openPage('promeneurs/permanences', '/promeneurs/permanences', CoverPage);
    opened.http.expectOne('/api/directory/permanences').flush(cover);
    await opened.settled();
    expect(opened.words()).toContain('2 sur 3 personnes de l’annuaire tiennent une permanence');
    expect(opened.words()).toContain('mardi, de 20 h à 22 h');
    expect(opened.words()).toContain('lundi, mercredi, jeudi, vendredi, samedi et dimanche, de 8 h à 22 h');
    expect(opened.words()).toContain('mardi, de 8 h à 17 h');
    const rows = [...opened.page.querySelectorAll('#semaine + .scroll tbody tr')].map((row) =>
      row.textContent!.replaceAll(/\s+/g, ' ').trim(),
    );
    expect(rows[0]).toBe('8 h·······');
    expect(rows.find((row) => row.startsWith('18 h'))).toBe('18 h·2·····');
    // The clock of the test says Tuesday.
    expect(opened.page.querySelector('.switch [aria-pressed=true]')!.textContent).toContain('mardi');
    const links = [...opened.page.querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(links).toContain(`/promeneurs/${lea}?onglet=presence`);
    expect(await axe(opened.page)).toMatchObject({ violations: [] });
  });

  it('shows the day and the volet of its address', async () => {
    opened = await openPage('promeneurs/permanences', '/promeneurs/permanences?jour=5&volet=youth', CoverPage, 'caf');
    opened.http.expectOne('/api/directory/permanences?volet=youth').flush(cover);
    await opened.settled();
    expect(opened.page.querySelector('.switch [aria-pressed=true]')!.textContent).toContain('vendredi');
    expect(opened.words()).toContain('Le vendredi');
  });

  it('says what a permanence is where there is none', async () => {
    opened = await openPage('promeneurs/permanences', '/promeneurs/permanences', CoverPage);
    opened.http.expectOne('/api/directory/permanences').flush(coverOf([holder(lea, 'Léa Marchal')]));
    await opened.settled();
    expect(opened.words()).toContain('Aucune permanence notée');
  });
});
