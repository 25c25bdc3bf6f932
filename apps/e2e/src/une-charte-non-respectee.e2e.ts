import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asOwner } from '@promenade/platform/api/testing';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser';
import { type House, openHouse } from './house';
import { letterTo, signedIn } from './visitor';
import { isAccessible, type Walker } from './walker';

const FACTS = 'Le compte Instagram ne montre plus le lien vers l’annuaire depuis le 3 novembre.';
const ASKED = 'Remettre le lien vers l’annuaire sur la page Instagram.';
const ANSWER = 'Le lien est revenu ce matin, en haut de la page.';

/** J12, first half. A commitment is not kept: grounds, a correction with a date, a written answer; only the committee may exclude. */
describe('une charte qui n’est pas respectée', () => {
  let house: House;
  let browser: Browser;
  let coordinator: Walker;
  let path = '';

  beforeAll(async () => {
    [house, browser] = await Promise.all([openHouse({ demo: true }), openBrowser()]);
    coordinator = await signedIn(browser, house.url, 'coordination.88');
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await house?.[Symbol.asyncDispose]();
  });

  it('la coordinatrice dit quel engagement est en cause et les faits, depuis la fiche', async () => {
    const { page } = coordinator;
    const [adele] = (await asOwner(house.database, (owner) =>
      owner.query(`select p.id from promeneur p join account a on a.id = p."accountId" where a.email = 'promeneur.88@demo.example'`),
    )) as [{ id: string }];
    await page.goto(`/promeneurs/${adele.id}`);
    await page.getByRole('link', { name: 'Ouvrir une procédure' }).click();
    await page.getByText('le lien vers l’annuaire').first().click();
    await page.getByLabel(/^Les faits/).fill(FACTS);
    await isAccessible(page);
    await page.getByRole('button', { name: 'Ouvrir la procédure' }).click();
    await page.getByRole('heading', { name: /^Procédure / }).waitFor();
    await page.getByText('seul le comité de pilotage le peut').waitFor();
    await isAccessible(page);
    path = new URL(page.url()).pathname;
  }, 120_000);

  it('elle demande une correction, avec une date : la personne et sa structure le lisent dans une lettre', async () => {
    const { page } = coordinator;
    const [{ day }] = (await asOwner(house.database, (owner) => owner.query(`select (current_date + 20)::text as day`))) as [
      { day: string },
    ];
    await page.getByRole('button', { name: 'Demander une correction' }).click();
    await page.getByLabel(/^Ce que vous demandez/).fill(ASKED);
    await page.getByLabel(/^À corriger au plus tard le/).fill(day);
    await page.getByRole('button', { name: 'Envoyer la demande' }).click();
    await page.getByRole('heading', { name: /^Correction demandée, au plus tard le/ }).waitFor();
    expect(await letterTo(coordinator, 'promeneur.88@demo.example', /À corriger avant le/)).toContain(ASKED);
  }, 60_000);

  it('Adèle la lit et répond par écrit ; une collègue n’en voit rien', async () => {
    const adele = await signedIn(browser, house.url, 'promeneur.88');
    await adele.page.goto(path);
    await adele.page.getByText(ASKED).waitFor();
    await adele.page.getByLabel(/^Votre réponse/).fill(ANSWER);
    await isAccessible(adele.page);
    await adele.page.getByRole('button', { name: 'Envoyer' }).click();
    await adele.page.getByRole('alertdialog').getByRole('button', { name: 'Envoyer' }).click();
    await adele.page.getByText(ANSWER).first().waitFor();
    const door = path.replace('/chartes/procedures', '/api/charter-procedures');
    for (const [seat, status] of Object.entries({ 'promeneur.33': 404, 'coordination.33': 404, 'structure.88': 404, 'caf.88': 200 })) {
      const other = await signedIn(browser, house.url, seat);
      expect([seat, (await other.page.request.get(door)).status()]).toEqual([seat, status]);
      await other.context.close();
    }
    await adele.context.close();
  }, 120_000);

  it('la date passée, la coordinatrice peut renvoyer au comité, et rien de plus', async () => {
    await asOwner(house.database, (owner) => owner.query(`update charter_procedure set "dueOn" = current_date - 1`));
    const { page } = coordinator;
    await page.goto(path);
    await page.getByText(ANSWER).first().waitFor();
    await page.getByRole('button', { name: 'Renvoyer au comité' }).click();
    await page.getByLabel(/^Pourquoi/).fill('Le lien a disparu de nouveau le lendemain.');
    await page.getByRole('dialog').getByRole('button', { name: 'Renvoyer au comité' }).click();
    await page.getByText('renvoyée au comité de pilotage').first().waitFor();
    await isAccessible(page);
    expect(await page.getByRole('button', { name: /[Ee]xclure/ }).count()).toBe(0);
    const dossier = await page.request.get(`${path.replace('/chartes/procedures', '/api/charter-procedures')}/dossier`);
    expect((await dossier.body()).subarray(0, 5).toString()).toBe('%PDF-');
  }, 120_000);
});
