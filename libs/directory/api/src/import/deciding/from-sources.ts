import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';

// Where the sources run as they are (tests), Node is told what the bundle knows: the rooms by name, and files without their extension.

const libs = new URL('../../../../../', import.meta.url);

registerHooks({
  resolve: (specifier, context, next) => next(fileOf(specifier, context.parentURL) ?? specifier, context),
});

function fileOf(specifier: string, parent: string | undefined): string | undefined {
  const room = /^@promenade\/(\w+)\/(\w+)$/.exec(specifier);
  if (room) return new URL(`${room[1]}/${room[2]}/src/index.ts`, libs).href;
  if (!parent?.startsWith(libs.href) || !specifier.startsWith('.') || specifier.endsWith('.ts')) return undefined;
  return ['.ts', '/index.ts'].map((end) => new URL(specifier + end, parent)).find((file) => existsSync(file))?.href;
}
