import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Release } from './dump.ts';

const FOLDER = new URL('../../releases/', import.meta.url);

/** Releases are kept by the day they were written; the last is the one a base in service may hold. */
export function lastRelease(): Release | undefined {
  const last = readdirSync(FOLDER).filter((name) => name.endsWith('.json.gz')).sort().at(-1); // prettier-ignore
  return last ? (JSON.parse(gunzipSync(readFileSync(new URL(last, FOLDER))).toString('utf8')) as Release) : undefined;
}

/** @returns where it was written */
export function keepRelease(name: string, release: Release): string {
  const file = new URL(`${name}.json.gz`, FOLDER);
  writeFileSync(file, gzipSync(JSON.stringify(release), { level: 9 }));
  return file.pathname;
}

/** The files of the migrations in their order, as `migrations/index.ts` lists them. */
export function migrationFiles(): { readonly file: string; readonly url: URL }[] {
  const folder = new URL('../migrations/', import.meta.url);
  return readdirSync(folder)
    .filter((file) => /^\d{3}-/.test(file))
    .sort()
    .map((file) => ({ file, url: new URL(file, folder) }));
}
