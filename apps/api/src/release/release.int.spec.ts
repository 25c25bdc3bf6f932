import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asOwner, urlOf } from '@promenade/platform/api/testing';
import { migrate } from '../migrate';
import { migrations } from '../migrations/index';
import { digestOfFile, type Release } from './dump';
import { migrationFiles, readRelease, releaseNames } from './store';

/** A base in service holds some release: what is written today must bring it to the present, with everything it keeps. */
describe.each(releaseNames())('the release of %s', (file) => {
  const name = `release_${randomUUID().slice(0, 8)}`;
  let release: Release;

  beforeAll(async () => {
    release = readRelease(file);
    await asOwner('postgres', (all) => all.query(`create database ${name} owner owner`));
    await asOwner(name, (all) => all.query(readFileSync('docker/roles.sql', 'utf8')));
    await migrate(urlOf('owner', name), migrations.slice(0, release.migrations.length));
    await asOwner(name, (all) => all.query(release.sql));
    await migrate(urlOf('owner', name));
  }, 60_000);
  afterAll(async () => void (await asOwner('postgres', (all) => all.query(`drop database if exists ${name} with (force)`))));

  it('was made by migrations that nobody has changed since', () => {
    const now = migrationFiles().map(({ file: named, url }) => ({ name: named, sha256: digestOfFile(url) }));
    expect(now.slice(0, release.migrations.length)).toEqual(release.migrations);
    expect(now.length).toBe(migrations.length);
  });

  it('loses no row on its way to the present', async () => {
    const kept = Object.entries(release.counts).filter(([, rows]) => rows > 0);
    expect(kept.length).toBeGreaterThan(10);
    for (const [table, rows] of kept) {
      const [counted] = (await asOwner(name, (all) => all.query(`select count(*)::int as rows from "${table}"`))) as { rows: number }[];
      expect({ table, rows: counted!.rows }).toEqual({ table, rows });
    }
  });

  it('keeps what was signed as it was', async () => {
    const [found] = (await asOwner(name, (all) =>
      all.query(`select count(*)::int as signed from promeneur p join signature_request r on r."subjectId" = p.id and r.state = 'complete'
        where p."charterState" = 'complete' and p.department = '88'`),
    )) as { signed: number }[];
    expect(found!.signed).toBe(24);
  });
});
