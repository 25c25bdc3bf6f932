import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { asOwner, type TestDatabase, testDatabase, urlOf } from '@promenade/platform/api/testing';
import { orExit, Refusal, refuseTooStrong } from './boot-check';

describe('before it starts, the API', () => {
  let database: TestDatabase;
  beforeAll(async () => void (database = await testDatabase()));
  afterAll(async () => await database[Symbol.asyncDispose]());

  /** What it says to the URL of a role made so. */
  async function saidTo(making: (role: string) => readonly string[]): Promise<string> {
    const role = `strong_${randomUUID().slice(0, 8)}`;
    await asOwner(database.name, async (owner) => {
      await owner.query(`create role ${role} login password 'x'`);
      for (const power of making(role)) await owner.query(power);
    });
    const url = Object.assign(new URL(database.url), { username: role, password: 'x' }).href;
    try {
      return await refuseTooStrong(url).then(
        () => '',
        (refusal: Refusal) => refusal.message,
      );
    } finally {
      await asOwner(database.name, async (owner) => {
        await owner.query(`drop owned by ${role}`);
        await owner.query(`drop role ${role}`);
      });
    }
  }

  it('accepts the role that owns nothing', async () => {
    await expect(refuseTooStrong(database.url)).resolves.toBeUndefined();
    expect(await saidTo(() => [])).toBe('');
  });

  it.each([
    ['superuser', 'superutilisateur', (role: string) => [`alter role ${role} superuser`]],
    ['bypassrls', 'bypassrls', (role: string) => [`alter role ${role} bypassrls`]],
    ['createrole', 'createrole', (role: string) => [`alter role ${role} createrole`]],
    [
      'the owner of a table',
      'propriétaire',
      (role: string) => [`create table public.mine_${role} ()`, `alter table mine_${role} owner to ${role}`],
    ],
    ['one that may become the owner', 'propriétaire', (role: string) => [`alter role ${role} noinherit`, `grant owner to ${role}`]],
  ])('refuses %s', async (_what, word, making) => {
    const said = await saidTo(making);
    expect(said).toContain(word);
    expect(said).toMatch(/^DATABASE_URL entre avec « strong_\w+ ».* Donnez le rôle « app »/);
    expect(said).not.toMatch(/\n|:x@/);
  });

  it('refuses owner and postgres themselves', async () => {
    await expect(refuseTooStrong(urlOf('owner', database.name))).rejects.toThrow('« owner », propriétaire');
    await expect(refuseTooStrong(urlOf('postgres', database.name))).rejects.toThrow('« postgres », superutilisateur');
  });

  it('says that the database is not there, without its password, in one line, and ends', async () => {
    const exit = jest.spyOn(process, 'exit').mockImplementation((code) => {
      throw new Error(`exit ${code}`);
    });
    const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    await expect(orExit(refuseTooStrong('postgres://app:secret@127.0.0.1:1/promenade'))).rejects.toThrow('exit 1');
    expect(said.mock.calls).toEqual([
      [expect.stringMatching(/^La base de DATABASE_URL est injoignable à 127\.0\.0\.1:1 \(ECONNREFUSED\)\. [^\n]+$/)],
    ]);
    expect(said.mock.calls.join()).not.toContain('secret');
    exit.mockRestore();
    said.mockRestore();
  });

  it('tells a wrong password and a base that is not there from a base that is away', async () => {
    const wrong = Object.assign(new URL(database.url), { password: 'x' }).href;
    await expect(refuseTooStrong(wrong)).rejects.toThrow('La base refuse l’entrée à « app » (DATABASE_URL)');
    const nowhere = Object.assign(new URL(database.url), { pathname: 'nulle_part' }).href;
    await expect(refuseTooStrong(nowhere)).rejects.toThrow('La base « nulle_part » n’existe pas');
  });

  it('lets a fault that is no refusal show itself whole', async () => {
    await expect(orExit(Promise.reject(new TypeError('a fault of ours')))).rejects.toThrow(TypeError);
  });
});
