import { mkdtemp, readdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NotFoundException } from '@nestjs/common';
import type { Discrepancy } from '@promenade/documents/model';
import { aClock, anActor, type TestDatabase, testDatabase } from '@promenade/platform/api/testing';
import { addDays, dayInParis } from '@promenade/platform/model';
import { DiskVault } from './disk-vault';
import { DocumentEntity } from './document.entity';
import { DocumentsService } from './documents.service';
import { Reconcile } from './reconcile';

const pdf = Buffer.from('%PDF-1.7\n%âãÏÓ\nune charte\n%%EOF');
const label = { name: 'charte.pdf', type: 'application/pdf' } as const;
// Each test has a département of its own: what one spoils, another does not find.
const departments = ['88', '33', '54', '55', '57', '67', '68', '70', '25', '39'];
let at = -1;
let now: Date;
let folder: string;
let database: TestDatabase;
let vault: DiskVault;

const clock = aClock(() => now);
const night = () => anActor({ id: 'worker:documents-reconcile', department: departments[at]! });
const run = <T>(work: () => Promise<T>) => database.transaction(night(), work);
const parts = () => {
  const documents = new DocumentsService(database, clock, vault);
  return { documents, reconcile: new Reconcile(database, clock, documents, vault) };
};
const found = async (): Promise<Discrepancy[]> => (await run(() => parts().reconcile.list())).items;
const kindsFound = async () => (await found()).map(({ kind }) => kind);
const keyOf = async (id: string) => (await run(() => database.manager.findOneByOrFail(DocumentEntity, { id }))).storageKey;

/** A file kept two hours ago: its transaction is long over. */
async function aFile(): Promise<{ readonly id: string; readonly key: string }> {
  const { id } = await run(() => parts().documents.keep(pdf, label));
  const key = await keyOf(id);
  await aged(key);
  return { id, key };
}

async function aged(key: string): Promise<void> {
  const then = new Date(now.getTime() - 2 * 3_600_000);
  await utimes(join(folder, key), then, then);
}

/** A process that dies between the file and the end of its transaction. */
async function aDeath(): Promise<string> {
  await expect(
    run(() =>
      parts()
        .documents.keep(pdf, label)
        .then(() => Promise.reject(new Error('killed'))),
    ),
  ).rejects.toThrow('killed');
  for await (const { storageKey } of vault.filesOn(departments[at]!)) {
    await aged(storageKey);
    return storageKey;
  }
  throw new Error('The file was not written.');
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reconcile-'));
  database = await testDatabase([DocumentEntity], clock);
  vault = new DiskVault(folder);
});
beforeEach(() => {
  at += 1;
  now = new Date('2026-11-24T01:45:00Z');
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

describe('the night that compares the disk with the base', () => {
  it('finds nothing where all is in order', async () => {
    await aFile();
    await run(() => parts().reconcile.run());
    expect(await found()).toEqual([]);
  });

  it('tells of the file that a death left without a row, and never of a row without a file', async () => {
    const key = await aDeath();
    await run(() => parts().reconcile.run());
    expect(await found()).toEqual([expect.objectContaining({ kind: 'orphan', storageKey: key, name: null, sha256: null })]);
    expect(await run(() => database.query(`select id from document where department = $1`, [departments[at]]))).toEqual([]);
    // Nobody deleted it, and a second night says the same once.
    await run(() => parts().reconcile.run());
    expect(await kindsFound()).toEqual(['orphan']);
    expect(await vault.has(key)).toBe(true);
  });

  it('tells which document lost its file, and is silent once the file is back', async () => {
    const { id, key } = await aFile();
    const aside = join(folder, 'restored');
    await rename(join(folder, key), aside);
    await run(() => parts().reconcile.run());
    const [lost] = await found();
    expect(lost).toMatchObject({ kind: 'missing', storageKey: key, name: 'charte.pdf', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await run(() => parts().reconcile.check(lost!.id))).toMatchObject({ total: 1 });
    await rename(aside, join(folder, key));
    expect(await run(() => parts().reconcile.check(lost!.id))).toMatchObject({ total: 0 });
    expect(await run(() => parts().documents.read(id))).toEqual(pdf);
    await expect(run(() => parts().reconcile.check(lost!.id))).rejects.toBeInstanceOf(NotFoundException);
  });

  it('reads every file again within twenty-eight nights, and finds the one a hand changed', async () => {
    const { key } = await aFile();
    await writeFile(join(folder, key), 'another text');
    const first = dayInParis(now);
    for (let nights = 0; nights < 28; nights += 1) {
      now = new Date(`${addDays(first, nights)}T01:45:00Z`);
      await run(() => parts().reconcile.run());
    }
    expect(await kindsFound()).toEqual(['altered']);
    await writeFile(join(folder, key), pdf);
    await run(() => parts().reconcile.run());
    expect(await found()).toEqual([]);
  });

  it('says no more of what the coordination has set aside, and says again what goes wrong a second time', async () => {
    await aDeath();
    const { key } = await aFile();
    await run(() => parts().reconcile.run());
    const [orphan] = await found();
    expect(await run(() => parts().reconcile.setAside(orphan!.id))).toMatchObject({ total: 0 });
    await run(() => parts().reconcile.run());
    expect(await found()).toEqual([]);

    const aside = join(folder, 'again');
    for (const _ of [1, 2]) {
      await rename(join(folder, key), aside);
      await run(() => parts().reconcile.run());
      expect(await kindsFound()).toEqual(['missing']);
      await rename(aside, join(folder, key));
      await run(() => parts().reconcile.run());
      expect(await found()).toEqual([]);
    }
  });

  it('clears away what was half written when a process died, a day later', async () => {
    const half = join(folder, 'incoming', 'half');
    await aFile();
    await writeFile(half, 'half a file');
    await utimes(half, now, now);
    await run(() => parts().reconcile.run());
    expect(await readdir(join(folder, 'incoming'))).toEqual(['half']);
    now = new Date(now.getTime() + 25 * 3_600_000);
    await run(() => parts().reconcile.run());
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });

  it('keeps nothing of what a full disk refuses: neither row, nor file, nor half of one', async () => {
    const put = () => Promise.reject(Object.assign(new Error('no space left'), { code: 'ENOSPC' }));
    const full = new DocumentsService(database, clock, Object.assign(Object.create(vault) as DiskVault, { put }));
    await expect(run(() => full.keep(pdf, label))).rejects.toMatchObject({ status: 503, code: 'storage-away' });
    await run(() => parts().reconcile.run());
    expect(await found()).toEqual([]);
    expect(await run(() => database.query(`select id from document where department = $1`, [departments[at]]))).toEqual([]);
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });

  it('tells a département nothing of another', async () => {
    await aDeath();
    await run(() => parts().reconcile.run());
    const [orphan] = await found();
    const elsewhere = anActor({ department: '2A' });
    expect(await database.transaction(elsewhere, () => parts().reconcile.list())).toMatchObject({ total: 0 });
    await expect(database.transaction(elsewhere, () => parts().reconcile.setAside(orphan!.id))).rejects.toBeInstanceOf(NotFoundException);
  });
});
