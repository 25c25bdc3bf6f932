import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asOwner } from '@promenade/platform/api/testing';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser';
import { type House, openHouse } from './house';
import { textOf, unfolded } from './vcard';
import { aVisitor, leavesNoTrace, letterTo, signedIn, staysHere, type Visitor } from './visitor';
import { isAccessible, isReadable, WIDTHS } from './walker';

const YOUNG = 'lou@famille.example';
const WORDS = 'Je voudrais parler à quelqu’un qui connaît Discord, mais pas devant mes parents.';
const ANSWER = 'Bonjour. Garance répond sur Discord le mercredi ; vous pouvez lui écrire sans donner votre nom.';
/** Nobody of the demonstration is there. */
const NOBODY = 'tiktok';
/** In the woods above Gérardmer. */
const SOMEWHERE = { latitude: 48.08, longitude: 6.89 };

/**
 * J1. Une jeune cherche à qui parler ce soir, dans la démonstration telle qu’elle est : de jour comme de nuit quelqu’un y répond. Et
 * quand personne ne répond à ce qu’elle demande, il y a des numéros, et la coordination.
 */
describe('une jeune trouve quelqu’un à qui parler', () => {
  let house: House;
  let browser: Browser;
  let young: Visitor;
  const elsewhere: string[] = [];

  beforeAll(async () => {
    [house, browser] = await Promise.all([openHouse({ demo: true }), openBrowser()]);
    young = await aVisitor(browser, house.url);
    young.page.on('request', (request) => (request.url().startsWith(house.url) ? undefined : elsewhere.push(request.url())));
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await house?.[Symbol.asyncDispose]();
  });

  it('à toute heure, quelqu’un répond : c’est ce qu’elle lit d’abord', async () => {
    const { page } = young;
    await page.goto('/annuaire');
    await page.getByRole('heading', { level: 1, name: 'Trouver un promeneur du Net' }).waitFor();
    await isAccessible(page);
    await leavesNoTrace(young);
    await page.getByRole('link', { name: 'Vosges (88)' }).click();
    await page.getByRole('heading', { name: /vous répond(ent)? (ce soir|maintenant)/ }).waitFor();
    expect(
      await people(page)
        .first()
        .getByText(/^joignable jusqu’à/)
        .count(),
    ).toBe(1);
    await isAccessible(page);
    await leavesNoTrace(young);
  }, 120_000);

  it.each(['gerardmer', 'Gerarmer', '88400'])(
    'elle écrit « %s » : ceux de Gérardmer d’abord, jamais un kilomètre inventé',
    async (typed) => {
      const { page } = young;
      await page.goto('/annuaire/88-vosges');
      await page.getByText('un jeune', { exact: true }).click();
      await page.getByLabel('Près de quelle commune').fill(typed);
      await page.getByRole('button', { name: 'Chercher' }).click();
      await page.getByText('Au plus près de Gérardmer (88400)').waitFor();
      expect(new URL(page.url()).searchParams.get('volet')).toBe('youth');
      const found = await people(page).allTextContents();
      expect(found.some((text) => text.includes('Gérardmer'))).toBe(true);
      expect(found.join(' ')).not.toMatch(/pour les parents|NaN|undefined|\b0\s*km/);
      for (const section of await page.locator('ul.people').all()) {
        const places = await section.locator('.where').allTextContents();
        expect(places).toEqual([...places].sort((one, other) => isElsewhere(one) - isElsewhere(other)));
      }
    },
  );

  it('elle accepte d’être située : le plus proche vient d’abord, et sa position ne part pas', async () => {
    const { page, context } = young;
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.url() + (request.postData() ?? '')));
    await context.grantPermissions(['geolocation']);
    await context.setGeolocation(SOMEWHERE);
    await page.goto('/annuaire/88-vosges');
    await page.getByRole('button', { name: 'Autour de moi' }).click();
    await page.waitForURL(/pres=G/);
    await page.getByText('Au plus près de Gérardmer (88400)').waitFor();
    expect(sent.filter((url) => url.includes('48.0') || url.includes('6.8'))).toEqual([]);
    await page.goto('/annuaire/88-vosges?pres=qwxzk');
    await page.getByText('Nous ne connaissons pas de commune qui s’écrit ainsi').waitFor();
  });

  it('elle ouvre la carte, dessinée ici : rien n’est demandé ailleurs', async () => {
    const { page } = young;
    await page.goto('/annuaire/88-vosges?pres=gerardmer');
    await page.getByRole('button', { name: 'Voir la carte' }).click();
    await page.getByRole('button', { name: /Gérardmer\s:\s\d+\spromeneur/ }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.leaflet-popup a').first().waitFor();
    await isAccessible(page);
    // After the list on a phone, beside it on a screen: never before it.
    expect(await placeOfMap(page)).toEqual({ beside: false, after: true });
    await page.setViewportSize({ width: 1440, height: 900 });
    expect(await placeOfMap(page)).toEqual({ beside: true, after: false });
    await page.setViewportSize({ width: 390, height: 844 });
    await leavesNoTrace(young);
    expect(elsewhere).toEqual([]);
  }, 120_000);

  it('elle ouvre la fiche de qui répond : visage, manière d’écrire, seuls comptes, charte, permanences', async () => {
    const { page } = young;
    // Whoever it is: at some hours only those who answer parents are there.
    await page.goto('/annuaire/88-vosges?pres=gerardmer&quand=maintenant');
    const first = people(page).first();
    const name = (await first.getByRole('heading').textContent())!.trim();
    await first.getByRole('link').click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.getByText(/joignable maintenant, jusqu’à/).waitFor();
    await page.getByRole('heading', { name: `Parler à ${name}` }).waitFor();
    await page.getByText('Tout autre compte n’est pas le sien').waitFor();
    await page.getByText(/^Charte des Promeneurs du Net signée le \d/).waitFor();
    await page.getByRole('heading', { name: 'Ses permanences' }).waitFor();
    await page.getByText('rien n’est raconté à vos parents').waitFor();
    await isAccessible(page);
    await leavesNoTrace(young);
  }, 120_000);

  it('elle garde la fiche : un contact pour son téléphone, l’adresse à donner, un code à montrer', async () => {
    const { page, context } = young;
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Ajouter à mes contacts' }).click(),
    ]);
    const card = unfolded(await textOf(await download.createReadStream()));
    const name = (await page.getByRole('heading', { level: 1 }).textContent())!.trim();
    expect(download.suggestedFilename()).toMatch(/\.vcf$/);
    expect(card).toMatch(/^BEGIN:VCARD\r\nVERSION:[34]\.0\r\n/);
    expect(card).toContain(`FN:${name}`);
    expect(card).toContain(page.url());
    expect(card.trimEnd()).toMatch(/END:VCARD$/);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Partager l’adresse de la page' }).click();
    await page.getByText('L’adresse est copiée').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url().replace(/[?].*$/, ''));
    await page.getByText('Un code à scanner').click();
    await page.waitForFunction(() => [...document.images].some((image) => image.src.endsWith('/qr.svg') && image.naturalWidth > 0));
    await isAccessible(page);
  }, 120_000);

  it('quand personne ne répond à ce qu’elle demande : des numéros, et « écrire à la coordination »', async () => {
    const { page } = young;
    await page.goto(`/annuaire/88-vosges?reseau=${NOBODY}`);
    await page.getByRole('heading', { name: 'Personne avec ces réponses' }).waitFor();
    const answer = page.getByRole('region', { name: 'Personne avec ces réponses' });
    for (const line of ['tel:119', 'tel:3018', 'tel:0800235236', 'tel:17', 'tel:112', 'tel:15', 'sms:114'])
      expect([line, await answer.locator(`a[href="${line}"]`).count()]).toEqual([line, 1]);
    await isAccessible(page);
    await answer.getByRole('link', { name: 'Écrire à la coordination' }).click();
    await page.getByRole('heading', { level: 1, name: 'Écrire à la coordination' }).waitFor();
    await page.getByLabel('Votre département').locator('option[value="88"]:checked').waitFor({ state: 'attached' });
  }, 120_000);

  it('elle écrit sans dire qui elle est ; on lui dit quand tout sera effacé', async () => {
    const { page } = young;
    await page.getByRole('button', { name: 'Envoyer' }).click();
    await page.getByText('Il vous manque quelques mots').waitFor();
    await isAccessible(page);
    await page.getByLabel('Votre message').fill(WORDS);
    await page.getByLabel(/Votre adresse électronique/).fill(YOUNG);
    await page.getByRole('button', { name: 'Envoyer' }).click();
    await page.getByRole('heading', { level: 1, name: 'Votre message est arrivé' }).waitFor();
    await page.getByText(/effacé au plus tard le \d/).waitFor();
    await isAccessible(page);
    await leavesNoTrace(young);
  }, 120_000);

  it('la coordinatrice la lit et répond : la réponse part par courriel, sans redire la question', async () => {
    const coordinator = await signedIn(browser, house.url, 'coordination.88');
    const { page } = coordinator;
    await page.goto('/messages');
    await page.getByRole('link', { name: /connaît Discord/ }).click();
    await page.getByText(WORDS).waitFor();
    await page.getByLabel('Votre réponse').fill(ANSWER);
    await isAccessible(page);
    await page.getByRole('button', { name: 'Envoyer la réponse' }).click();
    await page.getByText(/^Partie par courriel le/).waitFor();
    await isAccessible(page);
    const letter = await letterTo(coordinator, YOUNG, /coordination.*vous répond/);
    expect(letter).toContain(ANSWER.slice(0, 40));
    expect(letter).not.toContain('mes parents');
    for (const [seat, status] of Object.entries({ 'coordination.33': 200, 'caf.88': 403, 'promeneur.88': 403 })) {
      const other = await signedIn(browser, house.url, seat);
      const answer = await other.page.request.get('/api/messages');
      expect([seat, answer.status()]).toEqual([seat, status]);
      expect(await answer.text()).not.toContain('Discord');
      await other.context.close();
    }
  }, 120_000);

  it.each(WIDTHS)(
    'sans JavaScript, sur %i pixels : le département, la recherche, la fiche, le contact ; le message, lui, demande d’appeler',
    async (width) => {
      const viewport = { width, height: 900 };
      const { page, context } = await aVisitor(browser, house.url, { javaScriptEnabled: false, viewport });
      await page.goto('/annuaire');
      await isReadable(page);
      expect(await machines(page)).toMatchObject({ canonical: page.url(), type: 'CollectionPage' });
      await page.getByRole('link', { name: 'Vosges (88)' }).click();
      await page.getByText('un jeune', { exact: true }).click();
      expect(await machines(page)).toMatchObject({ canonical: page.url(), type: 'CollectionPage' });
      await page.getByLabel('Près de quelle commune').fill('gerardmer');
      await page.getByRole('button', { name: 'Chercher' }).click();
      await page.getByText('Au plus près de Gérardmer (88400)').waitFor();
      await isReadable(page);
      await people(page).first().getByRole('link').click();
      await page.getByText(/^Charte des Promeneurs du Net signée le/).waitFor();
      await isReadable(page);
      expect(await machines(page)).toMatchObject({ canonical: page.url(), type: 'Person' });
      const card = await page.getByRole('link', { name: 'Ajouter à mes contacts' }).getAttribute('href');
      expect(await (await page.request.get(card!)).text()).toContain('BEGIN:VCARD');
      expect(await page.locator('a.quit').getAttribute('href')).toMatch(/^https:/);
      await page.getByRole('link', { name: 'Écrire à la coordination' }).first().click();
      await page.getByText('JavaScript est coupé : cette page ne peut rien envoyer').waitFor();
      await isReadable(page);
      await staysHere(page, 'Votre message', 'Envoyer');
      expect(await context.cookies()).toEqual([]);
      await context.close();
    },
    120_000,
  );

  it('elle quitte vite : la page n’est plus derrière elle', async () => {
    const { page } = young;
    await page.goto('/annuaire/88-vosges');
    await page.goto('/verifier');
    // It comes with JavaScript: without it the link leaves too, and « Back » returns.
    await page.getByRole('button', { name: 'Scanner un QR code' }).waitFor();
    await page.route(/meteofrance/, (route) => route.fulfill({ body: 'Il fera beau.' }));
    await page.getByRole('link', { name: 'Quitter vite' }).click();
    await page.getByText('Il fera beau.').waitFor();
    await page.goBack();
    expect(new URL(page.url()).pathname).toBe('/annuaire/88-vosges');
  });

  it('à l’heure où personne ne répond, elle lit quels numéros répondent et à qui écrire', async () => {
    await asOwner(house.database, (owner) => owner.query(`delete from permanence`));
    const { page } = young;
    await page.goto('/annuaire/88-vosges');
    await page.getByRole('heading', { name: 'Personne ne répond à cette heure-ci' }).waitFor();
    await page.getByRole('link', { name: 'Écrire à la coordination' }).first().waitFor();
    await isAccessible(page);
  }, 120_000);
});

/** What the page tells machines: its address and whom it speaks of. */
async function machines(page: Page): Promise<{ canonical: string | null; type: unknown }> {
  const canonical = await page.locator('link[rel=canonical]').getAttribute('href');
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent())!) as Record<string, unknown>;
  return { canonical, type: data['@type'] };
}

async function placeOfMap(page: Page): Promise<{ readonly beside: boolean; readonly after: boolean }> {
  const list = (await page.locator('ul.people').last().boundingBox())!;
  const map = (await page.locator('pmd-public-map').boundingBox())!;
  return { beside: map.x >= list.x + list.width, after: map.y >= list.y + list.height };
}

function people(page: Page) {
  return page.locator('pmd-public-person');
}

/** 0 in the commune that was asked, 1 elsewhere. */
function isElsewhere(place: string): number {
  return Number(!place.includes('Gérardmer'));
}
