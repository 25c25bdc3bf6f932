import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import jsQr from 'jsqr';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { openBrowser } from './browser';
import { type House, openHouse } from './house';
import { aVisitor, leavesNoTrace, letterTo, signedIn, staysHere, type Visitor } from './visitor';
import { isAccessible, isReadable, type Walker, WIDTHS } from './walker';

interface Person {
  readonly slug: string;
  readonly firstName: string;
  readonly charterSignedOn: string;
  readonly onlineProfiles: readonly { readonly network: string; readonly handle: string; readonly url: string | null }[];
}

const PARENT = 'parent@famille.example';
const SEEN = 'Hier soir, ce compte a demandé à un enfant de douze ans de continuer la conversation ailleurs.';
const REASONS = 'Le compte imite celui d’une promeneuse ; ses vrais comptes sont à revoir.';

/** J2. Un parent a sous les yeux un compte qui écrit à son enfant : est-ce bien un promeneur ? Et sinon, à qui le dire ? */
describe('un parent vérifie un profil', () => {
  let house: House;
  let browser: Browser;
  let parent: Visitor;
  let coordinator: Walker;
  let caf: Walker;
  /** Somebody known by an Instagram account, and another who is about to leave. */
  let known: Person;
  let leaving: Person;
  let number: string;

  beforeAll(async () => {
    [house, browser] = await Promise.all([openHouse({ demo: true }), openBrowser()]);
    [coordinator, caf] = [await signedIn(browser, house.url, 'coordination.88'), await signedIn(browser, house.url, 'caf.88')];
    parent = await aVisitor(browser, house.url);
    const people = ((await (await fetch(`${house.url}/api/public/directory?department=88&size=50`)).json()) as { items: Person[] }).items;
    [known, leaving] = people.filter(({ onlineProfiles }) => onlineProfiles[0]?.network === 'instagram') as [Person, Person];
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await house?.[Symbol.asyncDispose]();
  });

  async function verify(asked: string, { page }: Visitor = parent): Promise<void> {
    await page.goto('/verifier');
    await page.getByLabel('Adresse du profil, nom affiché ou adresse d’une fiche').fill(asked);
    await page.getByRole('button', { name: 'Vérifier', exact: true }).click();
    await page.waitForURL(/[?]q=/);
  }

  it('il colle l’adresse du compte : reconnu, avec ce qu’il faut pour en être sûr', async () => {
    const { page } = parent;
    await verify(profileOf(known));
    await page.getByText('Profil reconnu').waitFor();
    await page.getByRole('heading', { name: `Oui, ${known.firstName} fait bien partie des Promeneurs du Net` }).waitFor();
    await page.getByText(known.onlineProfiles[0]!.handle, { exact: true }).waitFor();
    await page.getByText(/^signée le \d/).waitFor();
    await isAccessible(page);
    await leavesNoTrace(parent);
    await page.getByRole('link', { name: 'Voir la fiche' }).click();
    await page.getByRole('heading', { level: 1, name: known.firstName }).waitFor();
  }, 120_000);

  it('son téléphone est lent : ce qu’il tape avant que JavaScript n’arrive reste tapé', async () => {
    const slow = await aVisitor(browser, house.url);
    let arrive!: () => void;
    const arrived = new Promise<void>((then) => (arrive = then));
    await slow.page.route('**/main-*.js', async (route) => {
      await arrived;
      await route.continue();
    });
    await slow.page.goto('/verifier', { waitUntil: 'commit' });
    const field = slow.page.getByLabel('Adresse du profil, nom affiché ou adresse d’une fiche');
    await field.fill(profileOf(known));
    arrive();
    await slow.page.getByRole('button', { name: 'Scanner un QR code' }).waitFor();
    expect(await field.inputValue()).toBe(profileOf(known));
    await slow.context.close();
  }, 60_000);

  it('il scanne le badge : le code mène à la fiche, et cette adresse est reconnue', async () => {
    const said = await scanned(await (await fetch(`${house.url}/api/public/promeneurs/${known.slug}/qr.svg`)).text());
    expect(said).toBe(`${house.url}/annuaire/88-vosges/${known.slug}`);
    await verify(said!);
    await parent.page.getByText('Personne reconnue').waitFor();
    await parent.page.getByText('Comparez, signe par signe').waitFor();
    await isAccessible(parent.page);
  }, 120_000);

  it('un compte que personne ne connaît : inconnu, et quoi faire', async () => {
    const { page } = parent;
    await verify('instagram.com/quelquun.que.personne.ne.connait');
    await page.getByText('Inconnu', { exact: true }).waitFor();
    await page.getByRole('heading', { name: 'Que faire' }).waitFor();
    await page.getByText('Ne donnez rien de personnel').waitFor();
    await isAccessible(page);
  }, 120_000);

  it('un sosie, une lettre changée : averti en orange, le vrai compte à côté', async () => {
    const { page } = parent;
    await verify(profileOf(known).replace('promene', 'prornene'));
    await page.getByText('Profil inconnu, mais ressemblant').waitFor();
    await page.getByRole('heading', { name: new RegExp(`Attention : ce compte n’est pas celui (de |d’)${known.firstName}`) }).waitFor();
    await page.getByText(known.onlineProfiles[0]!.handle, { exact: true }).waitFor();
    expect(await page.locator('.handle mark').allTextContents()).toEqual(['rn']);
    await isAccessible(page);
  }, 120_000);

  it('il le signale depuis la réponse : le motif et le compte y sont déjà, il reçoit un numéro', async () => {
    const { page } = parent;
    await page.getByRole('link', { name: 'Signaler ce compte' }).click();
    await page.getByRole('heading', { level: 1, name: /^Signaler/ }).waitFor();
    expect(await page.getByRole('radio', { name: /se fait passer pour un promeneur/ }).isChecked()).toBe(true);
    expect(await page.getByLabel(/Le compte ou la page/).inputValue()).toContain('prornene');
    await page.getByRole('button', { name: 'Envoyer le signalement' }).click();
    await page.getByText('Il vous manque quelques mots').waitFor();
    await isAccessible(page);
    await page.getByLabel('Ce que vous avez vu').fill(SEEN);
    await page.getByLabel(/Votre adresse électronique/).fill(PARENT);
    await page.getByRole('button', { name: 'Envoyer le signalement' }).click();
    await page.getByRole('heading', { level: 1, name: 'Votre signalement est arrivé' }).waitFor();
    number = (await page.locator('.number').textContent())!.trim();
    expect(number).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/);
    await isAccessible(page);
    await leavesNoTrace(parent);
  }, 120_000);

  it('la coordination et la Caf le lisent ; la Gironde, la structure et le promeneur n’en savent rien', async () => {
    await open(caf.page, number, SEEN);
    expect(await caf.page.getByRole('button', { name: /Prendre en compte|Enregistrer la décision/ }).count()).toBe(0);
    await isAccessible(caf.page);
    await open(coordinator.page, number, SEEN);
    const door = `/api/reports/${coordinator.page.url().split('/').at(-1)!}`;
    expect((await coordinator.page.request.get(door)).status()).toBe(200);
    for (const [seat, status] of Object.entries({ 'coordination.33': 404, 'caf.33': 404, 'promeneur.88': 403, 'structure.88': 403 })) {
      const { page, context } = await signedIn(browser, house.url, seat);
      expect([seat, (await page.request.get(door)).status()]).toEqual([seat, status]);
      expect(await (await page.request.get('/api/reports')).text()).not.toContain(number);
      await context.close();
    }
  }, 120_000);

  it('la coordinatrice le prend en compte, et décide de contrôler le profil : le parent reçoit deux lettres', async () => {
    const { page } = coordinator;
    await page.getByRole('button', { name: 'Prendre en compte' }).click();
    await page.getByText('pris en compte').first().waitFor();
    await page.getByLabel('contrôle du profil').check();
    await page.getByLabel('Raisons').fill(REASONS);
    await isAccessible(page);
    await page.getByRole('button', { name: 'Enregistrer la décision' }).click();
    await page.getByRole('heading', { name: 'Décision : contrôle du profil' }).waitFor();
    await page.getByText(REASONS).waitFor();
    await isAccessible(page);
    expect(await letterTo(coordinator, PARENT, new RegExp(`${number} est lu`))).toContain('ne savent pas qui a signalé');
    const decided = await letterTo(coordinator, PARENT, new RegExp(`${number}.*décidé`));
    expect(decided).toContain('contrôle le profil');
    expect(decided).not.toContain(REASONS);
    expect(decided).not.toContain(SEEN);
    await open(caf.page, number, REASONS);
  }, 120_000);

  it('un promeneur que la coordinatrice retire : ancien promeneur, depuis aujourd’hui', async () => {
    const { page } = coordinator;
    await verify(profileOf(leaving));
    await parent.page.getByText('Profil reconnu').waitFor();
    await page.goto(`/promeneurs?q=${encodeURIComponent(leaving.firstName)}`);
    await page.getByRole('link', { name: new RegExp(`^${leaving.firstName} `) }).click();
    await page.getByRole('button', { name: `Retirer ${leaving.firstName} du réseau` }).click();
    await page.getByRole('button', { name: 'Remettre dans le réseau' }).waitFor();
    for (const asked of [profileOf(leaving), `${house.url}/annuaire/88-vosges/${leaving.slug}`]) {
      await verify(asked);
      await parent.page.getByText('Ancien promeneur').waitFor();
      await parent.page
        .getByRole('heading', { name: new RegExp(`${leaving.firstName} ne fait plus partie du réseau depuis le`) })
        .waitFor();
    }
    await isAccessible(parent.page);
    await leavesNoTrace(parent);
  }, 120_000);

  it.each(WIDTHS)(
    'sans JavaScript, sur %i pixels, il vérifie de même ; le formulaire de signalement dit d’appeler, et rien n’en passe dans l’adresse',
    async (width) => {
      const plain = await aVisitor(browser, house.url, { javaScriptEnabled: false, viewport: { width, height: 900 } });
      const { page, context } = plain;
      await verify(profileOf(known), plain);
      await page.getByText('Profil reconnu').waitFor();
      await isReadable(page);
      await verify(profileOf(known).replace('promene', 'prornene'), plain);
      await page.getByText('Profil inconnu, mais ressemblant').waitFor();
      await isReadable(page);
      await verify(profileOf(leaving), plain);
      await page.getByText('Ancien promeneur').waitFor();
      await page.getByRole('link', { name: 'Signaler ce compte' }).click();
      await page.getByText('JavaScript est coupé : cette page ne peut rien envoyer').waitFor();
      await isReadable(page);
      await staysHere(page, 'Ce que vous avez vu', 'Envoyer le signalement');
      expect(await context.cookies()).toEqual([]);
      await context.close();
    },
    120_000,
  );
});

/** Their page on Instagram: `https://www.instagram.com/…`. */
function profileOf({ onlineProfiles: [profile] }: Person): string {
  return profile!.url!;
}

async function open(page: Page, number: string, words: string): Promise<void> {
  await page.goto('/signalements');
  await page.getByRole('link', { name: number }).click();
  await page.getByText(words).waitFor();
}

/** What a phone reads of a code. */
async function scanned(svg: string): Promise<string | undefined> {
  const { data, info } = await sharp(Buffer.from(svg)).resize(400).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return jsQr(new Uint8ClampedArray(data), info.width, info.height)?.data;
}
