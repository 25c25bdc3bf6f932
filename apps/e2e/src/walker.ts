import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';

const WIDTHS = [390, 1440] as const;
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
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle').catch(() => undefined);
  const faults: string[] = [];
  for (const width of WIDTHS) {
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
  await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  expect({ page: new URL(page.url()).pathname, faults }).toEqual({ page: new URL(page.url()).pathname, faults: [] });
}
