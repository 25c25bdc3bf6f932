import { createHash } from 'node:crypto';
import { appendFile, chmod, mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DiskVault } from './disk-vault';
import { DamagedFile, type StoredFile, TooLarge } from './vault';

const MANY = 1_000_000;
let folder: string;
let vault: DiskVault;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vault-'));
  vault = new DiskVault(folder);
});
afterAll(() => rm(folder, { recursive: true }));

const bytes = Buffer.from('Charte signée');
const digest = createHash('sha256').update(bytes).digest('hex');
const allFiles = async () => (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
const keysOn = async (shelf: string) => {
  const keys: string[] = [];
  for await (const { storageKey } of vault.filesOn(shelf)) keys.push(storageKey);
  return keys;
};

describe('the vault on a disk', () => {
  it('gives back the bytes it was given, under a name of its own', async () => {
    const file = await vault.put(bytes, '88', MANY);
    expect(file).toEqual({ storageKey: expect.stringMatching(/^88\/[0-9a-f]{2}\/[0-9a-f-]{36}$/), sha256: digest, size: bytes.length });
    expect(await vault.read(file)).toEqual(bytes);
    expect(await readFile(join(folder, file.storageKey))).toEqual(bytes);
    expect((await stat(join(folder, file.storageKey))).mode & 0o077).toBe(0);
  });

  it('takes a stream, and digests it on the way', async () => {
    async function* slowly() {
      for (const byte of bytes) yield Buffer.from([byte]);
    }
    expect(await vault.put(slowly(), '2A', MANY)).toMatchObject({ sha256: digest, size: bytes.length });
  });

  it('keeps nothing of what is too large, or of a stream that breaks', async () => {
    const before = (await allFiles()).length;
    async function* broken() {
      yield bytes;
      throw new Error('the line went dead');
    }
    await expect(vault.put(broken(), '88', MANY)).rejects.toThrow('the line went dead');
    await expect(vault.put(bytes, '88', bytes.length - 1)).rejects.toBeInstanceOf(TooLarge);
    expect(await allFiles()).toHaveLength(before);
  });

  it('keeps nothing when the folder cannot be written', async () => {
    await writeFile(join(folder, '54'), 'a file where the shelf should be');
    const before = (await allFiles()).length;
    await expect(vault.put(bytes, '54', MANY)).rejects.toThrow(/EEXIST|ENOTDIR/);
    expect(await allFiles()).toHaveLength(before);
  });

  it.each<[string, (path: string) => Promise<unknown>, string]>([
    ['changed by a byte', (path) => writeFile(path, Buffer.from('charte signée')), 'altered'],
    ['longer', (path) => appendFile(path, '\n'), 'altered'],
    ['cut', (path) => truncate(path, 3), 'altered'],
    ['gone', (path) => rm(path), 'missing'],
  ])('refuses to give a file that is %s', async (_, spoil, fault) => {
    const file = await vault.put(bytes, '88', MANY);
    await chmod(join(folder, file.storageKey), 0o600);
    await spoil(join(folder, file.storageKey));
    const error = await vault.read(file).catch((each: unknown) => each);
    expect(error).toBeInstanceOf(DamagedFile);
    expect(error).toMatchObject({ fault, storageKey: file.storageKey });
  });

  it.each(['../etc/passwd', '/etc/passwd', '88/../../x', '88/ab/..', '', '88/ab/0b7c9d52-2d4e-4c8a-9d43-6f2f1c0e8a11/../x'])(
    'knows no key like "%s"',
    async (storageKey) => {
      await expect(vault.read({ storageKey, sha256: digest })).rejects.toThrow('is no key of the vault');
    },
  );

  it('refuses a shelf that is a path', async () => {
    await expect(vault.put(bytes, '../88', MANY)).rejects.toThrow('is no key of the vault');
    await expect(vault.put(bytes, 'incoming/a', MANY)).rejects.toThrow('is no key of the vault');
  });

  it('lists a shelf, and only what is ours on it', async () => {
    const files = await Promise.all(Array.from({ length: 40 }, () => vault.put(bytes, '33', MANY)));
    await writeFile(join(folder, '33', files[0]!.storageKey.slice(3, 5), 'notes.txt'), 'left by somebody');
    expect((await keysOn('33')).sort()).toEqual(files.map((file: StoredFile) => file.storageKey).sort());
    expect(await keysOn('971')).toEqual([]);
  });

  it('clears away what was being put when the process died, once it is old', async () => {
    const left = join(folder, 'incoming', 'half');
    await writeFile(left, 'half a file');
    expect(await vault.sweep(new Date(Date.parse('2020-01-01')))).toBe(0);
    await utimes(left, 1_600_000_000, 1_600_000_000);
    expect(await vault.sweep(new Date(1_700_000_000_000))).toBe(1);
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });
});
