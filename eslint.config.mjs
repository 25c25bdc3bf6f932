import nx from '@nx/eslint-plugin';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import ts from 'typescript-eslint';

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
  { sourceTag: 'type:model', onlyDependOnLibsWithTags: ['type:model'], allowedExternalImports: ['zod', '@jest/globals', 'fast-check'] },
  { sourceTag: 'type:api', onlyDependOnLibsWithTags: ['type:api', 'type:model'], bannedExternalImports: ['@angular/*', 'chart.js'] },
  { sourceTag: 'type:web', onlyDependOnLibsWithTags: ['type:web', 'type:model'], bannedExternalImports: ['@nestjs/*', 'typeorm', 'pg'] },
  { sourceTag: 'type:api-app', onlyDependOnLibsWithTags: ['type:api', 'type:model'] },
  { sourceTag: 'type:web-app', onlyDependOnLibsWithTags: ['type:web', 'type:model'] },
  { sourceTag: 'type:journeys', onlyDependOnLibsWithTags: ['type:api', 'type:model'] },
];

export default ts.config(
  { ignores: ['**/dist', '**/node_modules', '**/*.mjs', '**/vite.config.ts'] },
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
      '@nx/enforce-module-boundaries': ['error', { depConstraints: [...byScope, ...byType], banTransitiveDependencies: false }],
      'import-x/no-cycle': 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40 }],
      complexity: ['error', 8],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Ask the Clock.' },
        { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Ask the Clock.' },
      ],
    },
  },
  {
    files: ['libs/*/api/**/*.ts'],
    ignores: ['libs/platform/**', '**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'typeorm', importNames: ['DataSource', 'Repository', 'QueryRunner'], message: 'Database is the one door.' },
            { name: '@nestjs/typeorm', message: 'Database is the one door.' },
            { name: 'pg', message: 'Database is the one door.' },
          ],
        },
      ],
    },
  },
  { files: ['libs/platform/api/src/clock.ts', 'libs/platform/web/src/today.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['**/*.spec.ts', '**/*.e2e.ts', 'apps/api/src/migrations/*.ts'], rules: { 'max-lines-per-function': 'off' } },
);
