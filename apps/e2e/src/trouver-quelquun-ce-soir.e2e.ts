import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asOwner } from '@promenade/platform/api/testing';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser';
import { type House, openHouse } from './house';
import { aWalker, isAccessible, type Walker } from './walker';

const PHONE = { width: 390, height: 844 };
/** In the woods above Gérardmer. */
const somewhere = { latitude: 48.08, longitude: 6.89 };

/**
 * J1. Un jeune cherche à qui parler ce soir, sur son téléphone, sans compte et sans dire qui il est. Deux personnes des Vosges
 * répondent à toute heure, une autre jamais : le parcours se lit de la même façon le jour et la nuit.
 */
describe('un jeune trouve à qui parler ce soir', () => {
  let house: House;
  let browser: Browser;
  let young: Walker;
  const elsewhere: string[] = [];

  beforeAll(async () => {
    [house, browser] = await Promise.all([openHouse({ demo: true }), openBrowser()]);
    await alwaysThere(house, 'MJC « Le Tour du lac » de Gérardmer');
    young = await aWalker(browser, house.url);
    await young.context.grantPermissions(['geolocation']);
    await young.context.setGeolocation(somewhere);
    await young.page.setViewportSize(PHONE);
    young.page.on('request', (request) => (request.url().startsWith(house.url) ? undefined : elsewhere.push(request.url())));
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await house?.[Symbol.asyncDispose]();
  });

  it('il voit d’abord qui répond maintenant, et l’heure qu’il est', async () => {
    await young.page.goto('/annuaire/88-vosges');
    await young.page.getByRole('heading', { level: 1, name: /Qui est joignable maintenant/ }).waitFor();
    await young.page.getByRole('heading', { name: /vous répond(ent)? (ce soir|maintenant)/ }).waitFor();
    await young.page.getByRole('img', { name: /Promeneurs joignables aujourd’hui, heure par heure/ }).waitFor();
    await young.page.getByText('Les horaires d’aujourd’hui, en liste').click();
    await isAccessible(young.page);
  }, 120_000);

  it('il dit pour qui, et accepte d’être situé : le plus proche vient d’abord, sa position ne part pas', async () => {
    const { page } = young;
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.url() + (request.postData() ?? '')));
    await page.setViewportSize(PHONE);
    await page.getByText('un jeune', { exact: true }).click();
    await page.getByRole('button', { name: 'Chercher' }).click();
    await page.waitForURL(/volet=youth/);
    await page.getByRole('button', { name: 'Autour de moi' }).click();
    await page.waitForURL(/pres=G/);
    await page.getByText('Au plus près de Gérardmer (88400)').waitFor();
    await page.locator('pmd-public-person').filter({ hasText: 'joignable jusqu’à' }).first().getByText('Gérardmer').first().waitFor();
    expect(sent.filter((url) => url.includes('48.0') || url.includes('6.8'))).toEqual([]);
  });

  it('il écrit sa commune comme il peut, et on le comprend', async () => {
    const { page } = young;
    await page.goto('/annuaire/88-vosges?pres=gerarmer');
    await page.getByText('Au plus près de Gérardmer (88400)').waitFor();
    await page.goto('/annuaire/88-vosges?pres=qwxzk');
    await page.getByText('Nous ne connaissons pas de commune qui s’écrit ainsi').waitFor();
  });

  it('il ouvre la carte, dessinée ici : rien n’est demandé ailleurs', async () => {
    const { page } = young;
    await page.getByRole('button', { name: 'Voir la carte' }).click();
    const pebble = page.getByRole('button', { name: /Gérardmer\s:\s\d+\spromeneurs?, dont \d+ maintenant/ });
    await pebble.focus();
    await page.keyboard.press('Enter');
    await page.locator('.leaflet-popup a').first().waitFor();
    await isAccessible(page);
  }, 120_000);

  it('il ouvre une fiche : comment lui parler, ses seuls comptes, ce qui reste entre eux', async () => {
    const { page } = young;
    await page.setViewportSize(PHONE);
    await page.goto('/annuaire/88-vosges?pres=88400');
    await page.locator('pmd-public-person h3 a').first().click();
    await page.getByText('joignable maintenant').waitFor();
    await page.getByRole('heading', { name: 'Ce que vous dites reste entre vous' }).waitFor();
    await page.getByText('Tout autre compte n’est pas le sien').waitFor();
    await page.getByText('Un code à scanner').click();
    await page.waitForFunction(() => [...document.images].some((image) => image.src.endsWith('/qr.svg') && image.naturalWidth > 0));
    await isAccessible(page);
  }, 120_000);

  it('il quitte vite : la page d’avant n’est plus dans l’historique', async () => {
    const { page } = young;
    const left = page.waitForRequest((request) => request.isNavigationRequest() && !request.url().startsWith(house.url));
    await page.route(/meteofrance/, (route) => route.fulfill({ body: 'Il fera beau.' }));
    await page.getByRole('link', { name: 'Quitter vite' }).click();
    await left;
    await page.getByText('Il fera beau.').waitFor();
    expect(await young.context.cookies()).toEqual([]);
    expect(elsewhere.filter((url) => !url.includes('meteofrance'))).toEqual([]);
  });

  it('sans JavaScript, tout se lit et tout se demande', async () => {
    const context = await browser.newContext({ baseURL: house.url, javaScriptEnabled: false, locale: 'fr-FR', viewport: PHONE });
    const page = await context.newPage();
    await page.goto('/annuaire');
    await page.getByRole('link', { name: 'Vosges (88)' }).click();
    await page.getByText('un jeune', { exact: true }).click();
    await page.getByLabel('Près de quelle commune').fill('gerarmer');
    await page.getByRole('button', { name: 'Chercher' }).click();
    await page.getByText('Au plus près de Gérardmer (88400)').waitFor();
    await page.locator('pmd-public-person h3 a').first().click();
    await page.getByRole('heading', { name: 'Ses permanences' }).waitFor();
    expect(await machines(page)).toMatchObject({ canonical: page.url(), type: 'Person' });
    expect(await context.cookies()).toEqual([]);
    await context.close();
  });

  it('à l’heure où personne ne répond, il lit qui est le prochain et quels numéros répondent', async () => {
    await asOwner(house.database, (owner) => owner.query(`delete from permanence`));
    await young.page.goto('/annuaire/88-vosges');
    await young.page.getByRole('heading', { name: 'Personne ne répond à cette heure-ci' }).waitFor();
    await young.page.getByRole('link', { name: 'Écrire à la coordination' }).first().waitFor();
    await isAccessible(young.page);
  }, 120_000);
});

/** Those of a structure answer day and night; nobody else ever does. */
async function alwaysThere(house: House, structure: string): Promise<void> {
  await asOwner(house.database, async (owner) => {
    await owner.query(`delete from absence`);
    await owner.query(`delete from permanence`);
    await owner.query(
      `insert into permanence (department, "promeneurId", weekday, "fromMinute", "toMinute", "onHolidays")
       select e.department, e."promeneurId", day, 0, 1440, true
       from employment e join structure s on s.id = e."structureId", generate_series(1, 7) day where s.name = $1`,
      [structure],
    );
  });
}

async function machines(page: Page): Promise<{ canonical: string | null; type: unknown }> {
  const canonical = await page.locator('link[rel=canonical]').getAttribute('href');
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent())!) as Record<string, unknown>;
  return { canonical, type: data['@type'] };
}
