import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sampleCounts, sampleDirectory } from '@promenade/directory/api/testing';
import { asOwner } from '@promenade/platform/api/testing';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser';
import { type House, openHouse } from './house';
import { comesToSign, entersByAccount, inLetters, opensAccount, publishesCharter, signs } from './seats';
import { aWalker, isAccessible, type Walker } from './walker';

/** From the spreadsheet kept by hand to the Caf's dashboard, on a base where nobody has ever entered. */
describe('du tableur au tableau de bord', () => {
  let house: House;
  let browser: Browser;
  let coordinator: Walker;
  let caf: Walker;
  let promeneur: Walker;
  const adele = { name: 'Adèle Aubertin', email: '', structure: '' };

  beforeAll(async () => {
    [house, browser] = await Promise.all([openHouse(), openBrowser()]);
    const walk = () => aWalker(browser, house.url);
    [coordinator, caf, promeneur] = [await walk(), await walk(), await walk()];
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await house?.[Symbol.asyncDispose]();
  });

  async function figure(page: Page, name: string): Promise<string> {
    await page.goto('/tableau-de-bord');
    const stat = page.locator('pmd-stat').filter({ hasText: name }).first();
    await stat.waitFor();
    return (await stat.textContent())!.replaceAll(/\s+/g, ' ');
  }

  it('la coordinatrice entre par « npm run account », et trouve une maison vide qui dit par où commencer', async () => {
    await entersByAccount(house, coordinator, 'claire@coordination.example', 'coordinator');
    await isAccessible(coordinator.page);
    await coordinator.page.goto('/promeneurs');
    await coordinator.page.getByText('Votre annuaire est vide').waitFor();
    await isAccessible(coordinator.page);
  }, 120_000);

  it('la référente Caf voit un réseau où rien n’est encore signé', async () => {
    await entersByAccount(house, caf, 'bruno@caf.example', 'caf');
    await caf.page.goto('/tableau-de-bord');
    await caf.page.getByText('Le réseau n’a encore personne').waitFor();
    await isAccessible(caf.page);
  }, 120_000);

  it('elle importe l’annuaire tenu à la main : vu d’abord, enregistré ensuite', async () => {
    const { page } = coordinator;
    await page.goto('/import');
    await isAccessible(page);
    const file = {
      name: 'annuaire.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: await sampleDirectory(),
    };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('heading', { name: /relisez d’abord|ce que contient chaque colonne/ }).waitFor();
    if (await page.getByRole('heading', { name: /chaque colonne/ }).isVisible())
      await page.goto(`${page.url().split('?')[0]}?etape=lignes`);
    await page.getByRole('heading', { name: /relisez d’abord/ }).waitFor();
    await isAccessible(page);
    await page.getByRole('button', { name: /^Enregistrer/ }).click();
    const created = page.locator('pmd-stat').filter({ hasText: 'Fiches créées' });
    await created.waitFor();
    expect((await created.textContent())!).toContain(String(sampleCounts.create));
    await isAccessible(page);
    await page.goto('/promeneurs');
    await page
      .getByText(/28\s*personnes/)
      .first()
      .waitFor();
    await isAccessible(page);
  }, 180_000);

  it('elle écrit et publie la charte', async () => {
    await publishesCharter(coordinator.page);
  }, 120_000);

  it('elle invite Adèle et demande sa signature', async () => {
    const { page } = coordinator;
    await page.goto('/promeneurs?q=aubertin');
    await page.getByRole('checkbox', { name: /Aubertin/ }).check();
    await page.getByRole('button', { name: 'Inviter', exact: true }).click();
    await page.getByText('1 invitation envoyée').first().waitFor({ state: 'attached' });
    await page.goto('/promeneurs?q=aubertin');
    await page.getByRole('checkbox', { name: /Aubertin/ }).check();
    await page.getByRole('button', { name: 'Demander la signature' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Demander la signature' }).click();
    await page.locator('pmd-status').getByText('attend la structure').first().waitFor();
    await isAccessible(page);
    await page.getByRole('link', { name: adele.name }).click();
    await page.getByRole('heading', { level: 1, name: /Adèle/ }).waitFor();
    await isAccessible(page);
    const [row] = (await asOwner(house.database, (owner) =>
      owner.query(
        `select p.email, s."representativeEmail" from promeneur p join employment e on e."promeneurId" = p.id join structure s on s.id = e."structureId" where p."lastName" = 'Aubertin'`,
      ),
    )) as { email: string; representativeEmail: string }[];
    Object.assign(adele, { email: row!.email, structure: row!.representativeEmail });
  }, 120_000);

  it('la structure signe d’abord, par son lien, sans compte', async () => {
    const structure = await aWalker(browser, house.url);
    await comesToSign(structure, await inLetters(coordinator, adele.structure, /attend votre signature/, 'link'));
    await signs(structure, adele.structure, coordinator);
  }, 120_000);

  it('Adèle ouvre son compte, puis signe à son tour', async () => {
    const { page } = promeneur;
    await opensAccount(promeneur, await inLetters(coordinator, adele.email, /invit|rejoind|confie|ouvre/i, 'link'), 'Adèle');
    await page.goto('/signer');
    await page.getByRole('button', { name: 'J’ai lu, recevoir mon code' }).waitFor();
    await signs(promeneur, adele.email, coordinator);
    const [opened] = await Promise.all([
      page.request.get((await page.getByRole('link', { name: 'Ouvrir le PDF signé' }).getAttribute('href'))!),
    ]);
    expect(opened.headers()['content-type']).toContain('application/pdf');
  }, 120_000);

  it('un parent la trouve dans l’annuaire, sans compte, sans cookie et sans JavaScript', async () => {
    const context = await browser.newContext({ baseURL: house.url, javaScriptEnabled: false, locale: 'fr-FR' });
    const page = await context.newPage();
    await page.goto('/annuaire/88-vosges?q=adele');
    await page.getByRole('link', { name: 'Adèle' }).click();
    await page.getByRole('heading', { level: 1, name: 'Adèle' }).waitFor();
    expect(await page.content()).not.toMatch(/Aubertin|@sample\.example/);
    expect(await context.cookies()).toEqual([]);
    await context.close();
    const reader = await aWalker(browser, house.url);
    await reader.page.goto('/annuaire/88-vosges');
    await isAccessible(reader.page);
    await reader.page.getByRole('link', { name: 'Adèle' }).click();
    await reader.page.getByRole('heading', { level: 1, name: 'Adèle' }).waitFor();
    await isAccessible(reader.page);
  }, 120_000);

  it('et le tableau de bord de la Caf passe de 0 à 1 charte signée', async () => {
    expect(await figure(caf.page, 'Chartes signées')).toMatch(/Chartes signées\D+1\b/);
    expect(await figure(caf.page, 'Dans l’annuaire public')).toMatch(/public\D+1\b/);
    await isAccessible(caf.page);
  }, 120_000);

  it('la Gironde ne voit rien de tout cela : 404 sur chaque identifiant des Vosges', async () => {
    const elsewhere = await aWalker(browser, house.url);
    await entersByAccount(house, elsewhere, 'maylis@coordination.example', 'coordinator', '33');
    const ids = (table: string) =>
      asOwner(house.database, (owner) => owner.query(`select id from ${table} where department = '88' limit 50`)) as Promise<
        { id: string }[]
      >;
    const doors = {
      promeneur: '/api/promeneurs',
      structure: '/api/structures',
      signature_request: '/api/signatures',
      directory_import: '/api/directory/imports',
    };
    for (const [table, door] of Object.entries(doors)) {
      const found = await ids(table);
      expect(found.length).toBeGreaterThan(0);
      for (const { id } of found) expect((await elsewhere.page.request.get(`${door}/${id}`)).status()).toBe(404);
    }
    expect(((await (await elsewhere.page.request.get('/api/promeneurs')).json()) as { total: number }).total).toBe(0);
  }, 120_000);
});
