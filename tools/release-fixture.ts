import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { digestOfFile, dumpOf } from '../apps/api/src/release/dump.ts';
import { keepRelease, migrationFiles } from '../apps/api/src/release/store.ts';
import { closeAtEnd, end, endInOrder, fail } from './ending.ts';
import { startPostgres } from './postgres.ts';
import { build, run } from './programs.ts';
import { say } from './say.ts';

// `npm run release:fixture`: the demonstration of today, as the base of a release that tests will bring to the present; a day may be given.

endInOrder();
write().catch(fail);

async function write(): Promise<void> {
  const name = process.argv[2] ?? new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(name)) throw new Error('Un jour s’écrit 2026-12-01.');
  await say('Construction', build());
  const postgres = await startPostgres('throwaway');
  closeAtEnd(postgres.stop);
  const data = mkdtempSync(join(tmpdir(), 'promenade-release-'));
  closeAtEnd(() => Promise.resolve(rmSync(data, { recursive: true, force: true })));
  const env = { ...process.env, DATABASE_URL: postgres.url('app'), DATABASE_OWNER_URL: postgres.url('owner'), PROMENADE_DATA: data };
  await say('Schéma', run('migrate', env));
  await say('Démonstration', run('demo', { ...env, PROMENADE_DEMO: '1' }));
  const all = await new DataSource({ type: 'postgres', url: postgres.url('postgres') }).initialize();
  const migrations = migrationFiles().map(({ file, url }) => ({ name: file, sha256: digestOfFile(url) }));
  const release = await dumpOf(all, migrations);
  await all.destroy();
  console.log(`Écrit : ${keepRelease(name, release)} (${Object.values(release.counts).reduce((sum, rows) => sum + rows, 0)} lignes)`);
  await end(0);
}
