import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

/** Where something would be written, and what it would say. */
type Writing = [what: string, path: string, text: string];
/** One breach of the ladder, and the rule that must refuse it. */
type Breach = [...Writing, rule: string];

const BOUNDARY = '@nx/enforce-module-boundaries';
const SYNTAX = 'no-restricted-syntax';
const IMPORTS = 'no-restricted-imports';

const breaches: Breach[] = [
  ['a model that imports Nest', 'libs/identity/model/src/a.ts', `import '@nestjs/common';`, BOUNDARY],
  ['a model that imports pg', 'libs/identity/model/src/b.ts', `import 'pg';`, BOUNDARY],
  ['a page that imports a service', 'libs/directory/web/src/a.ts', `import '@promenade/directory/api';`, BOUNDARY],
  ['a page that imports Nest', 'libs/directory/web/src/b.ts', `import '@nestjs/common';`, BOUNDARY],
  ['a service that imports Angular', 'libs/directory/api/src/a.ts', `import '@angular/core';`, BOUNDARY],
  ['a service that imports a page', 'libs/directory/api/src/b.ts', `import '@promenade/directory/web';`, BOUNDARY],
  ['the ground that calls a room', 'libs/platform/api/src/a.ts', `import '@promenade/identity/api';`, BOUNDARY],
  ['a room that calls upward', 'libs/directory/api/src/c.ts', `import '@promenade/charter/api';`, BOUNDARY],
  ['a room that calls sideways', 'libs/documents/api/src/a.ts', `import '@promenade/notifications/api';`, BOUNDARY],
  ['a room entered by the window', 'libs/charter/api/src/a.ts', `import '../../../directory/api/src/index';`, BOUNDARY],
  ['a journey that uses pages', 'apps/e2e/src/a.ts', `import '@promenade/identity/web';`, BOUNDARY],
  ['a repository outside the transaction', 'libs/charter/api/src/b.ts', `import '@nestjs/typeorm';`, IMPORTS],
  [
    'a connection of its own',
    'libs/charter/api/src/c.ts',
    `import { DataSource } from 'typeorm';\nnew DataSource({ type: 'postgres' });`,
    IMPORTS,
  ],
  ['pg outside the platform', 'libs/charter/api/src/d.ts', `import 'pg';`, IMPORTS],
  ['what tests are built with, in a service', 'libs/charter/api/src/e.ts', `import '@promenade/platform/api/testing';`, IMPORTS],
  ['the time of the machine', 'libs/charter/api/src/f.ts', `export const now = new Date();`, SYNTAX],
  ['the time of the machine, in numbers', 'libs/charter/web/src/a.ts', `export const now = Date.now();`, SYNTAX],
  ['the time of the machine, in words', 'libs/charter/model/src/a.ts', `export const now = Date();`, SYNTAX],
  ['zod by name', 'libs/charter/model/src/b.ts', `import { z } from 'zod';\nexport const a = z.string();`, SYNTAX],
  ['zod by default', 'libs/charter/model/src/c.ts', `import z from 'zod';\nexport const a = z.string();`, SYNTAX],
  ['an enumeration', 'libs/charter/model/src/d.ts', `export enum Colour { Red }`, SYNTAX],
  ['a picture without words', 'libs/charter/web/src/b.html', `<img src="/a.png" />`, '@angular-eslint/template/alt-text'],
  ['French as machines type it', 'libs/charter/web/src/c.html', `<p>L'eau est là !</p>`, 'house/french-typography'],
  ['French cut by a value', 'libs/charter/web/src/d.html', `<p aria-label="Qui ?">{{ name() }} : oui</p>`, 'house/french-typography'],
];

const allowed: Writing[] = [
  ['a model that imports zod and a model below', 'libs/charter/model/src/e.ts', `import '@promenade/directory/model';\nimport 'zod';`],
  ['zod as a namespace', 'libs/charter/model/src/f.ts', `import * as z from 'zod';\nexport const a = z.string();`],
  ['a service that calls downward', 'libs/charter/api/src/g.ts', `import '@promenade/directory/api';\nimport '@promenade/signatures/api';`],
  [
    'the platform, which is the door',
    'libs/platform/api/src/b.ts',
    `import { DataSource } from 'typeorm';\nnew DataSource({ type: 'postgres' });`,
  ],
  ['a day that is told', 'libs/charter/model/src/g.ts', `export const day = new Date('2027-01-01');`],
  [
    'French as it is printed',
    'libs/charter/web/src/e.html',
    `<p title="Qui\u202f?">L’eau est là\u202f! {{ name() }}\u00a0: «\u00a0oui\u00a0»</p>`,
  ],
];

describe('the ladder', () => {
  let found: Record<string, string[]>;
  let room: string;

  beforeAll(() => {
    room = mkdtempSync('libs/platform/model/src/cycle-');
    const round = (name: string, other: string) => `import { ${other} } from './${other}';\nexport const ${name} = () => ${other};\n`;
    writeFileSync(join(room, 'day.ts'), round('day', 'night'));
    writeFileSync(join(room, 'night.ts'), round('night', 'day'));
    writeFileSync(join(room, 'late.ts'), `const later = () => Promise.resolve();\nlater();\n`);
    const files = ['day.ts', 'night.ts', 'late.ts'].map((name) => ({
      path: join(room, name),
      text: readFileSync(join(room, name), 'utf8'),
    }));
    const texts = [...breaches, ...allowed].map(([, path, text]) => ({ path, text }));
    const input = JSON.stringify([...files, ...texts]);
    const linted = spawnSync('node', ['tools/lint-texts.ts'], { input, encoding: 'utf8', env: { ...process.env, NX_DAEMON: 'false' } });
    if (linted.status !== 0) throw new Error(linted.stderr);
    found = JSON.parse(linted.stdout) as Record<string, string[]>;
  }, 300_000);
  afterAll(() => rmSync(room, { recursive: true, force: true }));

  it.each(breaches)('refuses %s', (_, path, __, rule) => {
    expect(found[path]!.join('\n')).toContain(`${rule}: `);
  });

  it.each(allowed)('allows %s', (_, path) => {
    expect(found[path]).toEqual([]);
  });

  it('refuses two files that go round in a circle', () => {
    expect(found[join(room, 'day.ts')]!.join('\n')).toContain('import-x/no-cycle: ');
  });

  it('refuses work that nobody waits for', () => {
    expect(found[join(room, 'late.ts')]!.join('\n')).toContain('@typescript-eslint/no-floating-promises: ');
  });

  it('knows each project by its room and by its face, or no rule would hold for it', () => {
    const projects = globSync('{apps,libs,tools}/**/project.json').map(
      (file) => JSON.parse(readFileSync(file, 'utf8')) as { tags?: string[] },
    );
    expect(projects.length).toBeGreaterThan(20);
    for (const { tags = [] } of projects) {
      expect(tags.map((tag) => tag.split(':')[0]).sort()).toEqual(['scope', 'type']);
    }
  });
});
