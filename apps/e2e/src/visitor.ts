import { expect } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { aWalker, type Walker } from './walker';

/** Every seat of the demonstration has the same. */
const DEMONSTRATION = 'Promenade-demo-2026';

export interface Visitor extends Walker {
  /** What the browser complained of in its console so far: nothing, or the page is at fault. */
  readonly complaints: readonly string[];
}

/** Somebody without an account, on a phone; their browser's complaints are kept. */
export async function aVisitor(browser: Browser, baseURL: string, more: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({ baseURL, locale: 'fr-FR', viewport: { width: 390, height: 844 }, ...more });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('console', (said) => (['error', 'warning'].includes(said.type()) ? complaints.push(`${page.url()} ${said.text()}`) : 0));
  page.on('pageerror', (error) => complaints.push(`${page.url()} ${error.message}`));
  return { page, context, complaints };
}

/** Whoever reads a public page leaves as they came: no cookie, nothing kept in the browser, no complaint of it. */
export async function leavesNoTrace({ page, context, complaints }: Visitor): Promise<void> {
  const kept = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);
  expect({ cookies: await context.cookies(), kept, complaints }).toEqual({ cookies: [], kept: [], complaints: [] });
}

/** A form that needs JavaScript, where there is none: what was written goes nowhere, least of all into the address, and is not lost. */
export async function staysHere(page: Page, field: string, button: string): Promise<void> {
  const [before, words] = [page.url(), 'Ce que j’écris ne regarde que moi.'];
  await page.getByLabel(field).fill(words);
  await page.getByLabel(/Votre adresse électronique/).fill('quelquun@famille.example');
  await page.getByLabel(/Votre adresse électronique/).press('Enter');
  await page.getByRole('button', { name: button }).click();
  expect(page.url()).toBe(before);
  expect(await page.getByLabel(field).inputValue()).toBe(words);
}

/** Somebody of the demonstration at their desk, signed in: `coordination.88@demo.example`. */
export async function signedIn(browser: Browser, url: string, mailbox: string): Promise<Walker> {
  const walker = await aWalker(browser, url);
  const answer = await walker.page.request.post('/api/session', { data: { email: `${mailbox}@demo.example`, password: DEMONSTRATION } });
  expect(answer.ok()).toBe(true);
  return walker;
}

/** The last letter to somebody, as the page of the demonstration shows it to whoever is signed in. @returns its words */
export async function letterTo({ page }: Walker, to: string, subject: RegExp): Promise<string> {
  await page.goto(`/courriels?q=${encodeURIComponent(to)}`);
  const letter = page.getByRole('listitem').filter({ hasText: subject }).first();
  await letter.waitFor({ timeout: 30_000 });
  if (!(await letter.locator('.text').isVisible())) await letter.locator('summary').click();
  return (await letter.locator('.text').textContent())!.replaceAll(/\s+/g, ' ');
}
