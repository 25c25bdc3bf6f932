import { randomBytes, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from './settings';

/**
 * What seals short things whose digest alone could be guessed (a code of six digits). Given, or made once in the data folder:
 * written aside then linked, so that of two programs that start together both read the same.
 */
export function secretOf({ PROMENADE_SECRET, PROMENADE_DATA }: Pick<Settings, 'PROMENADE_SECRET' | 'PROMENADE_DATA'>): string {
  if (PROMENADE_SECRET) return PROMENADE_SECRET;
  mkdirSync(PROMENADE_DATA, { recursive: true });
  const file = join(PROMENADE_DATA, 'secret');
  const draft = `${file}-${randomUUID()}`;
  writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(file, 'utf8');
}
