import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { asOwner, urlOf } from '@promenade/platform/api/testing';
import { run } from './programs';

/** A database and a data folder that nobody else has. */
export interface Base extends AsyncDisposable {
  readonly name: string;
  /** What the programs of the house are told. */
  readonly env: { DATABASE_URL: string; DATABASE_OWNER_URL: string; PROMENADE_DATA: string };
}

const FURNISHED = 'promenade_furnished';
const LOCK = 4_071_789;

const files = (name: string) => join(process.env['TEST_FILES']!, name);

/** Migrated and empty; or with the demonstration, loaded once by the built program and then copied. */
export async function openBase(demo: boolean): Promise<Base> {
  if (demo) await furnish();
  const base = await copyOf(demo ? FURNISHED : 'promenade', `house_${randomUUID().slice(0, 8)}`);
  if (demo) cpSync(files(FURNISHED), base.env.PROMENADE_DATA, { recursive: true });
  return base;
}

/** Files of journeys run side by side: the first loads the demonstration, the others wait for it. */
async function furnish(): Promise<void> {
  await asOwner('postgres', (owner) =>
    owner.transaction(async (manager) => {
      await manager.query('select pg_advisory_xact_lock($1)', [LOCK]);
      if (existsSync(files(FURNISHED))) return;
      const draft = await copyOf('promenade', FURNISHED);
      await run('demo', [], { ...draft.env, PROMENADE_DEMO: '1' });
      mkdirSync(files(FURNISHED));
      cpSync(draft.env.PROMENADE_DATA, files(FURNISHED), { recursive: true });
    }),
  );
}

async function copyOf(template: string, name: string): Promise<Base> {
  await asOwner('postgres', (owner) => owner.query(`create database ${name} template ${template}`));
  const folder = mkdtempSync(files(`${name}-`));
  const env = { DATABASE_URL: urlOf('app', name), DATABASE_OWNER_URL: urlOf('owner', name), PROMENADE_DATA: folder };
  const dispose = async () => {
    await asOwner('postgres', (owner) => owner.query(`drop database ${name} with (force)`));
    rmSync(folder, { recursive: true, force: true });
  };
  return { name, env, [Symbol.asyncDispose]: dispose };
}
