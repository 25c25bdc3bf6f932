import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sampleCounts, sampleDirectory } from './sample-directory';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../../../../../..');

/** The rooms by name, as the API is built with them. */
const rooms = ['directory', 'platform'].flatMap((room) =>
  ['model', 'api'].map((face) => ({ find: `@promenade/${room}/${face}`, replacement: join(root, `libs/${room}/${face}/src/index.ts`) })),
);

/** Two entries, as the API and its worker are: what they share becomes chunks. */
const entry = (name: string) => `
  import { readFileSync } from 'node:fs';
  import { readSpreadsheet } from ${JSON.stringify(join(import.meta.dirname, 'read-spreadsheet.ts'))};
  console.log('${name} started');
  const sheets = await readSpreadsheet(readFileSync(process.argv[2]), 'annuaire.xlsx');
  console.log(sheets.map(({ name, rows }) => name + ' ' + rows.length).join(', '));
  const { DecidingThread } = await import(${JSON.stringify(join(import.meta.dirname, '../deciding/deciding-thread.ts'))});
  const thread = await DecidingThread.started('[]');
  const order = { do: 'open', sheets: JSON.stringify(sheets), kind: undefined, mapping: {} };
  const registry = { structures: '[]', records: '[]' };
  const task = { order, department: '88', today: '2026-11-24', registry, remembered: { promeneurs: {}, structures: {} } };
  const { decided } = await thread.ask(task);
  console.log(JSON.stringify(decided.counts));
  await thread.stop();
`;

describe('the reading of files, once built', () => {
  let folder: string;

  beforeAll(async () => {
    // Under node_modules, where the bundle finds the packages it leaves outside.
    folder = await mkdtemp(join(root, 'node_modules/.reading-'));
    for (const name of ['main', 'worker']) await writeFile(join(folder, `${name}.ts`), entry(name));
    await writeFile(join(folder, 'annuaire.xlsx'), await sampleDirectory());
    const input = ['main', 'worker'].map((name) => join(folder, `${name}.ts`));
    const options = {
      configFile: false,
      root: folder,
      resolve: { alias: rooms },
      logLevel: 'error',
      build: { ssr: true, outDir: join(folder, 'dist'), target: 'node24', rolldownOptions: { input } },
    };
    await run(process.execPath, ['--input-type=module', '-e', `await (await import('vite')).build(${JSON.stringify(options)})`], {
      cwd: root,
    });
  }, 60_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('works from the bundle, where the thread loads its own chunk and starts nothing else', async () => {
    const { stdout } = await run(process.execPath, [join(folder, 'dist/main.js'), join(folder, 'annuaire.xlsx')]);
    expect(stdout.trim().split('\n')).toEqual(['main started', 'À lire 1, Réseau 88 33', JSON.stringify(sampleCounts)]);
  });

  it('has a thread of reading that imports packages only', async () => {
    const chunks = (await readdir(join(folder, 'dist/assets'))).filter((name) => name.startsWith('reading-worker') && name.endsWith('.js'));
    expect(chunks).toHaveLength(1);
    const code = await readFile(join(folder, 'dist/assets', chunks[0]!), 'utf8');
    expect(code.match(/\bfrom\s*"\.[^"]*"/g)).toBeNull();
  });
});
