import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Release } from './dump.ts';

const FOLDER = new URL('../../releases/', import.meta.url);

/** Releases are kept by the day they were written: a base in service may hold any of them. The oldest first. */
export function releaseNames(): string[] {
  return readdirSync(FOLDER).filter((name) => name.endsWith('.json.gz')).sort(); // prettier-ignore
}

export function readRelease(name: string): Release {
  return JSON.parse(gunzipSync(readFileSync(new URL(name, FOLDER))).toString('utf8')) as Release;
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
