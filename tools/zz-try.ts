import { startPostgres } from './postgres.ts';
import { spawn, spawnSync } from 'node:child_process';
const pg = await startPostgres('throwaway');
const env = {
  ...process.env,
  DATABASE_URL: pg.url('app'),
  DATABASE_OWNER_URL: pg.url('owner'),
  PROMENADE_DATA: '/tmp/try-data',
  PORT: process.env['PORT'] ?? '3200',
  PROMENADE_DEMO: process.env['PROMENADE_DEMO'] ?? '1',
  LOG_LEVEL: 'warn',
};
for (const p of ['migrate', 'demo']) {
  const t = Date.now();
  const r = spawnSync(process.execPath, [`dist/try/apps/api/${p}.js`], { env, stdio: 'inherit', cwd: '/work/main' });
  console.log(p, r.status, Date.now() - t, 'ms');
  if (r.status) break;
}
const kids = ['main', 'worker'].map((p) =>
  spawn(process.execPath, [`dist/try/apps/api/${p}.js`], { env, stdio: 'inherit', cwd: '/work/main' }),
);
console.log('owner', pg.url('postgres'));
process.on('SIGTERM', async () => {
  kids.forEach((k) => k.kill());
  await pg.stop();
  process.exit();
});
