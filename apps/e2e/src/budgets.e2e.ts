import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { openBrowser } from './browser';
import { type House, openHouse } from './house';

const KB = 1000;
const SCRIPTS = 170 * KB;
const STYLES = 20 * KB;
const SHIFT = 0.02;
/** In milliseconds, the median of three cold loads. */
const PAINT = 1800;

interface Visit {
  readonly scripts: number;
  readonly styles: number;
  readonly shift: number;
  readonly paint: number;
}

/** The public pages on a slow phone: a processor four times slower, 1.6 Mbit/s, 150 ms there and back, nothing kept from before. */
describe('ce que pèsent les pages publiques', () => {
  let house: House;
  let browser: Browser;
  let card: string;

  beforeAll(async () => {
    [house, browser] = await Promise.all([openHouse({ demo: true }), openBrowser()]);
    const found = (await (await fetch(`${house.url}/api/public/directory?department=88&sort=reachable`)).json()) as {
      items: { slug: string }[];
    };
    card = `/annuaire/88-vosges/${found.items[0]!.slug}`;
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await house?.[Symbol.asyncDispose]();
  });

  it.each([
    ['tous les départements', () => '/annuaire'],
    ['un département', () => '/annuaire/88-vosges'],
    ['un département, près d’une commune', () => '/annuaire/88-vosges?pres=gerarmer&volet=youth'],
    ['une fiche', () => card],
    ['la vérification', () => '/verifier'],
  ])(
    '%s',
    async (name, path) => {
      const load = () => visit(browser, house.url, path());
      const { scripts, styles, shift, paint } = await load();
      const paints = await settled(paint, load);
      console.info(
        `${name} : ${kilo(scripts)} de JavaScript, ${kilo(styles)} de CSS, décalage ${shift.toFixed(3)}, plus grand affichage ${paints.map(Math.round).join(', ')} ms`,
      );
      expect(scripts).toBeLessThanOrEqual(SCRIPTS);
      expect(styles).toBeLessThanOrEqual(STYLES);
      expect(shift).toBeLessThanOrEqual(SHIFT);
      expect(Math.min(...paints)).toBeGreaterThan(0);
      expect(median(paints)).toBeLessThanOrEqual(PAINT);
    },
    180_000,
  );
});

/**
 * As many loads as settle the median of three: two on the same side do. One round that is too slow is done again, once: somebody
 * else may have had the processor.
 */
async function settled(first: number, load: () => Promise<Visit>): Promise<number[]> {
  const round = async (paints: number[]): Promise<number[]> => {
    while (paints.length < 2 || (paints.length === 2 && isLate(paints[0]!) !== isLate(paints[1]!))) paints.push((await load()).paint);
    return paints;
  };
  const paints = await round([first]);
  return isLate(median(paints)) ? round([]) : paints;
}

function isLate(paint: number): boolean {
  return paint > PAINT;
}

/** Of two, the slower. */
function median(paints: readonly number[]): number {
  return [...paints].sort((one, other) => one - other)[Math.floor(paints.length / 2)]!;
}

async function visit(browser: Browser, url: string, path: string): Promise<Visit> {
  const context = await browser.newContext({ baseURL: url, locale: 'fr-FR', viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await slowDown(await context.newCDPSession(page));
  const read = weighing(page);
  await page.addInitScript(watch);
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  // A second for whatever hydration would move.
  await page.waitForTimeout(1000);
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: { shift: number; paint: number } }).seen);
  const weights = await read();
  await context.close();
  return { ...weights, ...seen };
}

async function slowDown(session: CDPSession): Promise<void> {
  const [downloadThroughput, uploadThroughput] = [1_600_000 / 8, 750_000 / 8];
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput, uploadThroughput });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

/** Bodies of scripts and sheets, as gzip would send them: the same number whatever the encoding of the day. */
function weighing(page: Page): () => Promise<Pick<Visit, 'scripts' | 'styles'>> {
  const bodies: Promise<readonly [kind: string, bytes: number]>[] = [];
  page.on('requestfinished', (request) => {
    const kind = request.resourceType();
    if (kind !== 'script' && kind !== 'stylesheet') return;
    bodies.push(request.response().then(async (answer) => [kind, gzipSync(await answer!.body()).length] as const));
  });
  return async () => {
    const weighed = await Promise.all(bodies);
    const of = (wanted: string) => weighed.reduce((sum, [kind, bytes]) => sum + (kind === wanted ? bytes : 0), 0);
    return { scripts: of('script'), styles: of('stylesheet') };
  };
}

/** Runs in the page, before anything of it. */
function watch(): void {
  const seen = { shift: 0, paint: 0 };
  Object.assign(globalThis, { seen });
  const observe = (type: string, heed: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(heed)).observe({ type, buffered: true });
  observe('layout-shift', (entry) => {
    const { value, hadRecentInput } = entry as unknown as { value: number; hadRecentInput: boolean };
    if (!hadRecentInput) seen.shift += value;
  });
  observe('largest-contentful-paint', ({ startTime }) => {
    seen.paint = startTime;
  });
}

function kilo(bytes: number): string {
  return `${Math.round(bytes / KB)} ko`;
}
