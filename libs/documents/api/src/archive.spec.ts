import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import yauzl from 'yauzl';
import { writeArchive } from './archive';
import { DiskVault } from './disk-vault';
import type { ShelvedDocument } from './own-documents';
import type { Vault } from './vault';

const publicUrl = 'https://promenade.example';
let folder: string;
let vault: DiskVault;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archive-'));
  vault = new DiskVault(folder);
});
afterAll(() => rm(folder, { recursive: true }));

async function aDocument(bytes: Buffer, said: Partial<ShelvedDocument> = {}): Promise<ShelvedDocument> {
  const file = await vault.put(bytes, '88', 1_000_000);
  const party = {
    structure: { id: crypto.randomUUID(), name: 'Maison de la famille' },
    promeneur: { id: crypto.randomUUID(), name: 'Nathalie Humbert' },
  };
  const signed = {
    kind: 'charter',
    number: 'PDN-88-7QK4-M2XA',
    title: 'Charte',
    standing: 'in-force',
    since: null,
    sealed: true,
    code: 'ABCD',
  } as const;
  const kept = {
    id: crypto.randomUUID(),
    department: '88',
    name: 'charte.pdf',
    type: 'application/pdf',
    createdAt: '2026-11-24T17:22:07.123Z',
  } as const;
  return { ...kept, ...signed, ...party, on: '2026-11-24', ...file, ...said };
}

async function unzipped(zip: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const reader = await yauzl.fromBufferPromise(zip);
  for await (const entry of reader.eachEntry()) files.set(entry.fileName, await buffer(await reader.openReadStreamPromise(entry)));
  return files;
}

async function archiveOf(documents: readonly ShelvedDocument[], from: Vault = vault): Promise<Map<string, Buffer>> {
  const out = new PassThrough();
  const [zip] = await Promise.all([buffer(out), writeArchive(out, documents, { vault: from, publicUrl })]);
  return unzipped(zip);
}

const linesOf = (files: Map<string, Buffer>) =>
  parse(files.get('index.csv')!, { bom: true, delimiter: ';', columns: true }) as Record<string, string>[];

describe('an archive of documents', () => {
  it('holds each file as it was kept, an index and the digests that a machine checks', async () => {
    const bytes = [Buffer.from('%PDF-1.7 une'), Buffer.from('%PDF-1.7 deux')];
    const documents = [await aDocument(bytes[0]!), await aDocument(bytes[1]!)];
    const files = await archiveOf(documents);
    const names = [
      'PDN-88-7QK4-M2XA - Nathalie Humbert - Maison de la famille.pdf',
      'PDN-88-7QK4-M2XA - Nathalie Humbert - Maison de la famille (2).pdf',
    ];
    expect([...files.keys()]).toEqual([...names, 'index.csv', 'SHA256SUMS']);
    for (const [at, name] of names.entries()) expect(files.get(name)).toEqual(bytes[at]);
    const sums = files.get('SHA256SUMS')!.toString().trim().split('\n');
    expect(sums).toEqual(names.map((name, at) => `${createHash('sha256').update(bytes[at]!).digest('hex')}  ${name}`));
    expect(linesOf(files)[0]).toEqual({
      Fichier: names[0],
      Constat: 'présent',
      Nature: 'charte signée',
      Numéro: 'PDN-88-7QK4-M2XA',
      Titre: 'Charte',
      Structure: 'Maison de la famille',
      Promeneur: 'Nathalie Humbert',
      'Signé ou reçu le': '2026-11-24',
      État: 'en vigueur',
      'Depuis le': '',
      Cachet: 'scellé',
      Octets: '12',
      'Empreinte SHA-256': documents[0]!.sha256,
      'À vérifier ici': 'https://promenade.example/verifier/document?code=ABCD',
    });
  });

  it('says which file the disk lost or spoiled, and gives the others', async () => {
    const lost = await aDocument(Buffer.from('%PDF-1.7 perdu'));
    const spoiled = await aDocument(Buffer.from('%PDF-1.7 abîmé'), { sha256: '0'.repeat(64) });
    await rm(join(folder, lost.storageKey));
    const files = await archiveOf([lost, await aDocument(Buffer.from('%PDF-1.7 entier')), spoiled]);
    expect(linesOf(files).map(({ Constat }) => Constat)).toEqual(['fichier manquant', 'présent', 'fichier abîmé, non remis']);
    expect(files.size).toBe(3);
    expect(files.get('SHA256SUMS')!.toString().trim().split('\n')).toHaveLength(1);
  });

  it('opens in a spreadsheet without running what a name says', async () => {
    const files = await archiveOf([await aDocument(Buffer.from('%PDF-1.7'), { title: '=HYPERLINK("http://x.example")' })]);
    expect(linesOf(files)[0]!['Titre']).toBe(`'=HYPERLINK("http://x.example")`);
  });

  it('of nothing is an index without lines', async () => {
    const files = await archiveOf([]);
    expect([...files.keys()]).toEqual(['index.csv', 'SHA256SUMS']);
  });

  it('reads the next file when the one before has left, and no more once nobody listens', async () => {
    const documents = await Promise.all(Array.from({ length: 40 }, () => aDocument(Buffer.alloc(200_000, 7))));
    let reads = 0;
    const counting = Object.assign(Object.create(vault) as DiskVault, {
      read: (file: ShelvedDocument) => vault.read(file).finally(() => (reads += 1)),
    });
    const out = new PassThrough();
    const written = writeArchive(out, documents, { vault: counting, publicUrl });
    await once(out, 'readable');
    expect(reads).toBeLessThan(5);
    out.destroy();
    await written;
    expect(reads).toBeLessThan(5);
  });

  it('breaks off when the disk fails, so that a part is never taken for the whole', async () => {
    const broken = Object.assign(Object.create(vault) as DiskVault, { read: () => Promise.reject(new Error('input/output error')) });
    const out = new PassThrough();
    const received = buffer(out);
    await expect(writeArchive(out, [await aDocument(Buffer.from('%PDF-1.7'))], { vault: broken, publicUrl })).rejects.toThrow(
      'input/output error',
    );
    await expect(received).rejects.toThrow();
    expect(await readdir(folder)).toContain('88');
  });
});
