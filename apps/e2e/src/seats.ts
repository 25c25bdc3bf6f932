import type { Page } from 'playwright-core';
import type { House } from './house';
import { isAccessible, type Walker } from './walker';

const PASSWORD = 'Le sentier du lac en novembre';
const CHARTER = `Nous nous engageons ensemble.

## Article 1. Le profil

Sur chaque réseau, son profil montre au moins :

- son prénom et sa structure ;
- sa photo ;
- le lien vers l’annuaire.

## Article 2. La présence

Le promeneur est présent chaque semaine, à des heures annoncées.`;

/** The points that a profile must show, as the charter published here says them. */
export const profilePoints = ['son prénom et sa structure', 'sa photo', 'le lien vers l’annuaire'] as const;

/** Comes in by the link that `npm run account` prints, on a base where nobody may ever have entered. */
export async function entersByAccount(house: House, { page }: Walker, email: string, role: string, department = '88'): Promise<void> {
  const said = await house.run('account', '--email', email, '--role', role, '--department', department);
  await page.goto(/https?:\S+/.exec(said)![0]);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('navigation', { name: /^Navigation/ }).waitFor();
}

/** What the last letter to somebody holds, read on the page of the demonstration by whoever is signed in there. */
export async function inLetters({ page }: Walker, to: string, subject: RegExp, piece: 'link' | 'code'): Promise<string> {
  await page.goto(`/courriels?q=${encodeURIComponent(to)}`);
  const letter = page.getByRole('listitem').filter({ hasText: subject }).first();
  await letter.waitFor({ timeout: 30_000 });
  if (!(await letter.locator('.text').isVisible())) await letter.locator('summary').click();
  const found = letter.locator(piece === 'link' ? '.text a' : '.text strong.code').first();
  return (await found.textContent())!.trim();
}

/** Accepts an invitation: opens an account by the link of the letter, under the name that the record bears. */
export async function opensAccount({ page }: Walker, link: string, firstName: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('heading', { name: `Bonjour ${firstName}` }).waitFor();
  await isAccessible(page);
  for (const field of await page.locator('input[type=password]').all()) await field.fill(PASSWORD);
  await page
    .getByRole('button', { name: /compte|Accepter|Commencer/ })
    .first()
    .click();
  await page.getByRole('navigation', { name: /^Navigation/ }).waitFor();
}

/** Writes the charter of the département and puts it in force. */
export async function publishesCharter(page: Page): Promise<void> {
  await page.goto('/chartes/textes/nouveau');
  await page.getByLabel('Titre').fill('Charte des promeneurs des Vosges');
  await page.getByLabel('Texte', { exact: true }).fill(CHARTER);
  await page.getByText(/Un profil devra montrer/).waitFor();
  await isAccessible(page);
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await page.getByRole('button', { name: 'Publier cette version' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Publier' }).click();
  await page
    .getByText(/publiée, en vigueur/)
    .first()
    .waitFor();
  await isAccessible(page);
}

/** The representative of a structure comes by the link of their letter, without an account, as far as the text to sign. */
export async function comesToSign({ page }: Walker, link: string): Promise<void> {
  await page.goto(link);
  await isAccessible(page);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('button', { name: 'J’ai lu, recevoir mon code' }).waitFor();
  await isAccessible(page);
}

/** Signs the charter that is on the page, by the code that reaches `email`. @param reader who opens the letters @param sentence to copy */
export async function signs({ page }: Walker, email: string, reader: Walker, sentence?: string): Promise<void> {
  await page.getByRole('button', { name: 'J’ai lu, recevoir mon code' }).click();
  await page.getByLabel('Code à six chiffres').waitFor();
  await page.getByLabel('Code à six chiffres').fill(await inLetters(reader, email, /Votre code pour signer/, 'code'));
  if (sentence) await page.getByLabel(/^Recopiez/).fill(sentence);
  await page.getByRole('checkbox').last().check();
  await isAccessible(page);
  await page.getByRole('button', { name: 'Signer la charte' }).click();
  await page
    .getByText(/^C’est signé/)
    .first()
    .waitFor();
}
