import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { isAccessible } from './walker';

/** Writes the first letters in a field that looks for one among many, and takes the first that answers. */
export async function choose(page: Page, label: RegExp, letters: string, name: RegExp): Promise<void> {
  const field = page.getByRole('combobox', { name: label }).and(page.locator('input'));
  await field.pressSequentially(letters);
  await page.getByRole('option', { name }).first().click();
}

/** Why somebody is not where they could be, in the words of their record. */
export async function missing(page: Page): Promise<string[]> {
  await page.getByText('L’état est calculé, il ne se coche pas.').waitFor();
  const points = await page
    .locator('pmd-situation-card li')
    .filter({ hasText: /:\smanque/ })
    .all();
  return Promise.all(points.map(async (point) => (await point.locator('b, .cap').allInnerTexts()).join('. ')));
}

/** A representative proposes Zélie, with her mandate. */
export async function fillsMandate(page: Page, email: string, mandate: string): Promise<void> {
  await page.getByLabel('Prénom').fill('Zélie');
  await page.getByLabel('Nom', { exact: true }).fill('Claudel');
  await page.getByLabel(/^Adresse électronique/).fill(email);
  await page.getByLabel(/^Fonction/).fill('Animatrice jeunesse');
  await page.getByLabel('jeunesse').check();
  await page.getByLabel(/^Heures par semaine/).fill('3.5');
  await page.getByLabel('À partir du').fill('2026-01-05');
  await page.getByLabel(/^Ce que vous attendez/).fill(mandate);
  await page.getByRole('button', { name: 'Proposer à la coordination' }).click();
}

/** Proposes a photo of one colour, on the page of one's own record. */
export async function proposePhoto(page: Page, colour: string): Promise<void> {
  await page.getByLabel(/^Proposer une photo/).setInputFiles(await aPicture(colour));
  await page.getByText('La photo attend l’accord de la coordination.').waitFor();
}

/** A picture is there, and has loaded. */
export async function isSeen(page: Page, alt: string): Promise<void> {
  await page.getByRole('img', { name: alt }).waitFor();
  await page.waitForFunction((name) => [...document.images].some((image) => image.alt === name && image.naturalWidth > 0), alt);
}

/** What a phone would send: a PNG, wider than high. */
export async function aPicture(background: string) {
  const buffer = await sharp({ create: { width: 640, height: 480, channels: 3, background } })
    .png()
    .toBuffer();
  return { name: 'photo.png', mimeType: 'image/png', buffer };
}

/** The proposal that waits for somebody's record, opened from the list of those that wait. */
export async function openProposal(page: Page, name: string): Promise<void> {
  await page.goto('/modifications?state=pending');
  await isAccessible(page);
  await page.getByRole('link', { name }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** The coordinator verifies each point of a profile that its owner said is done, with where it was seen; the first with a picture too. */
export async function verifiesPoints(page: Page, points: readonly string[], link: string): Promise<void> {
  for (const [at, point] of points.entries()) {
    await page
      .getByText(/^Dit fait le .*, pas encore contrôlé/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: `Noter : ${point}` }).click();
    const sheet = page.getByRole('dialog', { name: point });
    await sheet.getByLabel(/^Lien/).fill(link);
    if (at === 0) await sheet.getByLabel(/^Capture d’écran/).setInputFiles(await aPicture('#ffffff'));
    if (at === 0) await isAccessible(page);
    await sheet.getByRole('button', { name: 'Enregistrer le contrôle' }).click();
    await sheet.waitFor({ state: 'hidden' });
  }
}
