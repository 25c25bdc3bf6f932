import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether programs that owe us nothing are installed: where one is not, what it would have said is told to be unproved. */
export function has(...programs: string[]): boolean {
  const missing = programs.filter((program) => spawnSync('which', [program]).status !== 0);
  if (missing.length > 0) console.info(`Not proved here, for want of ${missing.join(', ')}: ${programs.join(', ')}`);
  return missing.length === 0;
}

export interface Told {
  /** It ended well. */
  readonly holds: boolean;
  readonly said: string;
}

/** What a shell answers to lines typed as they are printed, in a folder where these files lie. */
export function typed(lines: string, folder: string, files: Readonly<Record<string, Uint8Array | string>> = {}): Told {
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', lines], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  return { holds: status === 0, said: stdout + stderr };
}
