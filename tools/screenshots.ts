import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../apps/e2e/src/browser.ts';
import { freePort } from './check-port.ts';
import { closeAtEnd, end, endInOrder, fail } from './ending.ts';
import { workspace } from './places.ts';
import { startPostgres } from './postgres.ts';
import { build, run, serve } from './programs.ts';
import { say } from './say.ts';

// `npm run screenshots`: the pictures of the README, taken on the demonstration as anybody would see it.

const FOLDER = join(workspace, 'apps/web/screenshots');
const PASSWORD = 'Promenade-demo-2026';

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly as?: string;
  readonly width: number;
  readonly theme?: 'light' | 'dark';
}

const pictures: readonly Picture[] = [
  { name: 'accueil', path: '/', as: 'coordination.88@demo.example', width: 1280 },
  { name: 'promeneurs', path: '/promeneurs', as: 'coordination.88@demo.example', width: 1280 },
  { name: 'tableau-de-bord', path: '/tableau-de-bord', as: 'caf.88@demo.example', width: 1280 },
  { name: 'annuaire', path: '/annuaire/88-vosges', width: 390 },
  { name: 'verifier', path: '/verifier?q=adele.promene.feb8', width: 390 },
  { name: 'permanences', path: '/promeneurs/permanences', as: 'coordination.88@demo.example', width: 1280 },
  { name: 'signer', path: '/signer', as: 'structure.88@demo.example', width: 390, theme: 'dark' },
];

endInOrder();
shoot().catch(fail);

async function shoot(): Promise<void> {
  await say('Construction', build());
  const url = await openDemonstration();
  const browser = await openBrowser();
  closeAtEnd(() => browser.close());
  mkdirSync(FOLDER, { recursive: true });
  for (const picture of pictures) await say(picture.name, take(browser, url, picture));
  await end(0);
}

async function openDemonstration(): Promise<string> {
  const postgres = await startPostgres('throwaway');
  closeAtEnd(postgres.stop);
  const data = mkdtempSync(join(tmpdir(), 'promenade-pictures-'));
  closeAtEnd(() => Promise.resolve(rmSync(data, { recursive: true, force: true })));
  const port = await freePort('127.0.0.1', 0);
  const ours = { DATABASE_URL: postgres.url('app'), PROMENADE_DATA: data, PORT: String(port), PROMENADE_DEMO: '1' };
  const env = { ...process.env, NODE_ENV: 'production', ...ours };
  await say('Schéma', run('migrate', { ...env, DATABASE_OWNER_URL: postgres.url('owner') }));
  await say('Démonstration', run('demo', env));
  const program = serve('main', env, data);
  closeAtEnd(() => Promise.resolve(void program.kill()));
  const url = `http://localhost:${port}`;
  while (!(await fetch(`${url}/api/health/ready`).catch(() => undefined))?.ok) await pause(100);
  return url;
}

async function take(browser: Browser, baseURL: string, { name, path, as, width, theme = 'light' }: Picture): Promise<void> {
  const viewport = { width, height: width < 500 ? 844 : 860 };
  const context = await browser.newContext({ baseURL, viewport, colorScheme: theme, locale: 'fr-FR', reducedMotion: 'reduce' });
  if (as) await context.request.post('/api/session', { data: { email: as, password: PASSWORD } });
  const page = await context.newPage();
  await page.goto(path);
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  await context.close();
}
