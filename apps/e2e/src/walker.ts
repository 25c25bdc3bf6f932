import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';

/** A phone and a screen, in pixels. */
export const WIDTHS = [390, 1440] as const;
const THEMES = ['light', 'dark'] as const;

/** Somebody with a browser of their own: their cookies, their window. */
export interface Walker {
  readonly page: Page;
  readonly context: BrowserContext;
}

export async function aWalker(browser: Browser, url: string): Promise<Walker> {
  const context = await browser.newContext({ baseURL: url, locale: 'fr-FR', viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return { page, context };
}

/** The whole of axe, without what serves frames of other sites (we have none) or tells what went well: a third of the time. */
function lookedAt(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
}

/** axe finds nothing on this page, on a phone and on a screen, by day and by night; and nothing overflows sideways. */
export async function isAccessible(page: Page): Promise<void> {
  const before = page.viewportSize()!;
  await looksWell(page, WIDTHS);
  await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

/**
 * The same of a page where JavaScript is off, at its width. axe needs JavaScript: it looks, beside it, at what was served, without its
 * scripts and with what `noscript` says.
 */
export async function isReadable(page: Page): Promise<void> {
  const { width, height } = page.viewportSize()!;
  const body = (await page.content()).replaceAll(/<script\b[\s\S]*?<\/script>|<\/?noscript\b[^>]*>/g, '');
  const context = await page.context().browser()!.newContext({ locale: 'fr-FR', viewport: { width, height } });
  const beside = await context.newPage();
  await beside.route(page.url(), (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
  await beside.goto(page.url());
  await looksWell(beside, [width]);
  await context.close();
}

async function looksWell(page: Page, widths: readonly number[]): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle').catch(() => undefined);
  const faults: string[] = [];
  for (const width of widths) {
    for (const colorScheme of THEMES) {
      await page.setViewportSize({ width, height: 900 });
      // Colours that are still on their way from one theme to the other are nobody's colours.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.evaluate(() => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then))));
      await page.waitForFunction(() => document.getAnimations().every((each) => each.playState !== 'running'));
      const { violations } = await lookedAt(page).analyze();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      faults.push(
        ...violations.map(({ id, nodes }) => `${width} ${colorScheme} ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
      );
      if (wide > 1) faults.push(`${width} ${colorScheme}: ${wide} px trop large`);
    }
  }
  expect({ page: new URL(page.url()).pathname, faults }).toEqual({ page: new URL(page.url()).pathname, faults: [] });
}
