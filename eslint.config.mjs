import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import { defineConfig } from 'eslint/config';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import ts from 'typescript-eslint';
import { frenchTypography } from './tools/eslint/french-typography.mjs';

/** The ladder: each room names the rooms below it that it may call. Nothing calls upward or sideways. */
const ground = ['platform'];
const services = [...ground, 'identity', 'documents', 'notifications'];
const registry = [...services, 'directory'];
const rooms = {
  platform: [],
  identity: ground,
  documents: [...ground, 'identity'],
  notifications: [...ground, 'identity'],
  signatures: [...ground, 'identity', 'documents'],
  directory: services,
  charter: [...registry, 'signatures'],
  dashboards: registry,
  audit: [...ground, 'identity'],
};

const scope = (room) => `scope:${room}`;
const byScope = Object.entries(rooms).map(([room, below]) => ({
  sourceTag: scope(room),
  onlyDependOnLibsWithTags: [room, ...below].map(scope),
}));

const byType = [
  {
    sourceTag: 'type:model',
    onlyDependOnLibsWithTags: ['type:model'],
    allowedExternalImports: ['zod', '@date-fns/tz', '@date-fns/tz/tzOffset', 'diff', '@jest/globals', 'fast-check'],
  },
  { sourceTag: 'type:api', onlyDependOnLibsWithTags: ['type:api', 'type:model'], bannedExternalImports: ['@angular/*', 'chart.js'] },
  { sourceTag: 'type:web', onlyDependOnLibsWithTags: ['type:web', 'type:model'], bannedExternalImports: ['@nestjs/*', 'typeorm', 'pg'] },
  { sourceTag: 'type:api-app', onlyDependOnLibsWithTags: ['type:api', 'type:model'] },
  { sourceTag: 'type:web-app', onlyDependOnLibsWithTags: ['type:web', 'type:model'] },
  { sourceTag: 'type:journeys', onlyDependOnLibsWithTags: ['type:api', 'type:model'] },
  { sourceTag: 'type:tools', onlyDependOnLibsWithTags: [] },
];

const zodByName = "ImportDeclaration[source.value='zod'] :matches(ImportSpecifier[imported.name='z'], ImportDefaultSpecifier)";
const oneDoor = [
  { name: 'typeorm', importNames: ['DataSource', 'Repository', 'QueryRunner'], message: 'Database is the one door.' },
  { name: '@nestjs/typeorm', message: 'Database is the one door.' },
  { name: 'pg', message: 'Database is the one door.' },
];
/** A rule set twice is replaced, not added to: this one is named in both places where it holds. */
const testingElsewhere = { group: ['@promenade/*/*/testing'], message: 'For specs.' };

const tests = ['**/*.spec.ts', '**/*.e2e.ts', '**/testing.ts', '**/*{.,-}testing.ts', 'apps/api/src/security/**', 'apps/e2e/**/*.ts'];

export default defineConfig(
  { ignores: ['**/dist', '**/node_modules', '.angular', '.data', '.nx', '**/fixtures'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,mjs}'],
    extends: [js.configs.recommended],
    rules: {
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40 }],
      complexity: ['error', 8],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-irregular-whitespace': ['error', { skipStrings: true, skipTemplates: true, skipComments: true, skipRegExps: true }],
      'no-control-regex': 'off', // what a text may not hold is looked for by its number
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Ask the Clock.' },
        { selector: "CallExpression[callee.name='Date']", message: 'Ask the Clock.' },
        { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Ask the Clock.' },
        { selector: zodByName, message: "import * as z from 'zod', or the browser gets all of it." },
        { selector: 'TSEnumDeclaration', message: 'A list `as const`, or z.enum.' },
      ],
    },
  },
  {
    files: ['**/*.ts'],
    extends: [ts.configs.recommended],
    plugins: { '@nx': nx, 'import-x': importX },
    settings: {
      'import-x/extensions': ['.ts'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: 'tsconfig.base.json' })],
    },
    rules: {
      'no-undef': 'off', // the compiler knows better
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@nx/enforce-module-boundaries': [
        'error',
        // The tools are written in what Node runs as it is: they take no name of the workspace, but these files of the API and the journeys’ browser.
        {
          depConstraints: [...byScope, ...byType],
          banTransitiveDependencies: false,
          allow: ['../apps/api/src/**', '../apps/e2e/src/browser.ts'],
        },
      ],
      'import-x/no-cycle': 'error',
    },
  },
  { files: ['**/*.mjs'], languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } } },
  {
    files: ['libs/**/*.ts', 'apps/web/**/*.ts'],
    ignores: tests,
    rules: { 'no-restricted-imports': ['error', { paths: oneDoor, patterns: [testingElsewhere] }] },
  },
  {
    files: ['libs/platform/api/**/*.ts', 'apps/api/**/*.ts'],
    ignores: tests,
    rules: { 'no-restricted-imports': ['error', { patterns: [testingElsewhere] }] },
  },
  {
    files: ['libs/*/web/**/*.ts', 'apps/web/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': [
        'error',
        [
          { type: 'element', prefix: 'pmd', style: 'kebab-case' },
          { type: 'attribute', prefix: 'pmd', style: 'camelCase' },
        ],
      ],
      '@angular-eslint/directive-selector': ['error', { type: 'attribute', prefix: 'pmd', style: 'camelCase' }],
    },
  },
  {
    files: ['libs/*/web/**/*.html', 'apps/web/src/app/**/*.html'],
    ignores: ['**/*.spec.ts/*'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
    plugins: { house: { rules: { 'french-typography': frenchTypography } } },
    rules: { 'house/french-typography': 'error' },
  },
  {
    // What the server does late, it does outside the transaction, or not at all.
    files: ['tools/**/*.ts', 'apps/{api,e2e}/**/*.ts', 'libs/*/{model,api}/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false, attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
    },
  },
  { files: ['libs/platform/api/src/clock.ts', 'libs/platform/web/src/today.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['**/*.spec.ts', '**/*.e2e.ts', 'apps/api/src/migrations/*.ts'], rules: { 'max-lines-per-function': 'off' } },
);
