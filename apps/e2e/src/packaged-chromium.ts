import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Where a Chromium is, and what it needs around it. */
export interface Chromium {
  executablePath: string;
  env: Record<string, string>;
}

/** The package unpacks into the temporary folder, and takes for its own whatever lies there: so in a process that has one to itself. */
const UNPACK = `
  import { inflate } from './build/index.js';
  await Promise.all(['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'].map((archive) => inflate('bin/' + archive)));`;

const run = promisify(execFile);

const checkout = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * The Chromium that comes with the packages, with the libraries and fonts that a bare Debian lacks. Unpacked once for each
 * checkout and version, and renamed into place when whole: two files of journeys at once cannot spoil it.
 */
export async function packagedChromium(): Promise<Chromium> {
  const unpacked = join(checkout, 'node_modules/.cache', `chromium-${packagedVersion()}`);
  if (!existsSync(unpacked)) await unpack(unpacked);
  const temporary = join(unpacked, 'tmp');
  mkdirSync(temporary, { recursive: true });
  const libraries = join(unpacked, 'al2023/lib');
  const env = { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: join(unpacked, 'fonts.conf'), TMPDIR: temporary };
  return { executablePath: join(unpacked, 'chromium'), env };
}

async function unpack(place: string): Promise<void> {
  mkdirSync(dirname(place), { recursive: true });
  const draft = mkdtempSync(`${place}-`);
  await run(process.execPath, ['--input-type=module', '--eval', UNPACK], { cwd: packageFolder(), env: { ...process.env, TMPDIR: draft } });
  writeFileSync(join(draft, 'fonts.conf'), fontsIn(place));
  try {
    renameSync(draft, place);
  } catch {
    rmSync(draft, { recursive: true });
  }
}

/** The package's own list of font folders is that of another machine. These fonts and no others, so that two machines draw alike. */
function fontsIn(place: string): string {
  const folders = `<dir>${place}/fonts</dir><cachedir>${place}/tmp/fonts</cachedir>`;
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders}</fontconfig>`;
}

function packageFolder(): string {
  return join(checkout, 'node_modules/@sparticuz/chromium');
}

function packagedVersion(): string {
  return (createRequire(import.meta.url)(join(packageFolder(), 'package.json')) as { version: string }).version;
}
