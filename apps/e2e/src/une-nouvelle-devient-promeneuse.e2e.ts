import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser';
import { type House, openHouse } from './house';
import { choose, fillsMandate, isSeen, missing, openProposal, proposePhoto, verifiesPoints } from './record-pages';
import { comesToSign, entersByAccount, inLetters, opensAccount, profilePoints, publishesCharter, signs } from './seats';
import { aVisitor, type Visitor } from './visitor';
import { isAccessible } from './walker';

const STRUCTURE = { name: 'Centre social La Lanterne', email: 'odile.remy@lalanterne.example' };
const ZELIE = { name: 'Zélie Claudel', email: 'zelie.claudel@lalanterne.example', handle: 'zelie.lalanterne' };
const PRESENTATION = 'Je suis animatrice à La Lanterne, et je réponds aux jeunes de la vallée.';
const CONTACT = 'Écrivez-moi sur Instagram, je réponds le soir même.';
const MANDATE = 'Répondre aux jeunes de la vallée, surtout le mardi soir.';
const TOO_DARK = 'Sur cette photo, on ne te reconnaît pas. Une autre, plus claire ?';

/**
 * J4. A newcomer becomes promeneur, on a base where nobody had ever entered: the coordinator and the representative at their desks,
 * the newcomer on a phone. The representative proposes her and states the mandate; nobody types that somebody is active: the record
 * says what is missing until nothing is.
 */
describe('une nouvelle devient promeneuse', () => {
  let house: House;
  let browser: Browser;
  let coordinator: Visitor;
  let odile: Visitor;
  let zelie: Visitor;
  /** Her record: the address of the page, that of the API, and that of the public page. */
  let record: string;
  const api = () => `/api${record}`;
  const publicPage = async () => {
    const { slug } = (await (await coordinator.page.request.get(api())).json()) as { slug: string };
    return `/annuaire/88-vosges/${slug}`;
  };

  beforeAll(async () => {
    [house, browser] = await Promise.all([openHouse(), openBrowser()]);
    coordinator = await aVisitor(browser, house.url, { viewport: { width: 1440, height: 900 } });
    odile = await aVisitor(browser, house.url, { viewport: { width: 1440, height: 900 } });
    zelie = await aVisitor(browser, house.url);
    await zelie.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await house?.[Symbol.asyncDispose]();
  });

  it('la coordinatrice publie la charte, et dit ce qu’il faut ici pour être en activité', async () => {
    await entersByAccount(house, coordinator, 'claire@coordination.example', 'coordinator');
    const { page } = coordinator;
    await publishesCharter(page);
    await page.goto('/reglages');
    const setting = page.getByRole('region', { name: 'Ce qu’il faut pour être en activité' });
    await setting.getByText('Changer', { exact: true }).click();
    await setting.getByLabel('une photo').check();
    await setting.getByLabel('un profil contrôlé').check();
    await isAccessible(page);
    await setting.getByRole('button', { name: 'Enregistrer ce réglage' }).click();
    await setting.getByText('une photo, un profil contrôlé').first().waitFor();
  }, 120_000);

  it('elle ajoute une structure, avec qui signe pour elle', async () => {
    const { page } = coordinator;
    await page.goto('/structures/nouvelle');
    await page.getByLabel('Nom de la structure').fill(STRUCTURE.name);
    await choose(page, /^Commune/, 'gerardm', /Gérardmer/);
    await page.getByLabel(/^Prénom et nom/).fill('Odile Rémy');
    await page.getByLabel(/^Son adresse électronique/).fill(STRUCTURE.email);
    await isAccessible(page);
    await page.getByRole('button', { name: 'Enregistrer la structure' }).click();
    await page.getByRole('heading', { level: 1, name: STRUCTURE.name }).waitFor();
    await isAccessible(page);
  }, 120_000);

  it('elle invite Odile, qui la représente : Odile propose Zélie, et dit son mandat', async () => {
    const structure = new URL(coordinator.page.url()).pathname;
    await coordinator.page.getByRole('button', { name: 'Inviter Odile' }).click();
    await opensAccount(odile, await inLetters(coordinator, STRUCTURE.email, /invit|rejoind|confie|ouvre/i, 'link'), 'Odile');
    const { page } = odile;
    await page.goto(structure);
    await page.getByRole('link', { name: 'Proposer un promeneur' }).click();
    await page.getByRole('heading', { name: /^Le mandat que lui donne/ }).waitFor();
    await isAccessible(page);
    await fillsMandate(page, ZELIE.email, MANDATE);
    await page.getByRole('article').getByText('en attente', { exact: true }).waitFor();
    await isAccessible(page);
  }, 120_000);

  it('la coordinatrice le voit à son accueil, lit le mandat, et dit oui : la fiche est ouverte, l’invitation partie', async () => {
    const { page } = coordinator;
    await page.goto('/');
    await page.getByText(/structure propose quelqu’un/).waitFor();
    await page.getByRole('link', { name: 'Répondre' }).click();
    await page.getByText(MANDATE).waitFor();
    await page.getByRole('button', { name: 'Ouvrir la fiche et inviter' }).click();
    await page.getByRole('article').getByText('fiche ouverte', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Voir la fiche' }).click();
    await page.getByRole('heading', { level: 1, name: ZELIE.name }).waitFor();
    record = new URL(page.url()).pathname;
    await page.getByText('La charte n’est pas demandée').waitFor();
    await page.getByText(/depuis le 5\sjanvier\s2026, 3,5\sh par semaine/).waitFor();
    await page.getByText('invitation envoyée', { exact: true }).waitFor();
    await odile.page.reload();
    await odile.page.getByRole('article').getByText('fiche ouverte', { exact: true }).waitFor();
    await leavesQuietly(odile);
  }, 120_000);

  it('pas encore de badge : le refus dit ce qui manque', async () => {
    const { page } = coordinator;
    await page.getByText(/Le badge, les cartes et l’affiche viennent avec la fiche publique/).waitFor();
    const refused = await page.request.get(`${api()}/badge.pdf`);
    expect([refused.status(), await refused.json()]).toMatchObject([409, { facts: { missing: ['la charte n’est pas signée'] } }]);
  });

  it('Zélie ouvre son compte par la lettre, et complète « Ma fiche » sur son téléphone : tout attend un accord', async () => {
    const { page } = zelie;
    await opensAccount(zelie, await inLetters(coordinator, ZELIE.email, /invit|rejoind|confie|ouvre/i, 'link'), 'Zélie');
    await page.getByRole('button', { name: 'Plus', exact: true }).click();
    await page.getByRole('link', { name: 'Ma fiche' }).click();
    await page.getByLabel(/^Présentation/).fill(PRESENTATION);
    await page.getByLabel(/^Comment entrer en contact/).fill(CONTACT);
    await page.getByLabel(/^Nom du profil/).fill(`https://www.instagram.com/${ZELIE.handle}/`);
    await page.getByRole('button', { name: 'Ajouter ce profil' }).click();
    await page.getByRole('button', { name: 'Ajouter un créneau le mardi' }).click();
    await isAccessible(page);
    await page.getByRole('button', { name: 'Proposer ces changements' }).click();
    await page.getByText('C’est proposé à la coordination.').waitFor();
    await proposePhoto(page, '#1b1b22');
    await page.getByText(/En attente d’accord depuis/).waitFor();
    await isAccessible(page);
  }, 120_000);

  it('la coordinatrice voit la différence côte à côte : elle accepte les mots, pas la photo, et dit pourquoi', async () => {
    const { page } = coordinator;
    await openProposal(page, ZELIE.name);
    const presentation = page.getByRole('group', { name: 'Présentation' });
    expect(await presentation.locator('.sides > div').allInnerTexts()).toEqual(['Aujourd’hui\nrien', `Proposé\n${PRESENTATION}`]);
    await page.getByRole('group', { name: 'Profils en ligne' }).getByText(`Instagram ${ZELIE.handle}`).waitFor();
    await page.getByRole('group', { name: 'Permanences' }).getByText('mardi').waitFor();
    await isSeen(page, `Photo proposée pour ${ZELIE.name}`);
    await isAccessible(page);
    await page.getByRole('group', { name: 'Photo' }).getByRole('checkbox').uncheck();
    await page.getByLabel(/^Un mot pour la personne/).fill(TOO_DARK);
    await page.getByRole('button', { name: 'Accepter 4 champs' }).click();
    await page.getByText('non repris', { exact: true }).waitFor();
    await isAccessible(page);
    await page.goto(`${record}?onglet=public`);
    await page.getByText(PRESENTATION).first().waitFor();
    await page.getByText(/Pas de photo/).waitFor();
    await isAccessible(page);
    await page.goto(`${record}?onglet=presence`);
    await page.getByText(ZELIE.handle).first().waitFor();
    await isAccessible(page);
  }, 180_000);

  it('Zélie coche ses premiers pas, et copie un texte prêt où son nom est déjà', async () => {
    const { page } = zelie;
    await page.goto('/promeneurs/premiers-pas');
    await page.getByLabel(/^Choisir ses réseaux/).check();
    await page.getByText(/^1 sur \d+$/).waitFor();
    await page.getByLabel(/^Créer un compte professionnel/).check();
    await page.getByText(/^2 sur \d+$/).waitFor();
    await page.locator('summary', { hasText: 'À propos » d’un profil' }).click();
    await page.getByRole('button', { name: /^Copier : .*À propos/ }).click();
    await page.getByText('Le texte est copié.').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    for (const said of ['je suis Zélie', STRUCTURE.name, 'le mardi', await publicPage()]) expect(copied).toContain(said);
    await isAccessible(page);
  }, 120_000);

  it('la structure signe d’abord, puis Zélie', async () => {
    const { page } = coordinator;
    await page.goto(record);
    await page.getByRole('button', { name: 'Demander la signature' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Demander la signature' }).click();
    await page.getByText(`La charte attend la signature de ${STRUCTURE.name}`).waitFor();
    const structure = await aVisitor(browser, house.url);
    await comesToSign(structure, await inLetters(coordinator, STRUCTURE.email, /attend votre signature/, 'link'));
    await signs(structure, STRUCTURE.email, coordinator);
    expect(structure.complaints).toEqual([]);
    await structure.context.close();
    expect(await statusOf(await publicPage())).toBe(404);
    await zelie.page.goto('/signer');
    await zelie.page.getByRole('button', { name: 'J’ai lu, recevoir mon code' }).waitFor();
    await signs(zelie, ZELIE.email, coordinator);
  }, 180_000);

  it('elle est dans l’annuaire, pas encore en activité : sa fiche nomme les deux choses qui manquent, et qui doit agir', async () => {
    expect(await statusOf(await publicPage())).toBe(200);
    for (const { page } of [coordinator, zelie]) {
      await page.goto(record);
      const situation = page.getByRole('region', { name: 'Zélie est dans l’annuaire, pas encore en activité' });
      await situation.getByText('dans l’annuaire', { exact: true }).waitFor();
      expect(await missing(page)).toEqual([
        'Il manque sa photo. À faire par la personne elle-même.',
        'Son profil en ligne n’est pas contrôlé. À faire par la coordination.',
      ]);
      await isAccessible(page);
    }
    const typed = await coordinator.page.request.put(api(), { data: { state: 'active' } });
    expect(typed.status()).toBeGreaterThanOrEqual(400);
    expect(typed.status()).toBeLessThan(500);
  }, 120_000);

  it('elle propose une photo plus claire : acceptée, il ne manque plus que le contrôle du profil', async () => {
    await zelie.page.goto('/ma-fiche');
    await proposePhoto(zelie.page, '#e2a36f');
    await openProposal(coordinator.page, ZELIE.name);
    await isSeen(coordinator.page, `Photo proposée pour ${ZELIE.name}`);
    await coordinator.page.getByRole('button', { name: 'Tout accepter' }).click();
    await coordinator.page.getByText('repris', { exact: true }).waitFor();
    await coordinator.page.goto(record);
    await coordinator.page.getByText('Son profil en ligne n’est pas contrôlé').waitFor();
    expect(await missing(coordinator.page)).toHaveLength(1);
  }, 120_000);

  it('Zélie dit fait chaque point de son profil ; la coordinatrice les contrôle, avec une date et une preuve : en activité', async () => {
    await zelie.page.goto('/ma-fiche');
    for (const point of profilePoints) {
      await zelie.page.getByRole('button', { name: `C’est fait : ${point}` }).click();
      await zelie.page.getByRole('button', { name: `Retirer : ${point}` }).waitFor();
    }
    await isAccessible(zelie.page);
    const { page } = coordinator;
    await page.goto(record);
    await verifiesPoints(page, profilePoints, `https://www.instagram.com/${ZELIE.handle}/`);
    await page.getByText('3 points vus').waitFor();
    expect(await page.getByRole('link', { name: 'Voir la page' }).count()).toBe(3);
    expect((await page.request.get((await page.getByRole('link', { name: 'Voir la capture' }).getAttribute('href'))!)).status()).toBe(200);
    await page.goto(record);
    await page.getByRole('region', { name: 'Zélie est dans l’annuaire' }).getByText('en activité', { exact: true }).waitFor();
    expect(await missing(page)).toEqual([]);
    await isAccessible(page);
  }, 180_000);

  it('le public ne voit sa photo que lorsqu’elle le dit, et plus dès qu’elle le reprend', async () => {
    const reader = await aVisitor(browser, house.url);
    const photo = reader.page.locator('img[src*="/api/public/photos/"]');
    await reader.page.goto(await publicPage());
    await reader.page.getByRole('heading', { level: 1, name: 'Zélie' }).waitFor();
    expect(await photo.count()).toBe(0);
    await zelie.page.goto(`${record}?onglet=public`);
    await zelie.page.getByRole('switch', { name: 'Photo' }).click();
    await zelie.page.getByRole('switch', { name: 'Photo', checked: true }).waitFor();
    await isAccessible(zelie.page);
    await reader.page.reload();
    await photo.first().waitFor();
    await reader.page.waitForFunction(() => [...document.images].some((image) => image.src.includes('/photos/') && image.naturalWidth > 0));
    await isAccessible(reader.page);
    const address = (await photo.first().getAttribute('src'))!;
    expect(await statusOf(address)).toBe(200);
    await zelie.page.getByRole('switch', { name: 'Photo' }).click();
    await zelie.page.getByRole('switch', { name: 'Photo', checked: false }).waitFor();
    expect(await statusOf(address)).toBe(404);
    await leavesQuietly(reader);
  }, 120_000);

  it('elle ouvre son badge en PDF', async () => {
    await zelie.page.goto(record);
    const badge = await zelie.page.request.get((await zelie.page.getByRole('link', { name: /^Badge \(PDF/ }).getAttribute('href'))!);
    const bytes = await badge.body();
    expect([badge.status(), bytes.subarray(0, 4).toString(), bytes.length > 5_000]).toEqual([200, '%PDF', true]);
    await leavesQuietly(zelie);
    await leavesQuietly(coordinator);
  });

  /** How an address answers whoever has no account. */
  async function statusOf(path: string): Promise<number> {
    return (await fetch(new URL(path, house.url))).status;
  }
});

async function leavesQuietly({ complaints, context }: Visitor): Promise<void> {
  expect(complaints).toEqual([]);
  await context.close();
}
