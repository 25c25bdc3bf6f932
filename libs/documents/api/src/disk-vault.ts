import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { DamagedFile, type ShelvedFile, type StoredFile, TooLarge, Vault } from './vault';

export const VAULT_FOLDER = Symbol('folder of the vault');

const INCOMING = 'incoming';
const KEY = /^[0-9A-Za-z]{1,12}\/[0-9a-f]{2}\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The vault on a disk: `<shelf>/<two digits>/<uuid>`. Bytes are written aside, flushed, then renamed into their place, and
 * the folder is flushed: after a cut of power a file is whole or not there.
 */
@Injectable()
export class DiskVault extends Vault {
  constructor(@Inject(VAULT_FOLDER) private readonly folder: string) {
    super();
  }

  async put(bytes: Uint8Array | AsyncIterable<Uint8Array>, shelf: string, limit: number): Promise<StoredFile> {
    const id = randomUUID();
    const storageKey = `${shelf}/${id.slice(0, 2)}/${id}`;
    const [aside, place] = [join(this.folder, INCOMING, id), this.pathOf(storageKey)];
    await mkdir(dirname(aside), { recursive: true, mode: 0o700 });
    try {
      const written = await writeAside(aside, bytes, limit);
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      await rename(aside, place);
      for (const folder of [dirname(place), join(this.folder, shelf), this.folder]) await flushFolder(folder);
      return { storageKey, ...written };
    } catch (error) {
      await rm(aside, { force: true });
      throw error;
    }
  }

  async read({ storageKey, sha256 }: Pick<StoredFile, 'storageKey' | 'sha256'>): Promise<Buffer> {
    const bytes = await readFile(this.pathOf(storageKey)).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? new DamagedFile(storageKey, 'missing') : error;
    });
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new DamagedFile(storageKey, 'altered');
    return bytes;
  }

  async has(storageKey: string): Promise<boolean> {
    return access(this.pathOf(storageKey), constants.F_OK).then(
      () => true,
      () => false,
    );
  }

  async *filesOn(shelf: string): AsyncIterable<ShelvedFile> {
    for (const drawer of await namesIn(join(this.folder, shelf))) {
      for (const name of await namesIn(join(this.folder, shelf, drawer))) {
        const storageKey = `${shelf}/${drawer}/${name}`;
        if (KEY.test(storageKey)) yield { storageKey, putAt: (await stat(this.pathOf(storageKey))).mtime };
      }
    }
  }

  async sweep(before: Date): Promise<number> {
    let swept = 0;
    for (const name of await namesIn(join(this.folder, INCOMING))) {
      const path = join(this.folder, INCOMING, name);
      const isOld = await stat(path).then(
        ({ mtime }) => mtime < before,
        () => false,
      );
      if (isOld) await rm(path, { force: true }).then(() => swept++);
    }
    return swept;
  }

  /** A key is ours or it is nothing: a path can never come from outside. */
  private pathOf(storageKey: string): string {
    if (!KEY.test(storageKey)) throw new Error(`"${storageKey}" is no key of the vault.`);
    return join(this.folder, storageKey);
  }
}

async function writeAside(
  path: string,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
  limit: number,
): Promise<Omit<StoredFile, 'storageKey'>> {
  const file = await open(path, 'wx', 0o600);
  try {
    const digest = createHash('sha256');
    let size = 0;
    for await (const chunk of bytes instanceof Uint8Array ? [bytes] : bytes) {
      size += chunk.byteLength;
      if (size > limit) throw new TooLarge(`More than ${limit} bytes.`);
      digest.update(chunk);
      await writeAll(file, chunk);
    }
    await file.sync();
    return { sha256: digest.digest('hex'), size };
  } finally {
    await file.close();
  }
}

/** One write may take only a part of what it is given. */
async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.byteLength;) at += (await file.write(chunk, at)).bytesWritten;
}

async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}
