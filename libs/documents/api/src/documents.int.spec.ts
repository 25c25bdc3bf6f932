import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NotFoundException } from '@nestjs/common';
import { documentSchema } from '@promenade/documents/model';
import { aClock, anActor, type TestDatabase, testDatabase } from '@promenade/platform/api/testing';
import { DiskVault } from './disk-vault';
import { DocumentEntity } from './document.entity';
import { DocumentsService } from './documents.service';
import { DamagedFile } from './vault';

const now = new Date('2026-11-24T17:22:07.123Z');
const pdf = Buffer.from('%PDF-1.7\n%âãÏÓ\nune charte\n%%EOF');
const label = { name: 'charte.pdf', type: 'application/pdf' } as const;
const [vosges, gironde] = [anActor(), anActor({ department: '33' })];
let folder: string;
let database: TestDatabase;
let vault: DiskVault;
let documents: DocumentsService;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'documents-'));
  database = await testDatabase([DocumentEntity]);
  vault = new DiskVault(folder);
  documents = new DocumentsService(database, aClock(() => now), vault); // prettier-ignore
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const keep = (bytes: Uint8Array = pdf, as: Partial<typeof label | { name: string; type: string }> = {}) =>
  database.transaction(vosges, () => documents.keep(bytes, { ...label, ...as } as typeof label));

describe('documents', () => {
  it('are kept with their digest, and given back as they were', async () => {
    const kept = await keep();
    expect(documentSchema.parse(kept)).toEqual({
      ...kept,
      department: '88',
      name: 'charte.pdf',
      size: pdf.length,
      createdAt: now.toISOString(),
    });
    expect(await database.transaction(vosges, () => documents.read(kept.id), 'read only')).toEqual(pdf);
    expect(await database.transaction(vosges, () => documents.find(kept.id), 'read only')).toEqual(kept);
  });

  it('of another département are not there', async () => {
    const { id } = await keep();
    await expect(database.transaction(gironde, () => documents.read(id))).rejects.toBeInstanceOf(NotFoundException);
  });

  it.each([
    ['../../etc/passwd', 'etc passwd'],
    ['charte "2026"<b>\r\nSet-Cookie: a', 'charte 2026 b Set-Cookie a'],
    ['\u202efdp.exe', 'fdp.exe'],
    ['', 'document'],
    ['é'.repeat(400), 'é'.repeat(150)],
  ])('called %j are named %j, and lie elsewhere', async (name, shown) => {
    expect((await keep(pdf, { name })).name).toBe(shown);
  });

  it.each([
    ['a picture called PDF', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'application/pdf', 415],
    ['a page of the web', Buffer.from('<!doctype html><script>1</script>'), 'application/pdf', 415],
    ['a PDF called table', pdf, 'text/csv', 415],
    ['a program called table', Buffer.from([0x4d, 0x5a, 0, 0]), 'text/csv', 415],
    ['more than the limit', Buffer.alloc(10 * 1024 * 1024 + 1, 'nom;prénom\n'), 'text/csv', 413],
  ])('are refused: %s', async (_, bytes, type, status) => {
    await expect(keep(bytes, { type })).rejects.toMatchObject({ status });
  });

  it('of text are taken as a table', async () => {
    expect((await keep(Buffer.from('nom;prénom\nHumbert;Nathalie\n'), { type: 'text/csv' })).type).toBe('text/csv');
  });

  it('answer 503 when the disk is full', async () => {
    const full = Object.assign(new DiskVault(folder), {
      put: () => Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' })),
    });
    const service = new DocumentsService(database, aClock(() => now), full); // prettier-ignore
    await expect(database.transaction(vosges, () => service.keep(pdf, label))).rejects.toMatchObject({ status: 503, code: 'storage-away' });
  });
});

describe('what the vault and the base do not agree upon', () => {
  const inGironde = <T>(work: () => Promise<T>) => database.transaction(gironde, work);
  const found = () => database.transaction(gironde, () => documents.discrepancies(), 'read only');
  const agedOf = (storageKey: string, hours: number) => {
    const at = new Date(now.getTime() - hours * 3_600_000);
    return utimes(join(folder, storageKey), at, at);
  };

  it('is found, and nothing else', async () => {
    const { id } = await inGironde(() => documents.keep(pdf, label));
    const { storageKey } = await inGironde(() => database.manager.findOneByOrFail(DocumentEntity, { id }));
    await agedOf(storageKey, 2);
    expect(await found()).toEqual({ filesWithoutRow: [], rowsWithoutFile: [] });

    // A process that dies between the file and the end of its transaction leaves a file, never a row.
    const death = inGironde(() => documents.keep(pdf, label).then(() => Promise.reject(new Error('killed'))));
    await expect(death).rejects.toThrow('killed');
    let orphan = '';
    for await (const file of vault.filesOn('33')) if (file.storageKey !== storageKey) orphan = file.storageKey;
    await agedOf(orphan, 0.9);
    expect(await found()).toEqual({ filesWithoutRow: [], rowsWithoutFile: [] });
    await agedOf(orphan, 1.1);
    expect(await found()).toEqual({ filesWithoutRow: [orphan], rowsWithoutFile: [] });

    await rm(join(folder, storageKey));
    expect(await found()).toEqual({ filesWithoutRow: [orphan], rowsWithoutFile: [id] });
    await expect(inGironde(() => documents.read(id))).rejects.toBeInstanceOf(DamagedFile);
    await writeFile(join(folder, storageKey), pdf);
    expect((await found()).rowsWithoutFile).toEqual([]);
  });
});
